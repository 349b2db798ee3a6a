"""The site under the headers that are built with it: every sort of page works and nothing breaks the policy."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import expect

from browser.conftest import PHONE, Visit
from browser.serving import read_headers, serving
from browser.test_walk import firsts

WATCH = """addEventListener('securitypolicyviolation', (event) => {
  console.error(`policy: ${event.violatedDirective} ${event.blockedURI}`);
})"""


@pytest.fixture(scope="module")
def guarded(shipped_site: Path) -> Iterator[str]:
    """The shipped handbook on a host that sends its headers."""
    with serving(shipped_site, headers=True) as address:
        yield address


def test_no_page_breaks_the_policy(guarded: str, tabs: Callable[..., Visit], paths: list[str]) -> None:
    """On its way through every sort of page the browser refuses nothing."""
    tab = tabs(guarded)
    tab.page.add_init_script(WATCH)
    for path in [*firsts(paths), *paths[::40]]:
        tab.go(path)
        tab.page.emulate_media(media="print")
        tab.page.emulate_media(media="screen")
    assert (refused(tab), tab.outside) == ([], [])


def test_search_runs_under_the_policy(guarded: str, tabs: Callable[..., Visit]) -> None:
    tab = tabs(guarded, viewport=PHONE)
    tab.page.add_init_script(WATCH)
    page = tab.go("")
    page.locator(".hb-query").click()
    page.locator(".md-search__input").press_sequentially("要见经理")
    expect(page.locator(".md-search-result__link").first).to_be_visible()
    assert refused(tab) == []


def refused(tab: Visit) -> list[str]:
    return [error for error in tab.errors if "policy" in error.lower()]


def test_an_injected_script_does_not_run(guarded: str, tabs: Callable[..., Visit]) -> None:
    page = tabs(guarded).go("")
    page.evaluate("document.body.append(Object.assign(document.createElement('script'), {text: 'window.ran = true'}))")
    assert page.evaluate("window.ran") is None


def test_files_whose_names_change_are_kept(shipped_site: Path) -> None:
    """Every script and style but those of Material's search languages and the one that names the index's files."""
    kept = {pattern for pattern, name, value in read_headers(shipped_site / "_headers") if "immutable" in value}
    assets = [path for suffix in ("js", "css") for path in (shipped_site / "assets").rglob(f"*.{suffix}")]
    names = {f"/{path.relative_to(shipped_site).as_posix()}" for path in assets}
    assert names - kept == {"/assets/search/index.js"}
