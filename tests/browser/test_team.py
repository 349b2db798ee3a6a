"""Team results: many files read in the page, wrong ones named, small groups never shown, self beside lead."""

import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from browser.axe import violations
from browser.conftest import PHONE, Visit
from browser.serving import serving

BEST = {"i1": 2, "i2": "yes", "i3": 3, "i4": "3", "i5": ["look", "smile"], "i6": "me", "i7": "90", "i8": "no"}
DIMENSIONS = {"see": 1000, "speak": 1000}


@pytest.fixture(scope="module")
def address(tiny_site: Path) -> Iterator[str]:
    """These tests visit the tiny handbook."""
    with serving(tiny_site) as where:
        yield where


def result(page: Page, alias: str, team: str = "早班", **changes: Any) -> dict[str, Any]:
    """A result file of A-001, the best possible unless changed."""
    own = page.locator("[data-id=A-001]")
    return {
        "v": 1,
        "kind": "result",
        "result_id": f"{team}-{alias}-{changes.get('role')}",
        "assessment": "A-001",
        "edition": 1,
        "fingerprint": own.get_attribute("data-fingerprint"),
        "saved_at": "2026-07-01T08:00:00Z",
        "team": team,
        "alias": alias,
        "role": "self",
        "answers": BEST,
        "reasons": {},
        "shown": {"percent": 1000, "level": "good", "dimensions": DIMENSIONS},
    } | changes


def load(page: Page, *files: Any) -> None:
    """Chooses the files: results, or texts as they are."""
    texts = [file if isinstance(file, str) else json.dumps(file) for file in files]
    payload = [
        {"name": f"{place}.json", "mimeType": "application/json", "buffer": text.encode()}
        for place, text in enumerate(texts)
    ]
    page.locator("[data-open]").set_input_files(payload)
    expect(page.locator("[data-said]")).to_contain_text("份结果")


def rows(page: Page, table: int) -> list[str]:
    """The rows of one of the tables, space folded."""
    found = page.locator(".hb-group table").nth(table).locator("tbody tr").all_inner_texts()
    return [" ".join(row.split()) for row in found]


def test_teams_are_summed_up_and_small_ones_hidden(visit: Callable[..., Visit]) -> None:
    """Two people of the evening team are in no number: what is left after a subtraction would be theirs."""
    page = visit().go("team/")
    low = {
        "answers": BEST | {"i1": 0},
        "shown": {"percent": 778, "level": "good", "dimensions": {"see": 667, "speak": 1000}},
    }
    load(
        page,
        *(result(page, alias) for alias in "甲乙"),
        result(page, "丙", **low),
        *(result(page, alias, "晚班", **low) for alias in "丁戊"),
    )
    assert rows(page, 0) == ["晚班 不到 3 人，不显示 2", "早班 100.0 92.6 3", "合计 100.0 92.6 3"]
    assert rows(page, 1) == ["看见 100.0 88.9", "开口 100.0 100.0"]
    expect(page.locator(".hb-ipa tbody tr").first).to_have_text(re.compile(r"保持：\s*看见"))
    expect(page.locator(".hb-group")).to_contain_text("合计和下面各项不含不到 3 人的班组")


def test_fewer_than_three_people_are_never_shown(visit: Callable[..., Visit]) -> None:
    page = visit().go("team/")
    load(page, result(page, "甲"), result(page, "乙"))
    assert page.locator(".hb-group table").count() == 1
    assert "100" not in page.locator(".hb-group").inner_text()


def test_files_that_do_not_fit_are_named_with_the_reason(visit: Callable[..., Visit]) -> None:
    tab = visit()
    page = tab.go("team/")
    load(
        page,
        "{",
        "[]",
        result(page, "甲", v=2),
        result(page, "乙", assessment="A-999"),
        result(page, "丙", fingerprint="000000000000"),
        result(page, "丁", answers=BEST | {"i1": 9}),
        result(page, "戊", answers=BEST | {"<b>": 1}),
        result(page, "己", shown={"percent": 1, "level": "good", "dimensions": DIMENSIONS}),
        result(page, "庚", result_id=None),
    )
    said = [line.partition("：")[2][:6] for line in page.locator(".hb-team__bad li").all_inner_texts()]
    expected = [
        "不是结果文件",
        "不是结果文件",
        "是更新的手册",
        "手册里没有这",
        "属于另一版题",
        "有答案不合题",
        "有答案不合题",
        "文件里写的分",
        "不是结果文件",
    ]
    assert (said, tab.errors) == (expected, [])
    expect(page.locator("[data-said]")).to_have_text("现在有 1 份结果。")


def test_the_newest_file_of_a_sitting_counts(visit: Callable[..., Visit]) -> None:
    page = visit().go("team/")
    newer = {"saved_at": "2026-07-02T08:00:00Z", "answers": {"i1": 2}}
    shown = {"percent": 1000, "level": None, "dimensions": {"see": 1000, "speak": None}}
    load(page, result(page, "甲", **newer, shown=shown), result(page, "甲"))
    expect(page.locator("[data-said]")).to_have_text("现在有 1 份结果。")
    expect(page.locator(".hb-group")).to_contain_text("另有 1 份没有答完")


def test_self_and_lead_are_compared_with_what_to_talk_about(visit: Callable[..., Visit]) -> None:
    page = visit().go("team/")
    lead = {"role": "manager", "answers": BEST | {"i1": 0, "i3": 2}}
    shown = {"percent": 759, "level": "good", "dimensions": {"see": 667, "speak": 944}}
    load(page, result(page, "甲"), result(page, "甲", **lead, shown=shown), result(page, "乙"))
    expect(page.locator(".hb-team__bad li")).to_have_count(0)
    expect(page.locator(".hb-group li").first).to_have_text(
        "3 级的题 1 对：一样的 0.0 %，差一级以内的 0.0 %，自己的减带班的人的，平均 2.00 级（不到 20 对，不算一致系数）"
    )
    assert [" ".join(row.split()) for row in page.locator("h4 + table tbody tr").all_inner_texts()] == [
        "甲 客人进门，离门最近的店员 3 秒内抬头问好。 2 0"
    ]


def test_the_summary_for_spreadsheets_holds_no_hidden_team(visit: Callable[..., Visit]) -> None:
    page = visit().go("team/")
    load(page, *(result(page, alias, "=早班") for alias in "甲乙丙"), result(page, "丁", "晚班"))
    with page.expect_download() as download:
        page.get_by_role("button", name="导出汇总表").click()
    table = download.value.path().read_text(encoding="utf-8-sig")
    assert ('"\'=早班","3","100.0"' in table, "晚班" in table) == (True, False)


def test_nothing_is_stored_or_sent(visit: Callable[..., Visit]) -> None:
    page = visit().go("team/")
    page.wait_for_load_state("networkidle")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    before = page.evaluate("JSON.stringify(localStorage)")
    load(page, *(result(page, alias) for alias in "甲乙丙"))
    assert (asked, page.evaluate("JSON.stringify(localStorage)")) == ([], before)
    page.locator("[data-act=empty]").click()
    expect(page.locator(".hb-group")).to_have_count(0)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_it_is_accessible_with_results(scheme: str, visit: Callable[..., Visit]) -> None:
    tab = visit(color_scheme=scheme, viewport=PHONE)
    page = tab.go("team/")
    lead = result(page, "甲", role="manager", answers=BEST | {"i1": 0})
    load(page, *(result(page, alias) for alias in "甲乙丙"), result(page, "丁", "晚班"), lead, "{")
    assert (violations(page), tab.errors, tab.outside) == ([], [], [])
