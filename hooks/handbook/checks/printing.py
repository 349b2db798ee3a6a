"""Checklists as paper and people bear them (printing.md §8): what can be judged before the sheet is drawn."""

import re
from collections.abc import Iterator
from difflib import get_close_matches
from functools import lru_cache, partial

from handbook.checks.lines import LONGEST_ADDRESS, faults_of_line, faults_of_list, too_long_an_address
from handbook.deriving import Tick, TickGroup, ticks_of
from handbook.diagnostics import Diagnostic, Severity, Span
from handbook.document import Document, Path
from handbook.model.checklist import Checklist, Mode
from handbook.model.entry import Entry
from handbook.model.fields import count_han
from handbook.model.handbook import Handbook
from handbook.model.lint import Lint
from handbook.model.paths import texts_of
from handbook.remembering import kept, remembered
from handbook.typography import missing_characters

MOST_IN_GROUP, MOST_IN_ALL, MANY_IN_ALL = 9, 18, 14
LONGEST_ITEM, LONG_ITEM = 44, 30
SLOWEST_GROUP, SLOW_GROUP = 90, 60
"""Seconds of reading aloud."""
HAN_PER_SECOND, SECONDS_PER_ITEM = 4.5, 1
MOST_CRITICAL = 5
SAME = 0.85
"""From this likeness on (``difflib``'s ratio) two lines say the same."""
SOURCES = frozenset("STLCB")
"""The kinds that a checklist or a briefing takes texts from, by letter."""
ON_SHEETS = frozenset({"title", "owner", "checks", "brief", "say", "avoid", "questions", "groups", "pause", "on_fail"})
"""The fields that it takes them from."""
NAMED_ON_SHEETS = frozenset({"title", "chapters", "roles"})
"""The fields of the settings whose titles stand on sheets."""

_SEVERAL = re.compile("；|并且|以及|同时|[^，]*，[^，]*，[^，]*，")
_DOUBLE_NEGATIVE = re.compile("未.{0,6}不|没有不|不得不")
_REASON = re.compile("因为|为了|目的是|说明原因是")
_CAPITALS = re.compile(r"[A-Z]{4,}")


def check(handbook: Handbook) -> Iterator[Diagnostic]:
    """All faults of all sheets of a handbook without dangling references."""
    yield from _unprintable(handbook)
    for checklist in handbook.all(Checklist):
        document = handbook.documents[checklist.id]
        yield from _faults(checklist.id, checklist, ticks_of(checklist, handbook), handbook.lint, document)
    if address := too_long_an_address(handbook):
        facts = {"address": address, "found": str(len(address.encode())), "most": str(LONGEST_ADDRESS)}
        yield Diagnostic("HB355", handbook.span("handbook.yml", ("address",)), facts, Severity.WARNING)


@kept
def _faults(
    _: str, checklist: Checklist, groups: tuple[TickGroup, ...], lint: Lint, document: Document
) -> tuple[Diagnostic, ...]:
    """The faults of one list."""
    found = [*_sizes(document, lint, groups)]
    for number, group in enumerate(groups):
        for position, tick in enumerate(group.ticks):
            for code, severity, facts in _item(tick, checklist.mode, lint):
                span = _place(document, checklist, number, position)
                found.append(Diagnostic(code, span, {"item": tick.text} | facts, severity))
    for code, path, facts in faults_of_list(checklist):
        found.append(Diagnostic(code, document.span(path), facts, Severity.WARNING))
    return (*found, *_doubles(document, checklist, groups))


def _unprintable(handbook: Handbook) -> Iterator[Diagnostic]:
    """Characters that the house font lacks, wherever a sheet takes its texts from."""
    for path, text in texts_of(handbook.settings):
        if path[-1] == "title" and path[0] in NAMED_ON_SHEETS and (missing := missing_characters(text)):
            yield Diagnostic("HB343", handbook.span("handbook.yml", path), {"found": missing})
    for entry in handbook.entries.values():
        for path, missing in _missing_in(entry) if entry.letter in SOURCES else ():
            yield Diagnostic("HB343", handbook.span(entry.id, path), {"found": missing})


@remembered
def _missing_in(entry: Entry) -> tuple[tuple[Path, str], ...]:
    """(place, characters) of each text of an entry that stands on sheets and cannot be printed."""
    texts = [(path, text) for path, text in texts_of(entry) if path[0] in ON_SHEETS]
    if not missing_characters("".join(text for _, text in texts)):
        return ()
    return tuple((path, missing) for path, text in texts if (missing := missing_characters(text)))


