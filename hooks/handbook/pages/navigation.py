"""The navigation: a tab for each kind and one for the chapters, under which every entry stands once."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from handbook.linking import addresses, entry_uri
from handbook.model.kinds import KINDS
from handbook.pages import reference
from handbook.pages.page import Page, Site

REGISTERS = (
    "print",
    "merge",
    "practice",
    "updates",
    "editions",
    "trials",
    "team",
    "results",
    "tomorrow",
    "glossary",
    "sources",
)
"""The pages that stand once, by address, in the order of the menu; one without content is left out."""
EDITORS = (reference.FIELDS, reference.INDEX, "health.md")
"""The pages for those who write."""


@dataclass(frozen=True, slots=True)
class NavItem:
    """A page, a section with its own page, or (without ``uri``) a section that only groups."""

    title: str
    uri: str = ""
    children: tuple["NavItem", ...] = ()

    @property
    def first(self) -> str:
        """The page that a link to the item opens."""
        return self.uri or self.children[0].first


Nav = tuple[NavItem, ...]


def build_navigation(site: Site, pages: Iterable[Page]) -> Nav:
    """Home, a section for each chapter (its page, guides and entries by kind), the lists by kind, the registers."""
    titles = {page.uri: page.title for page in pages}
    places = addresses(site.handbook)
    lists = [uri for kind in KINDS if (uri := places[f"kind/{kind.name}"]) in titles]
    own = (places[name] for name in REGISTERS)
    registers = [uri for uri in (*own, *EDITORS) if uri in titles]
    guides = [NavItem(guide.title, name) for name, guide in site.handbook.guides.items() if guide.chapter is None]
    settings = site.handbook.settings
    chapters = tuple(_chapter(site, chapter.id, titles) for chapter in settings.chapters)
    roles = tuple(_item(places[f"role/{role.id}"], titles) for role in settings.roles)
    stops = tuple(_item(places[f"touchpoint/{stop.id}"], titles) for stop in settings.touchpoints)
    return (
        NavItem(site.say("home.tab"), places["home"]),
        NavItem(site.say("role.tab"), places["roles"], roles),
        NavItem(site.say("chapters.tab"), children=chapters),
        NavItem(site.say("journey.tab"), places["journey"], stops),
        *(_item(uri, titles) for uri in lists),
        NavItem(site.say("registers.tab"), children=(*guides, *(_item(uri, titles) for uri in registers))),
    )


def _item(uri: str, titles: Mapping[str, str]) -> NavItem:
    return NavItem(titles[uri], uri)


def _chapter(site: Site, chapter: str, titles: Mapping[str, str]) -> NavItem:
    handbook, uri = site.handbook, f"chapters/{chapter}/index.md"
    children = [NavItem(guide.title, name) for name, guide in handbook.guides.items() if guide.chapter == chapter]
    for kind, entries in handbook.by_kind():
        own = tuple(NavItem(entry.title, entry_uri(entry.id)) for entry in entries if entry.chapter == chapter)
        if own:
            children.append(NavItem(site.say(f"kinds.{kind}.name"), children=own))
    return NavItem(titles[uri], uri, tuple(children))
