"""Results that are committed: reports of teams, what the commands say and write, and where weak points lead."""

import json
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup
from click.testing import CliRunner

from handbook.assessing import leads_of, scoring_part
from handbook.cli import main
from handbook.composing import compose, every_assessment
from handbook.deriving import questions_of
from handbook.examining import examine
from handbook.judging import know
from handbook.scoring import read_definition, score
from project import ROOT, TINY, TODAY, build, edit, lay_out, snapshot

GOOD = {"i1": 1, "i2": "yes", "i3": 2, "i4": "4.4", "i5": ["smile"], "i6": "me", "i7": 80, "i8": "no"}
BAD = GOOD | {"i1": 0, "i2": "no", "i3": 0}


def result(place: str, answers: dict[str, Any], **others: Any) -> dict[str, str]:
    """A whole result file of A-001 at its place, with what its answers come to."""
    known = know(examine(TINY / "standards", TINY / "docs", TODAY).handbook)  # type: ignore[arg-type]
    found = score(read_definition(known.editions["A-001", 1]), answers)
    saved = {
        "v": 1,
        "kind": "result",
        "result_id": place,
        "assessment": "A-001",
        "edition": 1,
        "fingerprint": "324ad0fbef21",
        "saved_at": "2026-06-30T08:00:00Z",
        "team": "",
        "alias": "",
        "role": "self",
        "answers": answers,
        "reasons": {},
        "shown": {
            "percent": found.percent,
            "level": found.level,
            "dimensions": {id_: side.percent for id_, side in found.dimensions.items()},
        },
    }
    return {f"results/{place}.json": json.dumps(saved | others, ensure_ascii=False)}


