"""Self-assessment: dimensions of questions with observable anchors. What the numbers mean is ``scoring``'s."""

from enum import StrEnum
from typing import Self

from pydantic import model_validator
from pydantic_core import PydanticCustomError

from handbook.model.entry import Entry
from handbook.model.fields import EntryId, Flag, Line, Number, Part, Prose, Reference, Slug, Whole, doc


class Unit(StrEnum):
    """Who is assessed."""

    PERSON = "person"
    TEAM = "team"
    SHOP = "shop"


class ItemKind(StrEnum):
    """How a question is answered."""

    YESNO = "yesno"
    LEVEL = "level"
    CHOICE = "choice"
    MULTI = "multi"
    BAND = "band"
    NUMERIC = "numeric"


class Aggregate(StrEnum):
    """Whether dimensions or single items are averaged."""

    DIMENSIONS = "dimensions"
    ITEMS = "items"


class Level(Part):
    """A named stretch of the score, from its lower bound up."""

    id: Slug = doc("编号", "别处用它引用，例如红线封顶。", "steady")
    title: Line = doc("名称", "读者看到的名称。", "稳定")
    min: Number = doc("从多少分起", "百分制下限，最多一位小数；第一级从 0 起。", "70", ge=0, le=100)
    advice: Prose = doc("下一步", "到了这一级，接下来做什么。", "挑最低的一维，本周练两次。")


class Gate(Part):
    """A red line: below ``min`` the level is capped, the score stays as it is."""

    min: Number = doc("红线", "低于这个百分数就算碰线。", "100", ge=0, le=100)
    cap: Slug = doc("封顶", "碰线后最高只能到哪一级。", "start")


class Option(Part):
    """One answer of a choice (its score) or of a multiple choice (its points)."""

    id: Slug = doc("编号", "选项的短编号。", "often")
    text: Line = doc("选项", "看得见的做法。", "每周两次以上")
    score: Number | None = doc("分数", "单选：0 到 100。", "50", None, ge=0, le=100)
    points: Number | None = doc("点数", "多选：选中得几点。", "1", None, ge=0)


class Band(Part):
    """A stretch of a measured number and its score; the last band has no bound."""

    min: Number | None = doc("不低于", "数值下限。", "70", None)
    max: Number | None = doc("不高于", "数值上限。", "30", None)
    score: Number = doc("分数", "0 到 100。", "50", ge=0, le=100)


class Item(Part):
    """One question: drawn from a standard or a check, or its own."""

    id: Slug = doc("题号", "全卷不重复的短编号。", "listen-1")
    from_: Reference | None = doc("取自", "标准（三档）或核对项（是否）。", "S-301", None, alias="from")
    text: Line | None = doc("题目", "自拟题目，问看得见的行为。", "客户讲话时，你在做什么？", None)
    hint: Line | None = doc("提示", "怎么回想、看哪里的记录。", "想最近三次", None)
    kind: ItemKind | None = doc("题型", "是否、分级、单选、多选、分档、数值。", "level", None)
    min: Whole | None = doc("最低级", "分级题的起点。", "0", None)
    max: Whole | None = doc("最高级", "分级题的终点。", "4", None)
    anchors: tuple[Line, ...] = doc("各级说明", "从最低级到最高级，每级一句看得见的行为。", ["边听边打字"], ())
    options: tuple[Option, ...] = doc("选项", "单选或多选的选项。", [{"id": "often"}], ())
    bands: tuple[Band, ...] = doc("分档", "从最好的一档写起，最后一档不设界。", [{"min": "70"}], ())
    unit: Line | None = doc("单位", "数值题的单位。", "分钟", None)
    zero_at: Number | None = doc("零分点", "数值到这里得 0 分。", "10", None)
    full_at: Number | None = doc("满分点", "数值到这里得满分。", "2", None)
    weight: Number = doc("权重", "这一题占多重。", "1", default="1", ge=0, validate_default=True)
    na: Flag = doc("可不适用", "允许选“不适用”。", "true", default=False)
    reverse: Flag = doc("反向", "选得越高分越低。", "true", default=False)
    rev: Whole = doc("题义版次", "题目意思变了就加 1。", "1", default="1", ge=1, validate_default=True)
    gate: Gate | None = doc("红线", "没做到就封顶。", {"min": "100", "cap": "start"}, None)
    next: tuple[EntryId, ...] = doc("读什么做什么", "答得低时看哪几条。", ["S-301"], ())

    @model_validator(mode="after")
    def _whole_question(self) -> Self:
        if (self.from_ is None) == (self.text is None) or (self.from_ is None) == (self.kind is None):
            raise PydanticCustomError("question_shape", "from, or text and kind")
        fault_of = _KIND_FAULTS.get(self.kind) if self.kind else None
        if fault_of and (fault := fault_of(self)):
            raise PydanticCustomError(fault, "the fields of this kind of question")
        return self


