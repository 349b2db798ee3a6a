"""A team lead puts a briefing together: the choice is in the address, the paper is one page, the code leads back."""

import re
from collections.abc import Callable
from datetime import date

import pytest
from playwright.sync_api import Page, expect
from pypdfium2 import PdfDocument
from zxingcpp import read_barcodes

from browser.axe import violations
from browser.conftest import PHONE, Visit
from handbook.pages.calendar import turn

PICKER = "b/pick/"


def pick(page: Page, **choices: str) -> None:
    for name, value in choices.items():
        page.locator(f"hb-choices [name={name}]").select_option(value)


def sheet(page: Page) -> str:
    return page.locator("hb-pack .hb-sheet").inner_text()


def longest(page: Page, name: str) -> str:
    """The value of the pick whose words are the most."""
    return page.locator(f"hb-choices [name={name}] option").evaluate_all(
        """(all) => {
          const size = ({value}) => document.querySelector(`[data-part="${value}"]`)?.content.textContent.length ?? 0;
          return all.sort((a, b) => size(b) - size(a))[0].value;
        }"""
    )


def test_a_sheet_is_the_same_in_another_browser(visit: Callable[..., Visit]) -> None:
    page = visit().go(PICKER)
    pick(page, standard="s301")
    page.get_by_role("button", name="按这条标准配好其余几样").click()
    page.locator("hb-choices [name=day]").fill("2026-11-23")
    assert re.search(r"\?p=s301_t\d+(_s301\.\w+)+_c\d+\.\w+&d=20261123$", page.url)
    page.reload()
    other = visit(viewport=PHONE).page
    other.goto(page.locator("hb-sharing input").input_value())
    assert sheet(other) == sheet(page)
    assert "客户讲完之前" in sheet(other)


def test_the_answer_is_in_the_leaders_address_only(visit: Callable[..., Visit]) -> None:
    page = visit().go(f"{PICKER}?p=c303.q1")
    expect(page.locator(".hb-pick__answer")).to_be_hidden()
    page.locator("[name=answer]").check()
    expect(page.locator(".hb-pick__answer")).to_be_visible()
    assert page.url.endswith("&a=1")
    assert page.locator("hb-sharing input").input_value() == page.url.removesuffix("&a=1")


def test_the_fullest_sheet_is_one_page_and_its_code_leads_back(visit: Callable[..., Visit]) -> None:
    """The meter says so before, and the paper shows it."""
    page = visit().go(PICKER)
    for name in ("standard", "script", "question"):
        pick(page, **{name: longest(page, name)})
    for _ in range(5):
        pick(page, tick=longest(page, "tick"))
    expect(page.locator("[name=tick]")).to_be_disabled()
    page.locator("[name=answer]").check()
    document = PdfDocument(page.pdf(prefer_css_page_size=True))
    assert len(document) == 1
    assert int(page.locator("meter[data-of=page]").get_attribute("value") or 0) <= 100
    assert page.locator("meter[data-of=minutes]").get_attribute("value") == "10"
    codes = read_barcodes(document[0].render(scale=150 / 72).to_pil())
    assert [code.text for code in codes] == [page.locator("hb-sharing input").input_value()]


def test_offers_are_narrowed(visit: Callable[..., Visit]) -> None:
    page = visit().go(PICKER)
    page.get_by_label("章节").select_option("team")
    values = page.locator("[name=standard] option").evaluate_all("(all) => all.map((option) => option.value)")
    assert all(value.startswith("s8") for value in values[1:])


def test_what_the_handbook_no_longer_has_is_said(visit: Callable[..., Visit]) -> None:
    page = visit().go(f"{PICKER}?p=s999_t301")
    expect(page.get_by_role("alert").filter(has_text="s999")).to_be_visible()
    assert "T-301" in sheet(page)


def test_a_written_briefing_can_be_taken_up(visit: Callable[..., Visit]) -> None:
    page = visit().go("b/B-301/")
    page.get_by_role("link", name="拿这一张改一改").click()
    expect(page.locator("hb-pack .hb-brief__rule")).to_have_text("客户讲完之前不插话，停 2 秒再开口")


def test_without_scripts_the_written_briefings_are_there(visit: Callable[..., Visit]) -> None:
    page = visit(java_script_enabled=False).go(PICKER)
    assert page.locator("article .hb-line:visible").count() == 24
    expect(page.locator("hb-picker")).to_be_hidden()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_picker_is_accessible(scheme: str, visit: Callable[..., Visit]) -> None:
    page = visit(color_scheme=scheme, viewport=PHONE).go(f"{PICKER}?p=s301_t301_s301.a_c303.q1_s999&a=1")
    assert violations(page) == []


@pytest.mark.parametrize("day", [date(2026, 11, 20), date(2026, 11, 22), date(2027, 1, 4)])
def test_home_and_calendar_agree_on_the_day(day: date, visit: Callable[..., Visit]) -> None:
    tab = visit()
    tab.page.clock.set_fixed_time(f"{day}T09:00:00")
    home = tab.go("").locator("hb-today li:visible a").get_attribute("href") or ""
    page = tab.go("b/calendar/")
    links = page.locator("hb-calendar a").evaluate_all("(all) => all.map((a) => a.getAttribute('href'))")
    today = page.locator(".hb-month__today a").get_attribute("href") or ""
    assert {home.split("/")[-2], today.split("/")[-2]} == {links[turn(day, len(links))].split("/")[-2]}
