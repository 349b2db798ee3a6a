"""What a conversation aims at: the steps of its method and the standards that its lines fulfil.

A reader sees them below the talk, a rehearsal judges them, role cards list them.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from handbook.model.entry import Entry
from handbook.model.handbook import Handbook
from handbook.model.script import Script
from handbook.model.settings import Settings
from handbook.pages.links import EntryLink, link_to
from handbook.remembering import kept, remembered

ELSEWHERE = 3
"""How many other scripts are named for a standard."""


Lines = tuple[tuple[int, str], ...]
"""(number, id) each."""


@dataclass(frozen=True, slots=True)
class Aim:
    """A step (``id`` is its code) or a standard, with the (number, id) of each line that fulfils it.

    ``elsewhere`` are other scripts in which the standard can be practised, those of the same chapter first.
    """

    id: str
    title: str
    about: str
    lines: Lines
    elsewhere: tuple[EntryLink, ...] = ()


@remembered
def steps_of(script: Script, settings: Settings) -> tuple[Aim, ...]:
    """The steps of the script's method in their order, also those without a line; none without a method."""
    methods = (method for method in settings.methods if method.id == script.method)
    return tuple(
        Aim(code, step.title, step.about, _lines_of_step(script, code))
        for method in methods
        for step in method.steps
        for code in (f"{method.id}.{step.letter}",)
    )


def _lines_of_step(script: Script, code: str) -> Lines:
    return tuple((number, turn.id) for number, turn in enumerate(script.turns, start=1) if turn.step == code)


@remembered
def standards_of(script: Script, handbook: Handbook) -> tuple[Aim, ...]:
    """The standards that the lines fulfil, in the order in which they come up."""
    cited, scripts = _lines_by_standard(script), _scripts(handbook)
    return _standards(
        script.id, script, tuple(handbook.entries[id_] for id_ in cited), tuple(scripts[id_] for id_ in cited)
    )


@kept
def _standards(
    _: str, script: Script, standards: tuple[Entry, ...], users: tuple[Sequence[Script], ...]
) -> tuple[Aim, ...]:
    lines = _lines_by_standard(script)
    return tuple(
        Aim(entry.id, entry.title, entry.summary, lines[entry.id], _elsewhere(script, citing))
        for entry, citing in zip(standards, users, strict=True)
    )


@remembered
def _lines_by_standard(script: Script) -> Mapping[str, Lines]:
    found: dict[str, list[tuple[int, str]]] = {}
    for number, turn in enumerate(script.turns, start=1):
        for id_ in dict.fromkeys(reference.partition("#")[0] for reference in turn.cites):
            found.setdefault(id_, []).append((number, turn.id))
    return {id_: tuple(lines) for id_, lines in found.items()}


@remembered
def _scripts(handbook: Handbook) -> Mapping[str, Sequence[Script]]:
    """The scripts that fulfil each standard."""
    found: dict[str, list[Script]] = {}
    for script in handbook.all(Script):
        for id_ in _lines_by_standard(script):
            found.setdefault(id_, []).append(script)
    return found


def _elsewhere(script: Script, citing: Sequence[Script]) -> tuple[EntryLink, ...]:
    others = [other for other in citing if other is not script]
    near = sorted(others, key=lambda entry: (entry.chapter != script.chapter, entry.id))
    return tuple(link_to(entry) for entry in near[:ELSEWHERE])
