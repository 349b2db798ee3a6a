"""The walk as a host takes it, without MkDocs (``test_build.py`` and ``test_preview.py`` have that)."""

import logging
from pathlib import Path

import pytest
from filelock import FileLock

from handbook.bundling import load_assets
from handbook.walking import ContentError, Walk
from project import TODAY, edit, lay_out

STANDARD = "standards/service-standards/S-001-greet.yml"
LOG = logging.getLogger("walk")


def build(folder: Path, *, preview: bool = False) -> Walk:
    """A walk as far as the pages, with its folder for the new site."""
    walk = Walk(LOG, preview=preview)
    walk.begin(folder / "site").mkdir(exist_ok=True)
    walk.build(folder, folder / "docs", TODAY, directories=True, assets=load_assets())
    return walk


@pytest.mark.parametrize("warned", [False, True])
def test_a_site_is_free_for_the_next_build_and_new_unless_somebody_warned(warned: bool, tmp_path: Path) -> None:
    folder = lay_out(tmp_path)
    walk = build(folder)
    for theirs in ("404.html", "sw.js"):
        (folder / ".site.new" / theirs).touch()
    walk.end(lambda: warned)
    FileLock(folder / ".site.lock").acquire(timeout=0)
    assert (folder / "site").exists() is not warned


def test_faults_stop_a_build_and_no_preview(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    """The report is in the exception, or in the log."""
    folder = lay_out(tmp_path)
    edit(folder, {STANDARD: {"find": "status: official", "replace": "status: offcial"}})
    with pytest.raises(ContentError, match="HB103"):
        build(folder)
    caplog.set_level(logging.INFO)
    assert "HB103" in build(folder, preview=True).built.panels["index.md"]
    assert "HB103" in caplog.text


def test_nothing_can_be_asked_before_it_is_built() -> None:
    with pytest.raises(RuntimeError, match="nothing has been built"):
        _ = Walk(LOG, preview=False).built
