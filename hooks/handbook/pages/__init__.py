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
from handbook.pages.header import header
from handbook.pages.page import Page, Site
from handbook.pages.sheet import sheet_of

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
    view = {**header(entry, site), "sheet": sheet_of(entry, kind, site), **noun.view(entry, site)}
    bundle = getattr(noun, "BUNDLE", kind)
    return Page(entry_uri(entry.id), entry.title, kind, view, source, entry.summary, bundle=bundle)
