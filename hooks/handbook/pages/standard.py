"""The page of a service standard."""

from collections.abc import Iterable, Iterator
from typing import Any

from handbook.model.entry import Entry
from handbook.model.settings import Settings
from handbook.model.standard import Standard
from handbook.pages.links import EntryLink, link_to, rows_of
from handbook.pages.page import Site
from handbook.remembering import kept


def view(standard: Standard, site: Site) -> dict[str, Any]:
    """What the standard serves, and what it needs."""
    requires, related = (tuple(map(link_to, _named(ids, site))) for ids in (standard.requires, standard.related))
    return _view(standard.id, standard, site.handbook.settings, requires, related)


def _named(ids: Iterable[str], site: Site) -> Iterator[Entry]:
    return (site.handbook.entries[id_] for id_ in sorted(set(ids)) if id_ in site.handbook.entries)


@kept
def _view(
    _: str, standard: Standard, settings: Settings, requires: tuple[EntryLink, ...], related: tuple[EntryLink, ...]
) -> dict[str, Any]:
    return {
        "checks": standard.checks,
        "values": [settings.title_of("values", id_) for id_ in standard.values],
        "cause": settings.title_of("causes", standard.cause) if standard.cause else None,
        "step": settings.step_title(standard.step) if standard.step else None,
        "requires": rows_of(requires),
        "related": rows_of(related),
    }
