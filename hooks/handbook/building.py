"""The second half of the walk: from an examined handbook to a site that is ready to be drawn."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Any

from handbook.bundling import bundle
from handbook.diagnostics import Diagnostic, Say
from handbook.examining import Examined
from handbook.feeds import data_script
from handbook.files import build_files
from handbook.framing import Body, Frames
from handbook.linking import entry_uri
from handbook.model.fields import id_in_name
from handbook.model.handbook import Handbook
from handbook.pages import build_pages
from handbook.pages.navigation import build_navigation
from handbook.pages.page import Page, Site
from handbook.pages.placeholder import placeholders
from handbook.relations import relate
from handbook.remembering import forget
from handbook.rendering import Renderer, contents_of
from handbook.salvaging import salvage
from handbook.sheets.printing import SHEETS
from handbook.sheets.proofing import known_faults
from handbook.words import load_words

HOME = "index.md"


@dataclass(frozen=True, slots=True)
class Built:
    """Everything that the adapter hands to MkDocs. ``pages`` by path; ``files`` by path inside the site; ``bundles``
    name → path inside the site; ``cache`` is the folder for what may be deleted at any
    time; ``panels`` stand above a page of a preview; ``on_paper`` are the faults that only paper shows, as far as a
    preview knows them.
    """

    handbook: Handbook
    pages: Mapping[str, Page]
    renderer: Renderer
    frames: Frames
    say: Say
    files: Mapping[str, bytes]
    bundles: Mapping[str, str]
    cache: Path
    panels: Mapping[str, str] = field(default_factory=dict)
    on_paper: tuple[Diagnostic, ...] = ()

    def html(self, uri: str) -> str:
        """The HTML of a generated page, below its panel. It is drawn when it is asked for and kept nowhere."""
        return self.panels.get(uri, "") + self.renderer.render(self.pages[uri])

    def guide_markdown(self, uri: str, markdown: str) -> str:
        """The Markdown of a page in ``docs/`` with links to entries and figures, if it is a guide."""
        return self.renderer.guide_markdown(markdown, uri) if uri in self.handbook.guides else markdown

    def guide_html(self, uri: str, html: str) -> str:
        """The HTML of a guide with all that belongs around it; that of another page as it is."""
        guide = uri in self.handbook.guides
        return self.panels.get(uri, "") + self.renderer.guide_html(html, uri) if guide else html

    def body(self, page: Any) -> Body:
        """What a page of MkDocs puts into its frame."""
        uri = page.file.src_uri
        guide, own = self.handbook.guides.get(uri), self.pages.get(uri)
        html = self.html(uri) if own else page.content
        return Body(
            uri,
            title=own.title if own else guide.title if guide else page.title,
            description=own.description if own else guide.summary if guide else "",
            html=html,
            contents=contents_of(html),
            edit=page.edit_url or "",
            canonical=page.canonical_url or "",
            hidden=("navigation", "toc") if uri == HOME else (),
        )


def build(
    handbook: Handbook,
    found: tuple[Diagnostic, ...],
    *,
    today: date,
    directories: bool,
    assets: Mapping[str, str],
    cache: Path,
    printed: bool = True,
    missing: frozenset[str] = frozenset(),
) -> Built:
    """A handbook without errors → its pages, renderer and frames. ``directories`` as in ``linking.url``.

    ``assets`` are the theme's scripts and styles by path. ``found`` are the faults that the health board shows.
    Entries that are ``missing`` get a page that says so. ``printed``: whether files of the sheets are made, which are
    kept in ``cache``.
    """
    say = load_words(handbook.settings.language).say
    site = Site(handbook, relate(handbook), say, today, found, directories, printed)
    pages = (*build_pages(site), *placeholders(missing))
    bundles = bundle(assets)
    paths = {name: path for name, (path, _) in bundles.items()}
    renderer = Renderer(handbook, say, paths, directories=directories)
    files = build_files(replace(site, pages=pages)) | dict(bundles.values())
    files["data/search-box.js"] = data_script("search-box", renderer.draw("search_box"))
    by_uri = {page.uri: page for page in pages}
    title, navigation = handbook.settings.title, build_navigation(site, pages)
    frames = Frames(navigation, renderer.draw, title, directories)
    if printed:
        forget()  # no save will follow
    return Built(handbook, by_uri, renderer, frames, say, files, paths, cache)


def build_preview(examined: Examined, last: Handbook | None, *, today: date, root: Path, **options: Any) -> Built:
    """The site of a preview: always whole, with a panel on the home page and on each page whose file has faults.

    ``root`` is the handbook's folder; ``options`` are those of ``build``.
    """
    salvaged = salvage(examined.loaded, examined.diagnostics, last, today, examined.say)
    built = build(
        salvaged.handbook, examined.diagnostics, today=today, missing=salvaged.missing, printed=False, **options
    )
    on_paper = known_faults(built.pages.values(), built.handbook, built.say, built.cache / SHEETS)
    found = (*examined.diagnostics, *on_paper)
    by_page: dict[str, list[Diagnostic]] = {HOME: list(found)}
    sources = {page.source: uri for uri, page in built.pages.items() if uri != HOME}
    sources |= {f"docs/{name}": name for name in built.handbook.guides}
    for diagnostic in found:
        uri = sources.get(diagnostic.span.file) or placeholder_of(diagnostic.span.file, built)
        by_page.setdefault(uri, []).append(diagnostic)
    texts = examined.texts
    panels = {uri: built.renderer.panel(own, texts, str(root)) for uri, own in by_page.items() if uri and own}
    return replace(built, panels=panels, on_paper=on_paper)


def placeholder_of(file: str, built: Built) -> str:
    """The page of the entry whose id begins a file's name, or empty."""
    uri = entry_uri(id_in_name(file.rpartition("/")[2]))
    return uri if uri in built.pages else ""
