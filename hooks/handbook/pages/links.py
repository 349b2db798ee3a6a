"""Links in lists: an entry as a mark, a title and one sentence."""

from collections.abc import Iterable
from dataclasses import dataclass

from handbook.model.entry import Entry, Status
from handbook.model.handbook import Handbook
from handbook.model.kinds import KINDS


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


def link_to(entry: Entry) -> EntryLink:
    """An entry as a link."""
    kind = next(kind for kind in KINDS if kind.letter == entry.letter)
    return EntryLink(entry.id, entry.letter, kind.name, entry.title, entry.summary, entry.status, entry.audience)


def link_rows(handbook: Handbook, ids: Iterable[str]) -> tuple[LinkRow, ...]:
    """The entries of the ids, one row a kind in the order of the registry; kinds without any are left out."""
    wanted = set(ids)
    rows = (
        LinkRow(kind, tuple(link_to(entry) for entry in entries if entry.id in wanted))
        for kind, entries in handbook.by_kind()
    )
    return tuple(row for row in rows if row.links)
