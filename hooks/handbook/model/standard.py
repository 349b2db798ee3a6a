"""Service standard: one observable sentence, and everything needed to do it, check it and measure it."""

from enum import StrEnum
from typing import Annotated, Any, Self

from pydantic import BeforeValidator, model_validator
from pydantic_core import PydanticCustomError

from handbook.model.entry import Entry, Moment
from handbook.model.fields import EntryId, Flag, Line, Number, Part, Prose, Slug, StepCode, at_most_han, doc

_SIGNS = {"<=": "≤", ">=": "≥", "＝": "=", "==": "="}


def _sign(text: Any) -> Any:
    """A comparison as keyboards give it → its sign."""
    return _SIGNS.get(text, text) if isinstance(text, str) else text


class Comparison(StrEnum):
    """How a measured value is held against its target."""

    AT_MOST = "≤"
    AT_LEAST = "≥"
    EXACTLY = "="


class Levels(Part):
    """A standard does what is expected, an excellent one does more (M32)."""

    pass_: Line = doc("合格", "客户预期之内，人人必须做到。", "客户讲完之前没有插话。", alias="pass")
    excellent: Line = doc("卓越", "超出客户预期的一步。", "讲完后先停两秒，再问“还有吗”。")


class Measure(Part):
    """How one knows that the standard is kept (M37): a number with its way of counting, or the reason for none."""

    what: Line | None = doc("量什么", "被数的东西。", "5 分钟内有人回应的投诉占比", None)
    op: Annotated[Comparison, BeforeValidator(_sign)] | None = doc(
        "比较", "≤、≥ 或 =。", "≥", None, json_schema_extra={"enum": [*Comparison, *_SIGNS]}
    )
    target: Number | None = doc("目标值", "一个数字。", "95", None)
    unit: Line | None = doc("单位", "数字的单位。", "%", None)
    window: Line | None = doc("周期", "多久算一次。", "每月", None)
    how: Line | None = doc("怎么量", "数据从哪里来、怎么抽。", "投诉登记表的时间戳", None)
    by: Line | None = doc("谁来量", "负责统计的岗位。", "投诉管理专员", None)
    none: Line | None = doc(
        "不设指标的理由", "确实量不了时写明原因，其余各项不写。", "一年不到三次，数不成比例。", None
    )

    @model_validator(mode="after")
    def _whole_or_none(self) -> Self:
        numbers = (self.what, self.op, self.target, self.unit, self.window, self.how, self.by)
        given = [part is not None for part in numbers]
        if not (all(given) if self.none is None else not any(given)):
            raise PydanticCustomError("measure_shape", "a whole measure or a reason for none")
        return self


class Check(Part):
    """An observable act. Checks feed checklists and assessments."""

    id: Slug = doc("项号", "本条之内的短编号，一经使用不再改。", "a")
    text: Line = doc("核对什么", "能看见、能打勾的一件事。", "客户讲完之前没有插话")
    moment: Moment = doc("何时", "在哪个时刻核对。", "during")
    critical: Flag = doc("必做", "没做到就不能往下走。", "true", default=False)
    if_failed: Line | None = doc("没做到怎么办", "当场补救的一步。", "马上道歉，请客户从头讲。", None)


class Exemption(Part):
    """When the standard does not bind, who decides and what is written down."""

    when: Line = doc("什么情况", "哪种情况可以不照做。", "客户有人身危险")
    who: Line = doc("谁决定", "有权决定的岗位。", "值班经理")
    record: Line = doc("怎么记", "记在哪里、记什么。", "登记表备注写明原因")


class Brief(Part):
    """The short form for briefing sheets; nothing is ever cut by machine."""

    rule: Annotated[Line, at_most_han(30)] = doc(
        "一句话", "班前会念的一句，不超过 30 个汉字。", "客户讲完之前，谁也不插话。"
    )
    points: tuple[Annotated[Line, at_most_han(24)], ...] = doc(
        "要点", "最多三条，每条不超过 24 个汉字。", ["手里的活先放下"], min_length=1, max_length=3
    )


class Standard(Entry):
    """One obligation, stated so that two people who watch the same scene agree on whether it was kept."""

    statement: Line = doc("标准", "谁、在什么情况下、做什么、做到什么程度。", "客户讲投诉时，你不插话，直到他停下。")
    why: Prose = doc("为什么", "客户为什么在意，做不到会怎样。", "没讲完就被打断的人会从头再讲，而且更大声。")
    levels: Levels = doc("两级水平", "合格与卓越，都要看得见。", {"pass": "…", "excellent": "…"})
    measure: Measure = doc("指标", "怎么知道做到了，或不设指标的理由。", {"what": "…"})
    checks: tuple[Check, ...] = doc("核对项", "供清单和自评取用的动作。", [{"id": "a"}], min_length=1)
    good: tuple[Line, ...] = doc("这样做", "看得见的好做法或原话。", ["放下手里的活，面向客户"], min_length=1)
    poor: tuple[Line, ...] = doc("不这样做", "看得见的坏做法或原话。", ["“您先别激动”"], min_length=1)
    exceptions: tuple[Exemption, ...] = doc("例外", "什么时候可以不照做。", [{"when": "…"}], ())
    values: tuple[Slug, ...] = doc("服务于哪种价值", "handbook.yml 里的价值维度。", ["emotional"], min_length=1)
    cause: Slug | None = doc("针对的根源", "投诉类标准填：价值、系统或人。", "people", None)
    step: StepCode | None = doc("方法步骤", "属于哪个方法的哪一步。", "LSCIA.L", None)
    spoken: Flag = doc("要开口", "员工需要开口说话的标准写 true，须有话术配套。", "true", default=False)
    requires: tuple[EntryId, ...] = doc("先要做到", "做这条之前必须先做到的标准。", ["S-301"], ())
    related: tuple[EntryId, ...] = doc("另见", "放在一起看更明白的标准。", ["S-302"], ())
    brief: Brief = doc("班前会短稿", "一句话加要点。", {"rule": "…"})

    @property
    def parts(self) -> tuple[str, ...]:
        """The ids of the checks."""
        return tuple(check.id for check in self.checks)

    def check(self, part: str) -> Check:
        """The check with an id."""
        return next(check for check in self.checks if check.id == part)

    @property
    def summary(self) -> str:
        """The rule of the short form."""
        return self.brief.rule
