"""Walks every page of the shipped handbook in a real browser with the network cut off."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from browser.axe import OPEN_FOLDS, TOO_WIDE, violations
from browser.conftest import DESKTOP, PHONE, Visit

REMOVE_ADDED = """() => {
  const added = '.hb-copy, .hb-chips, hb-query, .hb-worksheet__buttons, hb-today, hb-role, hb-news, [data-on], '
    + '.hb-onward, .hb-added, .hb-chooser, .hb-tick__note, .hb-month__date';
  document.querySelectorAll(added).forEach((element) => element.remove());
  document.querySelectorAll('.hb-live').forEach((element) => element.classList.remove('hb-live'));
}"""
REMOVE_INSTEAD = "(all) => all.forEach((e) => e.remove())"
"""What stands there for readers without scripts only, and what scripts choose."""
SHOW_ALL_PARTS = "(all) => all.forEach((part) => part.classList.remove('hb-dimension--away'))"
MODES = [(scheme, viewport) for scheme in ("light", "dark") for viewport in (DESKTOP, PHONE)]


SAMPLE = 16
"""One page in so many is seen in one mode, a quarter of all in any; the first of each sort is seen in every mode."""


@pytest.mark.parametrize("mode", range(len(MODES)), ids=["light", "light phone", "dark", "dark phone"])
def test_pages_are_accessible(mode: int, visit: Callable[..., Visit], paths: list[str]) -> None:
    """No axe violation with all folds open, no console error, no request elsewhere, nothing wider than the screen."""
    scheme, viewport = MODES[mode]
    tab = visit(color_scheme=scheme, viewport=viewport)
    found: dict[str, object] = {}
    for path in [*firsts(paths), *paths[mode * 4 :: SAMPLE]]:
        page = tab.go(path)
        page.evaluate(OPEN_FOLDS)
        if wrong := violations(page):
            found[path] = wrong
    assert (found, tab.errors, tab.outside) == ({}, [], [])


def firsts(paths: list[str]) -> list[str]:
    """The first page of each sort."""
    return sorted({path.split("/")[0]: path for path in reversed(paths)}.values())


def test_no_page_is_wider_than_a_phone(visit: Callable[..., Visit], paths: list[str]) -> None:
    tab = visit(viewport=PHONE, java_script_enabled=False)
    assert {path for path in [*firsts(paths), *paths[:: SAMPLE // 4]] if tab.go(path).evaluate(TOO_WIDE) > 0} == set()


def test_pages_are_complete_without_scripts(visit: Callable[..., Visit], paths: list[str]) -> None:
    """The same words stand on a page whether scripts run or not, but for what scripts add or choose."""
    plain, scripted = visit(java_script_enabled=False), visit()
    differing = []
    for path in [*firsts(paths), *paths[::SAMPLE]]:
        scripted.go(path).evaluate(REMOVE_ADDED)
        scripted.page.locator(".hb-dimension--away").evaluate_all(SHOW_ALL_PARTS)
        plain.go(path).locator("hb-today, hb-role, hb-news, [data-off]").evaluate_all(REMOVE_INSTEAD)
        if words(plain.page) != words(scripted.page):
            differing.append(path)
    assert differing == []


def words(page: Page) -> str:
    """What a reader sees in the article, without the pieces that scripts add."""
    seen = page.locator("article > *, .hb-home > *").filter(visible=True).all_inner_texts()
    return "".join("".join((text or "").split()) for text in seen)  # a drawing has no inner text
