"""Scripts in use and in rehearsal, cases thought through: what a reader does, and what is kept afterwards."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from pypdfium2 import PdfDocument

from browser.axe import violations
from browser.conftest import DESKTOP, PHONE, Visit
from project import ROOT

SCRIPTS = sorted(path.name[:5] for path in (ROOT / "standards" / "scripts").iterdir())
WALK = """() => {
  const taken = new Map([...document.querySelectorAll('.hb-choices a')].map((choice) => [choice, 0]));
  const seen = (part) => part.checkVisibility();
  let steps = 0;
  const ends = new Set();
  while (steps < 3000) {
    document.querySelector('[data-act=restart]').click();
    while (++steps < 3000) {
      const choices = [...taken.keys()].filter(seen).sort((a, b) => taken.get(a) - taken.get(b));
      const next = document.querySelector('[data-act=next]');
      if (choices.length) {
        taken.set(choices[0], taken.get(choices[0]) + 1);
        choices[0].click();
      } else if (seen(next)) next.click();
      else break;
    }
    ends.add([...document.querySelectorAll('.hb-turn')].filter(seen).at(-1).querySelector('.hb-turn__end')?.textContent);
    if (![...taken.values()].includes(0)) break;
  }
  const untaken = [...taken].filter(([, times]) => !times).map(([choice]) => choice.hash);
  return {untaken, ended: !ends.has(undefined)};
}"""
KEPT = "() => ({...localStorage, ...sessionStorage})"


def ours(page: Page) -> list[str]:
    """The keys that the handbook has stored."""
    return [key for key in page.evaluate(KEPT) if key.startswith("handbook/")]


def use(page: Page) -> None:
    """T-304 with a customer: fills two gaps and goes on to the turn ``t7``."""
    page.get_by_role("link", name="对着客户用").click()
    page.locator("[data-key=看监控钟点]").fill("下午 6 点")
    page.locator("[data-key=另一钟点]").fill("明早 9 点")
    page.get_by_role("button", name="填好了").click()
    page.get_by_role("button", name="客户：人没事。").click()
    page.get_by_role("button", name="接着往下").click()
    page.get_by_role("link", name="客户说“先报保险”").click()


def rehearse(page: Page, *, met: bool = True) -> None:
    """To the debrief: says every line, judges it, draws at every fork."""
    page.get_by_role("button", name="开始练").click()
    for _ in range(60):
        if (cover := page.get_by_role("button", name="看原句")).is_visible():
            cover.click()
        if (judge := page.get_by_role("button", name="✓ 说到了" if met else "✗ 没说到")).is_visible():
            judge.click()
        elif (draw := page.get_by_role("button", name="替我抽一种")).is_visible():
            draw.click()
        elif (on := page.locator(".hb-walk__next")).is_visible():
            on.click()
        else:
            break
    if (finish := page.get_by_role("button", name="结束，看复盘")).is_visible():
        finish.click()


@pytest.mark.parametrize("viewport", [PHONE, DESKTOP], ids=["phone", "desktop"])
def test_a_script_is_used_and_rehearsed_and_a_case_thought_through(
    viewport: dict[str, int], visit: Callable[..., Visit]
) -> None:
    """The whole way, with every other host cut off."""
    tab = visit(viewport=viewport, permissions=["clipboard-read", "clipboard-write"])
    page = tab.go("t/T-304/")
    use(page)
    page.locator("#t7").get_by_role("button", name="复制").click()
    expect(page.locator("#t7 .hb-copy")).to_have_text("已复制")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied == "电话我现在陪您打。监控下午 6 点看行不行？您有事，就明早 9 点，我都在。"
    page.locator(".hb-modes").get_by_role("link", name="练一练").click()
    rehearse(page)
    expect(page.locator(".hb-debrief__score")).to_contain_text("说到")
    tab.go("c/C-301/")
    page.locator("#answer-q1").fill("让您等久了。")
    page.locator("#q1 summary").click()
    expect(page.locator("#q1 details p")).to_be_visible()
    page.reload()
    expect(page.locator("#answer-q1")).to_have_value("让您等久了。")
    page.go_back()
    expect(page.locator("hb-script")).to_have_attribute("data-mode", "rehearse")
    assert (tab.errors, tab.outside) == ([], [])


def test_every_way_through_every_script_comes_to_an_end(visit: Callable[..., Visit]) -> None:
    """In use, one turn at a time, every choice of all scripts is taken at least once."""
    tab = visit(viewport=PHONE)
    stuck = {}
    for script in SCRIPTS:
        page = tab.go(f"t/{script}/#hb-use")
        expect(page.locator("hb-script")).to_have_attribute("data-mode", "use")
        if (found := page.evaluate(WALK)) != {"untaken": [], "ended": True}:
            stuck[script] = found
    assert (stuck, tab.errors) == ({}, [])


def test_one_turn_at_a_time(visit: Callable[..., Visit]) -> None:
    page = visit(viewport=PHONE).go("t/T-304/#hb-use")
    assert page.locator(".hb-turn:visible").evaluate_all("(all) => all.map((turn) => turn.id)") == ["t1", "t2"]


def test_the_new_turn_has_the_focus_and_is_announced(visit: Callable[..., Visit]) -> None:
    page = visit().go("t/T-304/#hb-use")
    page.get_by_role("button", name="客户：人没事。").focus()
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "t3"
    expect(page.locator(".hb-walk__at")).to_have_text("第 4 句 · 员工")


def test_back_and_start_over(visit: Callable[..., Visit]) -> None:
    page = visit().go("t/T-304/#hb-use")
    page.get_by_role("button", name="客户：人没事。").click()
    page.get_by_role("button", name="接着往下").click()
    page.get_by_role("button", name="上一步").click()
    expect(page.locator("#t4")).to_be_visible()
    page.get_by_role("button", name="从头来").click()
    expect(page.locator("#t2")).to_be_visible()


def test_a_slip_to_another_mode_does_not_cost_the_place(visit: Callable[..., Visit]) -> None:
    page = visit().go("t/T-304/")
    page.get_by_role("link", name="对着客户用").click()
    page.get_by_role("button", name="客户：人没事。").click()
    page.get_by_role("link", name="读一遍").click()
    expect(page.locator(".hb-script__about")).to_be_visible()
    page.get_by_role("link", name="对着客户用").click()
    expect(page.locator("#t4")).to_be_visible()
    expect(page.locator("#t5")).to_be_hidden()


def test_a_line_with_a_gap_is_copied_with_its_brackets_and_a_word(visit: Callable[..., Visit]) -> None:
    page = visit(permissions=["clipboard-read", "clipboard-write"]).go("t/T-304/")
    page.locator("#t12").get_by_role("button").click()
    expect(page.locator("#t12 .hb-copy")).to_have_text("已复制，还有空没填")
    assert "〔看监控钟点〕" in page.evaluate("navigator.clipboard.readText()")


def test_a_filled_word_is_gone_after_the_visit_unless_asked_for(visit: Callable[..., Visit]) -> None:
    """A ticked word is kept for all scripts; the customer's name beside it is not."""
    page = visit().go("t/T-313/#hb-use")
    page.locator("[data-key=姓名]").fill("王璐")
    page.locator("[data-key=值班经理]").fill("周经理")
    page.locator("[data-keep=姓名]").check()
    page.reload()
    fields = page.locator("[data-key=姓名], [data-key=值班经理]")
    assert fields.evaluate_all("(all) => all.map((field) => field.value)") == ["王璐", ""]
    assert page.evaluate(KEPT)["handbook/1/slots"] == '{"姓名":"王璐"}'
    page.get_by_role("button", name="全部清空").click()
    assert ours(page) == []


