"""Faults that show only when a sheet is measured: ``cases/sheets.yml``."""

import re
from pathlib import Path
from typing import Any

import pytest

from cases import load_cases
from handbook.collecting import LONGEST
from handbook.diagnostics import Diagnostic
from handbook.loading import load_handbook
from handbook.pages import build_pages
from handbook.pages.collected import pages
from handbook.pages.merge import listed
from handbook.pages.page import Site
from handbook.pages.sheet import PAPERS_OF_LISTS
from handbook.relations import relate
from handbook.sheets.fitting import check
from handbook.sheets.printing import orders, print_all
from handbook.words import load_words
from project import TODAY, edit, lay_out

PAUSE = "灯亮了才开门。"


def faults(case: dict[str, Any], folder: Path) -> list[Diagnostic]:
    """The faults of the tiny handbook's sheets after the changes of a case."""
    lay_out(folder)
    edit(folder, case.get("change", {}))
    if "pause" in case:
        edit(folder, {"standards/checklists/L-001-open.yml": {"find": PAUSE, "replace": case["pause"] * case["times"]}})
    handbook = load_handbook(folder / "standards", folder / "docs").handbook
    assert handbook
    handbook, say = handbook.public(), load_words("zh").say
    pages = build_pages(Site(handbook, relate(handbook), say, TODAY, printed=True))
    return list(check(handbook, print_all(orders(pages, handbook, say), folder / "site", folder / "cache"), say))


@pytest.mark.parametrize("case", load_cases("sheets"))
def test_paper_shows_its_faults(case: dict[str, Any], tmp_path: Path) -> None:
    """Places, codes and papers; the sentences find all their facts, in both languages."""
    found = faults(case, tmp_path / "handbook")
    assert [f"{d.span.place} {d.code} {d.facts['paper']}" for d in found] == case["expect"]
    both = (load_words("zh").say, load_words("en").say)
    said = "".join(f"{d.message(say)}{d.help(say)}" for say in both for d in found)
    assert [part for part in case.get("says", []) if part not in said] == []


def test_a_list_that_nobody_would_hang_up_is_for_the_screen(tmp_path: Path) -> None:
    """A chapter's list of more than 200 lines has no files and cannot be merged; a role's shorter one has and can."""
    folder = lay_out(tmp_path / "handbook")
    standards = folder / "standards" / "service-standards"
    text = (standards / "S-001-greet.yml").read_text(encoding="utf-8")
    for number in range(101, 171):
        copy = re.sub("(?<=  text: )", f"第 {number} 位客人，", text.replace("S-001", f"S-{number}", 1))
        (standards / f"S-{number}-copy.yml").write_text(copy, encoding="utf-8")
    handbook = load_handbook(folder / "standards", folder / "docs").handbook
    assert handbook
    site = Site(handbook.public(), relate(handbook.public()), load_words("zh").say, TODAY, printed=True)
    views = {page.view["id"]: page.view for page in pages(site)}
    merged = {each.id for each in listed(site)}
    found = {
        name: (
            views[name]["link"].total > LONGEST,
            len(views[name]["sheet"].files),
            views[name]["token"],
            name in merged,
        )
        for name in ("chapter/greeting", "role/clerk/during")
    }
    assert found == {
        "chapter/greeting": (True, 0, "", False),
        "role/clerk/during": (False, len(PAPERS_OF_LISTS), "r.clerk.during", True),
    }
