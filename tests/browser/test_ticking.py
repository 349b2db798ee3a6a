"""A checklist in a browser: ticks that last, what was not met, files, paper, two tabs, no storage, no mouse."""

import csv
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from pypdfium2 import PdfDocument

from browser.axe import violations
from browser.conftest import PHONE, Visit

LIST = "l/L-301/"
"""Thirteen items; 4 of them must be done."""
BLOCKED = "Object.defineProperty(window, 'localStorage', {get() { throw new DOMException('', 'SecurityError') }})"
FULL = "Storage.prototype.setItem = () => { throw new DOMException('', 'QuotaExceededError') }"


def box(page: Page, number: int):  # type: ignore[no-untyped-def]
    return page.locator(".hb-tick__box").nth(number - 1)


def progress(page: Page) -> str:
    return page.locator("hb-progress [data-said]").inner_text()


def note(page: Page, number: int, state: str, **fields: str) -> None:
    """Opens the fields of a line, chooses a state and types."""
    page.get_by_role("button", name=f"第 {number} 项记一笔").click()
    form = page.locator(".hb-note").last
    form.get_by_text(state, exact=True).click()
    for name, text in fields.items():
        form.locator(f"[name={name}]").fill(text)
    form.get_by_role("button", name="收起").click()


def saved(page: Page, button: str, folder: Path) -> Path:
    with page.expect_download() as download:
        page.get_by_role("button", name=button, exact=True).click()
    file = folder / download.value.suggested_filename
    download.value.save_as(file)
    return file


def printed(page: Page) -> str:
    document = PdfDocument(page.pdf(prefer_css_page_size=True))
    assert len(document) == 1
    return "".join(document[0].get_textpage().get_text_range().split())


def test_ticks_outlive_a_reload_and_reach_file_and_paper(visit: Callable[..., Visit], tmp_path: Path) -> None:
    tab = visit(viewport=PHONE)
    page = tab.go(LIST)
    box(page, 1).check()
    box(page, 3).check()
    page.reload()
    note(page, 4, "没达到", now="客户还在讲", who="王芳", by="15:00")
    note(page, 7, "不适用", reason="客户没有提要求")
    assert progress(page) == "已勾 2 / 13 项 · 没达到 1 项 · 不适用 1 项 · 必做还差 3 项"
    with saved(page, "保存成表格", tmp_path).open(encoding="utf-8", newline="") as file:
        assert file.read(1) == "\ufeff"
        rows = list(csv.DictReader(file))
    assert [row["结果"] for row in rows[:4]] == ["做到了", "没勾", "做到了", "没达到"]
    assert [rows[3][name] for name in ("现在怎样", "谁去办", "几点前")] == ["客户还在讲", "王芳", "15:00"]
    record = json.loads(saved(page, "保存成数据", tmp_path).read_text(encoding="utf-8"))
    assert record["items"][6] | {"at": 0} == {
        "number": 7,
        "id": "S-303#c",
        "text": "客户想要的结果，已问出",
        "critical": False,
        "state": "na",
        "reason": "客户没有提要求",
        "at": 0,
    }
    text = printed(page)
    assert "做到了：1、3·没达到：4·不适用：7" in text
    assert "4客户还在讲王芳15:00" in text
    assert tab.errors == []


def test_a_blank_print_leaves_the_ticks_on_the_screen(visit: Callable[..., Visit]) -> None:
    page = visit().go(LIST)
    box(page, 1).check()
    page.evaluate("window.print = () => { window.ticked = document.querySelectorAll('.hb-tick__box:checked').length }")
    page.get_by_role("button", name="打印空白的").click()
    assert page.evaluate("window.ticked") == 0
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    expect(box(page, 1)).to_be_checked()


def test_two_tabs_never_lose_a_tick(visit: Callable[..., Visit]) -> None:
    """Both tabs tick, one of them while it does not yet know of the other's tick."""
    first = visit().go(LIST)
    second = first.context.new_page()
    second.goto(first.url)
    box(first, 1).check()
    expect(box(second, 1)).to_be_checked()
    second.evaluate(
        "() => { const sheet = document.querySelector('hb-checklist'); removeEventListener('storage', sheet) }"
    )
    box(first, 2).check()
    box(second, 5).check()
    expect(box(first, 5)).to_be_checked()
    first.reload()
    assert first.locator(".hb-tick__box:checked").evaluate_all("(all) => all.map((box) => box.name)") == [
        "S-301#a",
        "S-301#c",
        "S-303#a",
    ]


