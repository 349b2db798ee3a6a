"""Case study: what happened, step by step, and which standards were kept, broken or exceeded."""

import re
from enum import StrEnum
from typing import Annotated

from handbook.model.entry import Entry
from handbook.model.fields import EntryId, Flag, Line, Part, Prose, Slug, Whole, at_most_han, doc

HEADINGS = {"情境": "situation", "经过": "course", "结果": "outcome", "分析": "analysis"}
"""The headings of a case's body, in order, and the fields that they fill."""

HEADING = re.compile(r"^##[ \t]+([^ \t\n](?:.*[^ \t\n])?)[ \t]*$", re.MULTILINE)
STEP = re.compile(r"^\d+[.、][ \t]*", re.MULTILINE)


class Verdict(StrEnum):
    """How a step of the story stands to a standard."""

    KEPT = "kept"
    BROKEN = "broken"
    EXCEEDED = "exceeded"


class Shown(Part):
    """A standard seen at work in one step of the story."""

    at: Whole = doc("第几步", "经过里的第几步。", "2", ge=1)
    standard: EntryId = doc("标准", "看到了哪条标准。", "S-307")
    verdict: Verdict = doc("判断", "做到、没做到或做得更多。", "broken")
    note: Annotated[Line, at_most_han(40)] = doc("凭什么", "从这一步的哪个动作看出来。", "排队三十分钟无人说明")


class Question(Part):
    """A question to think about first; the reference answer is shown on request."""

    id: Slug = doc("题号", "本案例之内的短编号。", "q1")
    ask: Annotated[Line, at_most_han(80)] = doc("问", "不超过 80 个汉字。", "客户第一次抱怨时，你会先说哪一句？")
    answer: Annotated[Line, at_most_han(70)] = doc("参考答案", "不超过 70 个汉字。", "先说等了多久、还要多久。")


class CaseStudy(Entry):
    """A story with its reading."""

    industry: Line = doc("行业", "故事发生在哪一行。", "银行")
    constructed: Flag = doc("情景改编", "情节为说明道理而编写的写 true，照来源转述的写 false。", "true")
    shows: tuple[Shown, ...] = doc("看到的标准", "哪一步做到或违反了哪条标准。", [{"at": "1"}], min_length=1)
    questions: tuple[Question, ...] = doc("思考题", "至少两道。", [{"id": "q1"}], min_length=2)
    lessons: tuple[Line, ...] = doc("带走什么", "读完记住的几句话。", ["先修流程，再装修"], min_length=1)
    situation: Prose = doc("情境", "正文“情境”一节。", "……")
    course: tuple[Prose, ...] = doc("经过", "正文“经过”一节的编号步骤。", ["……"], min_length=1)
    outcome: Prose = doc("结果", "正文“结果”一节。", "……")
    analysis: Prose = doc("分析", "正文“分析”一节。", "……")

    @property
    def summary(self) -> str:
        """The first lesson."""
        return self.lessons[0]

    @property
    def parts(self) -> tuple[str, ...]:
        """The ids of the questions."""
        return tuple(question.id for question in self.questions)


def split_body(body: str) -> dict[str, str | list[str]]:
    """Markdown below the front matter → the four fields; a heading that is unknown keeps its own name."""
    pieces = HEADING.split(body)
    sections: dict[str, str | list[str]] = {}
    if pieces[0].strip():
        sections["body"] = pieces[0].strip()
    for heading, text in zip(pieces[1::2], pieces[2::2], strict=True):
        sections[HEADINGS.get(heading, heading)] = text.strip()
    course = sections.get("course")
    if isinstance(course, str):
        sections["course"] = [step.strip() for step in STEP.split(course) if step.strip()]
    return sections
