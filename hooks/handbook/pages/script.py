"""The page of a script: the conversation in the order of the file, its branches headed by what the customer says.

Using and rehearsing happen on the same page: the browser reads the ways through the talk from its turns.
"""

from dataclasses import dataclass
from typing import Any

from handbook.model.script import Script, Turn
from handbook.model.settings import Settings
from handbook.pages.aims import standards_of, steps_of
from handbook.pages.page import Site
from handbook.remembering import remembered


@dataclass(frozen=True, slots=True)
class Way:
    """A choice as it is shown: what the customer does, and the number and id of the line that follows."""

    when: str
    number: int
    id: str


@dataclass(frozen=True, slots=True)
class Spoken:
    """A turn as it is shown. ``branches`` lead here; ``onward`` is set where the next line is not the one below.

    ``next`` is the id of the one line that follows, or empty before choices and at an end.
    """

    number: int
    turn: Turn
    step: str
    branches: tuple[Way, ...]
    choices: tuple[Way, ...]
    onward: Way | None
    next: str


def view(script: Script, site: Site) -> dict[str, Any]:
    """The conversation, its variables, its limits, and what it aims at."""
    settings = site.handbook.settings
    return {
        "method": settings.title_of("methods", script.method) if script.method else None,
        "talk": _talk(script, settings),
        "steps": steps_of(script, settings),
        "standards": standards_of(script, site.handbook),
    }


@remembered
def _talk(script: Script, settings: Settings) -> tuple[Spoken, ...]:
    return tuple(_spoken(script, position, settings) for position in range(len(script.turns)))


def _spoken(script: Script, position: int, settings: Settings) -> Spoken:
    turn, numbers = script.turns[position], {id_: number for number, id_ in enumerate(script.parts, start=1)}
    came_from = tuple(
        Way(choice.when, numbers[other.id], other.id)
        for other in script.turns
        for choice in other.choices
        if choice.to == turn.id
    )
    return Spoken(
        number=position + 1,
        turn=turn,
        step=settings.step_title(turn.step) if turn.step else "",
        branches=came_from,
        choices=tuple(Way(choice.when, numbers[choice.to], choice.to) for choice in turn.choices),
        onward=Way("", numbers[turn.next], turn.next) if turn.next else None,
        next="" if turn.choices else next(iter(script.ways_on(position)), ""),
    )
