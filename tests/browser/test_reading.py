"""How a reader finds what concerns her: her role, its news, the journey; each state without an axe violation."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from browser.axe import violations
from browser.conftest import DESKTOP, PHONE, Visit
from browser.serving import serving
from browser.test_practice import use

FORGET = """(id) => {
  const seen = JSON.parse(localStorage.getItem("handbook/1/seen"));
  delete seen[id];
  localStorage.setItem("handbook/1/seen", JSON.stringify(seen));
}"""
NO_STORAGE = "Object.defineProperty(window, 'localStorage', {get() { throw new Error('denied'); }})"


@pytest.fixture(scope="module")
def tiny_address(tiny_site: Path) -> Iterator[str]:
    """Where the tiny handbook is served; it has a retired standard."""
    with serving(tiny_site) as address:
        yield address


def choose(page: Page) -> None:
    page.locator("hb-role [data-choose=counter]").first.click()


@pytest.mark.parametrize(
    "screen", [{"viewport": DESKTOP}, {"viewport": PHONE, "has_touch": True}], ids=["desk", "phone"]
)
def test_from_the_first_visit_to_the_news_and_back(screen: dict[str, object], visit: Callable[..., Visit]) -> None:
    """Choose a role, look again after a change, open it, say that all was seen; nothing is asked of other hosts."""
    tab = visit(**screen)
    page = tab.go("")
    assert violations(page) == []
    choose(page)
    expect(page.locator(".hb-my-role__name:visible")).to_have_text("营业厅员工")
    expect(page.get_by_text("第一次看")).to_be_visible()
    assert violations(page) == []
    page.evaluate(FORGET, "S-305")
    page.reload()
    news = page.locator("hb-news li:visible")
    expect(news).to_have_count(1)
    expect(news).to_contain_text("方案要客户点头才办")
    assert violations(page) == []
    news.get_by_role("link").click()
    page.wait_for_url("**/s/S-305/")
    page.locator(".hb-mine").click()
    page.wait_for_url("**/roles/counter/")
    page.get_by_role("button", name="都看过了").click()
    expect(page.get_by_text("没有和你有关的变化")).to_be_focused()
    assert violations(page) == []
    assert (tab.errors, tab.outside) == ([], [])


@pytest.mark.parametrize(
    "screen", [{"viewport": DESKTOP}, {"viewport": PHONE, "has_touch": True}], ids=["desk", "phone"]
)
def test_a_day_with_the_handbook(screen: dict[str, object], visit: Callable[..., Visit]) -> None:
    """First visit, role, news, a script in use with two gaps filled, its rehearsal to the debrief, a case, and back."""
    tab = visit(**screen)
    page = tab.go("")
    page.locator("hb-role [data-choose=club]").first.click()
    expect(page.get_by_text("第一次看")).to_be_visible()
    page.evaluate(FORGET, "T-304")
    page.reload()
    page.locator("hb-news li:visible a").click()
    page.wait_for_url("**/t/T-304/")
    use(page)
    expect(page.locator("#t7 .hb-copy + p")).to_have_text(re.compile("监控下午 6 点看行不行.*明早 9 点"))
    page.locator(".hb-modes").get_by_role("link", name="练一练").click()
    page.get_by_role("button", name="开始练").click()
    page.get_by_role("button", name="看原句").click()
    page.get_by_role("button", name="✓ 说到了").click()
    page.get_by_role("button", name="结束，看复盘").click()
    expect(page.locator(".hb-debrief__score")).to_contain_text("说到 1 句")
    page.locator(".hb-mine").click()
    page.wait_for_url("**/roles/club/")
    page.get_by_role("link", name="练一练").click()
    page.wait_for_url("**/practice/?role=club")
    expect(page.get_by_role("radio", name="会员专员")).to_be_checked()
    page.locator("article .hb-line:visible a[href*='C-']").first.click()
    page.locator("textarea").first.fill("让您等久了。")
    page.go_back()
    page.wait_for_url("**/practice/?role=club")
    expect(page.locator("article .hb-line:visible").first).to_be_visible()
    assert (tab.errors, tab.outside) == ([], [])


def test_a_change_for_another_role_is_no_news(visit: Callable[..., Visit]) -> None:
    page = visit().go("")
    choose(page)
    expect(page.get_by_text("第一次看")).to_be_visible()
    page.evaluate(FORGET, "S-321")
    page.reload()
    expect(page.get_by_text("没有和你有关的变化")).to_be_visible()


def test_the_role_can_be_changed_with_the_keyboard(visit: Callable[..., Visit]) -> None:
    page = visit().go("")
    page.locator("hb-role [data-choose=counter]").focus()
    page.keyboard.press("Enter")
    expect(page.locator("[data-if=counter] .hb-my-role__name")).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator("hb-role [data-choose=counter]").first).to_be_focused()
    expect(page.locator(".hb-mine")).to_have_count(0)


def test_a_role_is_chosen_on_its_page(visit: Callable[..., Visit]) -> None:
    page = visit().go("roles/hotline/")
    page.get_by_role("link", name="设为我的岗位").click()
    expect(page.get_by_text("这是你的岗位")).to_be_visible()
    expect(page.get_by_role("link", name="我的岗位：热线坐席")).to_be_visible()


def test_a_device_that_keeps_nothing_says_so(visit: Callable[..., Visit]) -> None:
    tab = visit()
    tab.page.add_init_script(NO_STORAGE)
    page = tab.go("")
    choose(page)
    expect(page.locator("hb-role [role=status]")).to_contain_text("就会忘记你的岗位")
    expect(page.locator(".hb-my-role__name:visible")).to_have_text("营业厅员工")


def test_updates_are_narrowed_to_a_role_and_a_chapter(visit: Callable[..., Visit]) -> None:
    page = visit().go("updates/?role=counter")
    page.locator(".hb-chip").get_by_text("投诉与补救").click()
    assert page.url.endswith("?role=counter&chapter=complaints")
    shown = page.locator("article .hb-line:visible")
    both = page.locator("article .hb-line[data-roles~=counter][data-chapters=complaints]")
    assert 0 < shown.count() == both.count()


def test_an_overdue_review_shows_itself_without_a_new_build(visit: Callable[..., Visit]) -> None:
    tab = visit()
    tab.page.clock.set_fixed_time("2031-01-01")
    expect(tab.go("s/S-305/").locator(".hb-banner--due")).to_be_visible()


def test_a_link_shows_its_card_and_escape_puts_it_away(visit: Callable[..., Visit]) -> None:
    """It stays while the pointer moves onto it, and describes the link to screen readers (WCAG 1.4.13)."""
    tab = visit()
    page = tab.go("s/S-307/")
    link, card = page.locator(".hb-rows a[href*=S-306]").first, page.locator(".hb-peek")
    link.hover()
    expect(card).to_contain_text("S-306 · 标准")
    expect(link).to_have_attribute("aria-describedby", "hb-peek")
    assert violations(page) == []
    card.hover()
    page.wait_for_timeout(500)
    expect(card).to_be_visible()
    page.keyboard.press("Escape")
    expect(card).to_have_count(0)
    assert tab.errors == []


def test_a_link_shows_its_card_on_focus_from_the_keyboard(visit: Callable[..., Visit]) -> None:
    page = visit(color_scheme="dark").go("s/S-307/")
    page.keyboard.press("Tab")
    page.locator(".hb-rows a").first.focus()
    expect(page.locator(".hb-peek")).to_be_visible()
    assert violations(page) == []
    page.keyboard.press("Tab")
    expect(page.locator(".hb-peek")).to_have_count(1)


def test_a_term_explains_itself(visit: Callable[..., Visit]) -> None:
    page = visit().go("guides/lscia/")
    term = page.locator("article a.hb-term").first
    term.hover()
    expect(page.locator(".hb-peek__title")).to_be_visible()


def test_a_long_press_shows_the_card_and_does_not_follow_the_link(visit: Callable[..., Visit]) -> None:
    page = visit(viewport=PHONE, has_touch=True).go("s/S-307/")
    link = page.locator(".hb-rows a[href*=S-306]").first
    link.scroll_into_view_if_needed()
    box = link.bounding_box()
    assert box is not None
    touch = page.context.new_cdp_session(page)
    point = {"x": box["x"] + 20, "y": box["y"] + 10}
    touch.send("Input.dispatchTouchEvent", {"type": "touchStart", "touchPoints": [point]})
    expect(page.locator(".hb-peek")).to_be_visible()
    touch.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
    expect(page.locator(".hb-peek")).to_be_visible()
    assert page.url.endswith("s/S-307/")


def test_an_old_code_on_paper_leads_to_what_replaces_the_entry(tabs: Callable[..., Visit], tiny_address: str) -> None:
    """From within the handbook the retired text can be read all the same."""
    page = tabs(tiny_address).go("s/S-003/")
    page.wait_for_url("**/s/S-001/#from-S-003")
    page.locator("#from-S-003 a").click()
    page.wait_for_url("**/s/S-003/")
    expect(page.locator(".hb-banner--retired")).to_be_visible()


def test_a_phone_has_the_contents_in_its_drawer(visit: Callable[..., Visit]) -> None:
    """They stand once in a page, in the margin of wide screens; the drawer has them on every page that is opened."""
    page = visit(viewport=PHONE, has_touch=True).go("s/S-305/")
    drawer, margin = (page.locator(f".md-sidebar--{side} .md-nav--secondary a") for side in ("primary", "secondary"))
    for address in ("**/s/S-305/", "**/s/S-306/"):
        page.wait_for_url(address)
        expect(drawer).to_have_count(0)
        page.locator(".md-header [for=__drawer]").click()
        page.locator(".md-nav__link[for=__toc]").click()
        expect(drawer).to_have_text(margin.all_text_contents())
        drawer.get_by_text("怎么核对").click()
        expect(page.locator("#hb-checks")).to_be_in_viewport()
        expect(page.locator("#__drawer")).not_to_be_checked()
        page.locator(".hb-ways__after").click()


def test_a_phone_without_scripts_has_the_contents_above_the_page(visit: Callable[..., Visit]) -> None:
    page = visit(viewport=PHONE, java_script_enabled=False).go("s/S-305/")
    page.locator(".md-sidebar--secondary").get_by_text("怎么核对").click()
    expect(page.locator("#hb-checks")).to_be_in_viewport()
    expect(page.locator(".md-nav__link[for=__toc]")).to_be_hidden()
