"""The search box: how a query gets in, what stands below it, and what it keeps."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from browser.axe import violations
from browser.conftest import DESKTOP, PHONE, Visit
from browser.test_search import opened

INPUT = ".md-search__input"
FIRST = ".md-search-result__link"


@pytest.fixture
def desk(visit: Callable[..., Visit]) -> Page:
    """A desktop with the box open."""
    page = visit(permissions=["clipboard-read", "clipboard-write"]).go("s/S-301/")
    page.locator(INPUT).click()
    page.locator("hb-search[data-has=body]").wait_for(state="attached")
    return page


def test_nothing_is_fetched_before_the_box_is_opened(visit: Callable[..., Visit]) -> None:
    tab, asked = visit(), []
    tab.page.on("request", lambda request: asked.append(request.url))
    page = tab.go("s/S-301/")
    assert [url for url in asked if "search" in url] == []
    opened_on_desktop = page.locator(INPUT)
    opened_on_desktop.click()
    page.locator("hb-search[data-has=body]").wait_for(state="attached")


def test_a_composition_is_searched_before_it_is_committed(desk: Page) -> None:
    """An input method shows ``tou'su`` while one types."""
    session = desk.context.new_cdp_session(desk)
    session.send("Input.imeSetComposition", {"text": "jian'jing'li", "selectionStart": 12, "selectionEnd": 12})
    expect(desk.locator(".hb-hit", has_text="客户要见经理").first).to_be_visible()
    session.send("Input.insertText", {"text": "见经理"})
    expect(desk.locator(INPUT)).to_have_value("见经理")
    expect(desk.locator(".hb-hit__title", has_text="客户要见经理").first).to_be_visible()


def test_chips_narrow_the_results(desk: Page) -> None:
    """A chip puts its name into the query, so a narrowed search can be shared as an address."""
    desk.locator(INPUT).fill("投诉")
    desk.get_by_role("button", name="清单", exact=True).click()
    expect(desk.locator(INPUT)).to_have_value("投诉 #清单")
    expect(desk.locator(".md-search-result__list[data-query='投诉 #清单']")).to_be_attached()
    assert set(desk.locator(".hb-hit .hb-mark__letter").all_inner_texts()) == {"L"}


def test_a_script_gives_its_first_line_to_copy(desk: Page) -> None:
    desk.locator(INPUT).fill("T-316")
    desk.locator(".hb-hit").first.get_by_role("button", name="复制").click()
    expect(desk.locator(".hb-hit .hb-copy").first).to_have_text("已复制")
    assert desk.evaluate("navigator.clipboard.readText()") == "好，我去找。您不用再讲一遍。"


def test_keys_walk_through_results_and_leave(desk: Page) -> None:
    desk.locator(INPUT).press_sequentially("要见经理")
    desk.locator(FIRST).nth(1).wait_for()
    desk.keyboard.press("ArrowDown")
    desk.keyboard.press("ArrowDown")
    expect(desk.locator(FIRST).nth(1)).to_be_focused()
    desk.keyboard.press("Escape")
    expect(desk.locator("#__search")).not_to_be_checked()


def test_enter_opens_the_first_result_and_marks_what_was_found(desk: Page) -> None:
    desk.locator(INPUT).press_sequentially("客户要见经理")
    expect(desk.locator(".hb-hit__title").first).to_have_text("客户要见经理")
    desk.keyboard.press("Enter")
    desk.wait_for_url("**/t/T-316/**")
    expect(desk.locator("h1 mark")).to_have_text("客户要见经理")
    desk.locator(INPUT).fill("")
    expect(desk.locator(".hb-kept__query")).to_have_text(["客户要见经理"])


def test_a_query_without_a_result_is_kept_for_the_editor(desk: Page) -> None:
    desk.locator(INPUT).fill("量子力学")
    desk.locator(".md-search-result__list[data-query=量子力学]").wait_for(state="attached")
    desk.keyboard.press("Escape")
    desk.locator(INPUT).fill("")
    desk.get_by_role("button", name="复制给编辑").click()
    expect(desk.get_by_role("button", name="已复制")).to_be_visible()
    assert desk.evaluate("navigator.clipboard.readText()") == "量子力学"
    desk.locator("[data-kept=missed]").get_by_role("button", name="全部清除").click()
    expect(desk.locator("[data-kept=missed]")).to_be_hidden()


def test_a_title_is_completed(desk: Page) -> None:
    desk.locator(INPUT).press_sequentially("客户要见")
    expect(desk.locator(".md-search__suggest")).to_have_text("客户要见经理")
    desk.keyboard.press("ArrowRight")
    expect(desk.locator(INPUT)).to_have_value("客户要见经理")


def test_a_search_can_be_sent_as_an_address(visit: Callable[..., Visit]) -> None:
    page = visit(viewport=PHONE).go("?q=要见经理")
    expect(page.locator(FIRST, has_text="客户要见经理")).to_be_visible()


def test_a_list_is_printed_from_its_result(visit: Callable[..., Visit]) -> None:
    tab = visit()
    tab.page.add_init_script("window.print = () => { window.printed = document.title; }")
    page = tab.go("?q=L-301")
    page.get_by_role("link", name="打印").first.click()
    page.wait_for_url("**/l/L-301/")
    page.wait_for_function("window.printed")


def test_the_home_page_has_the_same_search(visit: Callable[..., Visit]) -> None:
    """On a desktop one types at once; what is typed goes on in the box."""
    page = visit(viewport=DESKTOP).go("")
    expect(page.locator(".hb-query")).to_be_focused()
    page.keyboard.type("要见经理")
    expect(page.locator(INPUT)).to_have_value("要见经理")
    expect(page.locator(FIRST, has_text="客户要见经理")).to_be_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("viewport", [PHONE, DESKTOP], ids=["phone", "desktop"])
def test_the_open_box_is_accessible(scheme: str, viewport: dict[str, int], visit: Callable[..., Visit]) -> None:
    tab = visit(color_scheme=scheme, viewport=viewport)
    page = tab.go("?q=投诉")
    page.locator(FIRST).first.wait_for()
    page.locator(".hb-facets").first.wait_for()
    page.wait_for_timeout(500)
    assert violations(page) == []
    page.locator(INPUT).fill("量子力学")
    page.locator(".md-search-result__list[data-query=量子力学]").wait_for(state="attached")
    assert (violations(page), tab.errors, tab.outside) == ([], [], [])


def test_the_search_works_from_a_folder(browser: Browser, shipped_site: Path) -> None:
    """On ``file://`` there are no workers and nothing can be fetched."""
    page = browser.new_page(viewport=PHONE)
    page.goto((shipped_site / "s/S-301/index.html").as_uri())
    opened(page).locator(INPUT).fill("yaojianjingli")
    expect(page.locator(FIRST, has_text="客户要见经理")).to_be_visible()
    page.close()
