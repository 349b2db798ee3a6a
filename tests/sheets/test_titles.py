"""Titles of the printed sheets break where their phrases end."""

from pathlib import Path

import pypdfium2
import pytest
from bs4 import BeautifulSoup

from handbook.typography import phrases
from sheets.paper import flat

PAPERS = ("A4", "A5两张", "大字")


@pytest.fixture(scope="module")
def titles(shipped_site: Path) -> dict[str, list[str]]:
    """The short phrases of the title of each sheet, by how its files' names begin."""
    found = {}
    for page in shipped_site.glob("[lb]/**/index.html"):
        title = BeautifulSoup(page.read_text(encoding="utf-8"), "html.parser").select_one(".hb-sheet__title")
        if title:
            name = page.parent.relative_to(shipped_site).as_posix().partition("/")[2].replace("/", "-")
            found[name] = [flat(phrase) for phrase, whole in phrases(title.get_text()) if whole]
    return found


@pytest.mark.parametrize("paper", PAPERS)
def test_short_phrases_stay_whole(paper: str, titles: dict[str, list[str]], shipped_site: Path) -> None:
    """On every sheet, in every size: “拜访单核对” is not parted in “拜访” and “单核对”."""
    parted, seen = [], 0
    for name, whole in titles.items():
        for file in (shipped_site / "sheets").glob(f"{name}_*_{paper}.pdf"):
            lines = [
                flat(line) for line in pypdfium2.PdfDocument(file)[0].get_textpage().get_text_bounded().split("\r\n")
            ]
            parted += [(file.name, phrase) for phrase in whole if not any(phrase in line for line in lines)]
            seen += 1
    assert parted == []
    assert seen > 50
