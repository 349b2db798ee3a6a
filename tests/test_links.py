"""Every link and anchor of a built site leads somewhere, and no page asks another host for anything."""

from collections import Counter
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import pytest
from bs4 import BeautifulSoup

BASE = "http://site.test/"
OUTSIDE = {"git.example.com"}
"""The editor's pencil, the only link that leaves."""


@pytest.mark.parametrize("site", ["tiny_site", "shipped_site"])
def test_links_and_anchors(site: str, request: pytest.FixtureRequest) -> None:
    pages = read_pages(request.getfixturevalue(site))
    broken = [
        f"{url}: {href}"
        for url, page in pages.items()
        for tag in page.select("[href], [src]")
        if not (href := str(tag.get("href") or tag.get("src"))).startswith(("javascript:", "mailto:"))
        if not leads_somewhere(urljoin(url, href), pages, request.getfixturevalue(site))
    ]
    assert broken == []


@pytest.mark.parametrize("site", ["tiny_site", "shipped_site"])
def test_ids_stand_once_a_page(site: str, request: pytest.FixtureRequest) -> None:
    doubled = {
        url: twice
        for url, page in read_pages(request.getfixturevalue(site)).items()
        if (twice := [id_ for id_, n in Counter(str(tag["id"]) for tag in page.select("[id]")).items() if n > 1])
    }
    assert doubled == {}


def read_pages(site: Path) -> dict[str, BeautifulSoup]:
    """Every page by its URL."""
    return {
        urljoin(BASE, file.relative_to(site).as_posix().removesuffix("index.html")): BeautifulSoup(
            file.read_text(encoding="utf-8"), "html.parser"
        )
        for file in sorted(site.rglob("*.html"))
    }


def leads_somewhere(target: str, pages: dict[str, BeautifulSoup], site: Path) -> bool:
    parts = urlsplit(target)
    if parts.netloc != urlsplit(BASE).netloc:
        return parts.netloc in OUTSIDE
    page = pages.get(target.partition("#")[0].partition("?")[0])
    if page is None:
        return (site / unquote(parts.path).lstrip("/")).is_file()
    anchor = unquote(parts.fragment)
    return not anchor or anchor.startswith("__") or page.find(id=anchor) is not None
