"""What a reader does: searches, narrows a list, copies a line, prints a sheet, works out a worksheet."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
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
    expect(line.get_by_role("button")).to_contain_text("已复制")
    assert page.evaluate("navigator.clipboard.readText()") == words


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


def fill(page: Page, numbers: dict[str, str]) -> None:
    for id_, number in numbers.items():
        page.locator(f"#hb-in-{id_}").fill(number)


def test_a_worksheet_is_worked_out_with_the_readers_numbers(visit: Callable[..., Visit]) -> None:
    """Full-width digits and commas between thousands are numbers too; the chart follows."""
    page = visit().go("w/W-501/")
    fill(page, {"now": "12,000", "keep": "５０", "growth": "2.5"})
    expect(page.locator("#new output")).to_have_text("6300 位")
    expect(page.locator("#refilling output")).to_have_text("95 %")
    expect(page.locator("[data-bar=new] b")).to_have_text("6300 位")
    expect(page.locator(".hb-chart caption [data-whose]")).to_have_text("你的数")


def test_a_worksheet_says_why_a_result_is_missing(visit: Callable[..., Visit]) -> None:
    page = visit().go("w/W-601/")
    fill(page, {"own": "3000", "share": "0", "brand": "0", "goods": "0"})
    expect(page.locator("#ratio td").last).to_have_text("— 还有数没填对")
    fill(page, {"service": "0"})
    expect(page.locator("#ratio td").last).to_have_text("— 除数是 0，算不出")


def test_a_worksheet_says_beside_the_field_what_is_wrong(visit: Callable[..., Visit]) -> None:
    page = visit().go("w/W-602/")
    fill(page, {"money": "11", "time": "很久"})
    expect(page.locator("#hb-fault-money")).to_have_text("要在 0 到 10 之间")
    expect(page.locator("#hb-fault-time")).to_have_text("不是数字")


def test_a_worksheet_marks_what_the_numbers_mean(visit: Callable[..., Visit]) -> None:
    page = visit().go("w/W-602/")
    page.get_by_role("button", name="填入例子").click()
    fill(page, {"time": "2", "mind": "9.5"})
    marked = page.locator(".hb-readings__holds")
    expect(marked).to_have_text([re.compile("大于 0.*你的数"), re.compile("精神成本.*你的数")])


def test_a_worksheet_filled_with_its_example_gives_what_the_page_was_built_with(visit: Callable[..., Visit]) -> None:
    """The build worked it out in Python, the page in JavaScript."""
    tab = visit()
    for sheet in ("W-501", "W-601", "W-602"):
        page = tab.go(f"w/{sheet}/")
        page.get_by_role("button", name="填入例子").click()
        results = page.locator("tr:has(output)")
        built = results.locator("td:nth-of-type(1)").all_inner_texts()
        assert results.locator("output").all_inner_texts() == built


def test_a_cleared_worksheet_shows_its_example_again(visit: Callable[..., Visit]) -> None:
    page = visit().go("w/W-501/")
    before = page.locator("hb-worksheet").inner_html()
    page.get_by_role("button", name="填入例子").click()
    assert page.locator("hb-worksheet").inner_html() != before
    page.locator("hb-worksheet").get_by_role("button", name="清空", exact=True).click()
    assert page.locator("hb-worksheet").inner_html() == before
    assert page.locator("hb-worksheet input").evaluate_all("(all) => all.map((input) => input.value)") == ["", "", ""]


def test_the_enter_key_sends_nothing(visit: Callable[..., Visit]) -> None:
    page = visit().go("w/W-501/")
    page.locator("#hb-in-now").fill("1000")
    page.locator("#hb-in-now").press("Enter")
    assert (page.url.endswith("w/W-501/"), page.locator("#hb-in-now").input_value()) == (True, "1000")


def test_a_worksheet_prints_with_blanks(visit: Callable[..., Visit]) -> None:
    """Every item and the example are on paper; the buttons are not."""
    page = visit().go("w/W-501/")
    printed = "".join(
        "".join(sheet.get_textpage().get_text_range().split())
        for sheet in PdfDocument(page.pdf(prefer_css_page_size=True))
    )
    found = [words in printed for words in ("客户保持率", "明年要新找", "440位", "填入例子")]
    assert found == [True, True, True, False]
