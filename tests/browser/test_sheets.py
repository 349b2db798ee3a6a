"""Sheets in the browser: one page on every paper, codes on paper only, and what an old sheet is told."""

import io
from collections.abc import Callable

import pytest
import yaml
from PIL import ImageChops
from pypdf import PdfReader
from pypdfium2 import PdfDocument

from browser.conftest import Visit
from handbook.typography import bind
from project import ROOT
from sheets.breaks import breaches

Open = Callable[..., Visit]
FULLEST = ("l/L-303/", "l/L-803/", "b/B-101/", "b/B-203/")
MOST_PAGES = {"a4": 1, "a5": 1, "large": 2}
FAINT = 64
"""Of 255: fonts are not always smoothed alike."""
LINES = """([texts, widths]) => {
  const place = document.querySelector(".hb-tick__text"), range = document.createRange();
  place.style.display = "block";
  return widths.flatMap((width) => texts.map((text) => {
    place.textContent = text;
    place.style.width = `${width}em`;
    const lines = [];
    let last = -1;
    for (let at = 0; at < text.length; at += 1) {
      range.setStart(place.firstChild, at);
      range.setEnd(place.firstChild, at + 1);
      const box = range.getBoundingClientRect();
      if (box.width && box.top > last + 4) lines.push("");
      if (box.width) last = box.top;
      lines[lines.length - 1] += text[at];
    }
    return lines;
  }));
}"""
"""The lines of each text in each width (em), from where the browser puts its characters."""


@pytest.mark.parametrize("path", FULLEST)
def test_the_fullest_sheets_keep_to_their_paper(path: str, visit: Open) -> None:
    tab = visit()
    pages = {}
    for paper in MOST_PAGES:
        pdf = tab.go(f"{path}?print={paper}").pdf(prefer_css_page_size=True)
        pages[paper] = len(PdfReader(io.BytesIO(pdf)).pages)
    assert pages == MOST_PAGES


def test_paper_knows_no_dark_mode(visit: Open) -> None:
    """Boxes, tables, fields and drawings are as white as by day."""
    prints = {}
    for scheme in ("light", "dark"):
        tab = visit(color_scheme=scheme)
        pdfs = [tab.go(path).pdf(prefer_css_page_size=True) for path in ("l/L-301/", "guides/lscia/", "t/T-304/")]
        prints[scheme] = [PdfDocument(pdf)[0].render(scale=0.5).to_pil() for pdf in pdfs]
    both = zip(prints["light"], prints["dark"], strict=True)
    differences = [max(high for _, high in ImageChops.difference(day, night).getextrema()) for day, night in both]
    assert [difference < FAINT for difference in differences] == [True] * 3, differences


def test_a_standard_is_one_page(visit: Open) -> None:
    page = visit().go("s/S-102/")
    assert len(PdfDocument(page.pdf(prefer_css_page_size=True))) == 1


@pytest.mark.parametrize(
    ("path", "told"),
    [
        ("l/L-301/?e=9", "您手里是第 9 版"),
        ("l/role/counter/during/?e=2026-01-31", "您手里的内容更新到 2026-01-31，现在更新到 20"),
    ],
)
def test_the_holder_of_an_old_sheet_is_told(path: str, told: str, visit: Open) -> None:
    assert visit().go(path).inner_text("hb-edition").startswith(told)


def test_the_code_is_on_paper_only(visit: Open) -> None:
    page = visit().go("l/L-301/")
    on_screen = page.locator(".hb-qr").is_visible()
    page.emulate_media(media="print")
    assert (on_screen, page.locator(".hb-qr").is_visible()) == (False, True)


def test_remedies_are_printed_on_demand(visit: Open) -> None:
    page = visit().go("l/L-301/")
    page.click(".hb-paper summary")
    page.check("[name=how]")
    pdf = page.pdf(prefer_css_page_size=True)
    assert "对不起" in "".join(sheet.extract_text() for sheet in PdfReader(io.BytesIO(pdf)).pages)


def test_the_print_centre_narrows_by_the_address(visit: Open) -> None:
    page = visit().go("print/?role=counter&moment=during")
    shown = page.locator(".hb-printable[data-chapter]:visible")
    assert shown.count() > 0
    assert {line.get_attribute("data-moment") for line in shown.all()} == {"during"}


def test_the_print_centre_opens_the_lists_that_fit(visit: Open) -> None:
    """Lists that nobody writes are folded by role until something is chosen, and stand behind the written sheets."""
    page = visit().go("print/")
    lists = page.locator("details .hb-printable:visible")
    assert lists.count() == 0
    page.select_option("[name=role]", "counter")
    page.select_option("[name=moment]", "during")
    assert lists.locator(".hb-line__title").all_inner_texts() == ["服务当中"]
    assert page.locator("hb-narrow summary:visible").count() == 1
    assert lists.locator(".hb-file").count() == 2
    assert page.locator(".hb-printable[data-chapter]:visible").last.inner_text() == lists.last.inner_text()


def test_no_line_breaks_where_it_must_not(visit: Open) -> None:
    """The hard texts of ``cases/line_breaks.yml`` as lines of a printed checklist, in forty widths."""
    texts = yaml.safe_load((ROOT / "tests/cases/line_breaks.yml").read_text(encoding="utf-8"))["texts"]
    page = visit().go("l/L-301/")
    page.emulate_media(media="print")
    found = page.evaluate(LINES, [[bind(text) for text in texts], [16 + width / 2 for width in range(40)]])
    assert len(found) == len(texts) * 40
    assert [breach for lines in found for breach in breaches(lines)] == []


def test_a_list_of_many_lines_is_printed_on_numbered_pages(visit: Open) -> None:
    """Lists that nobody writes may take several pages; each says which of how many it is."""
    pdf = visit().go("l/role/counter/during/").pdf(prefer_css_page_size=True)
    pages = [page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages]
    assert len(pages) > 1
    numbers = [f"{number} / {len(pages)}" for number in range(1, len(pages) + 1)]
    assert [number for number, page in zip(numbers, pages, strict=True) if number not in page] == []
