"""Checklists that nobody writes: one for each chapter, and one for each role at each moment of its day."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from handbook.deriving import Tick, TickGroup, numbered, official, ticks_from, ticks_of
from handbook.model.checklist import Checklist
from handbook.model.entry import Moment, Named, Status
from handbook.model.handbook import Handbook
from handbook.remembering import kept, remembered

FEWEST = 3
"""A list of fewer lines is no help: it is left out."""

LONGEST = 200
"""Lines, on about eight pages. A longer list has no files for paper and is not offered for merging: nobody would hang
it up.
"""

Drawn = dict[tuple[str, str, Moment | None], list[Tick]]
"""The checks of official standards by chapter, role (empty for everybody's) and moment."""


@dataclass(frozen=True, slots=True)
class Lines:
    """The lines of a list in their groups and in a row, how many are critical, and the ids of their standards."""

    groups: tuple[TickGroup, ...]
    ticks: tuple[Tick, ...]
    critical: int
    standards: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Collected:
    """A list made of others. ``id`` never changes: it is the list's address and what its ticks are kept under.

    It has a ``chapter``, or a ``role`` and a ``moment``; ``lists`` are the written checklists that went into it,
    ``updated`` is the day on which the newest of its standards and lists took effect.
    """

    id: str
    lines: Lines
    updated: date
    lists: tuple[Checklist, ...] = ()
    chapter: Named | None = None
    role: Named | None = None
    moment: Moment | None = None

    @property
    def groups(self) -> tuple[TickGroup, ...]:
        """Its lines under their headings."""
        return self.lines.groups

    @property
    def long(self) -> bool:
        """Whether it has more lines than anybody hangs up."""
        return len(self.lines.ticks) > LONGEST


@remembered
def collect(handbook: Handbook) -> tuple[Collected, ...]:
    """Every collected list of a handbook, chapters first, in the order of the settings and of the day."""
    settings, standards = handbook.settings, official(handbook).get(None, ())
    drawn = _drawn("", tuple((each.chapter, each.roles, ticks_from(each)) for each in standards))
    by_chapter = (_of_chapter(chapter, handbook, drawn) for chapter in settings.chapters)
    by_role = (_of_role(role, moment, handbook, drawn) for role in settings.roles for moment in Moment)
    return tuple(found for found in (*by_chapter, *by_role) if len(found.lines.ticks) >= FEWEST)


def merge(groups: Iterable[TickGroup]) -> tuple[TickGroup, ...]:
    """Several lists as one, numbered through. What stands on more than one of them is kept where it stands first."""
    seen: set[str] = set()
    merged = []
    for group in groups:
        kept = []
        for tick in group.ticks:
            marks = {tick.id, tick.text}
            if not marks & seen:
                kept.append(tick)
            seen |= marks
        if kept:
            merged.append(replace(group, ticks=tuple(kept)))
    return numbered(merged)


@kept
def _merged(_: str, groups: tuple[TickGroup, ...]) -> Lines:
    merged = merge(groups)
    ticks = tuple(tick for group in merged for tick in group.ticks)
    standards = {tick.reference.partition("#")[0] for tick in ticks if tick.reference}
    return Lines(merged, ticks, sum(tick.critical for tick in ticks), tuple(sorted(standards)))


@kept
def _drawn(_: str, standards: tuple[tuple[str, tuple[str, ...], tuple[Tick, ...]], ...]) -> Drawn:
    found: Drawn = {}
    for chapter, roles, ticks in standards:
        for tick in ticks:
            for role in {"", *roles}:
                found.setdefault((chapter, role, tick.moment), []).append(tick)
    return found


def _of_chapter(chapter: Named, handbook: Handbook, drawn: Drawn) -> Collected:
    """A chapter's checks, moment by moment. The title of a group is the moment's id: words are not made here."""
    id_ = f"chapter/{chapter.id}"
    groups = tuple(TickGroup(moment, tuple(drawn.get((chapter.id, "", moment), ()))) for moment in Moment)
    return _dated(Collected(id_, _merged(id_, groups), date.min, chapter=chapter), handbook)


def _of_role(role: Named, moment: Moment, handbook: Handbook, drawn: Drawn) -> Collected:
    """What a role's written lists of a moment tick, then the other checks that bind it there, chapter by chapter."""
    lists = tuple(
        entry
        for entry in handbook.all(Checklist)
        if (entry.role, entry.moment, entry.status) == (role.id, moment, Status.OFFICIAL)
    )
    rest = (
        TickGroup(chapter.title, tuple(drawn.get((chapter.id, role.id, moment), ())))
        for chapter in handbook.settings.chapters
    )
    written = (group for entry in lists for group in named(entry, handbook))
    id_ = f"role/{role.id}/{moment}"
    lines = _merged(id_, (*written, *rest))
    return _dated(Collected(id_, lines, date.min, lists, role=role, moment=moment), handbook)


def named(entry: Checklist, handbook: Handbook) -> Iterator[TickGroup]:
    """The groups of a written list, whose own lines take its id, so that those of two lists stay apart."""
    for group in ticks_of(entry, handbook):
        ticks = tuple(tick if tick.reference else replace(tick, id=f"{entry.id}#{tick.id}") for tick in group.ticks)
        yield TickGroup(group.title, ticks, entry.id)


def _dated(collected: Collected, handbook: Handbook) -> Collected:
    days = [handbook.entries[id_].effective for id_ in collected.lines.standards]
    return replace(collected, updated=max([*days, *(entry.effective for entry in collected.lists)], default=date.min))
