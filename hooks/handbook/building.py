"""The walk, from content folders to a site that is ready to be drawn."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from handbook.checks import check_handbook
from handbook.diagnostics import Diagnostic, Say, sort
from handbook.loading import load_handbook
from handbook.model.handbook import Handbook
from handbook.pages import build_pages
from handbook.pages.navigation import Nav, build_navigation
from handbook.pages.page import Page, Site
from handbook.relations import relate
from handbook.rendering import Renderer
from handbook.words import load_words


@dataclass(frozen=True, slots=True)
class Built:
    """Everything that the adapter hands to MkDocs; ``pages`` by path."""

    handbook: Handbook
    pages: Mapping[str, Page]
    navigation: Nav
    renderer: Renderer
    say: Say


def examine(standards: Path, docs: Path) -> tuple[Handbook | None, tuple[Diagnostic, ...]]:
    """The content folders → the handbook and every fault in it, in the order of the files."""
    handbook, found = load_handbook(standards, docs)
    if handbook is not None:
        found += check_handbook(handbook)
    return handbook, sort(found)


def build(handbook: Handbook, *, today: date, directories: bool) -> Built:
    """A handbook without errors → its pages, navigation and renderer. ``directories`` as in ``linking.url``."""
    say = load_words(handbook.settings.language).say
    site = Site(handbook, relate(handbook), say, today)
    pages = build_pages(site)
    return Built(
        handbook,
        {page.uri: page for page in pages},
        build_navigation(site, pages),
        Renderer(handbook, say, directories=directories),
        say,
    )
