"""The site below a path that is not the root of its host, as it is with many free hosts."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import expect

from browser.conftest import Visit
from browser.serving import serving
from project import build, edit, lay_out

BELOW = "/team/handbook/"


@pytest.fixture(scope="module")
def below(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = lay_out(tmp_path_factory.mktemp("below"))
    where = f"site_url: https://host.test{BELOW}\nuse_directory_urls: true"
    edit(folder, {"mkdocs.yml": {"find": "use_directory_urls: true", "replace": where}})
    done = build(folder)
    assert done.returncode == 0, done.stderr
    with serving(folder / "site", below=BELOW, headers=True) as address:
        yield address


def test_links_and_files_stay_below_the_path(below: str, tabs: Callable[..., Visit]) -> None:
    """Whatever a page loads or leads to is there."""
    tab = tabs(below)
    missing: list[str] = []
    tab.page.on("response", lambda answer: missing.append(answer.url) if answer.status >= 400 else None)
    page = tab.go("s/S-001/")
    page.locator("article").get_by_role("link", name="迎客第一句").first.click()
    page.wait_for_url(f"{below}t/T-001/")
    expect(page.locator("h1")).to_have_text("迎客第一句")
    assert (missing, tab.errors, tab.outside) == ([], [], [])


def test_what_is_not_there_is_said_in_the_handbooks_frame(below: str, tabs: Callable[..., Visit]) -> None:
    page = tabs(below).go("s/S-999/")
    assert page.locator(".md-header").evaluate("(e) => getComputedStyle(e).position") == "sticky"
    page.get_by_role("link", name="回首页").click()
    expect(page).to_have_url(below)
