"""What lists draw from standards: written ones, and those that nobody writes."""

from pathlib import Path
from typing import Any

import pytest

from cases import load_cases
from handbook.collecting import collect
from handbook.deriving import TickGroup, ticks_of
from handbook.examining import examine
from handbook.model.checklist import Checklist
from project import TODAY, edit, lay_out


@pytest.mark.parametrize("case", load_cases("deriving"))
def test_a_list_has_these_lines(case: dict[str, Any], tmp_path: Path) -> None:
    lay_out(tmp_path / "handbook")
    edit(tmp_path / "handbook", case.get("change", {}))
    handbook = examine(tmp_path / "handbook/standards", tmp_path / "handbook/docs", TODAY).handbook
    assert handbook is not None
    lists: dict[str, tuple[TickGroup, ...]] = {each.id: each.groups for each in collect(handbook.public())}
    lists |= {each.id: ticks_of(each, handbook) for each in handbook.all(Checklist)}
    ticks = [tick for group in lists.get(case["list"], ()) for tick in group.ticks]
    assert [f"{tick.number} {tick.id} {tick.text}" for tick in ticks] == case["lines"]
