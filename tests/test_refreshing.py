"""What a save changes in a running preview, without the server around it (``test_preview.py`` has that)."""

import json
import os
import random
import re
import subprocess
import sys
from pathlib import Path

import pytest

from handbook.diagnostics import errors
from previewing import Preview, fingerprints
from project import ROOT, TINY, lay_out

STANDARD = "standards/service-standards/S-001-greet.yml"
LIST = "standards/checklists/L-001-open.yml"
FORM = "standards/assessments/A-001-greeting.yml"
SETTINGS = "standards/handbook.yml"
TURNS = (
    (STANDARD, "status: official", "status: trial"),
    (STANDARD, "status: official", "status: test"),
    (STANDARD, "status: official", "status: retired\nreplaced_by: S-002"),
    (STANDARD, "critical: true", "critical: false"),
    (STANDARD, "moment: opening", "moment: closing"),
    (STANDARD, "roles: [clerk, boss]", "roles: [boss]"),
    (STANDARD, "related: [S-002]", "related: [S-003]"),
    (STANDARD, "chapter: greeting", "chapter: leaving"),
    (STANDARD, "id: b\n", "id: d\n"),
    (STANDARD, "checks:", "checks: ["),
    (STANDARD, "effective: 2026-01-01", "effective: 2026-02-02"),
    (LIST, "moment: during, role: clerk", "moment: during"),
    (LIST, "role: boss", "role: clerk"),
    (FORM, "weight: 2}", "weight: 2.0}"),
    (FORM, "from: S-001#a", "from: S-001#b"),
    (FORM, "next: [T-001]", "next: [S-001]"),
    (SETTINGS, "  - {id: boss, title: 店长}\n", "  - {id: boss, title: 老板}\n  - {id: guard, title: 保安}\n"),
    (SETTINGS, "chapters:\n", "chapters:\n  - {id: leaving, title: 送客}\n"),
    ("standards/service-standards/S-003-bow.yml", "edition: ", "review_by: soon\nedition: "),
    ("standards/scripts/T-001-hello.yml", "status: official", "status: trial"),
)
"""Changes that an author makes and takes back: file, one text, the other. Some break the file."""
HAN = re.compile("(?<=[\u4e00-\u9fff])")


@pytest.mark.parametrize("folder", [ROOT, TINY], ids=["shipped", "tiny"])
def test_a_save_without_a_change_redraws_nothing(folder: Path) -> None:
    """Views are compared, so each part of a view must be equal to its like of another build."""
    preview = Preview(folder)
    before = preview.built
    assert not preview.saved()
    assert [uri for uri, page in preview.built.pages.items() if page != before.pages[uri]] == []


@pytest.mark.parametrize("seed", [2, 11])
def test_saves_in_any_order_leave_what_a_fresh_preview_shows(seed: int, tmp_path: Path) -> None:
    """Byte for byte, although nothing is derived or drawn again that seems unchanged. What breaks is taken back."""
    chance = random.Random(seed)
    folder = lay_out(tmp_path / "handbook")
    preview, whole = Preview(folder), 0
    for _ in range(25):
        change = chance.choice((_turn, _turn, _word, _word, _file))
        files = _texts(folder)
        change(folder, chance)
        whole += preview.saved()
        if errors(preview.examined.diagnostics) and chance.random() < 0.8:  # else what is broken stays for a while
            _put_back(folder, files)
            preview.saved()
    while errors(preview.examined.diagnostics):
        _put_back(folder, _texts(TINY))
        preview.saved()
    assert 0 < whole < 25
    assert _differing(fingerprints(preview.files), _fresh(folder)) == []


def _turn(folder: Path, chance: random.Random) -> None:
    """One of ``TURNS``, or back."""
    name, one, other = chance.choice(TURNS)
    file = folder / name
    text = file.read_text(encoding="utf-8")
    old, new = (other, one) if other in text else (one, other)
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


def _word(folder: Path, chance: random.Random) -> None:
    """A character more in any text of any file, often one that others quote."""
    file = folder / chance.choice(sorted(_texts(folder)))
    text = file.read_text(encoding="utf-8")
    place = chance.choice([match.start() for match in HAN.finditer(text)])
    file.write_text(f"{text[:place]}{chance.choice('新旧早晚')}{text[place:]}", encoding="utf-8")


def _file(folder: Path, _: random.Random) -> None:
    """A standard more, or one less."""
    standards = folder / "standards" / "service-standards"
    new, old = standards / "S-009-bow.yml", standards / "S-003-bow.yml"
    if new.exists():
        new.unlink()
    else:
        new.write_text(old.read_text(encoding="utf-8").replace("S-003", "S-009"), encoding="utf-8")


def _texts(folder: Path) -> dict[str, str]:
    files = (file for part in ("standards", "docs") for file in (folder / part).rglob("*") if file.is_file())
    return {file.relative_to(folder).as_posix(): file.read_text(encoding="utf-8") for file in files}


def _put_back(folder: Path, files: dict[str, str]) -> None:
    for name in _texts(folder).keys() - files.keys():
        (folder / name).unlink()
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8")


def _fresh(folder: Path) -> dict[str, str]:
    """What a process that remembers nothing makes of the handbook."""
    paths = os.pathsep.join((str(ROOT / "hooks"), str(ROOT / "tests")))
    command = [sys.executable, str(ROOT / "tests" / "previewing.py"), str(folder)]
    made = subprocess.run(command, env=os.environ | {"PYTHONPATH": paths}, capture_output=True, check=True)
    files: dict[str, str] = json.loads(made.stdout)
    return files


def _differing(one: dict[str, str], other: dict[str, str]) -> list[str]:
    return sorted(path for path in one.keys() | other.keys() if one.get(path) != other.get(path))
