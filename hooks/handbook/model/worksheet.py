"""Worksheet: a few numbers go in, exact results come out. What the arithmetic means is ``expressions``'."""

from enum import StrEnum
from typing import Annotated

from pydantic import StringConstraints

from handbook.model.entry import Entry
from handbook.model.fields import Flag, Line, Number, Part, Prose, Whole, doc

Ident = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]*$")]
"""The id of an input or a result; it stands in expressions, so it has no hyphen."""
Formula = Annotated[str, StringConstraints(strip_whitespace=True, pattern=r"^[^\n]{1,200}$")]
"""Arithmetic on ids and numbers in one line."""


class Show(StrEnum):
    """How a result is written."""

    NUMBER = "number"
    PERCENT = "percent"
    RATIO = "ratio"


class Input(Part):
    """One number that the reader fills in."""

    id: Ident = doc("编号", "算式里用它：小写字母、数字、下划线。", "keep")
    label: Line = doc("项目", "请读者填什么。", "客户保持率")
    unit: Line = doc("单位", "数的单位。", "%")
    min: Number = doc("最小", "最小能填多少。", "0")
    max: Number = doc("最大", "最大能填多少。", "100")
    example: Number = doc("例子", "例题里填的数。", "66")
    hint: Line | None = doc("提示", "到哪里找这个数、怎么数。", "今年还来买的老客户 ÷ 去年的客户", None)


class Result(Part):
    """One number that follows from the inputs and the results above it."""

    id: Ident = doc("编号", "算式里用它：小写字母、数字、下划线。", "kept")
    title: Line = doc("名称", "算出来的是什么。", "留下的老客户")
    formula: Line = doc("怎么算", "用话说出算法，读者照着能手算。", "现有客户 × 保持率")
    expression: Formula = doc("算式", "数字、编号、+ - * / 括号、min()、max()。", "keep / 100")
    unit: Line | None = doc("单位", "数的单位。", "位", None)
    decimals: Whole = doc("几位小数", "0 到 2 位，四舍五入只在显示时做一次。", "0", ge=0, le=2)
    main: Flag = doc("主要结果", "最要看的那一个。", "true", default=False)
    show: Show = doc("写法", "普通的数、百分比（乘 100）、或“几比一”。", "percent", default=Show.NUMBER)


class Bars(Part):
    """A small chart of inputs and results on one axis."""

    title: Line = doc("标题", "图上比的是什么。", "要找多少新客户")
    bars: tuple[Ident, ...] = doc(
        "各条", "由上到下，输入或结果的编号，单位要相同。", ["keep"], min_length=1, max_length=8
    )


class Reading(Part):
    """What a result means when a comparison is true. Compared are the numbers as they are shown (77 % is 77)."""

    when: Formula = doc("什么时候", "比较：< <= > >= =，两边是算式；结果按显示的数比，77 % 就是 77。", "keep < 50")
    say: Prose = doc("说明", "这样说明什么、接下来做什么；开头写明是哪种情况。", "保持率不到一半：先留住老客户。")


class Worksheet(Entry):
    """A calculation that is done on the page or on paper; nothing is kept or sent."""

    purpose: Prose = doc("用途", "什么时候算、算出来做什么用。", "定明年目标之前，先算要找多少新客户。")
    minutes: Whole = doc("约几分钟", "填完看完要多久。", "5", ge=1, le=60)
    inputs: tuple[Input, ...] = doc(
        "填的数", "请读者填的数，按填的先后。", [{"id": "keep"}], min_length=1, max_length=12
    )
    results: tuple[Result, ...] = doc(
        "结果", "由上往下算，只能用上面的数。", [{"id": "kept"}], min_length=1, max_length=12
    )
    chart: Bars = doc("图", "几个数放在一根轴上比。", {"title": "…"})
    reading: tuple[Reading, ...] = doc("怎么读", "结果是多少时说明什么。", [{"when": "keep < 50"}], ())

    @property
    def parts(self) -> tuple[str, ...]:
        """The ids of inputs and results."""
        return (*(field.id for field in self.inputs), *(result.id for result in self.results))

    @property
    def summary(self) -> str:
        """What the worksheet is for."""
        return self.purpose
