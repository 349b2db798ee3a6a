"""What a page asks of its host, and the site below a path that is not the root, as it is with many free hosts."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Page, expect

from browser.conftest import Visit
from browser.serving import serving
from project import build, edit, lay_out

BELOW = "/team/handbook/"
REQUESTS = 6
"""The page, two styles, two scripts, the icon. A browser with a window asks for the manifest, too."""


def test_a_standard_asks_for_few_files(visit: Callable[..., Visit]) -> None:
    tab = visit()
    asked: list[str] = []
    tab.page.on("request", lambda request: asked.append(request.url))
    tab.page.goto(f"{tab.base}s/S-305/", wait_until="networkidle")
    assert len(asked) <= REQUESTS, asked


@pytest.fixture(scope="module")
def below(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where the tiny handbook is served, with the theme's navigation without reloads, which an owner may turn on."""
    folder = lay_out(tmp_path_factory.mktemp("below"))
    where = {
        "find": "use_directory_urls: true",
        "replace": f"site_url: https://host.test{BELOW}\nuse_directory_urls: true",
    }
    instant = {"find": "- navigation.top", "replace": "- navigation.top\n    - navigation.instant"}
    edit(folder, {"mkdocs.yml": [where, instant]})
    done = build(folder)
    assert done.returncode == 0, done.stderr
    with serving(folder / "site", below=BELOW, headers=True) as address:
        sitemap = folder / "site" / "sitemap.xml"  # the theme compares its addresses with the page's, ports and all
        sitemap.write_text(sitemap.read_text(encoding="utf-8").replace(f"https://host.test{BELOW}", address))
        yield address


def mark(page: Page) -> None:
    """Puts a mark on a page that stays for as long as nothing is loaded anew, once the theme knows all addresses."""
    page.wait_for_load_state("networkidle")
    page.evaluate("window.first = true")


def test_links_and_files_stay_below_the_path(below: str, tabs: Callable[..., Visit]) -> None:
    """Whatever a page loads or leads to is there, also when the next page is put in place of the first."""
    tab = tabs(below)
    missing: list[str] = []
    tab.page.on("response", lambda answer: missing.append(answer.url) if answer.status >= 400 else None)
    page = tab.go("s/S-001/")
    mark(page)
    page.locator("article").get_by_role("link", name="迎客第一句").first.click()
    page.wait_for_url(f"{below}t/T-001/")
    expect(page.locator("h1")).to_have_text("迎客第一句")
    expect(page.locator(".hb-copy").first).to_be_attached()
    assert page.evaluate("window.first")
    assert (missing, tab.errors, tab.outside) == ([], [], [])


def test_answers_are_there_again_when_their_page_is_put_in_place(below: str, tabs: Callable[..., Visit]) -> None:
    """The scripts of the page run once more and must not trip over themselves."""
    tab = tabs(below)
    page = tab.go("a/A-001/")
    mark(page)
    page.locator("#i1 input").first.check()
    page.locator("#i1 .hb-ask__leads summary").click()
    page.locator("#i1 .hb-ask__leads a").click()
    page.wait_for_url("**/s/S-001/")
    page.get_by_role("link", name="A-001 迎客自评").first.click()
    page.wait_for_url("**/a/A-001/")
    expect(page.locator("#i1 input").first).to_be_checked()
    assert (page.evaluate("window.first"), tab.errors) == (True, [])


def test_what_is_not_there_is_said_in_the_handbooks_frame(below: str, tabs: Callable[..., Visit]) -> None:
    page = tabs(below).go("s/S-999/")
    assert page.locator(".md-header").evaluate("(e) => getComputedStyle(e).position") == "sticky"
    page.get_by_role("link", name="回首页").click()
    expect(page).to_have_url(below)
