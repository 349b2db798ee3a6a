"""What a reader does: searches, narrows a list, copies a line, prints a sheet."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import expect
from pypdfium2 import PdfDocument

from browser.conftest import PHONE, Visit
from project import ROOT

A4 = (595, 842)
"""Points."""

SHEETS = sorted(
    path.name[:5] for folder in ("checklists", "briefings") for path in (ROOT / "standards" / folder).iterdir()
)


def test_the_query_box_on_the_home_page_searches(visit: Callable[..., Visit]) -> None:
    page = visit(viewport=PHONE).go("")
    page.locator(".hb-query").click()
    page.locator(".md-search__input").press_sequentially("要见经理")
    expect(page.locator(".md-search-result__link").first).to_be_visible()


def test_a_list_is_narrowed_to_a_role_and_the_address_keeps_it(visit: Callable[..., Visit]) -> None:
    page = visit().go("s/")
    page.get_by_text("在线客服", exact=True).click()
    assert page.url.endswith("?role=online")
    online = page.locator("article .hb-line[data-roles~=online]")
    assert page.locator("article .hb-line:visible").all_inner_texts() == online.all_inner_texts()


def test_a_narrowed_list_can_be_shared(visit: Callable[..., Visit]) -> None:
    page = visit().go("s/?role=online")
    expect(page.locator("article .hb-line:not([data-roles~=online])").first).to_be_hidden()


def test_a_line_is_copied_without_its_button(visit: Callable[..., Visit]) -> None:
    tab = visit(permissions=["clipboard-read", "clipboard-write"])
    page = tab.go("t/T-301/")
    line = page.locator("hb-copy").first
    words = line.locator("p").inner_text()
    line.get_by_role("button").click()
    expect(line.get_by_role("button")).to_have_text("已复制")
    assert page.evaluate("navigator.clipboard.readText()") == words


def test_the_copy_button_comes_back_with_instant_navigation(visit: Callable[..., Visit]) -> None:
    """Scripts run once; the element must wake up on each page that is put in place."""
    page = visit().go("t/T-301/")
    page.get_by_role("link", name="明显是我们的错").first.click()
    page.wait_for_url("**/t/T-302/")
    expect(page.locator(".hb-copy").first).to_be_attached()


def test_one_briefing_is_shown_as_todays(visit: Callable[..., Visit]) -> None:
    page = visit().go("")
    assert page.locator("hb-today li:visible").count() == 1


@pytest.mark.parametrize(
    ("sheet", "scheme"), [(sheet, ("light", "dark")[number % 2]) for number, sheet in enumerate(SHEETS)]
)
def test_a_sheet_prints_on_one_page_with_every_box(sheet: str, scheme: str, visit: Callable[..., Visit]) -> None:
    page = visit(color_scheme=scheme).go(f"{sheet[0].lower()}/{sheet}/")
    boxes = page.locator(".hb-sheet .hb-tick__text").all_inner_texts()
    document = PdfDocument(page.pdf(prefer_css_page_size=True))
    assert [tuple(map(round, sheet_of_paper.get_size())) for sheet_of_paper in document] == [A4]
    printed = "".join(document[0].get_textpage().get_text_range().split())
    assert [box for box in boxes if "".join(box.split()) not in printed] == []


def test_a_list_leads_to_each_of_its_entries(visit: Callable[..., Visit], shipped_site: Path) -> None:
    page = visit().go("s/")
    links = page.locator("article .hb-line__link").evaluate_all("(all) => all.map((a) => a.getAttribute('href'))")
    entries = [link.rstrip("/").rpartition("/")[2] for link in links]
    assert sorted(entries) == sorted(folder.name for folder in (shipped_site / "s").iterdir() if folder.is_dir())
