"""Own lines of checklists that repeat what stands elsewhere (printing.md §8, CL14): what is mended there stays here."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

from handbook.checks.printing import SAME
from handbook.deriving import official, ticks_from, ticks_of
from handbook.diagnostics import Diagnostic, Severity
from handbook.document import Path
from handbook.model.checklist import Checklist
from handbook.model.entry import Status
from handbook.model.handbook import Handbook
from handbook.remembering import kept

GRAM = 3
"""Texts that are so alike share so many characters on end, if they have seven or more."""


@dataclass(frozen=True, slots=True)
class _Line:
    """An own line of a checklist, or a check of a standard, which has no ``path``."""

    name: str
    text: str
    path: Path = ()


_Own = tuple[str, tuple[_Line, ...], frozenset[str]]
"""The id of a list, its own lines, and the checks that it ticks itself."""


def check(handbook: Handbook) -> Iterator[Diagnostic]:
    """Every own line that a standard's check, or an own line of an earlier list, says in much the same words."""
    lists = [entry for entry in handbook.all(Checklist) if entry.status is not Status.RETIRED]
    own = tuple(
        (entry.id, lines, _references(entry, handbook)) for entry in lists if (lines := tuple(_own_lines(entry)))
    )
    standards = official(handbook).get(None, ()) if own else ()
    checks = tuple(_Line(tick.reference, tick.text) for standard in standards for tick in ticks_from(standard))
    for id_, line, other in _repeats("", own, checks):
        facts = {"item": line.text, "other": other.name, "text": other.text}
        yield Diagnostic("HB357", handbook.span(id_, line.path), facts, Severity.WARNING)


def _references(entry: Checklist, handbook: Handbook) -> frozenset[str]:
    return frozenset(tick.reference for group in ticks_of(entry, handbook) for tick in group.ticks)


@kept
def _repeats(_: str, own: tuple[_Own, ...], checks: tuple[_Line, ...]) -> tuple[tuple[str, _Line, _Line], ...]:
    """Each own line that repeats a line: the id of its list, itself, the other."""
    by_gram: dict[str, list[_Line]] = {}
    _put(by_gram, checks)
    found = []
    for id_, lines, here in own:
        for line in lines:
            near = (other for other in _near(line, by_gram) if other.name not in here)
            if other := next((other for other in near if _alike(line.text, other.text)), None):
                found.append((id_, line, other))
        _put(by_gram, lines)
    return tuple(found)


def _own_lines(entry: Checklist) -> Iterator[_Line]:
    for number, group in enumerate(entry.groups):
        for position, item in enumerate(group.items):
            if item.text:
                yield _Line(f"{entry.id}#{item.id}", item.text, ("groups", number, "items", position, "text"))


def _put(by_gram: dict[str, list[_Line]], lines: Iterable[_Line]) -> None:
    for line in lines:
        for gram in _grams(line.text):
            by_gram.setdefault(gram, []).append(line)


def _near(line: _Line, by_gram: dict[str, list[_Line]]) -> Iterable[_Line]:
    """The lines with which one has anything in common, in their order."""
    return dict.fromkeys(other for gram in _grams(line.text) for other in by_gram.get(gram, ()))


def _grams(text: str) -> dict[str, None]:
    return dict.fromkeys(text[at : at + GRAM] for at in range(max(1, len(text) - GRAM + 1)))


def _alike(one: str, other: str) -> bool:
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    return matcher.real_quick_ratio() >= SAME and matcher.quick_ratio() >= SAME and matcher.ratio() >= SAME
