"""Everyone can read: at 400 % zoom, in colours of one's own, without motion, with a thumb, with the keyboard alone.

The first page of each sort and each state that a reader brings about is looked at once; every test asks for one fault.
"""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from browser.axe import OPEN_FOLDS
from browser.conftest import PHONE

SIGHT = Path(__file__).parent / "sight.js"
ZOOMED = {"width": 320, "height": 640}
"""What is left of 1280 pixels at 400 %."""
TOUCH = 44
"""Pixels (WCAG 2.5.5)."""


def press(*names: str) -> Callable[[Page], None]:
    """Presses buttons one after the other."""

    def act(page: Page) -> None:
        for name in names:
            page.get_by_role("button", name=name).first.click()

    return act


def note(page: Page) -> None:
    page.locator(".hb-tick__box").nth(2).check()
    press("第 4 项记一笔")(page)
    page.get_by_text("没达到", exact=True).first.click()


def search(page: Page) -> None:
    page.locator(".md-header__button[for=__search]").click()
    page.locator(".md-search__input").press_sequentially("要见经理")
    page.locator(".hb-hit").first.wait_for()


def pick(page: Page) -> None:
    page.locator("hb-choices [name=standard]").select_option("s301")
    press("按这条标准配好其余几样")(page)


STATES: dict[str, tuple[str, Callable[[Page], None]]] = {
    "role chosen": ("", lambda page: page.locator("hb-role [data-choose=counter]").first.click()),
    "in use": ("t/T-304/#hb-use", press("填好了")),
    "before rehearsal": ("t/T-304/#hb-rehearse", lambda _: None),
    "rehearsal": ("t/T-304/#hb-rehearse", press("开始练")),
    "judging": ("t/T-304/#hb-rehearse", press("开始练", "看原句")),
    "debrief": ("t/T-304/#hb-rehearse", press("开始练", "看原句", "✗ 没说到", "结束，看复盘")),
    "checklist": ("l/L-301/", note),
    "result": ("a/A-301/", press("查看结果")),
    "search": ("", search),
    "picked": ("b/pick/", pick),
    "merged": ("l/merge/?p=l301_l302_l999", lambda page: page.locator("hb-merge .hb-tick").first.wait_for()),
    "worksheet": ("w/W-501/", press("填入例子")),
}

Faults = dict[str, list[str]]


@pytest.fixture(scope="module")
def seen(browser: Browser, address: str, paths: list[str]) -> dict[str, Faults]:
    """What is wrong: sort of fault → page or state → elements."""
    context = browser.new_context(viewport=PHONE, has_touch=True, reduced_motion="reduce", service_workers="block")
    context.set_default_timeout(10_000)
    page, seen = context.new_page(), {}
    page.add_init_script(path=SIGHT)
    for path in firsts(paths):
        page.goto(address + path)
        page.evaluate(OPEN_FOLDS)
        seen[path] = look(page)
    for state, (path, act) in STATES.items():
        page.goto("about:blank")
        page.goto(address + path)
        act(page)
        seen[state] = look(page)
    context.close()
    sorts = next(iter(seen.values()))
    return {sort: {place: faults[sort] for place, faults in seen.items() if faults[sort]} for sort in sorts}


def firsts(paths: list[str]) -> list[str]:
    """The first page of each folder and of each depth in it."""
    return sorted({(path.split("/")[0], path.count("/")): path for path in reversed(paths)}.values())


def look(page: Page) -> Faults:
    """All that is wrong with a page as it is; the search box and the drawer of the phone are the theme's."""
    found = {sort: page.evaluate(f"sight.{sort}({TOUCH})") for sort in ("small", "moving")}
    page.evaluate("sight.remember()")
    page.emulate_media(forced_colors="active")
    found["faded"] = page.evaluate("sight.faded()")
    page.emulate_media(forced_colors="none")
    page.set_viewport_size(ZOOMED)
    found["crowded"] = page.evaluate("sight.crowding()")
    page.set_viewport_size(PHONE)
    page.keyboard.press("Tab")
    found["lost"] = page.evaluate("sight.lost()")
    return found


def test_nothing_is_cut_off_at_four_times_the_size(seen: dict[str, Faults]) -> None:
    """WCAG 1.4.10: 320 pixels wide, no text beyond the edge, cut off, or upon another."""
    assert seen["crowded"] == {}


def test_nothing_is_told_by_its_ground_alone(seen: dict[str, Faults]) -> None:
    """In forced colours what had a ground of its own has an edge, and every drawing stands out."""
    assert seen["faded"] == {}


def test_nothing_moves_for_those_who_ask_for_rest(seen: dict[str, Faults]) -> None:
    """WCAG 2.3.3."""
    assert seen["moving"] == {}


def test_everything_can_be_pressed_with_a_thumb(seen: dict[str, Faults]) -> None:
    """44 pixels on touch, but for links within sentences."""
    assert seen["small"] == {}


def test_the_keyboard_is_always_in_sight(seen: dict[str, Faults]) -> None:
    """WCAG 2.4.7 and 2.4.11: an outline, and not beneath the head of the page."""
    assert seen["lost"] == {}
