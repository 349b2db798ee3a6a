"""``check --fix`` mends what it is sure of and leaves every other byte: golden cases of ``cases/fixing.yml``."""

from pathlib import Path
from typing import Any

import pytest

from cases import load_cases
from handbook.cli import mend
from handbook.diagnostics import Fix, Span
from handbook.fixing import apply_fixes, rewrite
from handbook.words import load_words
from project import TODAY, lay_out, snapshot

CASES = load_cases("fixing")


def written(case: dict[str, Any], key: str, original: str, encoding: str) -> bytes:
    """The bytes of a file as a case describes it."""
    text = case[key]
    if isinstance(text, dict):
        assert original.count(text["find"]) == 1
        text = original.replace(text["find"], text["replace"])
    return text.replace("\n", case.get("line_ends", "\n")).encode(encoding)


def lay_out_case(case: dict[str, Any], folder: Path) -> tuple[Path, bytes]:
    """The tiny handbook with the file before it is fixed; the file, and its bytes as they must become."""
    file = lay_out(folder) / case["file"]
    original = file.read_text(encoding="utf-8")
    file.write_bytes(written(case, "before", original, case.get("encoding", "utf-8")))
    return file, written(case, "after", original, case.get("stays", "utf-8"))


@pytest.mark.parametrize("case", CASES)
def test_a_file_is_mended_and_otherwise_stays_as_it_is(case: dict[str, Any], tmp_path: Path) -> None:
    file, after = lay_out_case(case, tmp_path / "handbook")
    mend(tmp_path / "handbook", TODAY, load_words("zh"))
    assert file.read_bytes() == after


@pytest.mark.parametrize("case", CASES)
def test_a_second_time_changes_nothing_more_and_no_other_file(case: dict[str, Any], tmp_path: Path) -> None:
    folder = tmp_path / "handbook"
    file, after = lay_out_case(case, folder)
    others = snapshot(folder / "standards") | {file.relative_to(folder / "standards").as_posix(): after}
    mend(folder, TODAY, load_words("zh"))
    mend(folder, TODAY, load_words("zh"))
    assert snapshot(folder / "standards") == others


def test_of_fixes_that_overlap_the_later_one_is_applied() -> None:
    fixes = (Fix(Span("f", 1, 1, 1, 4), "x"), Fix(Span("f", 1, 3, 1, 6), "y"), Fix(Span("f", 1, 6, 1, 7), "z"))
    assert apply_fixes("abcdef\n", fixes) == "abyz\n"


def test_a_fix_over_several_lines_is_not_applied() -> None:
    assert apply_fixes("ab\ncd\n", [Fix(Span("f", 1, 1, 2, 2), "x")]) == "ab\ncd\n"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("一\r\n二\n三\r四", "一\r\n二\n三\r五"),
        ("\ufeff一\n", "\ufeff五\n"),
        ("", ""),
    ],
)
def test_each_line_keeps_its_end(before: str, after: str) -> None:
    plain = after.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    assert rewrite(before.encode(), plain) == after.encode()
