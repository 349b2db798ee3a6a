"""Checklist: what one role ticks at one moment, mostly drawn from the checks of standards."""

from enum import StrEnum
from typing import Self

from pydantic import model_validator
from pydantic_core import PydanticCustomError

from handbook.model.entry import Entry, Moment
from handbook.model.fields import Day, EntryId, Flag, Line, Part, Reference, Slug, Whole, doc


class Mode(StrEnum):
    """Read one, do one; or do all from memory, then confirm."""

    READ_DO = "read-do"
    DO_CONFIRM = "do-confirm"


class Item(Part):
    """A line to tick: a standard's check (text, criticality and reference come from there) or its own."""

    from_: Reference | None = doc("取自", "哪条标准的哪个核对项。", "S-305#b", None, alias="from")
    reword: Line | None = doc("改个说法", "这张单子上的说法，意思不变。", "方案念给客户听过", None)
    id: Slug | None = doc("项号", "自拟项目的短编号。", "phone", None)
    text: Line | None = doc("项目", "自拟项目的文字。", "值班手机有电", None)
    critical: Flag = doc("必做", "自拟项目是否必做。", "true", default=False)
    serves: EntryId | None = doc("为哪条标准", "自拟项目落实哪条标准，印在行尾。", "S-301", None)

    @model_validator(mode="after")
    def _drawn_or_own(self) -> Self:
        own = self.id is not None and self.text is not None and self.reword is None
        drawn = (
            self.from_ is not None
            and self.id is None
            and self.text is None
            and not self.critical
            and self.serves is None
        )
        if own == drawn:
            raise PydanticCustomError("item_shape", "from, or id and text")
        return self


class Drop(Part):
    """A check that a derived group leaves out, with the reason."""

    item: Reference = doc("略去哪项", "标准的核对项。", "S-311#c")
    reason: Line = doc("理由", "为什么这张单子不查它。", "归档由夜班另查")


class Derive(Part):
    """Collects every check that fits all the given conditions."""

    chapter: Slug | None = doc("章节", "只收这一章的核对项。", "complaints", None)
    role: Slug | None = doc("岗位", "只收这个岗位的。", "counter", None)
    touchpoint: Slug | None = doc("触点", "只收这个触点的。", "hall", None)
    moment: Moment | None = doc("时刻", "只收这个时刻的。", "weekly", None)


class Group(Part):
    """A moment or place within the list: items in their order, then what is collected and not among them."""

    title: Line = doc("小标题", "这一组在哪里、什么时候做。", "客户坐下之后")
    items: tuple[Item, ...] = doc("项目", "要打勾的项目，按写的先后排在最前面。", [{"from": "S-301#a"}], ())
    derive: Derive | None = doc(
        "自动收集", "按条件收集核对项，不必一条条写；项目里已经写到的不再收。", {"moment": "weekly"}, None
    )
    drop: tuple[Drop, ...] = doc("略去", "自动收集时略去哪些，要写理由。", [{"item": "S-311#c"}], ())

    @model_validator(mode="after")
    def _items_or_derived(self) -> Self:
        if (not self.items and self.derive is None) or (self.drop and self.derive is None):
            raise PydanticCustomError("group_shape", "items, derive, or both")
        return self


class Tested(Part):
    """A trial run of the list by those who tick it."""

    date: Day = doc("哪天", "在现场试的日子。", "2026-10-20")
    place: Line = doc("哪里", "在哪个现场试的。", "东门营业厅")
    people: Whole = doc("几人", "几个人照着它勾过。", "3", ge=1)
    minutes: Whole = doc("实测几分钟", "最慢的一个人用了几分钟。", "4", ge=1)


class Checklist(Entry):
    """One sheet for one role at one moment."""

    moment: Moment = doc("时刻", "什么时候用这张单子。", "during")
    role: Slug = doc("谁来勾", "只写一个岗位。", "counter")
    mode: Mode = doc("怎么用", "念一条做一条，或做完再逐条核对。", "do-confirm")
    minutes: Whole = doc("约几分钟", "从头勾到尾要多久。", "3", ge=1, le=30)
    groups: tuple[Group, ...] = doc("分组", "一到四组。", [{"title": "…"}], min_length=1, max_length=4)
    pause: Line = doc("停", "什么成立了才能往下走。", "五步都有勾，才请客户签字。")
    tested: Tested | None = doc("试过", "在现场试过才写：哪天、哪里、几人、几分钟。", {"date": "…"}, None)
    on_fail: Line = doc("没勾怎么办", "有必做项没勾上时做什么。", "不结束谈话，请值班经理到场。")

    @property
    def audience(self) -> tuple[str, ...]:
        """The one role that ticks the list, and the others who read it."""
        return tuple(dict.fromkeys((self.role, *self.roles)))

    @property
    def summary(self) -> str:
        """What must be true before going on."""
        return self.pause
