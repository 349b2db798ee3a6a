"""Plants each fault of ``mutants.yml`` in a copy of the project and says which ones the tests of scoring let pass.

``make mutants``; exit 1 when fewer than 95 % are caught. Takes some minutes, so it is not part of ``make test``.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).parent.parent
LEAST = 95
TESTS = ("tests/test_scoring.py", "tests/test_expressions.py", "tests/test_scoring_properties.py")


def main() -> None:
    faults = yaml.safe_load((ROOT / "tests" / "mutants.yml").read_text(encoding="utf-8"))
    with tempfile.TemporaryDirectory() as name:
        copy = Path(name)
        for part in ("hooks", "tests", "pyproject.toml"):
            source = ROOT / part
            (shutil.copytree if source.is_dir() else shutil.copy)(source, copy / part)
        assert caught(copy) is None, "the tests fail without any fault"
        passed = [fault for fault in faults if not planted(copy, fault)]
    for fault in passed:
        print(f"not caught: {fault['file']}: {fault['find']} → {fault['replace']}")
    share = 100 * (len(faults) - len(passed)) // len(faults)
    print(f"{len(faults) - len(passed)} of {len(faults)} faults caught ({share} %)")
    sys.exit(share < LEAST)


def planted(copy: Path, fault: dict[str, Any]) -> bool:
    """Whether the tests catch a fault. The file is whole again afterwards."""
    file = copy / "hooks" / fault["file"]
    sound = file.read_text(encoding="utf-8")
    assert sound.count(fault["find"]) == 1, (
        f"{fault['file']}: {fault['find']!r} stands {sound.count(fault['find'])} times"
    )
    file.write_text(sound.replace(fault["find"], fault["replace"]), encoding="utf-8")
    test = caught(copy)
    file.write_text(sound, encoding="utf-8")
    print(
        f"{'caught' if test else 'PASSED'}  {fault['file'].rpartition('/')[2]}: {fault['find']}  {test or ''}",
        flush=True,
    )
    return test is not None


def caught(copy: Path) -> str | None:
    """The first test that fails, or None."""
    command = [sys.executable, "-m", "pytest", "-x", "--no-header", "-p", "no:cacheprovider", *TESTS]
    own = {**os.environ, "PYTHONDONTWRITEBYTECODE": "1"}
    done = subprocess.run(command, cwd=copy, env=own, capture_output=True, text=True, encoding="utf-8", check=False)
    failed = [line for line in done.stdout.splitlines() if line.startswith(("FAILED", "ERROR"))]
    return (failed or [done.stdout[-300:] or "stopped"])[0] if done.returncode else None


if __name__ == "__main__":
    main()
