"""Several checklists as one: the choice is in the address, nothing stands twice, ticks are those of the lists."""

from collections.abc import Callable
from datetime import date
from itertools import combinations, product

import pytest
from playwright.sync_api import Page, expect
from pypdfium2 import PdfDocument
from zxingcpp import read_barcodes

from browser.axe import violations
from browser.conftest import PHONE, Visit
from handbook.collecting import collect, merge, named
from handbook.deriving import Tick, TickGroup
from handbook.examining import examine
from handbook.model.checklist import Checklist
from handbook.pages.briefing import token
from handbook.pages.collected import token_of
from project import ROOT

MERGER = "l/merge/"
TWO = f"{MERGER}?p=l301_r.counter.during"
"""The second list holds all 13 lines of the first."""
MERGE = """async ([names, pairs]) => {
  const loaded = await Promise.all(names.map((name) => HandbookDevice.load(`list-${name}`)));
  const lists = Object.fromEntries(names.map((name, place) => [name, loaded[place]]));
  const lines = (merged) => merged.flatMap(({groups}) => groups.flatMap((group) => group.lines));
  const merge = (pair) => lines(HandbookMerge.merge(pair.map((name) => lists[name])));
  return pairs.map((pair) => merge(pair).map(({number, id}) => [number, id]));
}"""


def texts(page: Page) -> list[str]:
    page.locator("hb-merge .hb-tick").first.wait_for()
    return page.locator("hb-merge .hb-tick__text").all_inner_texts()


def add(page: Page, name: str) -> None:
    page.locator("hb-choosing").evaluate("(fields) => { fields.closest('details').open = true }")
    page.locator("hb-choosing [name=list]").select_option(name)
    page.get_by_role("button", name="加进来").click()


def ticked(page: Page) -> list[str]:
    page.locator(".hb-tick").first.wait_for()
    return page.locator(".hb-tick__box:checked").evaluate_all("(all) => all.map((box) => box.name)")


@pytest.fixture(scope="module")
def lists() -> dict[str, tuple[TickGroup, ...]]:
    """Every list of the shipped handbook by its name in an address."""
    handbook = examine(ROOT / "standards", ROOT / "docs", date(2026, 11, 22)).handbook
    assert handbook is not None
    written = {token(entry.id): tuple(named(entry, handbook)) for entry in handbook.public().all(Checklist)}
    return written | {token_of(each): each.groups for each in collect(handbook.public())}


def test_browser_and_build_merge_alike(lists: dict[str, tuple[TickGroup, ...]], visit: Callable[..., Visit]) -> None:
    """Every pair of written lists, and some of them with each list of a role: the same lines, the same numbers."""
    written = [name for name in lists if name[0] == "l"]
    pairs = [*combinations(written, 2), *product(written[::9], [name for name in lists if name[0] == "r"])]
    merged = visit().go(MERGER).evaluate(MERGE, [list(lists), pairs])
    expected = [merge((*lists[one], *lists[two])) for one, two in pairs]
    assert merged == [[[tick.number, tick.id] for group in groups for tick in group.ticks] for groups in expected]


def test_the_same_words_are_the_same_line(visit: Callable[..., Visit]) -> None:
    """Of two lines with one text the first stays, and what is like either of them falls out, too."""
    texts = ({"S-1#a": "甲", "L-1#x": "乙"}, {"L-2#x": "乙", "S-1#a": "丙", "S-2#a": "丙", "S-3#a": "丁"})
    groups = [TickGroup("", tuple(Tick(0, *line, critical=False) for line in lines.items())) for lines in texts]
    lists = [
        {
            "id": f"L-{number}",
            "groups": [{"title": "", "ticks": [{"id": tick.id, "text": tick.text} for tick in group.ticks]}],
        }
        for number, group in enumerate(groups, 1)
    ]
    merged = (
        visit()
        .go(MERGER)
        .evaluate(
            """(lists) => HandbookMerge.merge(lists).map(({groups, doubles}) => [
          groups.flatMap(({lines}) => lines.map(({number, id}) => [number, id])), doubles.map(({line}) => line.id)])""",
            lists,
        )
    )
    expected = [[tick.number, tick.id] for group in merge(groups) for tick in group.ticks]
    assert merged == [[expected[:2], []], [expected[2:], ["L-1#x", "S-1#a", "S-1#a"]]]


def test_the_choice_is_in_the_address_in_its_order(visit: Callable[..., Visit]) -> None:
    """It outlives a reload, leaving and coming back, and another browser."""
    page = visit().go(MERGER)
    page.locator("hb-choosing [name=role]").select_option("counter")
    add(page, "r.counter.during")
    add(page, "l301")
    page.get_by_role("button", name="上移 L-301 投诉当场：LSCIA 逐步核对").click()
    expect(page.locator("hb-merge .hb-ticks").first).to_contain_text("L-301")
    assert page.url.endswith("?p=l301_r.counter.during")
    found = texts(page)
    page.reload()
    assert texts(page) == found
    page.locator(".hb-ticks__source").first.click()
    page.locator("h1", has_text="LSCIA").wait_for()
    page.go_back()
    assert texts(page) == found
    other = visit(viewport=PHONE).page
    other.goto(page.locator("hb-sharing input").input_value())
    assert texts(other) == found


def test_a_line_is_drawn_as_its_own_list_draws_it(visit: Callable[..., Visit]) -> None:
    page = visit().go("l/L-301/")
    drawn = '(all) => all.map((line) => line.outerHTML.replaceAll(/ href="[^"]*"|\\s+(?=[<]|$)/g, \'\'))'
    own = page.locator(".hb-tick").evaluate_all(drawn)
    hrefs = page.locator(".hb-tick__ref").evaluate_all("(all) => all.map((link) => link.href)")
    page.goto(page.url.replace("l/L-301/", TWO))
    texts(page)
    assert page.locator(".hb-tick").evaluate_all(drawn)[: len(own)] == own
    assert page.locator(".hb-tick__ref").evaluate_all("(all) => all.map((link) => link.href)")[: len(own)] == hrefs


