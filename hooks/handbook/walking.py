"""The whole walk as a host takes it, which calls for one step after the other: once for a build, again after each save
for a preview.
"""

import logging
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

from filelock import FileLock

from handbook.building import Built, build, build_preview
from handbook.diagnostics import Diagnostic, errors
from handbook.examining import Examined, examine
from handbook.model.handbook import Handbook
from handbook.publishing import claim, finish, staging, swap
from handbook.reporting import format_full
from handbook.words import load_words

Log = logging.Logger | logging.LoggerAdapter[logging.Logger]


class ContentError(Exception):
    """The content of a build has errors. The text is the report."""


class Walk:
    """What one step hands to the next. ``log`` is told what authors should know; a strict build counts its warnings."""

    def __init__(self, log: Log, *, preview: bool) -> None:
        self.preview = preview
        self._log = log
        self._examined: Examined | None = None
        self._built: Built | None = None
        self._site: Path | None = None
        self._claim: FileLock | None = None

    @property
    def built(self) -> Built:
        """The last site. ``RuntimeError`` before there is one."""
        if self._built is None:
            raise RuntimeError("nothing has been built yet")
        return self._built

    def begin(self, site: Path) -> Path:
        """The folder for the new site: beside the old one, as soon as no other build is at work there. A preview has
        a folder of its own.
        """
        if self.preview:
            return site
        self._site = site
        self._claim = claim(site, lambda: self._log.info(load_words("zh").say("report.waiting", site=site)))
        return staging(site)

    def build(self, root: Path, docs: Path, today: date, **options: Any) -> Built:
        """Reads, checks and builds the handbook in the folder ``root``. ``options`` are those of ``building.build``.

        ``ContentError`` at errors. A preview stops at nothing: it shows what is sound, the last good state of the
        rest, and a panel that says what to mend.
        """
        options |= {"today": today, "cache": root / ".cache"}
        examined = self._examined = examine(root / "standards", docs, today, self._examined)
        if self.preview:
            self._log.info(format_full(examined.diagnostics, examined.say, examined.texts))
            last = self._built.handbook if self._built else None
            self._built = build_preview(examined, last, root=root, **options)
        else:
            handbook, found = self._sound(examined)
            del examined
            self._examined = None  # as large as the handbook itself
            self._built = build(handbook, found, **options)
        return self._built

    def _sound(self, examined: Examined) -> tuple[Handbook, tuple[Diagnostic, ...]]:
        """A handbook without errors that readers may see, and its warnings, which are logged."""
        found, say = examined.diagnostics, examined.say
        if examined.handbook is None or errors(found):
            raise ContentError(f"{say('report.stopped')}\n\n{format_full(found, say, examined.texts)}")
        for d in found:
            self._log.log(logging.WARNING if d.counts else logging.INFO, f"{d.span.place}: [{d.code}] {d.message(say)}")
        return examined.handbook.public(), found

    def end(self, warned: Callable[[], bool]) -> None:
        """Finishes the new site and puts it in the old one's place, unless a build that is strict has ``warned``. A
        preview has no old one.
        """
        if self._site is None or self._claim is None:
            return
        new = staging(self._site)
        finish(new, self.built)
        if not warned():
            swap(new, self._site)
        self._claim.release()
