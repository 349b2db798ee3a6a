"""Editions of the handbook: published by a command, never changed afterwards, each with a page."""

from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from handbook.editions import manifest
from handbook.examining import examine
from project import TODAY, build, edit, handbook, lay_out

STANDARD, EDITIONS = "standards/service-standards/S-001-greet.yml", "standards/published.yml"
HISTORY = "  - {edition: 2, date: 2026-01-01, change: tightened, note: 五秒改为三秒}"
STRICTER = {
    "find": HISTORY,
    "replace": f"{HISTORY}\n  - {{edition: 3, date: 2026-07-01, change: tightened, note: 三秒改为两秒}}",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return lay_out(tmp_path / "handbook")


def published(folder: Path, note: str) -> str:
    done = handbook(folder, "publish", "--note", note)
    assert done.returncode == 0, done.stderr
    return (folder / EDITIONS).read_text(encoding="utf-8")


def tighten(folder: Path) -> None:
    edit(folder, {STANDARD: {"find": "离门最近的店员 3 秒内", "replace": "离门最近的店员 2 秒内"}})
    edit(folder, {STANDARD: {"find": "edition: 2\neffective", "replace": "edition: 3\neffective"}})
    edit(folder, {STANDARD: STRICTER})


def test_the_first_edition_has_every_public_entry(folder: Path) -> None:
    published(folder, "第一版")
    found = examine(folder / "standards", folder / "docs", TODAY).handbook
    assert found is not None
    assert manifest(found.published.editions).keys() == found.public().entries.keys()


def test_a_later_edition_leaves_the_earlier_ones_as_they_were(folder: Path) -> None:
    first = published(folder, "第一版")
    tighten(folder)
    second = published(folder, "收紧：招呼要“快”")
    assert second.startswith(first)
    assert second.count("S-001") == 2
    assert second.count("T-001") == 1


def test_a_text_that_changed_without_an_edition_is_not_published(folder: Path) -> None:
    first = published(folder, "第一版")
    edit(folder, {STANDARD: {"find": "离门最近的店员 3 秒内", "replace": "离门最近的店员 2 秒内"}})
    done = handbook(folder, "publish", "--note", "改了")
    assert (done.returncode, (folder / EDITIONS).read_text(encoding="utf-8")) == (1, first)
    assert "HB418" in done.stderr


def test_the_scoring_parts_of_assessments_are_kept(folder: Path) -> None:
    published(folder, "第一版")
    kept = sorted(file.name for file in (folder / "standards/editions").iterdir())
    assert [name for name in kept if name.startswith("A-0")] == ["A-001-1.json"]
    assert build(folder).returncode == 0


def test_nothing_new_is_not_published(folder: Path) -> None:
    first = published(folder, "第一版")
    done = handbook(folder, "publish", "--note", "再来")
    assert (done.returncode, (folder / EDITIONS).read_text(encoding="utf-8")) == (1, first)


def test_faults_stop_a_publication(folder: Path) -> None:
    edit(folder, {STANDARD: {"find": "status: official", "replace": "status: offcial"}})
    assert handbook(folder, "publish", "--note", "第一版").returncode == 1
    assert not (folder / EDITIONS).exists()


def test_the_page_of_an_edition_says_what_changed_since_the_one_before(folder: Path) -> None:
    """And the home page leads to the newest."""
    published(folder, "第一版")
    tighten(folder)
    published(folder, "收紧一条")
    assert build(folder).returncode == 0
    page = BeautifulSoup((folder / "site/editions/2/index.html").read_text(encoding="utf-8"), "html.parser")
    lines = [" ".join(line.get_text().split()) for line in page.select("article .hb-line")]
    assert lines == ["S客人进门三秒内打招呼 S-001 第 3 版2026-07-01 收紧 三秒改为两秒"]
    home = BeautifulSoup((folder / "site/index.html").read_text(encoding="utf-8"), "html.parser")
    assert [link.get_text() for link in home.select(".hb-home a[href='editions/2/']")] == ["第 2 版"]


def test_an_entry_that_is_no_more_is_named(folder: Path) -> None:
    published(folder, "第一版")
    edit(folder, {"standards/worksheets/W-001-guests.yml": None})
    assert "gone: [W-001]" in published(folder, "撤下算账表")
