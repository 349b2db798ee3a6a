"""Scoring means the same in Python and in JavaScript: shared vectors, and ten thousand random forms."""

import gzip
import json
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml

from handbook.bundling import bundle
from handbook.scoring.vectors import answer, answer_file
from project import ROOT
from scoring_cases import random_file

CLI = ROOT / "tests" / "score_cli.mjs"
FILES = sorted((ROOT / "tests" / "cases" / "scoring").glob("*.yml"))
CONTENTS = {file.stem: yaml.safe_load(file.read_text(encoding="utf-8")) for file in FILES}
VECTORS = [
    pytest.param(vector, content.get("assessments", {}), id=f"{name}-{vector['id']}")
    for name, content in CONTENTS.items()
    for vector in content["vectors"]
]
RANDOM = 10_000
SCRIPTS = ("expressions.js", "assessment/score.js", "assessment/score_groups.js", "assessment/score_result.js")
ENGINE_LIMIT = 5 * 1024


def in_javascript(content: Any, folder: Path) -> str:
    """What node prints for a file of vectors."""
    node = shutil.which("node")
    assert node, "node is missing: it runs the handbook's scripts in the tests; install Node.js 18 or newer"
    file = folder / "vectors.json"
    file.write_text(json.dumps(content), encoding="utf-8")
    done = subprocess.run([node, str(CLI), str(file)], capture_output=True, text=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


def in_python(file: Path) -> str:
    """What the module prints for a file of vectors."""
    command = [sys.executable, "-m", "handbook.scoring", str(file)]
    done = subprocess.run(
        command,
        cwd=ROOT / "hooks",
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        env={"PYTHONDONTWRITEBYTECODE": "1"},
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def only(expected: Any, found: Any) -> Any:
    """What was found, cut down to the keys that are expected."""
    if isinstance(expected, Mapping) and isinstance(found, Mapping):
        return {key: only(expected[key], found.get(key, "missing")) for key in expected}
    return list(found) if isinstance(found, tuple) else found


def whole(expected: Mapping[str, Any], found: Mapping[str, Any]) -> dict[str, Any]:
    """Like ``only``, but gains are compared as a whole."""
    return only(expected, found) | {key: found[key] for key in ("gain", "quadrants") if key in expected}


@pytest.mark.parametrize(("vector", "named"), VECTORS)
def test_python_gives(vector: dict[str, Any], named: dict[str, Any]) -> None:
    assert whole(vector["expect"], answer(vector, named)) == vector["expect"]


@pytest.mark.parametrize("name", CONTENTS)
def test_javascript_gives(name: str, tmp_path: Path) -> None:
    found = json.loads(in_javascript(CONTENTS[name], tmp_path))
    expected = {vector["id"]: vector["expect"] for vector in CONTENTS[name]["vectors"]}
    assert {id_: whole(own, found[id_]) for id_, own in expected.items()} == expected


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_both_commands_print_the_same_bytes(file: Path, tmp_path: Path) -> None:
    """The hooks for files of others: YAML to Python, the same as JSON to node."""
    assert in_python(file) == in_javascript(CONTENTS[file.stem], tmp_path)


def test_random_forms_give_the_same_in_both(tmp_path: Path) -> None:
    """Byte for byte, from a fixed seed."""
    content = random_file(20261122, RANDOM)
    python = json.loads(json.dumps(answer_file(content)))
    javascript = json.loads(in_javascript(content, tmp_path))
    differing = [vector for vector in content["vectors"] if python[vector["id"]] != javascript[vector["id"]]]
    assert (len(python), differing) == (RANDOM, [])


def test_the_engine_is_small() -> None:
    """As readers load it, compressed."""
    folder = ROOT / "hooks" / "theme" / "assets" / "handbook"
    sources = {name: (folder / name).read_text(encoding="utf-8") for name in SCRIPTS[1:]}
    _, content = bundle(sources)["assessment.js"]
    assert len(gzip.compress(content)) <= ENGINE_LIMIT
