"""Sheets in the browser: one page on every paper, codes on paper only, and what an old sheet is told."""

import io
from collections.abc import Callable

import pytest
from pypdf import PdfReader

from browser.conftest import Visit

Open = Callable[..., Visit]
FULLEST = ("l/L-303/", "l/L-803/", "b/B-101/", "b/B-203/")
MOST_PAGES = {"a4": 1, "a5": 1, "large": 2}


@pytest.mark.parametrize("path", FULLEST)
def test_the_fullest_sheets_keep_to_their_paper(path: str, visit: Open) -> None:
    tab = visit()
    pages = {}
    for paper in MOST_PAGES:
        pdf = tab.go(f"{path}?print={paper}").pdf(prefer_css_page_size=True)
        pages[paper] = len(PdfReader(io.BytesIO(pdf)).pages)
    assert pages == MOST_PAGES


def test_the_holder_of_an_old_sheet_is_told(visit: Open) -> None:
    page = visit().go("l/L-301/?e=9")
    assert page.inner_text("hb-edition").startswith("您手里是第 9 版")


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
