"""A handbook whose every text is hostile, in a real browser: it is shown as text and nothing of it comes to life."""

import csv
import json
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import parse_qs, urlsplit
from xml.etree import ElementTree

import pytest
from bs4 import BeautifulSoup
from pypdf import PdfReader

from browser.conftest import Visit
from browser.serving import serving
from browser.test_assessment import fill
from browser.test_team import load, result
from hostile import LONG, UNSEEN, Poison, poison
from project import build, edit, handbook, lay_out

UNSHOWN = frozenset({"Vague", "Lint", "Phrase", "SearchWords", "Drop.reason", "Method.about", "Step.about"})
"""Models and fields whose texts no page shows: they are for checks, for the search, for other editors."""
RAN = "a hostile text ran"
WHOLE = re.compile(r"x\d{3}x")
HOSTILE = 'img[src="x"], b#x, [onerror], [onclick], [href^="javascript:"], [href^="data:"]'
"""Elements that only a hostile text can have made."""
ALIVE = f"""() => {{
  const found = (root) => [
    ...root.querySelectorAll('{HOSTILE}'),
    ...[...root.querySelectorAll("template")].flatMap((template) => found(template.content)),
  ];
  return found(document).map((element) => element.outerHTML);
}}"""
MAIL = """() => [...document.querySelectorAll('[href^="mailto:"]')].map((link) => link.href)"""


@pytest.fixture(scope="module")
def poisoned(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Poison]:
    folder = lay_out(tmp_path_factory.mktemp("hostile"))
    made = poison(folder)
    done = build(folder, strict=False)
    assert done.returncode == 0, done.stderr
    return folder / "site", made


@pytest.fixture(scope="module")
def hostile_address(poisoned: tuple[Path, Poison]) -> Iterator[str]:
    with serving(poisoned[0]) as address:
        yield address


def test_every_field_that_takes_text_is_covered(poisoned: tuple[Path, Poison]) -> None:
    """A new field that the tiny handbook cannot be given must be written into it."""
    _, made = poisoned
    assert made.fields - set(made.placed.values()) == set()


@pytest.fixture
def tab(hostile_address: str, tabs: Callable[..., Visit]) -> Visit:
    """A tab in which a hostile text that runs leaves a console error."""
    opened = tabs(hostile_address)
    opened.page.add_init_script(f"window.hb = () => {{ console.error('{RAN}') }}")
    return opened


def text_of(made: Poison, field: str) -> str:
    """The hostile text in a field."""
    return next(text for text, place in made.placed.items() if place == field)


def maimed(made: Poison, text: str) -> set[str]:
    """Marks in a text that are not followed by the whole hostile text; blanks do not count."""
    solid, placed = re.sub(r"\s|\u2060", "", text), {whole[:5]: "".join(whole.split()) for whole in made.placed}
    found = {match[0]: match.start() for match in WHOLE.finditer(solid)}
    return {mark for mark, start in found.items() if not solid.startswith(placed[mark], start)}


def test_hostile_texts_are_shown_and_stay_texts(poisoned: tuple[Path, Poison], tab: Visit) -> None:
    site, made = poisoned
    pages = [file.parent.relative_to(site).as_posix() for file in site.rglob("index.html") if "help" not in file.parts]
    alive, shown, cut, letters = {}, set(), set(), []
    for path in sorted(pages):
        page = tab.go(f"{path}/")
        if found := page.evaluate(ALIVE):
            alive[path] = found
        text = page.evaluate("document.documentElement.textContent") + page.title()
        shown |= {match[0] for match in WHOLE.finditer(text)}
        cut |= maimed(made, text)
        letters += page.evaluate(MAIL)
    assert (alive, RAN in tab.errors, tab.outside, cut) == ({}, False, [], set())
    seen = {field for text, field in made.placed.items() if text[:5] in shown}
    assert sorted(field for field in made.fields - seen if not UNSHOWN & {field, field.partition(".")[0]}) == []
    parts = [parse_qs(urlsplit(letter).query) for letter in letters]
    assert {tuple(part) for part in parts} == {("subject", "body")}
    assert {mark for part in parts for mark in maimed(made, part["subject"][0])} == set()


def test_search_shows_hostile_texts_as_text(poisoned: tuple[Path, Poison], tab: Visit) -> None:
    """The title, the reason and the line of a result."""
    made, seen = poisoned[1], set()
    for field in ("Standard.title", "Standard.keywords", "Script.title"):
        text = text_of(made, field)
        page = tab.go(f"?q={text[:5]}")
        page.locator(".hb-hit").first.wait_for()
        shown = page.locator(".md-search-result__list").inner_text()
        seen |= {made.placed[whole] for whole in made.placed if whole[:5] in shown}
        assert (maimed(made, shown), page.evaluate(ALIVE), RAN in tab.errors) == (set(), [], False)
    assert seen > {"Standard.title", "Standard.keywords", "Script.title"}


