"""Figures: numbers and models that guides show as drawings, each with its source."""

from enum import StrEnum
from typing import Self

from pydantic import model_validator
from pydantic_core import PydanticCustomError

from handbook.model.fields import Flag, Line, Number, Part, Slug, Sourced, doc
from handbook.model.sources import DeckId


class FigureKind(StrEnum):
    """What is drawn."""

    BARS = "bars"
    STEPS = "steps"
    LADDER = "ladder"
    LAYERS = "layers"
    QUADRANTS = "quadrants"
    BALANCE = "balance"


class Bar(Part):
    """One number."""

    label: Line = doc("说的是谁", "这个数字说的是哪一群。", "投诉后很快解决")
    value: Number = doc("数值", "一个不小于 0 的数字。", "82", ge=0)
    source: Sourced = doc("来源", "sources.yml 里的编号。", "M46")
    deck: DeckId = doc("材料", "出自哪份材料，加引号。", "000")


class Box(Part):
    """A titled box of a drawing."""

    title: Line = doc("标题", "不超过 10 个字。", "倾听", max_length=14)
    text: Line | None = doc("说明", "不超过 24 个字。", "讲完再开口", None, max_length=40)


class Axis(Part):
    """One of the two axes of quadrants."""

    label: Line = doc("说的是什么", "这条轴量什么。", "客户看重")
    low: Line = doc("低的一头", "轴的起点叫什么。", "低")
    high: Line = doc("高的一头", "轴的终点叫什么。", "高")


class Side(Part):
    """One side of a balance."""

    title: Line = doc("标题", "这一边叫什么。", "得到的")
    items: tuple[Line, ...] = doc("内容", "这一边有什么。", ["产品价值"], min_length=1, max_length=8)


class Figure(Part):
    """A drawing, made when the site is built. Which fields it needs depends on its kind."""

    id: Slug = doc("编号", "正文里写 ![[编号]] 就出现这张图。", "return-rate")
    title: Line = doc("标题", "图上说的是什么。", "还会回来的客户")
    kind: FigureKind = doc("画法", "条形、步骤、阶梯、层次、四象限、天平。", "bars", FigureKind.BARS)
    reading: Line = doc("怎么读", "一句话说出图的意思。", "解决得快，八成人会回来。")
    source: Sourced | None = doc("来源", "条形图以外的图，出自 sources.yml 的哪一条。", "M40", None)
    unit: Line | None = doc("单位", "条形图：数值的单位。", "%", None)
    max: Number | None = doc("轴的终点", "条形图：画满整条轴的数值。", "100", None, gt=0)
    bars: tuple[Bar, ...] = doc("各条", "条形图：由上到下。", [{"label": "…"}], ())
    steps: tuple[Box, ...] = doc(
        "各步", "步骤由先到后，阶梯由下到上，层次由内到外。", [{"title": "…"}], (), max_length=8
    )
    cycle: Flag = doc("循环", "步骤图：最后一步回到第一步。", "true", default=False)
    across: Axis | None = doc("横轴", "四象限：从左到右。", {"label": "…"}, None)
    up: Axis | None = doc("纵轴", "四象限：从下到上。", {"label": "…"}, None)
    cells: tuple[Box, ...] = doc("四格", "四象限：左上、右上、左下、右下。", [{"title": "…"}], ())
    left: Side | None = doc("左边", "天平的左边。", {"title": "…"}, None)
    right: Side | None = doc("右边", "天平的右边。", {"title": "…"}, None)

    @model_validator(mode="after")
    def _whole_drawing(self) -> Self:
        needed = {
            FigureKind.BARS: self.bars and self.unit and self.max,
            FigureKind.QUADRANTS: len(self.cells) == 4 and self.across and self.up,
            FigureKind.BALANCE: self.left and self.right,
        }
        if not needed.get(self.kind, len(self.steps) > 1):
            raise PydanticCustomError("figure_shape", "the fields of this kind of figure")
        return self


class Figures(Part):
    """All figures."""

    figures: tuple[Figure, ...] = doc("图", "手册里的图。", [{"id": "return-rate"}], ())
