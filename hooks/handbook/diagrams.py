"""Model figures as drawings: boxes, lines and words on a sheet of 360 units, which fits a phone without shrinking.

Each kind of figure is laid out by one function. What stands in a drawing stands in its description, too.
"""

import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from handbook.model.figures import Box, Figure, FigureKind, Side

WIDTH = 360
PAD, GAP, TITLE, LINE = 12, 22, 20, 18
"""Inner margin, space between boxes, height of a title and of a line of text."""

_WIDE, _NARROW = 13.0, 7.5
"""Width of a Han and of a Latin character in the size of texts."""


@dataclass(frozen=True, slots=True)
class Shape:
    """Something to draw: ``rect`` (x, y, width, height), ``path`` (d) or ``text`` (x, y, words)."""

    form: str
    role: str
    x: float = 0
    y: float = 0
    width: float = 0
    height: float = 0
    words: str = ""


@dataclass(frozen=True, slots=True)
class Diagram:
    """A finished drawing: its height, its shapes, and the same in words."""

    height: float
    shapes: tuple[Shape, ...]
    words: str
    width: float = field(default=WIDTH)


def draw(figure: Figure) -> Diagram:
    """A figure of any kind but bars → its drawing."""
    shapes, height = _LAYOUTS[figure.kind](figure)
    return Diagram(height, tuple(shapes), describe(figure))


def describe(figure: Figure) -> str:
    """All that a drawing says, as one text."""
    parts = [_said(box) for box in (*figure.steps, *figure.cells)]
    for side in (figure.left, figure.right):
        parts += [f"{side.title}：{'、'.join(side.items)}"] if side else []
    for axis in (figure.across, figure.up):
        parts += [f"{axis.label}：{axis.low}—{axis.high}"] if axis else []
    return "；".join(parts)


def _said(box: Box) -> str:
    return f"{box.title}：{box.text}" if box.text else box.title


def _steps(figure: Figure) -> tuple[list[Shape], float]:
    """Boxes one below the other, an arrow between; a cycle has a way back at the right."""
    right = 30 if figure.cycle else 0
    shapes: list[Shape] = []
    y, middles = 0.0, []
    for number, box in enumerate(figure.steps):
        if number:
            shapes.append(_arrow((WIDTH - right) / 2, y, y + GAP))
            y += GAP
        drawn, height = _box(box, 0, y, WIDTH - right, number=number + 1)
        shapes += drawn
        middles.append(y + height / 2)
        y += height
    if figure.cycle:
        x, top, bottom = WIDTH - right, middles[0], middles[-1]
        way = f"M{x} {bottom} H{WIDTH - 8} V{top} H{x + 7} m5 -5 l-6 5 l6 5"
        shapes.append(Shape("path", "line", words=way))
    return shapes, y


def _ladder(figure: Figure) -> tuple[list[Shape], float]:
    """The last step at the top, each one further in than the one below."""
    shapes: list[Shape] = []
    y, shift = 0.0, 14
    for number, box in reversed(list(enumerate(figure.steps))):
        drawn, height = _box(box, number * shift, y, WIDTH - (len(figure.steps) - 1) * shift, number=number + 1)
        shapes += drawn
        y += height + 6
    return shapes, y - 6


def _layers(figure: Figure) -> tuple[list[Shape], float]:
    """Boxes within boxes, the first innermost."""
    shapes: list[Shape] = []
    outward = list(reversed(figure.steps))
    heads = [
        TITLE + LINE * len(_wrap(box.text or "", WIDTH - 2 * PAD * (n + 1))) + PAD for n, box in enumerate(outward)
    ]
    total = sum(heads) + PAD * len(heads)
    y, height = 0.0, total
    for depth, box in enumerate(outward):
        inset = depth * PAD
        shapes.append(Shape("rect", "box", inset, y, WIDTH - 2 * inset, height))
        shapes += _words(box, inset + PAD, y, WIDTH - 2 * inset - 2 * PAD)
        y += heads[depth]
        height -= heads[depth] + PAD
    return shapes, total


