"""Assessments as readers fill them in: answers are never lost, results are asked for, nothing leaves the browser."""

import gzip
import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect
from pypdfium2 import PdfDocument

from browser.axe import OPEN_FOLDS, violations
from browser.conftest import PHONE, Visit
from browser.serving import serving
from project import ROOT, build, edit, lay_out

SCRIPTS = ROOT / "hooks" / "theme" / "assets" / "handbook" / "assessment"
CASES = Path(__file__).parent.parent / "cases" / "assessment"
FORM = "a/A-001/"
STORED = "handbook/1/A-001"
LONG = """
id: A-002
title: 长卷
chapter: greeting
status: official
owner: 店长
edition: 1
effective: 2026-01-01
review_by: 2027-01-01
roles: [clerk]
sources: [M01]
unit: person
purpose: 每天一次。
daily: true
minutes: 2
levels:
  - {id: start, title: 起步, min: 0, advice: 读。}
  - {id: good, title: 稳定, min: 70, advice: 教。}
history: [{edition: 1, date: 2026-01-01, change: added, note: 新增}]
dimensions:
""" + "".join(
    f"  - id: d{side}\n    title: 第 {side} 面\n    items:\n"
    + "".join(
        f"      - {{id: q{side}{n}, text: 第 {side} 面第 {n} 问？, kind: yesno, next: [S-001]}}\n" for n in range(1, 6)
    )
    for side in (1, 2, 3)
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The tiny handbook with a long daily assessment beside its short one."""
    handbook = lay_out(tmp_path_factory.mktemp("assessed") / "handbook")
    edit(handbook, {"standards/assessments/A-002-long.yml": LONG})
    done = build(handbook)
    assert done.returncode == 0, done.stderr
    return handbook / "site"


@pytest.fixture(scope="module")
def address(folder: Path) -> Iterator[str]:
    """These tests visit the tiny handbook."""
    with serving(folder) as address:
        yield address


def fill(page: Page) -> None:
    """Answers every question of A-001: the second level, yes, not applicable, a number, one box, the first choice."""
    page.locator("#i1 input").nth(1).check()
    page.locator("#i2 [value=yes]").check()
    page.locator("#i3 [value=NA]").check()
    page.locator("#i3 [data-reason]").fill("没有客人来问")
    page.locator("#i4 [type=text]").fill("４.5")
    page.locator("#i5 [value=look]").check()
    page.locator("#i6 [value=me]").check()
    page.locator("#i7 [type=text]").fill("80")
    page.locator("#i8 [value=no]").check()


ANSWERS = {"i1": 1, "i2": "yes", "i3": "NA", "i4": "4.5", "i5": ["look"], "i6": "me", "i7": "80", "i8": "no"}


def answers(page: Page) -> dict[str, Any]:
    """What the form holds."""
    found: dict[str, Any] = page.locator("hb-assessment").evaluate("(form) => form.answers")
    return found


def stored(page: Page, key: str = STORED) -> Any:
    """What the device holds."""
    return json.loads(page.evaluate("(key) => localStorage.getItem(key)", key) or "null")


def show(page: Page) -> None:
    page.get_by_role("button", name="查看结果").click()


def test_answers_survive_a_reload(visit: Callable[..., Visit]) -> None:
    page = visit().go(FORM)
    fill(page)
    page.reload()
    assert answers(page) == ANSWERS
    expect(page.locator("#i3 [data-reason]")).to_have_value("没有客人来问")


def test_answers_survive_leaving_and_coming_back(visit: Callable[..., Visit]) -> None:
    tab = visit()
    page = tab.go(FORM)
    fill(page)
    page.locator("#i1 .hb-ask__leads summary").click()
    page.locator("#i1 .hb-ask__leads a").click()
    page.wait_for_url("**/s/S-001/")
    page.get_by_role("link", name="A-001 迎客自评").first.click()
    page.wait_for_url(f"**/{FORM}")
    expect(page.locator(".hb-form__progress")).to_have_text("已答 8/8 题，已存在这台设备上")
    assert (answers(page), tab.errors) == (ANSWERS, [])


def test_two_tabs_keep_both_their_answers(visit: Callable[..., Visit]) -> None:
    """The newer answer to a question wins; answers to other questions stay."""
    first = visit().go(FORM)
    second = first.context.new_page()
    second.goto(first.url)
    first.locator("#i1 input").nth(2).check()
    second.locator("#i2 [value=no]").check()
    first.locator("#i6 [value=guest]").check()
    second.locator("#i6 [value=me]").check()
    for page in (first, second):
        page.wait_for_function("document.querySelector('hb-assessment').answers.i6 === 'me'")
        assert answers(page) == {"i1": 2, "i2": "no", "i6": "me"}


def test_a_cleared_answer_stays_cleared(visit: Callable[..., Visit]) -> None:
    page = visit().go(FORM)
    fill(page)
    page.locator("#i1").get_by_role("button", name="清除此题").click()
    page.reload()
    assert answers(page) == {key: answer for key, answer in ANSWERS.items() if key != "i1"}


def test_none_of_these_is_an_answer(visit: Callable[..., Visit]) -> None:
    """0 is an answer; so is an empty list."""
    page = visit().go(FORM)
    page.locator("#i5 [value=smile]").check()
    page.locator("#i5 [data-alone]").check()
    page.locator("#i3 input").first.check()
    page.reload()
    assert answers(page) == {"i3": 0, "i5": []}


BLOCKED = "Object.defineProperty(window, 'localStorage', {get() { throw new DOMException('no', 'SecurityError'); }})"
FULL = "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); }"


@pytest.mark.parametrize(("hinder", "says"), [(BLOCKED, "这个浏览器不让保存"), (FULL, "给网页的地方满了")])
def test_without_storage_the_form_works_and_says_so(hinder: str, says: str, visit: Callable[..., Visit]) -> None:
    """Material itself complains of blocked storage; we do not."""
    tab = visit()
    tab.page.add_init_script(hinder)
    page = tab.go(FORM)
    fill(page)
    expect(page.locator(".hb-notice")).to_contain_text(says)
    show(page)
    expect(page.locator(".hb-result__level")).to_contain_text("83.0 分")
    assert set(tab.errors) <= {"no"}


@pytest.mark.parametrize(
    "text", ['{"v":1,"cells":{"answer:1:i1":[2,', '{"v":1,"cells":{"answer:1:i1":2}}', "[]", '"x"']
)
def test_unreadable_records_are_set_aside_and_given_back(text: str, visit: Callable[..., Visit]) -> None:
    tab = visit()
    page = tab.go(FORM)
    page.evaluate("([key, text]) => localStorage.setItem(key, text)", [STORED, text])
    page.reload()
    with page.expect_download() as download:
        page.get_by_role("button", name="下载旧记录").click()
    assert download.value.path().read_text(encoding="utf-8") == text
    page.locator("#i1 input").first.check()
    page.get_by_role("button", name="删掉旧记录").click()
    page.reload()
    expect(page.locator(".hb-notice")).to_have_count(0)
    assert (answers(page), tab.errors) == ({"i1": 0}, [])


def test_records_of_a_newer_handbook_are_left_alone(visit: Callable[..., Visit]) -> None:
    page = visit().go(FORM)
    newer = '{"v":99,"cells":{"answer:1:i1":{"better":2}}}'
    page.evaluate("([key, text]) => localStorage.setItem(key, text)", [STORED, newer])
    page.reload()
    page.locator("#i1 input").first.check()
    expect(page.locator(".hb-notice")).to_contain_text("更新的手册")
    assert page.evaluate("(key) => localStorage.getItem(key)", STORED) == newer


def test_records_of_version_1_are_read(visit: Callable[..., Visit]) -> None:
    """The file is kept for ever: what a device holds today must be readable by every later handbook."""
    page = visit().go(FORM)
    kept = (CASES / "stored-v1.json").read_text(encoding="utf-8")
    page.evaluate("([key, text]) => localStorage.setItem(key, text)", [STORED, kept])
    page.reload()
    assert answers(page) == {"i1": 2, "i3": "NA", "i5": []}


def test_records_go_through_every_migration_in_order(browser: Browser) -> None:
    """There is one version so far; the walk from an older one is tested with steps of our own."""
    page = browser.new_page()
    page.add_script_tag(path=SCRIPTS / "store.js")
    steps = "[2, 3, 4].map((v) => (data) => ({ ...data, v, seen: [...(data.seen ?? []), data.v] }))"
    walked = page.evaluate(f"[1, 3, 9].map((v) => HandbookStore.upgrade({{ v }}, {steps}))")
    page.close()
    assert walked == [{"v": 4, "seen": [1, 2, 3]}, {"v": 4, "seen": [3]}, {"v": 9}]


def test_the_result_comes_on_request_and_takes_the_focus(visit: Callable[..., Visit]) -> None:
    page = visit().go(FORM)
    fill(page)
    expect(page.locator(".hb-form__progress")).to_have_text("已答 8/8 题，已存在这台设备上")
    assert "分" not in page.locator(".hb-form__progress").inner_text()
    show(page)
    expect(page.get_by_role("heading", name="结果", exact=True)).to_be_focused()
    expect(page.locator(".hb-result__level")).to_have_text(re.compile("稳定 *83.0 分"))


def test_an_open_form_gives_a_range_and_leads_to_what_is_open(visit: Callable[..., Visit]) -> None:
    page = visit().go(FORM)
    page.locator("#i1 input").nth(2).check()
    show(page)
    expect(page.locator(".hb-result")).to_contain_text("总分会在 22.2 到 100.0 之间，等级从“起步”到“稳定”")
    page.get_by_role("link", name="第 5 题").click()
    expect(page.locator("#i5 input").first).to_be_focused()


def test_what_is_no_number_is_said_with_a_link(visit: Callable[..., Visit]) -> None:
    page = visit().go(FORM)
    page.locator("#i4 [type=text]").fill("很久")
    show(page)
    expect(page.locator("[data-errors] .hb-notice")).to_be_focused()
    page.get_by_role("link", name="第 4 题填的不是数字").click()
    expect(page.locator("#i4 [type=text]")).to_be_focused()
    assert page.locator("#i4 [type=text]").get_attribute("aria-invalid") == "true"


def test_an_empty_form_has_no_result(visit: Callable[..., Visit]) -> None:
    page = visit().go(FORM)
    show(page)
    expect(page.get_by_role("link", name="一题都没有答")).to_be_visible()


def test_a_weak_point_says_the_next_step_and_goes_on_tomorrows_list(visit: Callable[..., Visit]) -> None:
    tab = visit()
    page = tab.go(FORM)
    fill(page)
    show(page)
    point = page.locator(".hb-weak > li", has_text="打招呼时做了哪些")
    expect(point).to_contain_text("你答：看着客人")
    expect(point).to_contain_text("还差：微笑")
    point.get_by_role("button", name="加入明天的清单").click()
    page.get_by_role("link", name="明天的清单").first.click()
    line = page.locator(".hb-tomorrow__list li")
    expect(line).to_contain_text("还差：微笑")
    line.get_by_role("checkbox").check()
    line.get_by_role("link", name="S-001").click()
    page.wait_for_url("**/s/S-001/")
    page = tab.go("tomorrow/")
    page.get_by_role("button", name="清掉打了勾的").click()
    expect(page.locator("[data-empty]")).to_be_visible()


def test_the_arithmetic_is_the_engines(visit: Callable[..., Visit]) -> None:
    page = visit().go(FORM)
    fill(page)
    show(page)
    page.locator("summary", has_text="算式").click()
    lines = page.locator(".hb-result details .hb-sums__main td").all_inner_texts()
    assert lines == [
        "5/2 ÷ 3 = 5/6，即 83.3；这一部分权重 2",
        "173/42 ÷ 5 = 173/210，即 82.4；这一部分权重 1",
        "各部分得分率 × 权重相加 523/210，÷ 权重之和 3 = 523/630，即 83.0",
    ]


def test_a_result_file_holds_the_answers_and_opens_again(visit: Callable[..., Visit], tmp_path: Path) -> None:
    tab = visit()
    page = tab.go(FORM)
    fill(page)
    show(page)
    page.get_by_label("班组").fill("早班")
    page.get_by_label("代号").fill("=甲/7")
    with page.expect_download() as download:
        page.get_by_role("button", name="保存结果文件").click()
    file = tmp_path / download.value.suggested_filename
    download.value.save_as(file)
    result = json.loads(file.read_text(encoding="utf-8"))
    assert (result["answers"], result["team"], result["role"]) == (ANSWERS, "早班", "self")
    assert file.name.endswith("-=甲_7.json")
    other = visit().go(FORM)
    other.locator("#i1 input").first.check()
    other.locator("summary", has_text="这台设备上的记录").click()
    other.locator("[data-open]").set_input_files(file)
    expect(other.locator(".hb-result__level")).to_contain_text("83.0 分")
    assert answers(other) == {"i1": 0}


def test_a_table_for_spreadsheets_has_no_formula(visit: Callable[..., Visit]) -> None:
    page = visit().go(FORM)
    page.locator("#i3 [value=NA]").check()
    page.locator("#i4 [type=text]").fill("-5")
    show(page)
    with page.expect_download() as download:
        page.get_by_role("button", name="导出表格").click()
    content = download.value.path().read_bytes().decode("utf-8")
    assert content.startswith("\ufeff")
    assert '"i4","开口","平均几秒开口？","\'-5 秒"' in content


def test_a_link_shows_the_result_and_leaves_the_draft(visit: Callable[..., Visit]) -> None:
    page = visit().go(FORM)
    fill(page)
    show(page)
    page.get_by_role("button", name="复制链接").click()
    link = page.locator("[data-link] input").input_value()
    assert len(link.partition("#")[2]) < 60
    other = visit().page
    other.goto(page.url)
    other.locator("#i1 input").first.check()
    other.goto(link)
    expect(other.locator(".hb-result__level")).to_contain_text("83.0 分")
    other.get_by_role("button", name="回到我的自评").click()
    assert (answers(other), "#" in other.url) == ({"i1": 0}, False)


RANDOM_LINKS = """([scripts, count]) => {
  const host = document.querySelector('hb-assessment');
  const links = new Function(`${scripts}; return HandbookLinks;`)();
  const items = host.definition.dimensions.flatMap((dimension) => dimension.items);
  let seed = 1;
  const below = (n) => { seed = (seed * 48271) % 2147483647; return seed % n; };
  const some = (options) => options.filter(() => below(2)).map((option) => option.id);
  const answer = (item) => ({
    yesno: () => ['yes', 'no'][below(2)],
    level: () => item.min + below(item.max - item.min + 1),
    choice: () => item.options[below(item.options.length)].id,
    multi: () => some(item.options),
    band: () => String(below(2000) / 10 - 100),
    numeric: () => String(below(2000) / 100),
  })[item.kind]();
  const failed = [];
  for (let n = 0; n < count; n += 1) {
    const asked = items.filter(() => below(4));
    const given = Object.fromEntries(asked.map((item) => [item.id, item.na && !below(3) ? 'NA' : answer(item)]));
    const read = links.read(host, links.write(host, given, '2026-07-01'));
    if (JSON.stringify(read.answers) !== JSON.stringify(given)) failed.push([given, read.answers]);
  }
  return failed;
}"""


def test_any_answers_come_back_out_of_a_link(visit: Callable[..., Visit]) -> None:
    tab = visit(bypass_csp=True)
    scripts = (SCRIPTS / "self" / "links.js").read_text(encoding="utf-8")
    assert tab.go(FORM).evaluate(RANDOM_LINKS, [scripts, 500]) == []


@pytest.mark.parametrize(
    ("end", "says"),
    [("#r=1.00000000.2026-07-01.--------", "另一版题目"), ("#r=1.zz", "链接不完整"), ("#r=2.x.y.z", "链接不完整")],
)
def test_a_link_that_cannot_be_shown_says_why(end: str, says: str, visit: Callable[..., Visit]) -> None:
    tab = visit()
    expect(tab.go(FORM + end).locator(".hb-notice")).to_contain_text(says)
    assert tab.errors == []


def test_everything_on_the_device_can_be_erased(visit: Callable[..., Visit]) -> None:
    page = visit().go(FORM)
    fill(page)
    show(page)
    page.get_by_role("button", name="回到题目").click()
    page.locator("summary", has_text="这台设备上的记录").click()
    page.on("dialog", lambda dialog: dialog.accept())
    page.get_by_role("button", name="清除这台设备").click()
    assert (answers(page), stored(page)) == ({}, None)


def test_a_long_form_goes_part_by_part(visit: Callable[..., Visit]) -> None:
    page = visit(viewport=PHONE).go("a/A-002/")
    assert page.locator(".hb-ask:visible").count() == 5
    page.get_by_role("button", name="下一部分").click()
    expect(page.get_by_role("heading", name="第 2 面")).to_be_focused()
    page.locator("#q21 [value=yes]").check()
    expect(page.locator(".hb-parts__step").nth(1)).to_have_text("第 2 面 1/5")
    show(page)
    page.get_by_role("link", name="第 11 题", exact=True).click()
    expect(page.locator("#q31 input").first).to_be_focused()


def daily(page: Page) -> None:
    for question in page.locator(".hb-ask").all():
        question.locator("[value=yes]").evaluate("(choice) => choice.click()")


def test_a_daily_form_begins_anew_each_day_and_shows_seven(visit: Callable[..., Visit]) -> None:
    """What was complete yesterday counts as yesterday's, even if its result was never asked for."""
    tab = visit()
    tab.page.clock.install(time="2026-07-01T18:00:00")
    page = tab.go("a/A-002/")
    daily(page)
    tab.page.clock.set_fixed_time("2026-07-02T18:00:00")
    page.reload()
    assert answers(page) == {}
    days = page.locator(".hb-week__day").all_inner_texts()
    assert ["✓" in day for day in days] == [False] * 5 + [True, False]


def test_over_a_change_of_questions_the_line_breaks_and_says_why(visit: Callable[..., Visit]) -> None:
    """The definition that an old result was scored with is kept beside it; here only one question has stayed."""
    tab = visit()
    page = tab.go(FORM)
    fill(page)
    show(page)
    cells = stored(page)["cells"]
    mark = page.locator("hb-assessment").get_attribute("data-fingerprint")
    old = json.loads(json.dumps(cells[f"edition:{mark}"][0]))
    for dimension in old["dimensions"]:
        for item in dimension["items"]:
            item["rev"] = 1 if item["id"] == "i1" else 7
    taken = next(cell[0] for name, cell in cells.items() if name.startswith("result:"))
    before = taken | {"fingerprint": "0" * 12, "result_id": "old", "edition": 0, "saved_at": "2026-01-01T00:00:00Z"}
    cells |= {"result:old": [before, 1], "edition:" + "0" * 12: [old, 1]}
    page.evaluate("([key, text]) => localStorage.setItem(key, text)", [STORED, json.dumps({"v": 1, "cells": cells})])
    page.reload()
    show(page)
    assert tab.errors == []
    expect(page.locator(".hb-result")).to_contain_text("第 0 版到第 1 版：两版都问到的题只占")
    assert page.locator(".hb-trend path").first.get_attribute("d").count("L") == 0  # type: ignore[union-attr]


def test_results_over_time_are_joined(visit: Callable[..., Visit]) -> None:
    page = visit().go(FORM)
    page.on("dialog", lambda dialog: dialog.accept())
    for choice in (0, 2):
        fill(page)
        page.locator("#i1 input").nth(choice).check()
        show(page)
        if choice == 0:
            page.get_by_role("button", name="开始新的一次").click()
    expect(page.locator(".hb-trend tr").first).to_contain_text("71.9 → 94.1")
    assert page.locator(".hb-trend path").first.get_attribute("d").count("L") == 1  # type: ignore[union-attr]


def test_it_is_completed_by_keyboard_alone(visit: Callable[..., Visit]) -> None:
    page = visit().go("a/A-002/")
    page.locator(".hb-parts__step").first.focus()
    for _ in range(200):
        page.keyboard.press("Tab")
        focused = page.evaluate("document.activeElement.value || document.activeElement.textContent.trim()")
        if focused in ("yes", "no") or "查看结果" in focused or focused == "下一部分":
            page.keyboard.press("Enter" if focused not in ("yes", "no") else "Space")
        if page.locator(".hb-result__level").count():
            break
    expect(page.locator(".hb-result__level")).to_have_text(re.compile("稳定 *100.0 分"))


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1440, 390, 320])
def test_every_state_is_accessible(scheme: str, width: int, visit: Callable[..., Visit]) -> None:
    """Form, notice, errors, range, result with all folds open, shared result; at 320 it is a page zoomed to 400 %."""
    tab = visit(color_scheme=scheme, viewport={"width": width, "height": 800})
    page = tab.go(FORM)
    page.evaluate("([key, text]) => localStorage.setItem(`${key}.bad`, text)", [STORED, "x"])
    page.reload()
    states = {"form": lambda: None, "errors": lambda: show(page)}
    found = {}

    def look(state: str) -> None:
        page.evaluate(OPEN_FOLDS)
        if wrong := violations(page):
            found[state] = wrong

    for state, go in states.items():
        go()
        look(state)
    page.locator("#i2 [value=no]").check()
    show(page)
    look("range")
    page.get_by_role("button", name="回到题目").click()
    fill(page)
    show(page)
    page.get_by_role("button", name="复制链接").click()
    look("result")
    page = tab.go(FORM + "#r=1.00000000.2026-07-01.--------")
    look("notice")
    assert (found, tab.errors, tab.outside) == ({}, [], [])