@pytest.fixture
def tiny(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The tiny handbook, and the commands run in it."""
    folder = lay_out(tmp_path / "handbook")
    monkeypatch.chdir(folder)
    return folder


def run(*arguments: str) -> Any:
    return CliRunner().invoke(main, arguments, catch_exceptions=False)


def codes(folder: Path) -> list[str]:
    return [found.code for found in examine(folder / "standards", folder / "docs", TODAY).diagnostics]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The tiny handbook with a team of four and a team of two; three were rated by their manager as well."""
    folder = lay_out(tmp_path_factory.mktemp("results") / "handbook")
    for name in ("陈", "李", "王"):
        edit(folder, result(f"北区/{name}", BAD if name == "王" else GOOD, alias=name))
        edit(folder, result(f"北区/{name}-主管", BAD | {"i3": 2}, alias=name, role="manager"))
    edit(folder, result("北区/赵", {"i1": 1}))
    edit(folder, result("south/a", GOOD) | result("south/b", BAD))
    done = build(folder)
    assert done.returncode == 0, done.stderr
    return folder / "site"


def texts(site: Path, page: str, select: str) -> list[str]:
    soup = BeautifulSoup((site / page / "index.html").read_text(encoding="utf-8"), "html.parser")
    return [" ".join(found.get_text(" ").split()) for found in soup.select(f"article {select}")]


def test_teams_are_listed_by_name(site: Path) -> None:
    assert texts(site, "results", ".hb-line") == ["south 2 份结果，1 份自评", "北区 7 份结果，1 份自评"]


def test_a_team_has_its_numbers_and_hides_a_pool_that_would_show_two_people(site: Path) -> None:
    """84.1, 84.1 and 24.8; the pool of five minus the three of the team is two people."""
    assert texts(site, "results/北区", ".hb-table tbody tr") == [
        "本团队 3 1 64.3 84.1 24.8 – 84.1",
        "所有团队 5 1 另外的团队不到 3 份，一减就看出是谁，不显示",
    ]


def test_a_team_of_two_shows_how_many_they_are(site: Path) -> None:
    assert texts(site, "results/south", ".hb-table tbody tr")[0] == "本团队 2 0 不到 3 份，不显示"
    assert texts(site, "results/south", ".hb-chart") == []


def test_dimensions_say_what_to_do(site: Path) -> None:
    assert texts(site, "results/北区", ".hb-chart tbody tr") == ["看见 55.5 优先改进", "开口 81.9 可能过度投入"]


def test_two_raters_are_held_against_each_other(site: Path) -> None:
    """i1 is 1-0, 1-0, 0-0 and i3 is 2-2, 2-2, 0-2; other kinds have no grades."""
    said = texts(site, "results/北区", "h3 + p")
    assert said[0] == "6 对答案：完全一致 50.0 %，相差不到两级 83.3 %；自评平均比主管高 0.00。"


def test_a_result_can_be_scored_in_the_terminal(tiny: Path) -> None:
    file = tiny.parent / "chen.json"
    file.write_text(*result("chen", BAD).values(), encoding="utf-8")
    done = run("score", str(file))
    assert (done.exit_code, done.stderr) == (0, "")
    assert done.stdout.splitlines()[:4] == [
        "迎客自评（A-001 第 1 版，2026-06-30）",
        "得分 24.8",
        "等级：起步",
        "已答 8 / 8，不适用 0",
    ]
    assert "  3 秒内已问好（做满可加 44.4）→ S-001 客人进门三秒内打招呼" in done.stdout


def test_a_changed_result_is_scored_and_reported(tiny: Path) -> None:
    edit(
        tiny,
        {name: text.replace('"level": "good"', '"level": "start"') for name, text in result("n/c", GOOD).items()},
    )
    done = run("score", "results/n/c.json", "--lang", "en")
    assert (done.exit_code, "Level: 稳定" in done.stdout, "[HB507]" in done.stderr) == (1, True, True)


def test_sealing_keeps_the_questions_of_each_edition(tiny: Path) -> None:
    """Old results are scored with old questions; sealing again changes nothing that is sealed."""
    edit(tiny, result("north/chen", GOOD))
    assert run("publish", "--note", "发布", "--today", str(TODAY)).exit_code == 0
    sealed = snapshot(tiny / "standards" / "editions")
    assert sorted(sealed) == ["A-001-1.json", "A-greeting-1.json"]
    file = "standards/assessments/A-001-greeting.yml"
    edit(tiny, {file: {"find": "    weight: 2\n    items", "replace": "    weight: 3\n    items"}})
    assert codes(tiny) == ["HB418", "HB508"]
    edit(tiny, {file: {"find": "edition: 1\neffective", "replace": "edition: 2\neffective"}})
    edit(
        tiny,
        {
            file: {
                "find": "note: 新增}",
                "replace": "note: 新增}\n  - {edition: 2, date: 2026-02-01, change: tightened, note: 更看重}",
            }
        },
    )
    assert codes(tiny) == []
    assert run("publish", "--note", "发布", "--today", str(TODAY)).exit_code == 0
    again = snapshot(tiny / "standards" / "editions")
    assert {name: again[name] for name in sealed} == sealed
    assert sorted(again) == ["A-001-1.json", "A-001-2.json", "A-greeting-1.json"]


def test_a_composed_assessment_takes_a_new_edition_with_a_new_question(tiny: Path) -> None:
    assert run("publish", "--note", "发布", "--today", str(TODAY)).exit_code == 0
    edit(tiny, {"standards/service-standards/S-001-greet.yml": {"find": "    critical: true\n", "replace": ""}})
    found = examine(tiny / "standards", tiny / "docs", TODAY).handbook
    assert found is not None
    assert [(own.id, own.edition) for own in every_assessment(found)] == [("A-001", 1), ("A-greeting", 2)]


def test_a_chapter_of_any_size_is_composed() -> None:
    """Written forms end at an hour; one that nobody fills in at a stretch does not."""
    found = examine(TINY / "standards", TINY / "docs", TODAY).handbook
    assert found is not None
    standards = [found.standard("S-001").model_copy(update={"id": f"S-{number}"}) for number in range(1000, 1250)]
    (composed,) = compose(replace(found, entries={standard.id: standard for standard in standards}))
    assert (len(composed.dimensions), composed.minutes > 60) == (250, True)


def test_every_weak_point_leads_to_an_entry() -> None:
    """Whatever is answered low in whatever ships, written or composed, there is something to read and do."""
    found = examine(ROOT / "standards", ROOT / "docs", date(2026, 11, 22)).handbook
    assert found is not None
    questions = [
        question
        for assessment in every_assessment(found.public())
        for asked in questions_of(assessment, found)
        for question in asked.questions
    ]
    assert len(questions) > 300
    assert [
        own.id for own in questions if not leads_of(own) or set(leads_of(own)) - found.public().entries.keys()
    ] == []


def test_every_shipped_assessment_can_be_scored() -> None:
    """The engine reads each scoring part; nothing answered is an empty form from 0 to 100."""
    found = examine(ROOT / "standards", ROOT / "docs", date(2026, 11, 22)).handbook
    assert found is not None
    for assessment in every_assessment(found):
        empty = score(read_definition(scoring_part(assessment, found)), {})
        assert (assessment.id, empty.status, empty.low, empty.high) == (assessment.id, "empty", 0, 1000)
