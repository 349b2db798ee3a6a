"""The navigation: a tab for each kind and one for the chapters, under which every entry stands once."""

from collections.abc import Iterable, Mapping
from html import escape
from typing import Any

from handbook.linking import addresses, entry_uri
from handbook.model.kinds import KINDS
from handbook.pages import reference
from handbook.pages.page import Page, Site

EDITORS = (reference.FIELDS, reference.INDEX, "health.md")
"""The pages for those who write."""

Nav = list[dict[str, Any] | str]
"""What MkDocs reads under ``nav:``; a bare path is the index page of its section. Titles are escaped: themes print
them as they are."""


def build_navigation(site: Site, pages: Iterable[Page]) -> Nav:
    """Home, a section for each chapter (its page, guides and entries by kind), the lists by kind, the registers."""
    titles = {page.uri: escape(page.title) for page in pages}
    places = addresses(site.handbook)
    lists = [uri for kind in KINDS if (uri := places[f"kind/{kind.name}"]) in titles]
    registers = [uri for uri in (places["glossary"], places["sources"], *EDITORS) if uri in titles]
    guides = [{escape(guide.title): name} for name, guide in site.handbook.guides.items() if guide.chapter is None]
    settings = site.handbook.settings
    roles = [places["roles"], *(places[f"role/{role.id}"] for role in settings.roles)]
    journey = [places["journey"], *(places[f"touchpoint/{stop.id}"] for stop in settings.touchpoints)]
    return [
        {site.say("home.tab"): places["home"]},
        {site.say("role.tab"): _titled(roles, titles)},
        {site.say("chapters.tab"): [_chapter(site, chapter.id, titles) for chapter in settings.chapters]},
        {site.say("journey.tab"): _titled(journey, titles)},
        *({titles[uri]: uri} for uri in lists),
        {site.say("registers.tab"): [*guides, *({titles[uri]: uri} for uri in registers)]},
    ]


def _titled(section: list[str], titles: Mapping[str, str]) -> Nav:
    """A section's index, bare, and its other pages under their titles."""
    return [section[0], *({titles[uri]: uri} for uri in section[1:])]


def _chapter(site: Site, chapter: str, titles: Mapping[str, str]) -> dict[str, Any]:
    handbook, uri = site.handbook, f"chapters/{chapter}/index.md"
    section: Nav = [uri]
    section += [{escape(guide.title): name} for name, guide in handbook.guides.items() if guide.chapter == chapter]
    for kind, entries in handbook.by_kind():
        own = [{escape(entry.title): entry_uri(entry.id)} for entry in entries if entry.chapter == chapter]
        if own:
            section.append({site.say(f"kinds.{kind}.name"): own})
    return {titles[uri]: section}
