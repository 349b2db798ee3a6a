"""The preview as an editor sees it: a browser on the page while the file beside it is broken and mended."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from project import edit, lay_out
from test_preview import STANDARD, Preview

SOON = 20_000
"""Milliseconds; a slow machine is no fault. What it takes is measured by a benchmark, not by a test."""


@pytest.fixture
def preview(tmp_path: Path) -> Iterator[Preview]:
    running = Preview(lay_out(tmp_path / "handbook"))
    yield running
    running.stop()


def test_the_panel_comes_and_goes_in_an_open_page(preview: Preview, browser: Browser) -> None:
    """Without touching the browser: the page reloads itself, names the line, and is clean after the mend."""
    assert preview.shows("s/S-001/", "3 秒内抬头问好。")
    page = browser.new_page()
    page.goto(f"http://{preview.address}/s/S-001/")
    edit(preview.folder, {STANDARD: {"find": "status: official", "replace": "status: offcial"}})
    expect(page.locator(".hb-faults")).to_contain_text(f"{STANDARD}:4:9", timeout=SOON)
    expect(page.locator(".hb-lead").first).to_contain_text("3 秒内抬头问好。")
    edit(preview.folder, {STANDARD: {"find": "status: offcial", "replace": "status: official"}})
    expect(page.locator(".hb-faults")).to_have_count(0, timeout=SOON)
    page.close()