def test_a_picked_sheet_shows_hostile_texts_as_text(poisoned: tuple[Path, Poison], tab: Visit) -> None:
    page = tab.go("b/pick/")
    for name in ("standard", "script", "question"):
        page.locator(f"hb-choices [name={name}]").select_option(index=1)
    shown = page.locator("hb-pack").inner_text()
    page.reload()
    assert (page.locator("hb-pack").inner_text(), bool(WHOLE.search(shown))) == (shown, True)
    assert (maimed(poisoned[1], shown), page.evaluate(ALIVE), RAN in tab.errors) == (set(), [], False)


def test_a_merged_list_shows_hostile_texts_as_text(poisoned: tuple[Path, Poison], tab: Visit) -> None:
    page = tab.go("l/merge/?p=l001_r.boss.opening")
    page.locator("[data-slot=sheet] [type=checkbox]").first.wait_for(state="attached")
    shown = page.locator("[data-slot=sheet]").inner_text()
    assert (maimed(poisoned[1], shown), bool(WHOLE.search(shown))) == (set(), True)
    assert (page.evaluate(ALIVE), RAN in tab.errors) == ([], False)


def test_tables_of_hostile_texts_hold_no_formula(tab: Visit) -> None:
    page = tab.go("l/L-001/")
    with page.expect_download() as ticks:
        page.locator("[data-act=csv]").first.click()
    assert page.evaluate("HandbookTable.csv([['=1'], ['＝1']])") == '\ufeff"\'=1"\r\n"\'＝1"\r\n'
    page = tab.go("a/A-001/")
    fill(page)
    page.get_by_role("button", name="查看结果").click()
    with page.expect_download() as answers:
        page.locator("[data-act=csv]").click()
    page = tab.go("team/")
    load(page, *(result(page, alias, LONG) for alias in "甲乙丙"))
    with page.expect_download() as team:
        page.locator("[data-act=csv]").click()
    for saved in (ticks, answers, team):
        table = list(csv.reader(saved.value.path().read_text(encoding="utf-8-sig").splitlines()))
        cells = [cell for row in table for cell in row]
        assert any("=1" in cell for cell in cells)
        assert [cell for cell in cells if cell[:1] in "=+-@\t" and cell] == []


def test_sheets_print_hostile_texts_as_text(poisoned: tuple[Path, Poison]) -> None:
    """Nothing of Typst's own language is followed: every word of a field stands on the paper."""
    site, made = poisoned
    printed = {
        file.name: "".join(page.extract_text() for page in PdfReader(file).pages) for file in site.glob("sheets/*.pdf")
    }
    assert printed
    assert all(WHOLE.search(text) for text in printed.values())
    assert {name: cut for name, text in printed.items() if (cut := maimed(made, text))} == {}


def test_files_for_machines_are_well_formed(poisoned: tuple[Path, Poison]) -> None:
    site, made = poisoned
    feed = ElementTree.parse(site / "updates/feed.xml").getroot()
    assert maimed(made, "".join(feed.itertext())) == set()
    for file in [*site.glob("data/*.js"), *site.glob("assets/search/*.js")]:
        given = re.fullmatch(r"[\w.]+\(\"[\w.-]+\",(.*)\);\s*", file.read_text(encoding="utf-8"), re.DOTALL)
        assert given, file.name
        json.loads(given[1])


def test_the_export_shows_hostile_texts_as_text(poisoned: tuple[Path, Poison], tmp_path: Path) -> None:
    """MkDocs and Material alone draw it."""
    source, out = poisoned[0].parent, tmp_path / "out"
    assert handbook(source, "export", str(out)).returncode == 0
    edit(out, {"mkdocs.yml": {"find": "[search]", "replace": "[]"}})  # which takes the most time and shows nothing
    command = [sys.executable, "-m", "mkdocs", "build"]
    assert subprocess.run(command, cwd=out, capture_output=True, check=False).returncode == 0
    pages = {
        file: BeautifulSoup(file.read_text(encoding="utf-8"), "html.parser") for file in out.rglob("site/**/*.html")
    }
    assert {str(file): alive for file, page in pages.items() if (alive := page.select(HOSTILE))} == {}
    assert {
        mark for page in pages.values() for mark in maimed(poisoned[1], page.select_one("article, main").text)
    } == set()


def test_reports_hold_nothing_that_a_terminal_follows(poisoned: tuple[Path, Poison]) -> None:
    folder = poisoned[0].parent
    for form in ("full", "short", "github"):
        done = handbook(folder, "check", "--format", form)
        assert set(UNSEEN) & set(done.stdout + done.stderr) == set()
