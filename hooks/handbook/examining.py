"""The first half of the walk: from content folders to a handbook and every fault in it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from handbook.checks import check_handbook
from handbook.diagnostics import Diagnostic, Say, sort
from handbook.loading import Loaded, load_handbook
from handbook.model.handbook import Handbook
from handbook.words import load_words


@dataclass(frozen=True, slots=True)
class Examined:
    """What was read, and every fault in it in the order of the files."""

    loaded: Loaded
    diagnostics: tuple[Diagnostic, ...]

    @property
    def handbook(self) -> Handbook | None:
        """The handbook that could be read; None without readable settings."""
        return self.loaded.handbook

    @property
    def texts(self) -> Mapping[str, str]:
        """The text of every file, by name."""
        return self.loaded.texts

    @property
    def say(self) -> Say:
        """The words of the handbook's language."""
        return load_words(self.handbook.settings.language if self.handbook else "zh").say


def examine(standards: Path, docs: Path, today: date, last: Examined | None = None) -> Examined:
    """The content folders, read and checked. Dates are judged against ``today``; ``last`` as in ``load_handbook``."""
    loaded = load_handbook(standards, docs, last.loaded if last else None)
    found = list(loaded.diagnostics)
    if loaded.handbook is not None:
        found += check_handbook(loaded.handbook, today)
    return Examined(loaded, sort(found))
