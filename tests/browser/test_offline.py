"""The handbook without a network: kept by the browser after one visit, and from a shared folder without any server."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from browser.serving import serving
from project import build, edit, lay_out

KEPT = "() => navigator.serviceWorker.ready.then((registration) => registration.active.state)"
STANDARD = "standards/service-standards/S-001-greet.yml"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = lay_out(tmp_path / "handbook")
    assert build(made).returncode == 0
    return made


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A tab in which service workers run. The server is what is cut off."""
    context = browser.new_context()
    yield context.new_page()
    context.close()


def test_after_one_visit_every_page_opens_without_a_network(folder: Path, page: Page) -> None:
    with serving(folder / "site", headers=True) as address:
        page.goto(address)
        page.evaluate(KEPT)
    page.goto(f"{address}s/S-001/")
    expect(page.locator(".hb-lead")).to_have_text("客人进门，离门最近的店员 3 秒内抬头问好。")
    page.goto(f"{address}s/?role=clerk")
    expect(page.locator("h1")).to_be_visible()
    page.goto(f"{address}s/S-999/")
    expect(page.get_by_role("link", name="回首页")).to_be_visible()


def test_a_new_version_is_offered_and_never_forced(folder: Path, page: Page) -> None:
    with serving(folder / "site") as address:
        page.goto(f"{address}s/S-001/")
        page.evaluate(KEPT)
        edit(folder, {STANDARD: {"find": "3 秒内抬头问好。", "replace": "2 秒内抬头问好。"}})
        assert build(folder).returncode == 0
        page.reload()
        button = page.get_by_role("button", name="换成新版")
        expect(button).to_be_visible()
        expect(page.locator(".hb-lead")).to_contain_text("3 秒内抬头问好")
        button.click()
        expect(page.locator(".hb-lead")).to_contain_text("2 秒内抬头问好")


def test_a_copy_on_a_shared_folder_needs_no_server(tmp_path: Path, page: Page) -> None:
    """What ``make offline`` puts into the archive: links name files, and scripts run."""
    made = lay_out(tmp_path / "copy")
    assert build(made, "--no-directory-urls").returncode == 0
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto((made / "site" / "index.html").as_uri())
    page.goto((made / "site" / "s" / "S-001.html").as_uri())
    page.locator("article").get_by_role("link", name="迎客第一句").first.click()
    expect(page.locator("h1")).to_contain_text("迎客第一句")
    assert errors == []
