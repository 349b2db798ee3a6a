"""Handbooks built once for all tests that only look at them."""

from pathlib import Path

import pytest

from project import ROOT, build, lay_out


@pytest.fixture(scope="session")
def tiny_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the tiny handbook."""
    folder = lay_out(tmp_path_factory.mktemp("tiny"))
    done = build(folder)
    assert done.returncode == 0, done.stderr
    return folder / "site"


@pytest.fixture(scope="session")
def shipped_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the handbook that this repository ships."""
    folder = lay_out(tmp_path_factory.mktemp("shipped"), ROOT)
    done = build(folder)
    assert done.returncode == 0, done.stderr
    assert "WARNING" not in done.stderr
    return folder / "site"
