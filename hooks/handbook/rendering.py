"""Page → finished HTML body. The only file that imports jinja2."""

import posixpath
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from html import unescape
from typing import Any

from jinja2 import BytecodeCache, Environment, FileSystemBytecodeCache, PackageLoader, StrictUndefined
from markupsafe import Markup

from handbook.bundling import SUFFIXES
from handbook.charts import measure
from handbook.diagnostics import Diagnostic, Say, errors
from handbook.diagrams import draw
from handbook.glossing import glosser, in_tag
from handbook.linking import address, addresses, label, link_in_markdown, mailto, published, root_of, url_of_file
from handbook.model.figures import Figure, FigureKind
from handbook.model.handbook import Handbook
from handbook.model.script import VARIABLE
from handbook.pages.page import Page
from handbook.prose import EMBED, Prose
from handbook.reporting import Texts, corrections, marked_line
from handbook.typography import bind, phrases

_HEADING = re.compile(r'<h([23]) id="([^"]+)"[^>]*>(.*?)</h\1>', re.DOTALL)
_ANCHOR = re.compile(r'\bid="([^"]+)"')
_TAG = re.compile(r"<small>.*?</small>|<[^>]+>")
"""What stands small in a heading is no part of its name."""
_INDENT = re.compile(r"(?<=\n)(?<![%#]\}\n)[ \t]+")
"""A line's indent; behind a block, whose line break goes, it is what parts two words."""
_SAID = re.compile(r'\{\{ say\("([^"]+)"\) \}\}')
"""Words without facts: the same on every page, so they need not be looked up and escaped for each."""
_FILE = "file/"
_ADDRESS = re.compile(r'="hb:([^"]+)"')


class Renderer:
    """One template environment for a whole build. ``bundles``: name → path; ``directories`` as in ``linking.url``."""

    def __init__(self, handbook: Handbook, say: Say, bundles: Mapping[str, str], *, directories: bool) -> None:
        self._handbook = handbook
        self._places = addresses(handbook)
        self._urls: dict[str, str] = {}
        self._bundles = bundles
        self._directories = directories
        self._figures = {figure.id: figure for figure in handbook.figures.figures}
        self._say = say
        self._gloss = glosser(handbook.glossary)
        self._environment = self._make_environment(say)

    def draw(self, template: str, **view: Any) -> str:
        """One of our templates as HTML."""
        return self._environment.get_template(f"{template}.html.j2").render(view)

    def render(self, page: Page) -> str:
        """The finished body of a generated page."""
        entry = page.view.get("entry")
        name = f"{entry.id} {page.title}" if entry else page.title
        foot = self._feedback(name, page.uri, self._say("meta.edition", n=entry.edition) if entry else "")
        return self._bundle(page) + self._resolve(self.draw(page.template, **page.view) + foot, page.uri)

    def guide_markdown(self, text: str, uri: str) -> str:
        """A guide's Markdown with links to entries and figures put in, for MkDocs to convert."""
        linked = link_in_markdown(text, uri, self._handbook, self._places)
        return EMBED.sub(lambda match: self._figure(self._figures[match[1]], uri), linked)

    def guide_html(self, html: str, uri: str) -> str:
        """A guide's converted body under its title, with the glossary's terms linked, its chapter and sources below."""
        guide, settings = self._handbook.guides[uri], self._handbook.settings
        head = "" if "<h1" in html else self.draw("guide_head", guide=guide)
        linked = head + self._gloss(html)
        foot = self.draw(
            "guide_foot",
            guide=guide,
            chapter=settings.title_of("chapters", guide.chapter) if guide.chapter else None,
            sources=[source for source in self._handbook.sources.codes if source.code in guide.sources],
        )
        return self._resolve(linked + foot + self._feedback(guide.title, uri, ""), uri)

    def panel(self, found: Sequence[Diagnostic], texts: Texts, root: str) -> str:
        """What a preview says above a page: each fault with its line and its mend. ``root``: the handbook's folder."""
        faults = []
        for diagnostic in found:
            line, carets = marked_line(diagnostic.span, texts)
            mended = corrections(diagnostic, texts)
            faults.append({"found": diagnostic, "line": line, "carets": carets, "corrections": mended})
        return self.draw("panel", faults=faults, stale=bool(errors(found)), root=root)

    def _feedback(self, name: str, uri: str, edition: str) -> str:
        """The foot of a page: a letter to those who look after the handbook, where they have an address."""
        settings = self._handbook.settings
        if not settings.feedback:
            return ""
        facts = {"name": name, "edition": edition, "place": published(uri, directories=self._directories)}
        subject = self._say("feedback.subject", title=settings.title, **facts)
        mail = mailto(settings.feedback, subject, self._say("feedback.body", **facts))
        return self.draw("feedback", mail=mail)

    def _bundle(self, page: Page) -> str:
        """The elements that load the page's own scripts and styles."""
        here = posixpath.dirname(published(page.uri, directories=self._directories)) or "."
        own = (self._bundles.get(f"{name}{suffix}") for name in page.bundle.split() for suffix in SUFFIXES)
        paths = [posixpath.relpath(path, here) for path in own if path]
        return self.draw("bundle", paths=paths) if paths else ""

    def _figure(self, figure: Figure, uri: str) -> str:
        """A figure as one block without an empty line, at which Markdown would take it for finished."""
        bars = figure.kind is FigureKind.BARS
        html = self.draw(
            "figure", figure=figure, chart=measure(figure) if bars else None, diagram=None if bars else draw(figure)
        )
        return self._resolve(html, uri)

    def _resolve(self, html: str, uri: str) -> str:
        """Every ``hb:`` address as a URL relative to the page. An unknown address is our bug: ``KeyError``."""
        root = root_of(uri, directories=self._directories)

        def link(match: re.Match[str]) -> str:
            if not (html.endswith(("href", "src"), 0, match.start()) and in_tag(html, match.start())):
                return match[0]
            if match[1].startswith(_FILE):
                file = unescape(match[1]).removeprefix(_FILE)
                return f'="{url_of_file(uri, file, directories=self._directories)}"'
            place, mark, query = match[1].partition("?")
            return f'="{root + self._url(place) or "./"}{mark}{query}"'

        return _ADDRESS.sub(link, html)

    def _url(self, place: str) -> str:
        """An ``hb:`` address as a URL relative to the site."""
        if place not in self._urls:
            self._urls[place] = address(self._places[unescape(place)], directories=self._directories)
        return self._urls[place]

    def _make_environment(self, say: Say) -> Environment:
        environment = Environment(
            loader=_Templates(say),
            bytecode_cache=compiled_templates(),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            auto_reload=False,
        )
        labels = {id_: label(self._handbook, id_) for id_ in self._handbook.entries}
        prose = Prose(labels)
        environment.globals["say"] = say
        environment.filters["prose"] = lambda text: Markup(prose.html(text))  # noqa: S704 - Prose makes it safe
        environment.filters["gloss"] = lambda html: Markup(self._gloss(html))  # noqa: S704 - what the template drew
        environment.filters["inline"] = lambda text: Markup(prose.inline(text))  # noqa: S704
        environment.filters["phrases"] = phrases
        environment.filters["bind"] = bind
        environment.filters["single_quoted"] = single_quoted
        environment.filters["slots"] = lambda text: mark_slots(text, say)
        return environment