def test_nothing_is_requested_after_the_page_has_loaded(visit: Callable[..., Visit]) -> None:
    page = visit().go(FORM)
    page.wait_for_load_state("networkidle")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    fill(page)
    show(page)
    with page.expect_download():
        page.get_by_role("button", name="保存结果文件").click()
    page.get_by_role("button", name="复制链接").click()
    assert [url for url in asked if not url.startswith("blob:")] == []


def test_it_works_from_a_folder(visit: Callable[..., Visit], folder: Path) -> None:
    """Handbooks are opened from shared folders."""
    tab = visit()
    tab.base = "file://"
    page = tab.page
    page.goto((folder / FORM / "index.html").as_uri())
    fill(page)
    show(page)
    expect(page.locator(".hb-result__level")).to_contain_text("83.0 分")
    page.reload()
    assert answers(page) == ANSWERS


def test_without_scripts_all_stands_there(visit: Callable[..., Visit]) -> None:
    page = visit(java_script_enabled=False).go(FORM)
    text = page.locator("article").inner_text()
    for words in ("可以打印出来填", "低头玩手机", "50 分", "不低于 70：100 分", "手工计分", "70.5 分起"):
        assert words in text
    expect(page.get_by_role("button", name="查看结果")).to_be_hidden()


def sheets(page: Page) -> tuple[int, str]:
    """How many sheets a page prints on, and the words of the first."""
    document = PdfDocument(page.pdf(prefer_css_page_size=True))
    return len(document), "".join(document[0].get_textpage().get_text_range().split())


