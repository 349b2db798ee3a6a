"""Whole handbooks for the tests: copies content into a folder, edits it, builds it with the real MkDocs."""

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from datetime import UTC, date, datetime
from pathlib import Path

ROOT = Path(__file__).parent.parent
TINY = ROOT / "tests" / "handbooks" / "tiny"
TODAY = date(2026, 7, 1)
"""The day on which all tests take place, so that nothing depends on the clock."""
DAY = str(int(datetime(TODAY.year, TODAY.month, TODAY.day, tzinfo=UTC).timestamp()))


def lay_out(folder: Path, content: Path = TINY) -> Path:
    """A project in a fresh folder: this repository's machinery, and the content of a handbook.

    The handbook that ships shares its printed sheets with the repository, because printing them takes time.
    """
    folder.mkdir(parents=True, exist_ok=True)
    shutil.copy(ROOT / "mkdocs.yml", folder)
    (folder / "hooks").symlink_to(ROOT / "hooks", target_is_directory=True)
    if content == ROOT:
        (ROOT / ".cache").mkdir(exist_ok=True)
        (folder / ".cache").symlink_to(ROOT / ".cache", target_is_directory=True)
    for part in ("standards", "docs"):
        shutil.copytree(content / part, folder / part)
    return folder


def edit(folder: Path, changes: Mapping[str, object]) -> None:
    """Applies changes by path: None deletes, a text is the new file, ``{find, replace}`` changes the one place, and a
    list of these several.
    """
    for name, change in changes.items():
        file = folder / name
        if change is None:
            file.unlink()
        elif isinstance(change, list):
            for one in change:
                edit(folder, {name: one})
        elif isinstance(change, Mapping):
            text = file.read_text(encoding="utf-8")
            assert text.count(change["find"]) == 1, (
                f"{name}: {change['find']!r} stands {text.count(change['find'])} times"
            )
            file.write_text(text.replace(change["find"], change["replace"]), encoding="utf-8")
        else:
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(str(change), encoding="utf-8")


def build(folder: Path, *options: str, strict: bool = True) -> subprocess.CompletedProcess[str]:
    """``mkdocs build --strict`` in a process of its own, on a fixed day."""
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "SOURCE_DATE_EPOCH": DAY, "PYTHONDONTWRITEBYTECODE": ""}
    command = [sys.executable, "-m", "mkdocs", "build", *(["--strict"] if strict else []), *options]
    return subprocess.run(
        command, cwd=folder, env=environment, capture_output=True, text=True, encoding="utf-8", check=False
    )


def handbook(
    folder: Path, *arguments: str, day: str = str(TODAY), **environment: str
) -> subprocess.CompletedProcess[str]:
    """The ``handbook`` command in a process of its own, in a folder and on a fixed day."""
    own = {**os.environ, "PYTHONPATH": str(ROOT / "hooks"), "PYTHONDONTWRITEBYTECODE": "", "HANDBOOK_TODAY": day}
    return subprocess.run(
        [sys.executable, "-m", "handbook", *arguments],
        cwd=folder,
        env=own | environment,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


def snapshot(folder: Path) -> dict[str, bytes]:
    """Every file below a folder with its bytes."""
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}
