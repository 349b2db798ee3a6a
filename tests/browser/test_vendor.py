"""Vendored files are what their table says."""

import hashlib
import re
from pathlib import Path

VENDOR = Path(__file__).parent / "vendor"


def test_sums_agree() -> None:
    rows = re.findall(r"^\| `([^`]+)` .*`([0-9a-f]{64})` \|$", (VENDOR / "README.md").read_text(), re.MULTILINE)
    assert rows
    assert rows == [(name, hashlib.sha256((VENDOR / name).read_bytes()).hexdigest()) for name, _ in rows]