def _sizes(document: Document, lint: Lint, groups: tuple[TickGroup, ...]) -> Iterator[Diagnostic]:
    for number, group in enumerate(groups):
        place = partial(document.span, ("groups", number, "title"))
        count, seconds = len(group.ticks), _seconds(group)
        if count > MOST_IN_GROUP:
            yield Diagnostic("HB331", place(), {"found": str(count), "most": str(MOST_IN_GROUP)})
        fewest = lint.fewest_in_group
        if not count:
            yield Diagnostic("HB332", place(), {"title": group.title})
        elif count < fewest and len(groups) > 1:
            facts = {"title": group.title, "found": str(count), "fewest": str(fewest)}
            yield Diagnostic("HB344", place(), facts, Severity.WARNING)
        if seconds > SLOW_GROUP:
            severity = Severity.ERROR if seconds > SLOWEST_GROUP else Severity.WARNING
            yield Diagnostic("HB333", place(), {"found": str(round(seconds)), "most": str(SLOW_GROUP)}, severity)
    ticks = [tick for group in groups for tick in group.ticks]
    place, critical = partial(document.span, ("groups",), key=True), sum(tick.critical for tick in ticks)
    if len(ticks) > MANY_IN_ALL:
        severity = Severity.ERROR if len(ticks) > MOST_IN_ALL else Severity.WARNING
        yield Diagnostic("HB334", place(), {"found": str(len(ticks)), "most": str(MANY_IN_ALL)}, severity)
    if not critical:
        yield Diagnostic("HB335", place(), {}, Severity.WARNING)
    elif critical > min(MOST_CRITICAL, len(ticks) // 3 + 1):
        facts = {"found": str(critical), "most": str(min(MOST_CRITICAL, len(ticks) // 3 + 1))}
        yield Diagnostic("HB336", place(), facts, Severity.WARNING)


def _item(tick: Tick, mode: Mode, lint: Lint) -> Iterator[tuple[str, Severity, dict[str, str]]]:
    """(code, severity, facts) of each fault in the wording of an item."""
    length = count_han(tick.text) + len(re.findall(r"[!-~]", tick.text)) // 2
    if length > LONG_ITEM:
        severity = Severity.ERROR if length > LONGEST_ITEM else Severity.WARNING
        yield "HB337", severity, {"found": str(length), "most": str(LONG_ITEM)}
    if _SEVERAL.search(tick.text):
        yield "HB338", Severity.WARNING, {}
    if _DOUBLE_NEGATIVE.search(tick.text):
        yield "HB339", Severity.ERROR, {}
    if _REASON.search(tick.text):
        yield "HB340", Severity.WARNING, {}
    if shouted := [word for word in _CAPITALS.findall(tick.text) if word not in lint.capitals]:
        yield "HB341", Severity.WARNING, {"found": shouted[0]}
    yield from faults_of_line(tick, mode, lint)


def _doubles(document: Document, checklist: Checklist, groups: tuple[TickGroup, ...]) -> Iterator[Diagnostic]:
    """Two lines of one list that say the same."""
    places = [(number, position) for number, group in enumerate(groups) for position in range(len(group.ticks))]
    texts = tuple(tick.text for group in groups for tick in group.ticks)
    for later, first in _alike(texts):
        facts = {"item": texts[later], "number": str(first + 1)}
        yield Diagnostic("HB342", _place(document, checklist, *places[later]), facts, Severity.WARNING)


@lru_cache(maxsize=10_000)
def _alike(texts: tuple[str, ...]) -> tuple[tuple[int, int], ...]:
    """(place, earlier place) of each text that says much the same as one before it; slow, and lists seldom change."""
    found = []
    for place, text in enumerate(texts):
        if near := get_close_matches(text, texts[:place], n=1, cutoff=SAME):
            found.append((place, texts.index(near[0])))
    return tuple(found)


def _seconds(group: TickGroup) -> float:
    return sum(count_han(tick.text) / HAN_PER_SECOND + SECONDS_PER_ITEM for tick in group.ticks)


def _place(document: Document, checklist: Checklist, group: int, position: int) -> Span:
    """Where an item stands; a collected one stands at its group."""
    if position >= len(checklist.groups[group].items):
        return document.span(("groups", group, "derive"))
    return document.span(("groups", group, "items", position))
