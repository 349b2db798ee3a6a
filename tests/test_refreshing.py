"""What a save changes in a running preview, without the server around it (``test_preview.py`` has that)."""

from pathlib import Path

import pytest

from handbook.building import Built, build_preview
from handbook.bundling import load_assets
from handbook.examining import Examined, examine
from handbook.refreshing import refresh
from project import ROOT, TINY, TODAY


def look(folder: Path, last: Examined | None = None) -> tuple[Examined, Built]:
    examined = examine(folder / "standards", folder / "docs", TODAY, last)
    options = {"today": TODAY, "root": folder, "assets": load_assets(), "cache": folder, "directories": True}
    return examined, build_preview(examined, None, **options)


@pytest.mark.parametrize("folder", [ROOT, TINY], ids=["shipped", "tiny"])
def test_a_save_without_a_change_redraws_nothing(folder: Path) -> None:
    """Views are compared, so each part of a view must be equal to its like of another build."""
    examined, last = look(folder)
    _, now = look(folder, examined)
    assert refresh(last, now) == {}
