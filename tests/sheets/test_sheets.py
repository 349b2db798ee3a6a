"""The printed sheets of the handbook that ships: each on its paper, word for word what the page says."""

from pathlib import Path
from urllib.parse import urlsplit

import pytest
from bs4 import BeautifulSoup
from pypdf import PdfReader

from sheets.paper import colours_of, flat, scanned, sizes_of, text_of, text_size

A4, A4_ACROSS = (210, 297), (297, 210)
PAPERS = {"A4": 11.5, "A5两张": 9, "大字": 15}
"""The smallest size of the text in points, by paper."""
LARGEST = 120 * 1024
ON_SCREEN_ONLY = ".hb-qr, button, template, dialog, [hidden]"
ON_PAPER_ONLY = (("扫码看最新版", ""), ("第1/1页", ""), ("–", ""), ("到会签名123456789101112", "到会签名"))


@pytest.fixture(scope="module")
def ids(shipped_site: Path) -> list[str]:
    """Every checklist and briefing."""
    return sorted(file.parent.name for letter in "lb" for file in shipped_site.glob(f"{letter}/?-*/index.html"))


@pytest.fixture(scope="module")
def folder(shipped_site: Path) -> Path:
    return shipped_site / "sheets"


def file_of(folder: Path, id_: str, paper: str, suffix: str = "pdf") -> Path:
    return next(folder.glob(f"{id_}_*_第*版_{paper}.{suffix}"))


def page_of(site: Path, id_: str) -> BeautifulSoup:
    return BeautifulSoup((site / id_[0].lower() / id_ / "index.html").read_text(encoding="utf-8"), "html.parser")


def test_there_are_sheets(ids: list[str]) -> None:
    assert len(ids) >= 40


def test_each_is_one_page_of_its_paper(ids: list[str], folder: Path) -> None:
    """A4 upright, A5 twice on A4 across."""
    pages = {id_: [sizes_of(file_of(folder, id_, paper)) for paper in ("A4", "A5两张")] for id_ in ids}
    assert {id_: found for id_, found in pages.items() if found != [[A4], [A4_ACROSS]]} == {}


def test_large_print_takes_two_pages_at_most(ids: list[str], folder: Path) -> None:
    pages = {id_: sizes_of(file_of(folder, id_, "大字")) for id_ in ids}
    assert {id_: found for id_, found in pages.items() if found not in ([A4], [A4, A4])} == {}


@pytest.mark.parametrize("paper", PAPERS)
def test_the_text_is_large_enough(paper: str, ids: list[str], folder: Path) -> None:
    sizes = {id_: text_size(file_of(folder, id_, paper)) for id_ in ids}
    assert {id_: size for id_, size in sizes.items() if size < PAPERS[paper]} == {}


def test_paper_says_what_the_page_says(ids: list[str], folder: Path, shipped_site: Path) -> None:
    """The same words in the same order."""
    different = {}
    for id_ in ids:
        sheet = page_of(shipped_site, id_).select_one(".hb-sheet")
        assert sheet is not None
        for extra in sheet.select(ON_SCREEN_ONLY):
            extra.decompose()
        printed = text_of(file_of(folder, id_, "A4"))
        for words, instead in ON_PAPER_ONLY:
            printed = printed.replace(words, instead)
        if printed != flat(sheet.get_text()):
            different[id_] = (printed, flat(sheet.get_text()))
    assert different == {}


@pytest.mark.parametrize("paper", PAPERS)
def test_only_black_and_white(paper: str, ids: list[str], folder: Path) -> None:
    assert {value for id_ in ids for value in colours_of(file_of(folder, id_, paper))} <= {b"0", b"1"}


def test_the_code_leads_to_the_page_with_the_edition(ids: list[str], folder: Path, shipped_site: Path) -> None:
    """Read from a 150 dpi print without greys."""
    lost = {}
    for id_ in ids:
        found = scanned(file_of(folder, id_, "A4"))
        parts = [urlsplit(address) for address in found]
        if [(shipped_site / part.path[1:] / "index.html").exists() and part.query for part in parts] != ["e=1"]:
            lost[id_] = found
    assert lost == {}


def test_both_codes_of_a_small_sheet_are_read(ids: list[str], folder: Path) -> None:
    assert [id_ for id_ in ids[::4] if len(scanned(file_of(folder, id_, "A5两张"))) != 2] == []


def test_files_are_small_enough_for_a_chat(folder: Path) -> None:
    single = [file for file in folder.iterdir() if file.name[1] == "-"]
    assert {file.name: size for file in single if (size := file.stat().st_size) > LARGEST} == {}


def test_each_is_tagged_and_named(ids: list[str], folder: Path) -> None:
    """Tags, a title and a language; bookmarks for the title and every heading."""
    for id_ in ids:
        document = PdfReader(file_of(folder, id_, "A4"))
        root = document.root_object
        assert (root["/MarkInfo"]["/Marked"], root["/Lang"]) == (True, "zh-CN"), id_
        assert document.metadata is not None
        assert str(document.metadata.title).startswith(f"{id_} ")
        assert len(document.outline) > 0


def test_a_role_has_one_file_with_all_its_sheets(folder: Path) -> None:
    """A cover with an index, then every sheet on its page."""
    packet = folder / "营业厅员工的全部单子.pdf"
    text = text_of(packet)
    assert text.count("第1/1页") == len(sizes_of(packet)) - 1 > 10
