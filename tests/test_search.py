"""The search index, and the one place where it meets the theme."""

import json
from pathlib import Path
from typing import Any

import pytest

from handbook.search.characters import readings, simple_forms
from handbook.search.frame import own_worker
from handbook.search.rows import plain
from project import build, lay_out, snapshot


def part(site: Path, name: str) -> Any:
    text = next((site / "assets/search").glob(f"{name}.*.js")).read_text(encoding="utf-8")
    return json.loads(text.split("\n")[1])


def test_every_page_names_our_worker_and_no_other(shipped_site: Path) -> None:
    worker = next((shipped_site / "assets").glob("search.*.js")).name
    pages = {path: path.read_text(encoding="utf-8") for path in shipped_site.rglob("*.html")}
    named = {path for path, html in pages.items() if html.count(f"assets/{worker}") == 1}
    assert set(pages) - named == set()
    assert [path for path, html in pages.items() if "javascripts/workers" in html] == []


@pytest.mark.parametrize("named", ['"search": "assets/workers/find.js"', '"base": "."'])
def test_a_changed_theme_fails_the_build(named: str) -> None:
    """Nobody notices a search that is not ours, so the build must."""
    with pytest.raises(ValueError, match="theme"):
        own_worker(f'<script id="__config" type="application/json">{{{named}}}</script>', "assets/search.js")


def test_the_same_content_gives_the_same_index(tiny_site: Path, tmp_path: Path) -> None:
    folder = lay_out(tmp_path / "again")
    assert build(folder).returncode == 0
    assert snapshot(folder / "site/assets/search") == snapshot(tiny_site / "assets/search")


def test_rows_and_texts_stand_in_the_same_order(tiny_site: Path) -> None:
    rows = part(tiny_site, "head")["rows"]
    assert len(rows) == len(part(tiny_site, "lines")) == len(part(tiny_site, "body"))


def test_every_row_leads_to_a_page(shipped_site: Path) -> None:
    urls = [row[0].partition("#")[0] for row in part(shipped_site, "head")["rows"]]
    assert [url for url in urls if not (shipped_site / url / "index.html").is_file()] == []


def test_every_anchor_is_on_its_page(shipped_site: Path) -> None:
    """What was found in a part of an entry is opened at that part."""
    rows, bodies = part(shipped_site, "head")["rows"], part(shipped_site, "body")
    lost = []
    for row, sections in zip(rows, bodies, strict=True):
        html = (shipped_site / row[0].partition("#")[0] / "index.html").read_text(encoding="utf-8")
        anchors = [anchor for anchor, _ in (*sections, *row[6]) if anchor]
        lost += [f"{row[0]}#{anchor}" for anchor in anchors if f'id="{anchor}"' not in html]
    assert lost == []


def test_polyphones_have_each_common_reading() -> None:
    table = readings(frozenset("\u8fd8\u884c"))
    assert {syllable for syllable, read_so in table.items() if "\u8fd8" in read_so} == {"hai", "huan"}


def test_traditional_characters_lead_to_simple_ones() -> None:
    forms = simple_forms(frozenset("\u8bc9"))
    assert forms[forms.index("\u8a34") + 1] == "\u8bc9"


def test_markup_is_not_searched() -> None:
    assert plain("**a** [[S-001]]\n\n| b | c |") == "a S-001\nb  c"
