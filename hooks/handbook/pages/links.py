"""Links in lists: an entry as a mark, a title and one sentence."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from handbook.model.entry import Entry, Named, Status
from handbook.model.handbook import Handbook
from handbook.model.kinds import KINDS
from handbook.remembering import remembered


@dataclass(frozen=True, slots=True)
class EntryLink:
    """An entry as lists show it. ``kind`` is the name of its kind, ``roles`` the ids of its readers."""

    id: str
    letter: str
    kind: str
    title: str
    summary: str
    status: Status
    roles: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LinkRow:
    """The links of one kind."""

    kind: str
    links: tuple[EntryLink, ...]


@dataclass(frozen=True, slots=True)
class ChapterLinks:
    """The links of one chapter."""

    chapter: Named
    links: tuple[EntryLink, ...]


@dataclass(frozen=True, slots=True)
class Shelf:
    """The links of one kind, chapter by chapter, and how many they are."""

    kind: str
    count: int
    chapters: tuple[ChapterLinks, ...]


@remembered
def link_to(entry: Entry) -> EntryLink:
    """An entry as a link."""
    kind = next(kind for kind in KINDS if kind.letter == entry.letter)
    return EntryLink(entry.id, entry.letter, kind.name, entry.title, entry.summary, entry.status, entry.audience)


def link_rows(handbook: Handbook, ids: Iterable[str]) -> tuple[LinkRow, ...]:
    """The entries of the ids, one row a kind in the order of the registry; kinds without any are left out."""
    return rows_of(link_to(handbook.entries[id_]) for id_ in sorted(set(ids) & handbook.entries.keys()))


def rows_of(links: Iterable[EntryLink]) -> tuple[LinkRow, ...]:
    """Links by kind."""
    rows: dict[str, list[EntryLink]] = {}
    for link in links:
        rows.setdefault(link.kind, []).append(link)
    return tuple(LinkRow(kind.name, tuple(rows[kind.name])) for kind in KINDS if kind.name in rows)


Shelves = Mapping[str, tuple[Shelf, ...]]


def shelves(handbook: Handbook, marks: Iterable[str], marks_of: Callable[[Entry], Iterable[str]]) -> Shelves:
    """Mark → the entries that have it, by kind and, within a kind, by chapter; what is retired is left out."""
    found: dict[str, list[Shelf]] = {}
    for kind, entries in handbook.by_kind():
        own: dict[str, dict[str, list[EntryLink]]] = {}
        for entry in entries:
            for mark in set(marks_of(entry)) if entry.status is not Status.RETIRED else ():
                own.setdefault(mark, {}).setdefault(entry.chapter, []).append(link_to(entry))
        for mark, by_chapter in own.items():
            chapters = (chapter for chapter in handbook.settings.chapters if chapter.id in by_chapter)
            shelf = tuple(ChapterLinks(chapter, tuple(by_chapter[chapter.id])) for chapter in chapters)
            found.setdefault(mark, []).append(Shelf(kind, sum(map(len, by_chapter.values())), shelf))
    return {mark: tuple(found.get(mark, ())) for mark in marks}


def neighbours(handbook: Handbook, entry: Entry) -> tuple[EntryLink | None, EntryLink | None]:
    """The entries before and after one in its chapter, in the order of the navigation: by kind, then by id.

    What nobody wrote is on no menu and has none.
    """
    before, after = _neighbours(handbook).get(entry.id, (None, None))
    return (link_to(before) if before else None, link_to(after) if after else None)


@remembered
def _neighbours(handbook: Handbook) -> dict[str, tuple[Entry | None, Entry | None]]:
    found = {}
    order = {kind.model: place for place, kind in enumerate(KINDS)}
    for entries in handbook.by_chapter.values():
        chapter = [None, *sorted(entries, key=lambda entry: order[type(entry)]), None]
        for before, entry, after in zip(chapter, chapter[1:], chapter[2:], strict=False):
            if entry:
                found[entry.id] = (before, after)
    return found
