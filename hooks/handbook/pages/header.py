"""What the page of every entry shows, whatever its kind: its life, its readers, its origin, and who uses it."""

from collections.abc import Mapping
from dataclasses import dataclass

from handbook.model.entry import Entry
from handbook.model.guide import Guide
from handbook.model.search_words import SearchWords
from handbook.model.settings import Settings
from handbook.model.sources import Sources
from handbook.model.standard import Standard
from handbook.pages.links import EntryLink, link_to, neighbours, rows_of
from handbook.pages.page import Site
from handbook.relations import Edge, sources_of
from handbook.remembering import kept

_SAYINGS_SHOWN = 12


@dataclass(frozen=True, slots=True)
class Surroundings:
    """All that an entry's header tells of the rest of the handbook.

    ``edges`` lead to the entry; ``links`` and ``guides`` have those from which they come, and its heir and incumbent.
    """

    settings: Settings
    sources: Sources
    search: SearchWords
    before: EntryLink | None
    after: EntryLink | None
    edges: tuple[Edge, ...]
    links: Mapping[str, EntryLink]
    guides: Mapping[str, Guide]
    overdue: bool
    undecided: bool


def header(entry: Entry, site: Site) -> Mapping[str, object]:
    """The part of an entry's view that all kinds share."""
    handbook, edges = site.handbook, site.graph.inverse.get(entry.id, ())
    named = {*(edge.source for edge in edges), entry.replaced_by or "", entry.supersedes or ""}
    around = Surroundings(
        handbook.settings,
        handbook.sources,
        handbook.search,
        *neighbours(handbook, entry),
        edges,
        links={id_: link_to(handbook.entries[id_]) for id_ in named if id_ in handbook.entries},
        guides={name: handbook.guides[name] for name in named if name in handbook.guides},
        overdue=entry.review_by < site.today,
        undecided=entry.trial is not None and entry.trial.until < site.today,
    )
    return _header(entry.id, entry, around)


@kept
def _header(_: str, entry: Entry, around: Surroundings) -> Mapping[str, object]:
    settings, links, users = around.settings, around.links, sources_of(around.edges)
    told = {*entry.requires, *entry.related} if isinstance(entry, Standard) else set()
    return {
        "entry": entry,
        "link": link_to(entry),
        "chapter": settings.title_of("chapters", entry.chapter),
        "roles": [role for role in settings.roles if role.id in entry.audience],
        "touchpoints": [touchpoint for touchpoint in settings.touchpoints if touchpoint.id in entry.touchpoints],
        "heir": links[entry.replaced_by] if entry.replaced_by else None,
        "incumbent": links[entry.supersedes] if entry.supersedes else None,
        "predecessors": [links[id_] for id_ in sources_of(around.edges, "replaced_by")],
        "challengers": [links[id_] for id_ in sources_of(around.edges, "supersedes") if id_ in links],
        "overdue": around.overdue,
        "undecided": around.undecided,
        "before": around.before,
        "after": around.after,
        "used_by": rows_of(links[id_] for id_ in users if id_ in links and id_ not in told),
        "guides": [(name, around.guides[name]) for name in users if name in around.guides],
        "sayings": sayings_of(entry, around.search),
        "sources": [source for source in around.sources.codes if source.code in entry.sources],
    }


def sayings_of(entry: Entry, search: SearchWords) -> tuple[str, ...]:
    """Some of what customers and hurried colleagues say when they need an entry: its keywords, then ``search.yml``'s.
    The search knows all of it.
    """
    phrases = (phrase for phrase in search.phrases if entry.id in phrase.find)
    sayings = dict.fromkeys([*entry.keywords, *(saying for phrase in phrases for saying in phrase.say)])
    return tuple(sayings)[:_SAYINGS_SHOWN]
