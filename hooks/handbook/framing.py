"""Finished bodies → whole pages, without drawing Material's frame again for each.

The theme draws its frame (head, header, search box, footer) once for all pages of one depth, with marks in the places
where they differ. The navigation is ours: drawn once for a section, and of a long section only the part around the
page, so that no page grows with the handbook.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from html import escape
from typing import Any

from handbook.linking import address
from handbook.pages.navigation import Nav, NavItem
from handbook.rendering import Heading

Draw = Callable[..., str]
"""``draw(template, **view)``: one of our templates as HTML."""

WINDOW = 20
"""The most pages of one section that a navigation lists."""

_MARK = re.compile("\x00(?:<h1)?([a-z]+)\x00")
"""A place in the frame. ``<h1`` keeps the theme from adding a heading to a body that it does not see."""

_BLANKS = re.compile(r"\s*\n\s*")
"""Line breaks of the theme's templates with indents and empty lines: a fifth of a frame, and no text."""


@dataclass(frozen=True, slots=True)
class Body:
    """What fills a frame. ``title`` and ``description`` are plain text, ``edit`` and ``canonical`` URLs or empty,
    ``hidden`` the sidebars that the page does without.
    """

    uri: str = ""
    title: str = ""
    description: str = ""
    html: str = ""
    contents: tuple[Heading, ...] = ()
    edit: str = ""
    canonical: str = ""
    hidden: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Anchor:
    url: str


def _shape(body: Body) -> tuple[Any, ...]:
    """What of a body changes the frame itself."""
    return body.hidden, bool(body.contents), bool(body.edit), bool(body.canonical)


class _Hollow:
    """A page of the theme in which everything that differs between pages is a mark."""

    def __init__(self, page: Any, body: Body) -> None:
        self._page = page
        self.title = "\x00title\x00"
        self.meta = {"title": self.title, "description": "\x00description\x00", "hide": body.hidden}
        self.content = "\x00<h1content\x00"
        self.toc = [_Anchor("#\x00skip\x00")] if body.contents else []
        self.edit_url = "\x00edit\x00" if body.edit else None
        self.canonical_url = "\x00canonical\x00" if body.canonical else None
        self.previous_page = self.next_page = None

    def __getattr__(self, name: str) -> Any:
        return getattr(self._page, name)


