"""Every link and anchor of a built site leads somewhere, and no page asks another host for anything."""

from collections import Counter
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import pytest

BASE = "http://site.test/"
OUTSIDE = {"git.example.com"}
"""The editor's pencil, the only link that leaves."""


class Page(HTMLParser):
    """The ids and the links of a page, in their order."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.links: list[str] = []
        self.feed(html)

    def handle_starttag(self, _: str, attributes: list[tuple[str, str | None]]) -> None:
        for name, value in attributes:
            if name == "id":
                self.ids.append(value or "")
            elif name in {"href", "src"}:
                self.links.append(value or "")


@pytest.mark.parametrize("site", ["tiny_site", "shipped_site"])
def test_links_and_anchors(site: str, request: pytest.FixtureRequest) -> None:
    folder = request.getfixturevalue(site)
    pages = read_pages(folder)
    targets: dict[str, str] = {}
    for url, page in pages.items():
        for link in page.links:
            if not link.startswith(("javascript:", "mailto:")):
                targets.setdefault(urljoin(url, link), f"{url}: {link}")
    assert len(targets) > len(pages)
    assert [link for target, link in targets.items() if not leads_somewhere(target, pages, folder)] == []


@pytest.mark.parametrize("site", ["tiny_site", "shipped_site"])
def test_ids_stand_once_a_page(site: str, request: pytest.FixtureRequest) -> None:
    doubled = {
        url: twice
        for url, page in read_pages(request.getfixturevalue(site)).items()
        if (twice := [id_ for id_, n in Counter(page.ids).items() if n > 1])
    }
    assert doubled == {}


@cache
def read_pages(site: Path) -> dict[str, Page]:
    """Every page by its URL."""
    return {
        urljoin(BASE, file.relative_to(site).as_posix().removesuffix("index.html")): Page(
            file.read_text(encoding="utf-8")
        )
        for file in sorted(site.rglob("*.html"))
    }


def leads_somewhere(target: str, pages: dict[str, Page], site: Path) -> bool:
    parts = urlsplit(target)
    if parts.netloc != urlsplit(BASE).netloc:
        return parts.netloc in OUTSIDE
    page = pages.get(target.partition("#")[0].partition("?")[0])
    if page is None:
        return (site / unquote(parts.path).lstrip("/")).is_file()
    anchor = unquote(parts.fragment)
    return not anchor or anchor.startswith("__") or anchor in page.ids
