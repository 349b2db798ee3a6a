"""The page of a script: the conversation in the order of the file, its branches headed by what the customer says."""

from dataclasses import dataclass
from typing import Any

from handbook.model.script import Script, Turn
from handbook.pages.page import Site


@dataclass(frozen=True, slots=True)
class Way:
    """A choice as it is shown: what the customer does, and the number and id of the line that follows."""

    when: str
    number: int
    id: str


@dataclass(frozen=True, slots=True)
class Spoken:
    """A turn as it is shown. ``branches`` lead here; ``onward`` is set where the next line is not the one below."""

    number: int
    turn: Turn
    step: str
    branches: tuple[Way, ...]
    choices: tuple[Way, ...]
    onward: Way | None


def view(script: Script, site: Site) -> dict[str, Any]:
    """The conversation, its variables and its limits."""
    settings = site.handbook.settings
    return {
        "method": settings.title_of("methods", script.method) if script.method else None,
        "talk": tuple(_spoken(script, position, site) for position in range(len(script.turns))),
    }


def _spoken(script: Script, position: int, site: Site) -> Spoken:
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
        step=site.handbook.settings.step_title(turn.step) if turn.step else "",
        branches=came_from,
        choices=tuple(Way(choice.when, numbers[choice.to], choice.to) for choice in turn.choices),
        onward=Way("", numbers[turn.next], turn.next) if turn.next else None,
    )