def test_hints_come_step_by_step(visit: Callable[..., Visit]) -> None:
    page = visit().go("t/T-304/#hb-rehearse")
    page.get_by_role("button", name="开始练").click()
    turn = page.locator("#t2")
    seen = [turn.inner_text()]
    for name in ("给点提示", "给点提示", "看原句"):
        turn.get_by_role("button", name=name).click()
        seen.append(turn.inner_text())
    tone, opening, line = "从台后走出来", "刚碰的？……", "车里还有没有别人"
    assert [[part in text for part in (tone, opening, line)] for text in seen] == [
        [False, False, False],
        [True, False, False],
        [True, True, False],
        [True, False, True],
    ]


def test_the_customers_lines_can_be_hidden(visit: Callable[..., Visit]) -> None:
    page = visit().go("t/T-304/#hb-rehearse")
    page.get_by_text("遮住客户的话").click()
    page.get_by_role("button", name="开始练").click()
    expect(page.locator("#t1 .hb-turn__says")).to_be_hidden()
    page.get_by_role("button", name="看原句").click()
    page.get_by_role("button", name="✓ 说到了").click()
    expect(page.locator("#t2 .hb-turn__says")).to_be_visible()
    expect(page.locator("#t3 .hb-turn__says")).to_be_hidden()


