"""Every fault is found at its place: bad input from ``cases/diagnostics.yml``."""

from pathlib import Path
from typing import Any

import pytest

from cases import load_cases
from handbook.diagnostics import Diagnostic, errors
from handbook.examining import examine
from handbook.words import load_words
from project import TODAY, edit, lay_out

CASES = load_cases("diagnostics")
ON_PAPER = load_cases("sheets")
"""Faults that show when a sheet is measured, found by ``sheets/test_fitting.py``."""


def find(case: dict[str, Any], folder: Path) -> tuple[Diagnostic, ...]:
    """The faults of the tiny handbook after the changes of a case."""
    lay_out(folder)
    edit(folder, case.get("change", {}))
    for name, written in case.get("bytes", {}).items():
        (folder / name).write_bytes(written["text"].encode(written["encoding"]) * written.get("repeat", 1))
    return examine(folder / "standards", folder / "docs", TODAY).diagnostics


@pytest.mark.parametrize("case", CASES)
def test_faults_stand_at_their_places(case: dict[str, Any], tmp_path: Path) -> None:
    """The whole list of places and codes, in the order of the files."""
    found = find(case, tmp_path / "handbook")
    assert [f"{d.span.place} {d.code}" for d in found] == case["expect"]


@pytest.mark.parametrize("case", CASES)
@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_fault_can_be_said(case: dict[str, Any], language: str, tmp_path: Path) -> None:
    """Message and help find all their facts, in both languages."""
    say = load_words(language).say
    said = [f"{d.message(say)}{d.help(say)}" for d in find(case, tmp_path / "handbook")]
    assert all(said)
    assert language != "zh" or [part for part in case.get("says", []) if part not in "".join(said)] == []


@pytest.mark.parametrize("case", [case for case in CASES if "errors" in case.values[0]])
def test_only_errors_stop_a_build(case: dict[str, Any], tmp_path: Path) -> None:
    """How many of the faults are errors, where the weight depends on the measure of a fault."""
    assert len(errors(find(case, tmp_path / "handbook"))) == case["errors"]


def test_every_code_has_a_case() -> None:
    """A code without bad input that provokes it would be untested."""
    written = {key.split(".")[1] for key in load_words("zh").sentences if key.startswith("diagnostics.")}
    shown = {line.split()[1] for case in (*CASES, *ON_PAPER) for line in case.values[0]["expect"]}
    assert shown == written
