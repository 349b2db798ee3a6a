"""The customer's way through our touchpoints: a map, and a page for each stop."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from operator import attrgetter
from typing import Any

from handbook.model.settings import Touchpoint
from handbook.pages.links import shelves
from handbook.pages.page import Page, Site

ACROSS = 3
"""So many stops stand side by side on the map; then the way turns."""
COLUMN, ROW, EDGE = 120, 104, 30
"""Width and height of a stop's place on the map, and the space above the first row, in units of the drawing."""


@dataclass(frozen=True, slots=True)
class Stop:
    """A touchpoint at its place on the map; ``number`` counts from 1."""

    touchpoint: Touchpoint
    number: int
    x: int
    y: int


@dataclass(frozen=True, slots=True)
class Map:
    """The stops, the way through them (the ``d`` of an SVG path), and the size of the drawing."""

    stops: tuple[Stop, ...]
    way: str
    width: int
    height: int


def draw(touchpoints: Sequence[Touchpoint]) -> Map:
    """Touchpoints in the customer's order, on a way that runs to the right, turns, and comes back."""
    stops = tuple(_stop(touchpoint, position) for position, touchpoint in enumerate(touchpoints))
    rows = -(-len(stops) // ACROSS)
    way = [f"M{stops[0].x} {stops[0].y}"]
    for before, after in pairwise(stops):
        if before.y != after.y:
            rightward = before.x > COLUMN
            way.append(f"h{6 if rightward else -6} a{ROW // 2} {ROW // 2} 0 0 {int(rightward)} 0 {ROW}")
        way.append(f"H{after.x}")
    return Map(stops, " ".join(way), COLUMN * ACROSS, ROW * rows)


def _stop(touchpoint: Touchpoint, position: int) -> Stop:
    row, column = divmod(position, ACROSS)
    if row % 2:
        column = ACROSS - 1 - column
    return Stop(touchpoint, position + 1, COLUMN * column + COLUMN // 2, ROW * row + EDGE)


def pages(site: Site) -> Iterator[Page]:
    """The map, then one page a touchpoint."""
    handbook = site.handbook
    source, touchpoints = handbook.documents["handbook.yml"].file, handbook.settings.touchpoints
    own = shelves(handbook, (touchpoint.id for touchpoint in touchpoints), attrgetter("touchpoints"))
    title, about = site.say("journey.title"), site.say("journey.about")
    yield Page("journey/index.md", title, "journey", {"map": draw(touchpoints), "own": own}, source, about)
    for position, touchpoint in enumerate(touchpoints):
        view: dict[str, Any] = {
            "touchpoint": touchpoint,
            "number": position + 1,
            "total": len(touchpoints),
            "before": touchpoints[position - 1] if position else None,
            "after": touchpoints[position + 1] if position + 1 < len(touchpoints) else None,
            "shelves": own[touchpoint.id],
        }
        yield Page(f"journey/{touchpoint.id}.md", touchpoint.title, "touchpoint", view, source, touchpoint.about or "")
