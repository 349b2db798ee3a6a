"""Handbook → pages: one file per noun and per derived view. A view is finished; its template only prints."""

from collections.abc import Iterator
from importlib import import_module

from handbook.composing import compose
from handbook.linking import entry_uri
from handbook.model.entry import Entry
from handbook.model.kinds import KINDS, Kind
from handbook.pages import (
    calendar,
    chapter,
    collected,
    editions,
    glossary,
    health,
    home,
    journey,
    kind_list,
    merge,
    picker,
    practice,
    print_centre,
    reference,
    role_cards,
    roles,
    sources,
    team,
    team_report,
    tomorrow,
    trials,
    updates,
)
from handbook.pages.links import link_rows, link_to, neighbours
from handbook.pages.page import Page, Site
from handbook.pages.sheet import sheet_of

_SAYINGS_SHOWN = 12

DERIVED = (
    home.pages,
    roles.pages,
    chapter.pages,
    journey.pages,
    kind_list.pages,
    collected.pages,
    merge.pages,
    calendar.pages,
    picker.pages,
    updates.pages,
    editions.pages,
    trials.pages,
    print_centre.pages,
    glossary.pages,
    sources.pages,
    reference.pages,
    health.pages,
    team.pages,
    team_report.pages,
    tomorrow.pages,
    practice.pages,
    role_cards.pages,
)


def build_pages(site: Site) -> tuple[Page, ...]:
    """Every generated page of the site, by path."""
    pages = [page for derive in DERIVED for page in derive(site)]
    pages += [page for kind in KINDS for page in _entry_pages(site, kind)]
    pages += _composed_pages(site)
    return tuple(sorted(pages, key=lambda page: page.uri))


def _entry_pages(site: Site, kind: Kind) -> Iterator[Page]:
    for entry in site.handbook.all(kind.model):
        yield _entry_page(site, entry, kind.name, site.handbook.documents[entry.id].file)


def _composed_pages(site: Site) -> Iterator[Page]:
    """Assessments that nobody wrote, on no menu: chapter pages and the page of all assessments lead to them."""
    for entry in compose(site.handbook):
        yield _entry_page(site, entry, "assessment")


def _entry_page(site: Site, entry: Entry, kind: str, source: str = "") -> Page:
    noun = import_module(f"handbook.pages.{kind}")
    view = _header(site, entry) | {"sheet": sheet_of(entry, kind, site)} | noun.view(entry, site)
    bundle = getattr(noun, "BUNDLE", kind)
    return Page(entry_uri(entry.id), entry.title, kind, view, source, entry.summary, bundle=bundle)


def _header(site: Site, entry: Entry) -> dict[str, object]:
    """What the page of every entry shows, whatever its kind."""
    handbook, settings = site.handbook, site.handbook.settings
    before, after = neighbours(handbook, entry)
    users = site.graph.users(entry.id)
    heirs = [id_ for id_ in site.graph.users(entry.id, "supersedes") if id_ in handbook.entries]
    return {
        "entry": entry,
        "link": link_to(entry),
        "chapter": settings.title_of("chapters", entry.chapter),
        "roles": [role for role in settings.roles if role.id in entry.audience],
        "touchpoints": [touchpoint for touchpoint in settings.touchpoints if touchpoint.id in entry.touchpoints],
        "heir": link_to(handbook.entries[entry.replaced_by]) if entry.replaced_by else None,
        "incumbent": link_to(handbook.entries[entry.supersedes]) if entry.supersedes else None,
        "predecessors": [link_to(handbook.entries[id_]) for id_ in site.graph.users(entry.id, "replaced_by")],
        "challengers": [link_to(handbook.entries[id_]) for id_ in heirs],
        "overdue": entry.review_by < site.today,
        "undecided": entry.trial is not None and entry.trial.until < site.today,
        "before": before,
        "after": after,
        "used_by": link_rows(handbook, users),
        "guides": [(name, handbook.guides[name]) for name in users if name in handbook.guides],
        "sayings": sayings_of(site, entry),
        "sources": [source for source in handbook.sources.codes if source.code in entry.sources],
    }


def sayings_of(site: Site, entry: Entry) -> tuple[str, ...]:
    """Some of what customers and hurried colleagues say when they need an entry: its keywords, then ``search.yml``'s.
    The search knows all of it.
    """
    phrases = (phrase for phrase in site.handbook.search.phrases if entry.id in phrase.find)
    sayings = dict.fromkeys([*entry.keywords, *(saying for phrase in phrases for saying in phrase.say)])
    return tuple(sayings)[:_SAYINGS_SHOWN]