@pytest.mark.parametrize(("script", "said"), [(BLOCKED, "不让网页存东西"), (FULL, "存储满了")])
def test_storage_that_fails_is_told_and_ticks_go_on(script: str, said: str, visit: Callable[..., Visit]) -> None:
    tab = visit()
    tab.page.add_init_script(script)
    page = tab.go(LIST)
    box(page, 1).check()
    expect(page.locator(".hb-bar [role=alert]")).to_contain_text(said)
    box(page, 2).check()
    assert progress(page).startswith("已勾 2 / 13 项")


def test_clearing_offers_to_save_and_can_be_undone(visit: Callable[..., Visit], tmp_path: Path) -> None:
    page = visit().go(LIST)
    box(page, 2).check()
    page.get_by_role("button", name="清空重来").click()
    assert saved(page, "保存，再清空", tmp_path).suffix == ".csv"
    expect(box(page, 2)).not_to_be_checked()
    page.get_by_role("button", name="撤销").click()
    expect(box(page, 2)).to_be_checked()
    page.reload()
    expect(box(page, 2)).to_be_checked()


def test_the_record_of_another_day_can_be_opened(visit: Callable[..., Visit]) -> None:
    page = visit().go(LIST)
    page.evaluate(
        """() => localStorage.setItem('handbook/1/ticks/L-301/2026-06-30',
        '{"items": {"S-301#a": {"state": "done", "at": 1}, "S-302#b": {"state": "broken"}}}')"""
    )
    page.reload()
    page.get_by_label("哪一天").select_option("2026-06-30")
    assert page.locator(".hb-tick__box:checked").count() == 1


def test_a_cell_cannot_become_a_formula(visit: Callable[..., Visit], tmp_path: Path) -> None:
    page = visit().go(LIST)
    note(page, 1, "没达到", now='=HYPERLINK("x")', who="＋1", by="@now")
    text = saved(page, "保存成表格", tmp_path).read_text(encoding="utf-8")
    assert '"\'=HYPERLINK(""x"")","\'＋1","\'@now"' in text


def test_a_list_that_is_read_and_done_shows_one_item_at_a_time(visit: Callable[..., Visit]) -> None:
    page = visit().go("l/L-103/")
    page.get_by_role("button", name="一次看一项").click()
    assert page.locator(".hb-tick:visible").count() == 1
    page.keyboard.press("Space")
    expect(page.locator("[data-place]")).to_have_text("第 2 / 10 项")
    expect(box(page, 2)).to_be_focused()


def test_a_collected_list_shows_must_do_only(visit: Callable[..., Visit]) -> None:
    page = visit().go("l/role/counter/during/")
    page.get_by_text("只看必做").click()
    assert page.locator(".hb-tick:visible").count() == page.locator(".hb-tick--critical").count()


def test_the_keyboard_is_enough(visit: Callable[..., Visit]) -> None:
    """Tick with the space bar, open the fields with Enter, choose with an arrow key, type, come back to the button."""
    page = visit().go(LIST)
    box(page, 1).focus()
    for key in ("Space", "Tab", "Enter", "ArrowRight", "Tab"):
        page.keyboard.press(key)
    page.keyboard.type("灯坏了")
    expect(page.locator(".hb-tick__said").first).to_have_text("没达到 · 灯坏了")
    for key in ("Tab", "Tab", "Tab", "Tab", "Enter"):
        page.keyboard.press(key)
    expect(page.get_by_role("button", name="第 1 项记一笔")).to_be_focused()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_state_is_accessible(scheme: str, visit: Callable[..., Visit]) -> None:
    page = visit(
        color_scheme=scheme,
        viewport=PHONE,
    ).go("l/L-103/")
    box(page, 1).check()
    note(page, 2, "没达到", now="灯坏了")
    page.get_by_role("button", name="第 3 项记一笔").click()
    page.locator(".hb-note").get_by_text("不适用", exact=True).click()
    found = {"noting": violations(page)}
    page.get_by_role("button", name="一次看一项").click()
    found["stepping"] = violations(page)
    page.get_by_role("button", name="清空重来").click()
    found["clearing"] = violations(page)
    assert found == {"noting": [], "stepping": [], "clearing": []}


def test_what_is_open_on_tomorrows_list_is_shown_on_the_home_page(visit: Callable[..., Visit]) -> None:
    page = visit(viewport=PHONE).go("a/A-801/")
    expect(page.locator("hb-waiting")).to_have_count(0)
    page.evaluate(
        """() => localStorage.setItem('handbook/1/tomorrow', JSON.stringify({v: 1, cells: {
        'line:a': [{text: '先听完再开口', done: false}, 1], 'line:b': [{text: '办好了', done: true}, 2]}}))"""
    )
    waiting = page.goto(page.url.replace("a/A-801/", "")) and page.locator("hb-waiting")
    expect(waiting).to_contain_text("还有 1 项没做")
    expect(waiting.locator("li")).to_have_text(["先听完再开口"])
