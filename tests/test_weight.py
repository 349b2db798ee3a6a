"""What a page weighs, compressed as hosts do it: most readers open it on a phone, at a counter.

The search and the cards of links load more when they are first used; nobody waits for that to read.
"""

import gzip
import re
from pathlib import Path
from statistics import median
from urllib.parse import urljoin

import pytest

LOADED = re.compile(r'<(?:script|link)\b[^>]*?\b(?:src|href)="([^"]+\.(?:js|css|png|webmanifest))"')
OTHERS = ("assets/javascripts/", "assets/stylesheets/", "assets/picking/vendor.")
"""The theme's, and the vendored generator of codes with the few lines that use it, for pages where sheets are made."""
HTML = 8_000
"""Bytes of a standard's page itself."""
ALL, SCRIPTS, STYLES = 120_000, 30_000, 15_000
"""Bytes: of a page in all, of the handbook's own scripts and of its own styles."""


def test_a_standards_page_is_light(shipped_site: Path) -> None:
    pages = sorted(shipped_site.glob("s/S-*/index.html"))
    weights = [len(gzip.compress(page.read_bytes(), 6)) for page in pages]
    assert (len(pages) > 80, median(weights) <= HTML) == (True, True), median(weights)


def weigh(site: Path, path: str) -> dict[str, int]:
    """File → compressed bytes, for a page and all that it names."""
    page = f"{path}index.html"
    names = {
        urljoin(f"/{page}", name).lstrip("/") for name in LOADED.findall((site / page).read_text(encoding="utf-8"))
    }
    return {name: len(gzip.compress((site / name).read_bytes(), 6)) for name in sorted({page, *names})}


@pytest.mark.parametrize("path", ["", "s/S-305/", "l/merge/"])
def test_a_first_visit_is_light(path: str, shipped_site: Path) -> None:
    assert sum(weigh(shipped_site, path).values()) <= ALL


@pytest.mark.parametrize(
    "path", ["", "s/S-305/", "t/T-304/", "l/L-301/", "a/A-301/", "c/C-301/", "b/pick/", "l/merge/", "team/", "print/"]
)
def test_our_own_part_of_any_page_is_small(path: str, shipped_site: Path) -> None:
    own = {name: size for name, size in weigh(shipped_site, path).items() if not name.startswith(OTHERS)}
    scripts, styles = (sum(size for name, size in own.items() if name.endswith(end)) for end in (".js", ".css"))
    assert (0 < scripts <= SCRIPTS, 0 < styles <= STYLES) == (True, True), own