@dataclass(frozen=True, slots=True)
class Frames:
    """The frames (``shells``) and navigations of one build, each drawn when the first page needs it.

    ``filled`` has the frame of each page, and all of its body but the HTML.
    """

    navigation: Nav
    draw: Draw
    site_name: str
    directories: bool
    paths: Mapping[str, tuple[int, ...]] = field(init=False)
    shells: dict[Any, list[str]] = field(default_factory=dict)
    filled: dict[str, tuple[Any, Body]] = field(default_factory=dict)
    _drawn: dict[Any, Any] = field(default_factory=dict)

    def __post_init__(self) -> None:
        object.__setattr__(self, "paths", dict(_paths(self.navigation, ())))

    def fill(self, body: Body, template: Any, context: Mapping[str, Any]) -> str:
        """A whole page. ``template`` and ``context`` are the theme's; without a page in the context (404.html) the
        body is empty.
        """
        base, page = context["base_url"], context["page"]
        key = (template, base, *_shape(body))
        if key not in self.shells:
            drawn = template.render({**context, "page": page and _Hollow(page, body)})
            self.shells[key] = _MARK.split(_BLANKS.sub("\n", drawn))
        self.filled[body.uri] = (key, replace(body, html="", contents=()))
        return self._join(key, body)

    def refill(self, uri: str, html: str, contents: tuple[Heading, ...]) -> str | None:
        """A page that was filled, with another body; None if the theme has not drawn the frame for it."""
        key, body = self.filled[uri]
        body = replace(body, html=html, contents=contents)
        key = (*key[:2], *_shape(body))
        return self._join(key, body) if key in self.shells else None

    def _join(self, key: Any, body: Body) -> str:
        values = self._values(body, key[1])
        return "".join(values[part] if place % 2 else part for place, part in enumerate(self.shells[key]))

    def _values(self, body: Body, base: str) -> dict[str, str]:
        path = self.paths.get(body.uri, ())
        name, headings = self.site_name, body.contents
        contents = self._once(headings, lambda: self.draw("contents", contents=headings)) if headings else ""
        return {
            "title": escape(body.title),
            "document": escape(name if body.title in {"", name} else f"{body.title} - {name}"),
            "description": escape(body.description),
            "content": body.html,
            "skip": headings[0].id if headings else "",
            "edit": escape(body.edit),
            "canonical": escape(body.canonical),
            "tabs": self._once(("tabs", base, path[:1]), lambda: self._tabs(base, path)),
            "navigation": self._own(path, base, contents=bool(contents)),
            "contents": contents,
        }

    def _once(self, key: Any, draw: Callable[[], Any]) -> Any:
        if key not in self._drawn:
            self._drawn[key] = draw()
        return self._drawn[key]

    def _tabs(self, base: str, path: tuple[int, ...]) -> str:
        tabs = [
            {"title": item.title, "url": self._url(base, item.first), "active": path[:1] == (place,)}
            for place, item in enumerate(self.navigation)
        ]
        return self.draw("tabs", tabs=tabs)

    def _own(self, path: tuple[int, ...], base: str, *, contents: bool) -> str:
        """The navigation of a page: its section's, with the page itself marked in it."""
        item, section = self._at(path), path[:-1]
        if item is None or item.children:
            return self._section(path, base, current=True)
        html = self._section(section, base, window=path[-1] // WINDOW)
        href = self._url(base, item.uri)
        before, opened, rest = html.partition(f'<li class="md-nav__item"><a href="{escape(href)}"')
        leaf = self.draw("nav_leaf", title=item.title, url=href, contents=contents)
        return before + leaf + rest.partition("</li>")[2] if opened else html

    def _section(self, path: tuple[int, ...], base: str, *, window: int = 0, current: bool = False) -> str:
        """The navigation with one section open; ``current`` if the section's own page is the one that is read."""

        def items(level: Nav, rest: tuple[int, ...], id_: str) -> list[dict[str, Any]]:
            first = 0 if rest else window * WINDOW
            shown = range(first, min(first + WINDOW, len(level))) if not rest else range(len(level))
            views = []
            for place in shown:
                item, open_, own = level[place], rest[:1] == (place,), f"{id_}_{place + 1}"
                views.append(
                    {
                        "more": False,
                        "title": item.title,
                        "url": self._url(base, item.first),
                        "page": bool(item.uri),
                        "nested": bool(item.children),
                        "current": current and open_ and len(rest) == 1,
                        "children": items(item.children, rest[1:], own) if open_ and item.children else [],
                        "id": own,
                    }
                )
            outside = [place for place in (shown.start - 1, shown.stop) if 0 <= place < len(level)]
            more = [{"more": True, "url": self._url(base, level[place].first)} for place in outside]
            return [*more[: bool(first)], *views, *more[bool(first) :]]

        return str(
            self._once(
                ("nav", path, base, window, current),
                lambda: self.draw("nav", items=items(self.navigation, path, "__nav")),
            )
        )

    def _at(self, path: tuple[int, ...]) -> NavItem | None:
        item = None
        items = self.navigation
        for place in path:
            item = items[place]
            items = item.children
        return item

    def _url(self, base: str, uri: str) -> str:
        path = address(uri, directories=self.directories)
        return f"{base.rstrip('/')}/{path}".removeprefix("./") or "./"


def _paths(items: Nav, above: tuple[int, ...]) -> Iterator[tuple[str, tuple[int, ...]]]:
    """Every page with the way to it, as places in the levels of the tree."""
    for place, item in enumerate(items):
        path = (*above, place)
        if item.uri:
            yield item.uri, path
        yield from _paths(item.children, path)


@dataclass(frozen=True, slots=True)
class FramedEnvironment:
    """Stands in for the theme's template environment: what its templates draw is filled by ``frames``.

    ``body`` makes a body of a page of the theme.
    """

    environment: Any
    frames: Frames
    body: Callable[[Any], Body]

    def get_template(self, name: str) -> "_Framed":
        """A template of the theme by its name."""
        return _Framed(self.environment.get_template(name), self)


@dataclass(frozen=True, slots=True)
class _Framed:
    template: Any
    owner: FramedEnvironment

    def render(self, context: Mapping[str, Any]) -> str:
        page = context["page"]
        return self.owner.frames.fill(self.owner.body(page) if page else Body(), self.template, context)