def test_doubles_are_told_with_their_place(visit: Callable[..., Visit]) -> None:
    page = visit().go(TWO)
    found = texts(page)
    expect(page.locator(".hb-merged__sum")).to_have_text(
        f"2 张清单合成 {len(found)} 项，其中必做 25 项；去掉重复 13 项。"
    )
    page.get_by_text("去掉了哪些重复的项").click()
    expect(page.locator(".hb-merged__doubles li li").first).to_have_text("客户停下之前，没有插话 同第 1 项，留在L-301")


def test_a_tick_is_one_tick_on_every_list(visit: Callable[..., Visit]) -> None:
    """What is ticked here is ticked on all of them, own lines under their own ids; what one list had is only shown."""
    page = visit().go("l/L-101/")
    base = page.url.removesuffix("l/L-101/")
    page.locator("[name='S-104#a']").check()
    page.goto(f"{base}{MERGER}?p=l103_l101_r.duty-manager.opening")
    assert ticked(page) == ["S-104#a"]
    for name in ("S-104#b", "L-101#own1", "L-103#own1"):
        page.locator(f"[name='{name}']").check()
    shown = []
    for path in ("l/L-101/", "l/L-103/", "l/role/duty-manager/opening/"):
        page.goto(base + path)
        shown.append(sorted(ticked(page)))
    assert shown == [["S-104#a", "S-104#b", "own1"], ["own1"], ["L-101#own1", "S-104#b"]]


def test_ticks_outlast_another_choice_where_nothing_can_be_kept(visit: Callable[..., Visit]) -> None:
    tab = visit()
    tab.page.add_init_script("Storage.prototype.setItem = () => { throw new DOMException('', 'QuotaExceededError') }")
    page = tab.go(f"{MERGER}?p=l301")
    page.locator(".hb-tick__box").nth(2).check()
    expect(page.locator(".hb-bar [role=alert]")).to_contain_text("存储满了")
    add(page, "l302")
    expect(page.locator(".hb-merged__sum")).to_contain_text("2 张清单")
    assert ticked(page) == ["S-302#a"]


def test_what_is_wrong_with_a_link_is_said(visit: Callable[..., Visit]) -> None:
    """Unknown names, doubles, code; and files that cannot be loaded. The rest is merged."""
    tab = visit()
    tab.page.route("**/list-l302.js", lambda route: route.abort())
    page = tab.go(f"{MERGER}?p=l301_l999_<b>x_l301_l302")
    expect(page.locator("[data-fault=gone]")).to_contain_text("其余照合： l999、<b>x")
    expect(page.locator("[data-fault=failed]")).to_contain_text("L-302 受理与交接")
    assert len(texts(page)) == 13
    add(page, "l101")
    assert page.url.endswith("?p=l301_l302_l101")


def test_who_holds_an_old_paper_is_told(visit: Callable[..., Visit]) -> None:
    page = visit().go(f"{MERGER}?p=l301_l302&e=9.1")
    expect(page.locator("[data-fault=older]")).to_contain_text("这几张清单改过，请照下面这一版： L-301 第 1 版")
    add(page, "l101")
    expect(page.locator("[data-fault=older]")).to_be_hidden()


def test_nothing_picked_explains_itself(visit: Callable[..., Visit]) -> None:
    page = visit().go(MERGER)
    expect(page.get_by_text("还没有挑清单")).to_be_visible()
    expect(page.locator(".hb-merged__doubles")).to_be_hidden()
    add(page, "l301")
    expect(page.get_by_text("只有一张，再加一张就能合并")).to_be_visible()


def test_without_scripts_the_merged_lists_are_there(visit: Callable[..., Visit]) -> None:
    page = visit(java_script_enabled=False).go(TWO)
    expect(page.locator("hb-merge")).to_be_hidden()
    expect(page.get_by_role("link", name="营业厅员工 · 服务当中")).to_be_visible()


def test_paper_has_every_line_its_ticks_and_a_code(visit: Callable[..., Visit]) -> None:
    """Numbered pages, black and white in the dark, the code leads back."""
    page = visit(color_scheme="dark").go(TWO)
    found = texts(page)
    page.locator(".hb-tick__box").nth(1).check()
    document = PdfDocument(page.pdf(prefer_css_page_size=True))
    printed = "".join("".join(each.get_textpage().get_text_range().split()) for each in document)
    plain = ["".join(text.replace("\u2060", "").split()) for text in found]
    places = [printed.find(text) for text in plain]
    picture = document[0].render(scale=150 / 72).to_pil().convert("RGB")
    assert (-1 in places, "做到了：2" in printed, f"1/{len(document)}" in printed) == (False, True, True)
    assert "L-301第1版、" in printed
    held = page.evaluate("document.querySelector('hb-merge').editions.join('.')")
    assert all(max(pixel) - min(pixel) < 16 for _, pixel in picture.getcolors(1 << 24))
    assert [code.text for code in read_barcodes(picture)] == [f"{page.url}&e={held}"]


def test_the_merged_list_is_accessible(visit: Callable[..., Visit]) -> None:
    page = visit(color_scheme="dark", viewport=PHONE).go(f"{TWO}_l999")
    texts(page)
    page.get_by_role("button", name="第 2 项记一笔").click()
    for fold in ("挑清单", "去掉了哪些重复的项"):
        page.locator("summary", has_text=fold).click()
    assert violations(page) == []