class _Templates(PackageLoader):
    """Our templates as they are compiled: without the indents of those who write them, words in place of their keys."""

    def __init__(self, say: Say) -> None:
        super().__init__("handbook")
        self._say = say

    def get_source(self, environment: Environment, template: str) -> tuple[str, str, Callable[[], bool] | None]:
        """A template's source, each line where it was."""
        source, file, is_current = super().get_source(environment, template)
        return _SAID.sub(self._said, _INDENT.sub("", source)), file, is_current

    def _said(self, match: re.Match[str]) -> str:
        return Markup.escape(self._say(match[1]))


@cache
def compiled_templates() -> BytecodeCache | None:
    """Keeps compiled templates from one build to the next, in the user's folder for temporary files if there is one."""
    try:
        return FileSystemBytecodeCache()
    except (OSError, RuntimeError):
        return None


def single_quoted(text: str) -> Markup:
    """JSON for an attribute in single quotes, where its double quotes need no escape of five letters each."""
    plain = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("'", "&#39;")
    return Markup(plain)  # noqa: S704 - nothing is left that ends an attribute


def mark_slots(text: str, say: Say) -> Markup:
    """A script's line with each ``{{gap}}`` marked as one, in brackets that are copied with it."""
    gap = Markup('<span class="hb-slot" data-slot="{}">{}</span>')
    pieces = VARIABLE.split(text)
    marked = (
        gap.format(piece, say("slots.gap", name=piece)) if position % 2 else Markup.escape(piece)
        for position, piece in enumerate(pieces)
    )
    return Markup("").join(marked)


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of a page: its id, its name as plain text, and those below it."""

    id: str
    name: str
    children: "tuple[Heading, ...]" = ()


def contents_of(html: str) -> tuple[Heading, ...]:
    """The headings of a finished page, those of level 3 below level 2."""
    contents: list[Heading] = []
    for level, id_, text in _HEADING.findall(html):
        heading = Heading(id_, unescape(_TAG.sub("", text)).strip())
        if level == "3" and contents:
            heading = replace(last := contents.pop(), children=(*last.children, heading))
        contents.append(heading)
    return tuple(contents)


def anchors_of(html: str) -> set[str]:
    """Every place in a finished page that a link can lead to."""
    return set(_ANCHOR.findall(html))
