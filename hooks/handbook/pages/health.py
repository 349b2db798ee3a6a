"""The health board (还缺什么): what is missing, by owner, and the coverage of every standard, by chapter."""

from collections.abc import Iterator
from typing import Any

from handbook.diagnostics import Diagnostic
from handbook.model.entry import Entry
from handbook.model.standard import Standard
from handbook.pages.links import link_to
from handbook.pages.page import Page, Site

COLUMNS = (("checklist", "ticks"), ("script", "cites"), ("case_study", "shows"), ("assessment", "asks", "leads_to"))
"""Kind of user and the relations that make one."""


def pages(site: Site) -> Iterator[Page]:
    """One page for those who look after the handbook."""
    chapters = [
        {"chapter": chapter, "rows": [_row(site, s) for s in site.handbook.all(Standard) if s.chapter == chapter.id]}
        for chapter in site.handbook.settings.chapters
    ]
    view = {
        "owners": _by_owner(site),
        "others": [found for found in site.found if _entry_at(site, found) is None],
        "columns": [column[0] for column in COLUMNS],
        "chapters": [chapter for chapter in chapters if chapter["rows"]],
        "total": len(site.found),
    }
    yield Page("health.md", site.say("health.title"), "health", view, searchable=False)


def _by_owner(site: Site) -> list[tuple[str, list[dict[str, Any]]]]:
    """(owner, faults of the owner's entries), the owner with the most first."""
    owners: dict[str, list[dict[str, Any]]] = {}
    for found in site.found:
        entry = _entry_at(site, found)
        if entry:
            owners.setdefault(entry.owner, []).append({"found": found, "link": link_to(entry)})
    return sorted(owners.items(), key=lambda item: (-len(item[1]), item[0]))


def _entry_at(site: Site, found: Diagnostic) -> Entry | None:
    """The entry in whose file a fault stands."""
    handbook = site.handbook
    return next((e for e in handbook.entries.values() if handbook.documents[e.id].file == found.span.file), None)


def _row(site: Site, standard: Standard) -> dict[str, Any]:
    """How many entries of each kind use a standard, which of these are holes, and whether it is measured."""
    cells = []
    for kind, *relations in COLUMNS:
        count = len(site.graph.users(standard.id, *relations))
        free = kind == "case_study" or (kind == "script" and not standard.spoken)
        cells.append({"count": count, "hole": not count and not free})
    return {"link": link_to(standard), "cells": cells, "measured": standard.measure.none is None}