def test_in_pairs_the_partner_sees_and_judges_each_line(visit: Callable[..., Visit]) -> None:
    page = visit().go("t/T-304/#hb-rehearse")
    page.get_by_text("同伴看着这一页").click()
    page.get_by_role("button", name="开始练").click()
    expect(page.locator("#t2 .hb-turn__says")).to_be_visible()
    expect(page.get_by_role("button", name="✓ 说到了")).to_be_visible()


def test_the_debrief_says_which_steps_and_standards_were_missed(visit: Callable[..., Visit]) -> None:
    page = visit().go("t/T-313/#hb-rehearse")
    rehearse(page, met=False)
    expect(page.locator(".hb-debrief__score")).to_contain_text("说到 0 句")
    first = page.locator("[aria-labelledby=hb-steps] .hb-aim").first
    expect(first.locator(".hb-aim__verdict")).to_have_text("✗ 没说到")
    missed = page.locator("[aria-labelledby=hb-standards] [data-verdict=missed] .hb-aim__elsewhere").first
    expect(missed).to_be_visible()
    page.locator(".hb-debrief__lines a").first.click()
    expect(page.locator("hb-script")).to_have_attribute("data-mode", "read")
    page.locator(".hb-modes").get_by_role("link", name="练一练").click()
    expect(page.locator(".hb-debrief__score")).to_be_visible()


def test_a_link_of_the_contents_leads_back_to_reading(visit: Callable[..., Visit]) -> None:
    page = visit().go("t/T-304/#hb-use")
    page.locator(".md-sidebar--secondary").get_by_role("link", name="什么时候可以用").click()
    expect(page.locator("#hb-use-when")).to_be_in_viewport()
    expect(page.locator("hb-script")).to_have_attribute("data-mode", "read")


def test_a_rehearsal_keeps_nothing(visit: Callable[..., Visit]) -> None:
    page = visit().go("t/T-304/#hb-rehearse")
    rehearse(page)
    assert ours(page) == []


def test_practice_leads_to_the_rehearsal_of_ones_own_scripts(visit: Callable[..., Visit]) -> None:
    page = visit().go("practice/?role=club")
    page.get_by_role("link", name="巧妙分辨").click()
    expect(page.locator("hb-script")).to_have_attribute("data-mode", "rehearse")
    expect(page.get_by_role("button", name="开始练")).to_be_visible()


