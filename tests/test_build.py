"""Whole handbooks, built by the real MkDocs: strict, repeatable, and never half-written."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from project import ROOT, build, edit, lay_out, snapshot

STANDARD = "standards/service-standards/S-001-greet.yml"


@pytest.fixture
def tiny(tmp_path: Path) -> Path:
    return lay_out(tmp_path / "handbook")


def text_of(folder: Path, page: str) -> str:
    return (folder / "site" / page / "index.html").read_text(encoding="utf-8")


def test_two_builds_give_the_same_bytes(tiny: Path, tiny_site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """In another folder, by another copy of the machinery, on the other side of the date line, without Chinese: pages
    and PDFs alike.
    """
    (tiny / "hooks").unlink()
    shutil.copytree(ROOT / "hooks", tiny / "hooks", ignore=shutil.ignore_patterns("__pycache__"))
    for name, value in {"TZ": "Pacific/Kiritimati", "LANG": "C", "LC_ALL": "C"}.items():
        monkeypatch.setenv(name, value)
    assert build(tiny).returncode == 0
    here, there = snapshot(tiny / "site"), snapshot(tiny_site)
    assert [path for path in here.keys() | there.keys() if here.get(path) != there.get(path)] == []
    assert any(path.startswith("sheets/") for path in here)


@pytest.mark.parametrize("page", ["s/S-001", "l/L-001", "a/A-001", "b/B-001"])
def test_a_changed_check_changes_every_page_that_draws_on_it(page: str, tiny: Path) -> None:
    edit(tiny, {STANDARD: {"find": "text: 3 秒内已问好", "replace": "text: 两秒内已抬头问好"}})
    assert build(tiny).returncode == 0
    assert "两秒内已抬头问好" in text_of(tiny, page)


@pytest.mark.parametrize("page", ["s/S-001", "a/A-001"])
def test_a_changed_statement_changes_page_and_assessment(page: str, tiny: Path) -> None:
    edit(tiny, {STANDARD: {"find": "3 秒内抬头问好。", "replace": "2 秒内抬头问好。"}})
    assert build(tiny).returncode == 0
    assert "2 秒内抬头问好。" in text_of(tiny, page)


@pytest.mark.parametrize("page", ["s/S-001", "chapters/greeting", "s", "t/T-001", "guides/three-steps"])
def test_a_changed_title_changes_every_page_that_names_it(page: str, tiny: Path) -> None:
    edit(tiny, {STANDARD: {"find": "title: 客人进门三秒内打招呼", "replace": "title: 两秒就招呼"}})
    assert build(tiny).returncode == 0
    assert "两秒就招呼" in text_of(tiny, page)


def test_a_broken_handbook_leaves_the_old_site_and_names_every_fault(tiny: Path) -> None:
    assert build(tiny).returncode == 0
    before = snapshot(tiny / "site")
    broken = ROOT / "tests/handbooks/broken"
    for file in sorted(path for path in broken.rglob("*") if path.is_file() and path.name != "expected.txt"):
        edit(tiny, {file.relative_to(broken).as_posix(): file.read_text(encoding="utf-8")})
    done = build(tiny)
    assert (done.returncode, snapshot(tiny / "site")) == (1, before)
    assert (broken / "expected.txt").read_text(encoding="utf-8").strip() in done.stderr


def test_a_broken_handbook_shows_no_traceback(tiny: Path) -> None:
    edit(tiny, {STANDARD: "id: [", "standards/handbook.yml": None})
    assert "Traceback" not in build(tiny).stderr


def test_hostile_text_is_shown_as_text(tiny: Path) -> None:
    title, why = """<b onclick=x>&"'</b>""", "{{ 7*7 }}<script>alert(1)</script>"
    edit(tiny, {STANDARD: {"find": "title: 客人进门三秒内打招呼", "replace": f"title: |-\n  {title}"}})
    edit(tiny, {STANDARD: {"find": "why: 没人理的客人", "replace": f"why: |-\n  {why}"}})
    assert build(tiny).returncode == 0
    pages = [file.read_text(encoding="utf-8") for file in (tiny / "site").rglob("*.html")]
    assert [page for page in pages if "<b onclick" in page or "<script>alert" in page] == []
    assert "{{ 7*7 }}&lt;script&gt;" in text_of(tiny, "s/S-001")


def test_a_link_that_could_run_a_script_loses_its_address(tiny: Path) -> None:
    edit(tiny, {STANDARD: {"find": "**转身就走**", "replace": "[点这里](javascript:alert(1))"}})
    assert build(tiny).returncode == 0
    assert "javascript:alert" not in text_of(tiny, "s/S-001")


def test_pages_can_be_published_as_single_files(tiny: Path) -> None:
    edit(tiny, {"mkdocs.yml": {"find": "use_directory_urls: true", "replace": "use_directory_urls: false"}})
    assert build(tiny).returncode == 0
    assert 'href="../t/T-001.html"' in (tiny / "site/s/S-001.html").read_text(encoding="utf-8")


def test_unfinished_entries_are_not_published(tiny_site: Path) -> None:
    assert not (tiny_site / "s/S-004").exists()


def test_the_check_command_says_what_the_build_says(tiny: Path) -> None:
    edit(tiny, {STANDARD: {"find": "status: official", "replace": "status: offcial"}})
    command = [sys.executable, "-m", "handbook", "check", str(tiny), "--lang", "en"]
    done = subprocess.run(command, cwd=ROOT / "hooks", capture_output=True, text=True, encoding="utf-8", check=False)
    assert done.returncode == 1
    assert f"{STANDARD}:4:9" in done.stdout


def test_a_handbook_of_thousands_has_ids_of_four_digits(tiny: Path) -> None:
    old, new = "standards/service-standards/S-002-bags.yml", "standards/service-standards/S-1002-bags.yml"
    edit(tiny, {new: (tiny / old).read_text(encoding="utf-8").replace("S-002", "S-1002"), old: None})
    edit(tiny, {STANDARD: {"find": "related: [S-002]", "replace": "related: [S-1002]"}})
    edit(tiny, {"docs/guides/three-steps.md": {"find": "见 [[S-001]]", "replace": "见 [[S-1002#a]]"}})
    assert build(tiny).returncode == 0
    assert 'href="../../s/S-1002/#a"' in text_of(tiny, "guides/three-steps")
