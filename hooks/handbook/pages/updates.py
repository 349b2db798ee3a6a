"""What has changed (更新): every line of every history, by month and chapter, to be narrowed by role and chapter."""

from collections.abc import Iterable, Iterator
from itertools import groupby

from handbook.editions import Changed, changes
from handbook.model.entry import HistoryLine
from handbook.pages.links import EntryLink, link_to
from handbook.pages.page import Page, Site

FEED = "updates/feed.xml"


def pages(site: Site) -> Iterator[Page]:
    """One page, the newest month first."""
    settings = site.handbook.settings
    months = [
        {"year": year, "month": month, "chapters": _chapters(site, found)}
        for (year, month), found in groupby(changes(site.handbook), key=_month)
    ]
    view = {"months": months, "roles": settings.roles, "chapters": settings.chapters, "feed": FEED}
    yield Page("updates/index.md", site.say("updates.title"), "updates", view, description=site.say("updates.about"))


def _month(changed: Changed) -> tuple[int, int]:
    return changed.line.date.year, changed.line.date.month


def _chapters(site: Site, found: Iterable[Changed]) -> list[dict[str, object]]:
    """The changes of a month in the order of the chapters; chapters without any are left out."""
    own: dict[str, list[tuple[EntryLink, HistoryLine]]] = {}
    for each in found:
        own.setdefault(each.entry.chapter, []).append((link_to(each.entry), each.line))
    chapters = site.handbook.settings.chapters
    return [{"chapter": chapter, "lines": own[chapter.id]} for chapter in chapters if chapter.id in own]
