"""Faults that show only when a sheet is measured: ``cases/sheets.yml``."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from cases import load_cases
from handbook.collecting import collect
from handbook.diagnostics import Diagnostic
from handbook.loading import load_handbook
from handbook.pages import build_pages
from handbook.pages.page import Site
from handbook.pages.sheet import LONGEST_LIST, PAPERS_OF_LISTS, sheet_of_list
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


def test_a_list_that_nobody_would_hang_up_has_no_files(tmp_path: Path) -> None:
    """One line more than the longest, of a list that nobody wrote."""
    folder = lay_out(tmp_path / "handbook")
    handbook = load_handbook(folder / "standards", folder / "docs").handbook
    assert handbook
    site = Site(handbook.public(), relate(handbook.public()), load_words("zh").say, TODAY, printed=True)
    collected = collect(site.handbook)[0]
    files = []
    for count in (LONGEST_LIST, LONGEST_LIST + 1):
        long = replace(collected, lines=replace(collected.lines, ticks=collected.lines.ticks[:1] * count))
        files.append(len(sheet_of_list(long, "", site).files))
    assert files == [len(PAPERS_OF_LISTS), 0]
