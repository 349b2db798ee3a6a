"""The printed lists that nobody writes, of the handbook that ships: as many pages as they take, word for word."""

from pathlib import Path
from typing import NamedTuple
from urllib.parse import urlsplit

import pytest
from bs4 import BeautifulSoup, Tag
from pypdf import PdfReader

from sheets.paper import colours_of, flat, scanned, sizes_of, text_size

A4 = (210, 297)
PAPERS = {"A4": 11.5, "大字": 18}
"""The smallest size of the text in points, by paper."""
LARGEST, LARGEST_PAGE = 120 * 1024, 60 * 1024
ON_SCREEN_ONLY = ".hb-qr, .hb-only, .hb-bar, .hb-printed, template, [hidden]"


class Printed(NamedTuple):
    """A list: its address, what it says on the screen, and what each page of its A4 file says."""

    path: str
    page: Tag
    file: Path
    pages: list[str]

    @property
    def title(self) -> str:
        heading = self.page.select_one(".hb-sheet__title")
        assert heading
        return flat(heading.get_text())

    @property
    def contents(self) -> list[str]:
        """The pages without their number, and all but the last without what tells whose they are."""
        date = self.file.name.split("_")[2]
        running = flat(f"{self.title}内容更新到{date}")
        number = "第{}/" + f"{len(self.pages)}页"
        ends = [running * (at < len(self.pages)) + number.format(at) for at in range(1, len(self.pages) + 1)]
        assert [page for page, end in zip(self.pages, ends, strict=True) if not page.endswith(end)] == []
        return [page.removesuffix(end) for page, end in zip(self.pages, ends, strict=True)]


def file_of(path: str, site: Path, paper: str) -> Path:
    name = path.removeprefix("l/").replace("/", "-")
    return next((site / "sheets").glob(f"{name}_*_????-??-??_{paper}.pdf"))


def printed(path: str, site: Path) -> Printed:
    page = BeautifulSoup((site / path / "index.html").read_text(encoding="utf-8"), "html.parser")
    sheet = page.select_one(".hb-sheet")
    assert sheet
    for extra in sheet.select(ON_SCREEN_ONLY):
        extra.decompose()
    file = file_of(path, site, "A4")
    return Printed(path, sheet, file, [flat(each.extract_text()) for each in PdfReader(file).pages])


@pytest.fixture(scope="module")
def lists(shipped_site: Path) -> list[Printed]:
    """Every list."""
    folders = sorted({file.parent.relative_to(shipped_site) for file in shipped_site.glob("l/[cr]*/**/index.html")})
    return [printed(folder.as_posix(), shipped_site) for folder in folders]


def test_there_are_lists_of_several_pages(lists: list[Printed]) -> None:
    assert len(lists) > 60
    assert sum(len(each.pages) > 1 for each in lists) > 20


def test_paper_says_what_the_page_says(lists: list[Printed]) -> None:
    """The same words in the same order."""
    said = {each.path: "".join(each.contents).replace("扫码看最新版", "") for each in lists}
    assert [each.path for each in lists if said[each.path] != flat(each.page.get_text())] == []


def test_no_line_is_parted_and_no_title_stands_alone(lists: list[Printed]) -> None:
    """Every line is on one page; no page ends with the title of a group."""
    parted, alone = [], []
    for each in lists:
        titles = [flat(title.get_text()) for title in each.page.select(".hb-ticks h2")]
        lines = [flat(line.get_text()) for line in each.page.select(".hb-tick")]
        parted += [line for line in lines if not any(line in page for page in each.contents)]
        alone += [(each.path, title) for title in titles for page in each.contents if page.endswith(title)]
    assert (parted, alone) == ([], [])


@pytest.mark.parametrize("paper", PAPERS)
def test_the_text_is_large_enough_on_upright_pages(paper: str, lists: list[Printed], shipped_site: Path) -> None:
    """The size that most characters have, where there are enough lines."""
    files = {file_of(each.path, shipped_site, paper): len(each.page.select(".hb-tick")) for each in lists}
    assert [file.name for file, lines in files.items() if lines > 9 and text_size(file) < PAPERS[paper]] == []
    assert {size for file in files for size in sizes_of(file)} == {A4}


def test_the_code_leads_to_the_list_with_its_day(lists: list[Printed]) -> None:
    lost = {}
    for each in lists[::4]:
        parts = [urlsplit(address) for address in scanned(each.file)]
        if [(part.path, part.query) for part in parts] != [(f"/{each.path}/", f"e={each.file.name.split('_')[2]}")]:
            lost[each.path] = parts
    assert lost == {}


def test_only_black_and_white(lists: list[Printed]) -> None:
    assert {value for each in lists[::4] for value in colours_of(each.file)} <= {b"0", b"1"}


def test_files_are_small_enough_for_a_chat(lists: list[Printed]) -> None:
    sizes = {each.file: max(LARGEST, LARGEST_PAGE * len(each.pages)) for each in lists}
    assert [file.name for file, most in sizes.items() if file.stat().st_size > most] == []


def test_each_is_tagged_and_named(lists: list[Printed]) -> None:
    """Tags and a language; a bookmark for the title and each group."""
    for each in lists[::4]:
        document = PdfReader(each.file)
        assert (document.root_object["/MarkInfo"]["/Marked"], document.root_object["/Lang"]) == (True, "zh-CN")
        assert document.metadata is not None
        assert flat(str(document.metadata.title)) == each.title
        assert len(document.outline) > 0
