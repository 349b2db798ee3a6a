"""Script (话术): a conversation that can branch, with the reasons and the limits of what is said."""

import re
from enum import StrEnum
from typing import Annotated, Self

from pydantic import model_validator
from pydantic_core import PydanticCustomError

from handbook.model.entry import Entry
from handbook.model.fields import Line, Part, Prose, Reference, Slug, StepCode, Whole, at_most_han, doc

VARIABLE = re.compile(r"\{\{\s*([^{}]+?)\s*\}\}")
"""A gap in a line: ``{{回复时间}}``."""


class Channel(StrEnum):
    """How the two sides meet."""

    FACE = "face"
    PHONE = "phone"
    TEXT = "text"
    VISIT = "visit"


class Speaker(StrEnum):
    """Whose line it is: in talks within the house the other side is a colleague; a note is for the reader only."""

    CUSTOMER = "customer"
    COLLEAGUE = "colleague"
    STAFF = "staff"
    NOTE = "note"


class End(StrEnum):
    """How a path of the conversation ends."""

    RESOLVED = "resolved"
    ESCALATED = "escalated"
    CALLBACK = "callback"
    LOST = "lost"


class Scenario(Part):
    """When the script is used and what it is for."""

    trigger: Line = doc("什么时候用", "客户做了什么、说了什么。", "客户在柜台大声说“叫你们经理来”。")
    channel: Channel = doc("渠道", "当面、电话、文字或上门。", "face")
    mood: Whole = doc("客户情绪", "1 平静，5 暴怒。", "4", ge=1, le=5)
    goal: Prose = doc("要达到什么", "谈完之后应有的结果。", "客户知道谁在办、几点有答复。")


class Variable(Part):
    """A gap in the lines that staff fill in before they speak."""

    key: Line = doc("变量名", "在台词里写作 {{变量名}}。", "回复时间")
    label: Line = doc("要填什么", "一句话说明。", "答应客户的具体钟点")
    example: Line = doc("例子", "一个真实的填法。", "今天下午 4 点")


class Choice(Part):
    """One way on, by what the customer says or does."""

    when: Line = doc("客户怎样", "客户说什么或做什么。", "客户说“我不信”")
    to: Slug = doc("转到", "接着念哪一句。", "t5")


class Turn(Part):
    """One line of the conversation and exactly one way on: the next line, choices, or an end."""

    id: Slug = doc("句号", "本话术之内的短编号。", "t1")
    speaker: Speaker = doc("谁说", "客户、员工、同事，或给读者的旁注。", "staff")
    text: Line | None = doc("台词", "照着念的话。可以用 {{变量名}}。", "王先生，我是小李，这件事由我负责到底。", None)
    variants: tuple[Line, ...] = doc("几种说法", "意思相同、可任选一句。", ["您请讲，我记着。"], ())
    tone: Line | None = doc("语气", "语速、音量、动作。", "语速放慢，说完停一下", None)
    step: StepCode | None = doc("方法步骤", "这一句属于方法的哪一步。", "LSCIA.L", None)
    cites: tuple[Reference, ...] = doc("做到了哪条", "这一句落实的标准或核对项。", ["S-306#a"], ())
    do: tuple[Line, ...] = doc("同时做", "说这句时的动作。", ["双手递上名片"], ())
    dont: tuple[Line, ...] = doc("不要说", "这里容易说错的话。", ["“这不归我管”"], ())
    next: Slug | None = doc("接着", "不接下一句时，接哪一句。", "t6", None)
    choices: tuple[Choice, ...] = doc("分岔", "按客户的反应分头走。", [{"when": "…", "to": "t5"}], ())
    end: End | None = doc("到此为止", "这条路的结果。", "resolved", None)

    @property
    def lines(self) -> tuple[str, ...]:
        """The line, or its variants."""
        return (self.text,) if self.text is not None else self.variants

    @model_validator(mode="after")
    def _one_text_one_way(self) -> Self:
        if bool(self.text) == bool(self.variants):
            raise PydanticCustomError("turn_text", "text or variants")
        if sum((self.next is not None, bool(self.choices), self.end is not None)) > 1:
            raise PydanticCustomError("turn_way", "one of next, choices, end")
        return self


class Boundaries(Part):
    """Where a technique is honest and where it is not."""

    use_when: tuple[Line, ...] = doc("适用条件", "满足这些才用。", ["方案已经给出"], min_length=1)
    never_when: tuple[Line, ...] = doc("不可用的情形", "有一条就不能用。", ["客户身体不适"], min_length=1)


class Script(Entry):
    """What to say, as a conversation."""

    scenario: Scenario = doc("场景", "什么时候用、想达到什么。", {"trigger": "…"})
    method: Slug | None = doc("方法", "整篇按哪个方法走。", "LSCIA", None)
    variables: tuple[Variable, ...] = doc("要填的词", "说之前先填好。", [{"key": "回复时间"}], ())
    turns: tuple[Turn, ...] = doc("对话", "按先后写；不写 next 就接下一句。", [{"id": "t1"}], min_length=2)
    boundaries: Boundaries = doc("边界", "适用条件与不可用的情形。", {"use_when": ["…"]})
    say: tuple[Annotated[Line, at_most_han(24)], ...] = doc(
        "一起念",
        "班前会一起念的话，最多三句，每句不超过 24 个汉字。",
        ["这件事由我负责到底。"],
        min_length=1,
        max_length=3,
    )
    avoid: tuple[Annotated[Line, at_most_han(10)], ...] = doc(
        "不说", "最多三个，每个不超过 10 个汉字。", ["这不归我管"], min_length=1, max_length=3
    )

    @property
    def parts(self) -> tuple[str, ...]:
        """The ids of the turns."""
        return tuple(turn.id for turn in self.turns)

    @property
    def summary(self) -> str:
        """The first line that a team reads aloud."""
        return self.say[0]

    def ways_on(self, position: int) -> tuple[str, ...]:
        """The turns that may follow the turn at a position of the file; none where the path ends."""
        turn = self.turns[position]
        if turn.choices:
            return tuple(choice.to for choice in turn.choices)
        if turn.next is not None:
            return (turn.next,)
        if turn.end is None and position + 1 < len(self.turns):
            return (self.turns[position + 1].id,)
        return ()