@pytest.mark.parametrize(("scheme", "viewport"), [("light", DESKTOP), ("dark", PHONE)], ids=["light", "dark phone"])
def test_every_state_is_accessible(scheme: str, viewport: dict[str, int], visit: Callable[..., Visit]) -> None:
    tab = visit(color_scheme=scheme, viewport=viewport)
    page = tab.go("t/T-313/#hb-use")
    page.evaluate("scrollTo(0, 0)")  # else an icon lies half beneath the header: too small to hit
    found = {"use": violations(page)}
    page.get_by_role("button", name="填好了").click()
    found["walk"] = violations(page)
    page.locator(".hb-modes__link").last.click()
    found["setup"] = violations(page)
    page.get_by_role("button", name="开始练").click()
    found["cover"] = violations(page)
    page.get_by_role("button", name="看原句").click()
    found["judge"] = violations(page)
    page.get_by_role("button", name="✗ 没说到").click()
    page.get_by_role("button", name="结束，看复盘").click()
    found["debrief"] = violations(page)
    for path in ("practice/", "t/T-313/cards/", "c/C-301/"):
        page = tab.go(path)
        found[path] = violations(page)
    assert {state: faults for state, faults in found.items() if faults} == {}


def test_modes_work_from_a_folder(browser: Browser, shipped_site: Path) -> None:
    page = browser.new_page()
    page.goto((shipped_site / "t/T-304/index.html").as_uri() + "#hb-use")
    page.get_by_role("button", name="客户：人没事。").click()
    expect(page.locator("#t4")).to_be_visible()
    page.close()


def printed(page: Page) -> list[str]:
    """The text of each sheet of paper without its spaces."""
    document = PdfDocument(page.pdf(prefer_css_page_size=True))
    return ["".join(sheet.get_textpage().get_text_range().split()) for sheet in document]


@pytest.mark.parametrize("script", ["T-313", "T-316", "T-703"])
def test_role_cards_print_on_two_sheets_or_on_one(script: str, visit: Callable[..., Visit]) -> None:
    """The longest scripts; the staff's card has none of the staff's lines."""
    page = visit().go(f"t/{script}/cards/")
    apart = printed(page)
    page.get_by_text("两张卡印在一页").click()
    together = printed(page)
    assert ([sheet[:3] for sheet in apart], len(together)) == (["客户卡", "员工卡"], 1)
    assert together[0].index("客户卡") < together[0].index("员工卡")


def test_a_case_is_printed_with_or_without_its_answers(visit: Callable[..., Visit]) -> None:
    page = visit().go("c/C-301/")
    handout = printed(page)
    page.locator("[value=with]").check()
    key = printed(page)
    words = ("没演过", "先归系统", "沙发让等的人坐得舒服")
    assert [word in "".join(handout) for word in words] == [False, False, False]
    assert [word in "".join(key) for word in words] == [True, True, True]
    assert "先归系统" in key[-1]


def test_answers_are_copied_cleared_and_brought_back(visit: Callable[..., Visit]) -> None:
    page = visit(permissions=["clipboard-read", "clipboard-write"]).go("c/C-301/")
    page.locator("#answer-q2").fill("先归系统")
    page.get_by_role("button", name="复制题目和回答").click()
    expect(page.locator("hb-answers [role=status]")).to_have_text("已复制")
    assert "\n先归系统\n" in page.evaluate("navigator.clipboard.readText()")
    page.get_by_role("button", name="清空我写的").click()
    assert (page.locator("#answer-q2").input_value(), ours(page)) == ("", [])
    page.get_by_role("button", name="恢复刚才写的").click()
    assert (page.locator("#answer-q2").input_value(), ours(page)) == ("先归系统", ["handbook/1/C-301"])


def test_answers_are_saved_as_a_file(visit: Callable[..., Visit]) -> None:
    page = visit().go("c/C-301/")
    page.locator("#answer-q1").fill("让您等久了。")
    with page.expect_download() as download:
        page.get_by_role("link", name="存成文件").click()
    text = Path(download.value.path()).read_text(encoding="utf-8")
    assert (download.value.suggested_filename, "让您等久了。" in text) == ("C-301.txt", True)
