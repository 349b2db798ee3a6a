"""The health board (还缺什么): what is missing, by owner, and the coverage of every standard, by chapter."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from handbook.diagnostics import Diagnostic
from handbook.model.entry import Entry
from handbook.model.standard import Standard
from handbook.pages.links import link_to
from handbook.pages.page import Page, Site
from handbook.relations import Edge
from handbook.remembering import kept

COLUMNS = (("checklist", "ticks"), ("script", "cites"), ("case_study", "shows"), ("assessment", "asks", "leads_to"))
"""Kind of user and the relations that make one."""


def pages(site: Site) -> Iterator[Page]:
    """One page for those who look after the handbook."""
    handbook = site.handbook
    own: dict[str, list[dict[str, Any]]] = {}
    for standard in handbook.all(Standard):
        own.setdefault(standard.chapter, []).append(_row(site, standard))
    by_file = {handbook.documents[id_].file: entry for id_, entry in handbook.entries.items()}
    chapters = handbook.settings.chapters
    view = {
        "owners": _by_owner(site.found, by_file),
        "others": [found for found in site.found if found.span.file not in by_file],
        "columns": [column[0] for column in COLUMNS],
        "chapters": [{"chapter": chapter, "rows": own[chapter.id]} for chapter in chapters if chapter.id in own],
        "total": len(site.found),
    }
    yield Page("health.md", site.say("health.title"), "health", view, searchable=False)


def _by_owner(faults: Iterable[Diagnostic], by_file: Mapping[str, Entry]) -> list[tuple[str, list[dict[str, Any]]]]:
    """(owner, faults of the owner's entries), the owner with the most first."""
    owners: dict[str, list[dict[str, Any]]] = {}
    for found in faults:
        if entry := by_file.get(found.span.file):
            owners.setdefault(entry.owner, []).append({"found": found, "link": link_to(entry)})
    return sorted(owners.items(), key=lambda item: (-len(item[1]), item[0]))


def _row(site: Site, standard: Standard) -> dict[str, Any]:
    """How many entries of each kind use a standard, which of these are holes, and whether it is measured."""
    needless = ("case_study",) if standard.spoken else ("case_study", "script")
    cells = _cells(standard.id, site.graph.inverse.get(standard.id, ()), needless)
    return {"link": link_to(standard), "cells": cells, "measured": standard.measure.none is None}


@kept
def _cells(_: str, edges: tuple[Edge, ...], needless: tuple[str, ...]) -> list[dict[str, Any]]:
    cells = []
    for kind, *relations in COLUMNS:
        count = len({edge.source for edge in edges if edge.relation in relations})
        cells.append({"count": count, "hole": not count and kind not in needless})
    return cells
