"""Vendored files are what their table says."""

import hashlib
import re
from pathlib import Path

import pytest

from project import ROOT

TABLES = [path for folder in ("hooks", "tests") for path in sorted((ROOT / folder).rglob("vendor/README.md"))]


@pytest.mark.parametrize("table", TABLES, ids=lambda path: path.parent.parent.name)
def test_sums_agree(table: Path) -> None:
    rows = re.findall(r"^\| `([^`]+)` .*`([0-9a-f]{64})` \|$", table.read_text(), re.MULTILINE)
    assert rows
    assert rows == [(name, hashlib.sha256((table.parent / name).read_bytes()).hexdigest()) for name, _ in rows]