def test_a_result_prints_on_one_sheet(visit: Callable[..., Visit]) -> None:
    page = visit(color_scheme="dark").go(FORM)
    fill(page)
    for question in ("i1", "i2", "i8"):
        page.locator(f"#{question} input").first.check()
    show(page)
    count, printed = sheets(page)
    assert (count, "起步" in printed, "优先改进" in printed, "保存结果文件" in printed) == (1, True, True, False)


def test_a_blank_form_prints_with_what_it_takes_to_add_up(visit: Callable[..., Visit]) -> None:
    page = visit().go(FORM)
    count, _ = sheets(page)
    printed = "".join("".join(sheet.get_textpage().get_text_range().split()) for sheet in PdfDocument(page.pdf()))
    wanted = ("50分", "手工计分", "总分", "不低于70：100分")
    assert (count <= 4, [words for words in wanted if words not in printed]) == (True, [])


def test_it_is_light(folder: Path) -> None:
    """All that a form loads besides what every page has, engine included, compressed."""
    script, style = (next((folder / "assets" / "assessment").glob(f"self.*.{kind}")) for kind in ("js", "css"))
    weights = [len(gzip.compress(file.read_bytes())) for file in (script, style)]
    assert (weights[0] <= 15 * 1024, weights[1] <= 4 * 1024) == (True, True), weights
