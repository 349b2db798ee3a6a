"""Figures: numbers that guides show as charts, each bar with its own source."""

from handbook.model.fields import Line, Number, Part, Slug, Sourced, doc
from handbook.model.sources import DeckId


class Bar(Part):
    """One number."""

    label: Line = doc("说的是谁", "这个数字说的是哪一群。", "投诉后很快解决")
    value: Number = doc("数值", "一个不小于 0 的数字。", "82", ge=0)
    source: Sourced = doc("来源", "sources.yml 里的编号。", "M46")
    deck: DeckId = doc("材料", "出自哪份材料，加引号。", "000")


class Figure(Part):
    """A bar chart, drawn when the site is built."""

    id: Slug = doc("编号", "正文里写 ![[编号]] 就出现这张图。", "return-rate")
    title: Line = doc("标题", "图上说的是什么。", "还会回来的客户")
    unit: Line = doc("单位", "数值的单位。", "%")
    max: Number = doc("轴的终点", "画满整条轴的数值。", "100", gt=0)
    bars: tuple[Bar, ...] = doc("各条", "由上到下。", [{"label": "…"}], min_length=1)
    reading: Line = doc("怎么读", "一句话说出图的意思。", "解决得快，八成人会回来。")


class Figures(Part):
    """All figures."""

    figures: tuple[Figure, ...] = doc("图", "手册里的数字图。", [{"id": "return-rate"}], ())