def _quadrants(figure: Figure) -> tuple[list[Shape], float]:
    """Two rows of two cells, the names of the ends above the rows and below the columns."""
    shapes: list[Shape] = []
    across, up = figure.across, figure.up
    if across is None or up is None:
        raise ValueError(f"{figure.id}: quadrants without axes passed the model")
    half, y = (WIDTH - 8) / 2, 0.0
    for row, end in ((figure.cells[:2], up.high), (figure.cells[2:], up.low)):
        shapes.append(Shape("text", "note", 0, y + 14, words=f"{up.label}：{end}"))
        y += 22
        height = max(_height(box, half) for box in row)
        for column, box in enumerate(row):
            shapes.append(Shape("rect", "box", column * (half + 8), y, half, height))
            shapes += _words(box, column * (half + 8) + PAD, y, half - 2 * PAD)
        y += height + 8
    for column, end in enumerate((across.low, across.high)):
        shapes.append(Shape("text", "note", column * (half + 8), y + 12, words=f"{across.label}：{end}"))
    return shapes, y + 20


def _balance(figure: Figure) -> tuple[list[Shape], float]:
    """A beam on a point, and what lies on either side."""
    half = (WIDTH - 16) / 2
    beam = f"M0 12 H{WIDTH} M{WIDTH / 2} 12 l-10 18 h20 z"
    shapes = [Shape("path", "line", words=beam)]
    tallest = 0.0
    for column, side in enumerate((figure.left, figure.right)):
        if side is None:
            raise ValueError(f"{figure.id}: a balance without two sides passed the model")
        drawn, height = _side(side, column * (half + 16), 40, half)
        shapes += drawn
        tallest = max(tallest, height)
    return shapes, 40 + tallest


def _side(side: Side, x: float, y: float, width: float) -> tuple[list[Shape], float]:
    shapes = [Shape("text", "title", x, y + 14, words=side.title)]
    start, y = y, y + TITLE + 6
    for item in side.items:
        lines = _wrap(item, width - 2 * PAD)
        height = LINE * len(lines) + PAD
        shapes.append(Shape("rect", "box", x, y, width, height))
        shapes += [Shape("text", "text", x + PAD, y + LINE * (n + 1), words=line) for n, line in enumerate(lines)]
        y += height + 4
    return shapes, y - start


def _box(box: Box, x: float, y: float, width: float, *, number: int) -> tuple[list[Shape], float]:
    """A numbered box with its words, and its height."""
    height = _height(box, width - 20)
    shapes = [Shape("rect", "box", x, y, width, height), Shape("text", "number", x + PAD, y + 25, words=str(number))]
    return [*shapes, *_words(box, x + PAD + 20, y, width - 2 * PAD - 20)], height


def _words(box: Box, x: float, y: float, width: float) -> Iterator[Shape]:
    yield Shape("text", "title", x, y + 25, words=box.title)
    for number, line in enumerate(_wrap(box.text or "", width)):
        yield Shape("text", "text", x, y + 25 + LINE * (number + 1) + 2, words=line)


def _height(box: Box, width: float) -> float:
    return 2 * PAD + TITLE - 6 + LINE * len(_wrap(box.text or "", width - 2 * PAD))


def _arrow(x: float, top: float, bottom: float) -> Shape:
    return Shape("path", "line", words=f"M{x} {top + 3} V{bottom - 3} m-5 -6 l5 6 l5 -6")


def _wrap(text: str, width: float) -> Sequence[str]:
    """A text in lines of at most a width; closing punctuation hangs rather than begin a line."""
    lines, line, used = [], "", 0.0
    for char in text:
        needed = _WIDE if unicodedata.east_asian_width(char) in "WFA" else _NARROW
        if line and used + needed > width and char not in "，。、；：！？”）":
            lines.append(line)
            line, used = "", 0.0
        line, used = line + char, used + needed
    return [*lines, line] if line else lines


_LAYOUTS: dict[FigureKind, Callable[[Figure], tuple[list[Shape], float]]] = {
    FigureKind.STEPS: _steps,
    FigureKind.LADDER: _ladder,
    FigureKind.LAYERS: _layers,
    FigureKind.QUADRANTS: _quadrants,
    FigureKind.BALANCE: _balance,
}
