"""Bar figures: each bar's length on the axis, ready to be drawn as SVG."""

from dataclasses import dataclass
from decimal import Decimal

from handbook.model.figures import Bar, Figure

TICKS = 4
"""The axis is divided into so many equal parts."""


@dataclass(frozen=True, slots=True)
class DrawnBar:
    """A bar with its length in per cent of the axis, and its number as it is shown."""

    bar: Bar
    length: str
    shown: str


@dataclass(frozen=True, slots=True)
class Chart:
    """The bars of a figure, measured, and the places of its grid lines, in per cent of the axis."""

    bars: tuple[DrawnBar, ...]
    grid: tuple[str, ...]


def measure(figure: Figure) -> Chart:
    """A bar figure → its chart. A bar beyond the end of the axis is drawn to the end; its number says the rest."""
    whole = figure.max or Decimal(1)
    bars = tuple(
        DrawnBar(bar, _number(min(bar.value / whole, Decimal(1)) * 100), _number(bar.value)) for bar in figure.bars
    )
    return Chart(bars, tuple(_number(Decimal(100 * tick) / TICKS) for tick in range(1, TICKS + 1)))


def _number(value: Decimal) -> str:
    """At most one decimal, without trailing zeros."""
    return f"{value.quantize(Decimal('0.1')):f}".removesuffix(".0")
