"""Handbooks built once for all tests that only look at them."""

from pathlib import Path

import pytest
from filelock import FileLock

from project import ROOT, TINY, build, lay_out


@pytest.fixture(scope="session")
def tiny_site(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """The site of the tiny handbook."""
    return built_once(_shared(tmp_path_factory, worker_id) / "tiny", TINY)


@pytest.fixture(scope="session")
def shipped_site(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """The site of the handbook that this repository ships."""
    return built_once(_shared(tmp_path_factory, worker_id) / "shipped", ROOT)


def built_once(folder: Path, content: Path) -> Path:
    """The site of a handbook, built by the first of all test processes that asks for it."""
    with FileLock(folder.with_suffix(".lock")):
        if not folder.exists():
            done = build(lay_out(folder, content))
            assert (done.returncode, "WARNING" in done.stderr) == (0, False), done.stderr
    return folder / "site"


def _shared(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """A folder that all test processes of a run have in common."""
    own = tmp_path_factory.getbasetemp()
    return own if worker_id == "master" else own.parent