def _level_fault(item: Item) -> str | None:
    if item.min is None or item.max is None or item.min >= item.max:
        return "level_range"
    return None if len(item.anchors) == item.max - item.min + 1 else "level_anchors"


def _numeric_fault(item: Item) -> str | None:
    return "numeric_range" if None in (item.zero_at, item.full_at) or item.zero_at == item.full_at else None


def _band_fault(item: Item) -> str | None:
    bounded = [band.min is not None or band.max is not None for band in item.bands]
    return None if bounded and not bounded[-1] and all(bounded[:-1]) else "band_rest"


def _choice_fault(item: Item) -> str | None:
    return None if item.options and all(option.score is not None for option in item.options) else "choice_options"


def _multi_fault(item: Item) -> str | None:
    points = (1 if option.points is None else option.points for option in item.options)
    return None if sum(points) else "choice_options"


_KIND_FAULTS = {
    ItemKind.LEVEL: _level_fault,
    ItemKind.CHOICE: _choice_fault,
    ItemKind.MULTI: _multi_fault,
    ItemKind.BAND: _band_fault,
    ItemKind.NUMERIC: _numeric_fault,
}


class Dimension(Part):
    """A side of the subject with its own score."""

    id: Slug = doc("编号", "全卷不重复的短编号。", "listen")
    title: Line = doc("名称", "读者看到的名称。", "倾听")
    weight: Number = doc("权重", "这一维占多重。", "1", default="1", ge=0, validate_default=True)
    gate: Gate | None = doc("红线", "这一维过低就封顶。", {"min": "50", "cap": "start"}, None)
    items: tuple[Item, ...] = doc("题目", "这一维的题。", [{"id": "listen-1"}], min_length=1)


class Assessment(Entry):
    """A form that is filled in minutes and leads to what to read and do."""

    unit: Unit = doc("评谁", "个人、班组或门店。", "person")
    purpose: Prose = doc("用途", "什么时候做、做完用来干什么。", "每月一次，自己看自己的投诉处理。")
    daily: Flag = doc("每天一次", "每天记一次，看最近七天。", "true", default=False)
    minutes: Whole = doc("约几分钟", "答完要多久。", "4", ge=1, le=60)
    aggregate: Aggregate = doc("怎么合计", "按维度平均，或按题平均。", "dimensions", default=Aggregate.DIMENSIONS)
    target: Number = doc("目标分", "达到多少算好，百分制。", "70", default="70", ge=0, le=100, validate_default=True)
    levels: tuple[Level, ...] = doc("等级", "从 0 分起，由低到高。", [{"id": "start"}], min_length=2)
    dimensions: tuple[Dimension, ...] = doc("维度", "几个方面，各有几题。", [{"id": "listen"}], min_length=1)

    @property
    def parts(self) -> tuple[str, ...]:
        """The ids of the items."""
        return tuple(item.id for dimension in self.dimensions for item in dimension.items)

    @property
    def summary(self) -> str:
        """What the assessment is for."""
        return self.purpose
