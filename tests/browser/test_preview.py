"""The preview as an editor sees it: a browser on the page while the file beside it is broken and mended."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from project import edit, lay_out
from test_preview import STANDARD, Preview

CHECKLIST = "standards/checklists/L-001-open.yml"
PAUSE = "灯亮了才开门。"
LONG = "灯亮了才开门，" * 240

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


def test_a_sheet_that_is_too_long_is_shown_at_once_and_warned_of_after(preview: Preview, browser: Browser) -> None:
    """The page comes with the save, the warning by itself once the sheet is measured; both go with the mend."""
    assert preview.shows("l/L-001/", PAUSE)
    page = browser.new_page()
    page.goto(f"http://{preview.address}/l/L-001/")
    edit(preview.folder, {CHECKLIST: {"find": PAUSE, "replace": LONG}})
    expect(page.locator(".hb-stop")).to_contain_text(LONG, timeout=SOON)
    warning = page.locator(".hb-faults")
    expect(warning).to_contain_text("HB352", timeout=SOON)
    expect(warning).to_contain_text(f"{CHECKLIST}:15:1")
    expect(warning).not_to_contain_text("上一次正确")
    assert "HB352" in preview.get("")
    edit(preview.folder, {CHECKLIST: {"find": LONG, "replace": PAUSE}})
    expect(warning).to_have_count(0, timeout=SOON)
    edit(preview.folder, {CHECKLIST: {"find": PAUSE, "replace": LONG}})
    expect(warning).to_contain_text("HB352", timeout=SOON)
    log = preview.said()
    assert (log.count("error[HB352]"), log.count("warning[HB352]"), "Traceback" in log) == (0, 6, False)
    page.close()
