"""The home page: the query, four doors, today's briefing, the chapters."""

from collections.abc import Iterator
from typing import Any

from handbook.model.briefing import Briefing
from handbook.model.handbook import Handbook
from handbook.pages.calendar import turn
from handbook.pages.links import link_to
from handbook.pages.page import Page, Site
from handbook.pages.roles import shelves_by_role

DOORS = ("standard", "script", "checklist", "assessment")


def pages(site: Site) -> Iterator[Page]:
    """The one page at the root."""
    handbook = site.handbook
    briefings = _briefings(handbook)
    shelves = shelves_by_role(handbook)
    counts = {kind: len(entries) for kind, entries in handbook.by_kind()}
    view: dict[str, Any] = {
        "settings": handbook.settings,
        "edition": len(handbook.published.editions),
        "doors": [{"kind": kind, "count": counts[kind]} for kind in DOORS if kind in counts],
        "roles": [{"role": role, "shelves": shelves[role.id]} for role in handbook.settings.roles],
        "briefings": briefings,
        "today": turn(site.today, len(briefings)) if briefings else None,
        "chapters": [
            {"chapter": chapter, "count": len(handbook.by_chapter.get(chapter.id, ()))}
            for chapter in handbook.settings.chapters
        ],
    }
    source = handbook.documents["handbook.yml"].file
    yield Page("index.md", handbook.settings.title, "home", view, source, handbook.settings.welcome)


def _briefings(handbook: Handbook) -> list[dict[str, Any]]:
    """All briefings, so that the page can show the day's own even if nobody rebuilds the site."""
    return [
        {"link": link_to(briefing), "rule": handbook.standard(briefing.picks.standard).brief.rule}
        for briefing in handbook.all(Briefing)
    ]
