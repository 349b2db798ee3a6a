"""What a page weighs: most readers open it on a phone, at a counter."""

import gzip
from pathlib import Path
from statistics import median

HTML = 8_000
"""Bytes of a standard's page, compressed as web servers do."""


def test_a_standards_page_is_light(shipped_site: Path) -> None:
    pages = sorted(shipped_site.glob("s/S-*/index.html"))
    weights = [len(gzip.compress(page.read_bytes(), 6)) for page in pages]
    assert (len(pages) > 80, median(weights) <= HTML) == (True, True), median(weights)
