"""Makes MkDocs' development server quick and kind: it notices a save at once, redraws only what the save changes, and
says in words what fails. What only paper shows is found out afterwards, and shown as if there had been another save.
"""

import gc
import logging
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from threading import Timer
from typing import Any
from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

from click import ClickException
from watchdog.events import DirMovedEvent, FileCreatedEvent, FileDeletedEvent, FileModifiedEvent, FileMovedEvent
from watchdog.observers import Observer

from handbook.building import Built
from handbook.diagnostics import Diagnostic
from handbook.headers import FOREVER, HASHED
from handbook.publishing import write_files
from handbook.refreshing import refresh
from handbook.reporting import format_short
from handbook.sheets.printing import SHEETS
from handbook.sheets.proofing import measure_new, sheets_among
from handbook.words import load_words

CHANGES = [FileCreatedEvent, FileModifiedEvent, FileMovedEvent, FileDeletedEvent, DirMovedEvent]
"""The server takes any event for a save, also that a file was read, as every rebuild does."""
REST = 1.0
"""Seconds after a save in which the browser has its page."""
States = dict[Path, tuple[int, int]]
"""When each file was written, in nanoseconds, and its bytes."""
_log = logging.getLogger("mkdocs.plugins.handbook")


class Rebuild:
    """What the server does after a save. ``site`` is the folder that it serves, ``settings`` the file mkdocs.yml,
    ``docs`` the folder of the guides and of whatever else MkDocs takes from there.

    ``build_again`` reads the content and gives the last build and the new one; ``build_whole`` has MkDocs make the
    whole site, where that is what the save takes. ``bell`` is a file that changes when there is more to show.
    """

    def __init__(
        self,
        site: Path,
        settings: Path,
        docs: Path,
        *,
        build_again: Callable[[], tuple[Built, Built]],
        build_whole: Callable[[], None],
    ) -> None:
        self.bell = settings.parent / ".cache" / "bell"
        self.bell.parent.mkdir(exist_ok=True)
        self.bell.touch()
        self._site, self._settings, self._docs = site, settings, docs
        self._known: States | None = self._states()
        self._build_again, self._build_whole = build_again, build_whole
        self._told: tuple[Diagnostic, ...] = ()
        gc.freeze()  # most of what the first build has made stays

    def __call__(self) -> None:
        """Shows what a save has changed; then has its sheets measured, which nobody waits for."""
        with _undisturbed():
            last, now = self._build_again()
            states = self._states()
            changed = refresh(last, now) if states == self._known else None
        self._known = None  # if this fails, the next save takes a whole build
        if changed is None:
            self._build_whole()
        else:
            write_files(self._site, changed)
        self._known = states
        if new := [found for found in now.on_paper if found not in self._told]:
            _log.warning(format_short(new, now.say, {}))
        self._told = now.on_paper
        Timer(REST, self._measure, (last, now)).start()

    def _states(self) -> States:
        """Time and size of all that MkDocs itself reads: its settings, and pictures and the like beside the guides."""
        files = (file for file in self._docs.rglob("*") if file.suffix != ".md" and file.is_file())
        return {file: ((state := file.stat()).st_mtime_ns, state.st_size) for file in (self._settings, *files)}

    def _measure(self, last: Built, now: Built) -> None:
        """Rings if a sheet that a save has changed has a fault. It is kept, so the next build knows it."""
        try:
            changed = [page for page in sheets_among(now.pages.values()) if page != last.pages.get(page.uri)]
            if measure_new(changed, now.handbook, now.say, now.cache / SHEETS):
                self.bell.write_bytes(b"!")
        except Exception:
            _log.exception("sheets were not measured")


@contextmanager
def _undisturbed() -> Iterator[None]:
    """Nobody looks for garbage meanwhile, nor while the browser fetches the page: that takes a tenth of a save."""
    gc.disable()
    try:
        yield
    finally:
        Timer(REST, gc.enable).start()


def cache_unchanging(answer: WSGIApplication) -> WSGIApplication:
    """A server that says which files never change, so that a page that is loaded again asks for nothing but itself."""

    def answer_again(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        def start(status: str, headers: list[tuple[str, str]], *error: Any) -> Callable[[bytes], object]:
            if HASHED.search(environ["PATH_INFO"]) and status.startswith("200"):
                headers.append(("Cache-Control", FOREVER))
            return start_response(status, headers, *error)

        return answer(environ, start)

    return answer_again


def speak_if_taken(server: Any) -> None:
    """Has the server say in words that its address cannot be used: click's exceptions are shown without a traceback."""
    bind = server.server_bind

    def bind_or_say() -> None:
        host, port = server.server_address[:2]
        try:
            bind()
        except OSError as error:
            facts = {"address": f"{host}:{port}", "reason": error.strerror, "other": f"{host}:{port + 1}"}
            raise ClickException(load_words("zh").say("report.taken", **facts)) from None

    server.server_bind = bind_or_say


def watch_closely(server: Any, watched: Iterable[str], bell: Path) -> None:
    """Has the system tell the server of changes, in place of looking at every file twice a second.

    ``watched`` are the paths that the server watches already, ``bell`` is another file.
    """
    for path in watched:
        server.unwatch(path)
    server.observer = Observer()
    server.observer.schedule = partial(server.observer.schedule, event_filter=CHANGES)
    server.build_delay = 0.01
    for path in (*watched, str(bell)):
        server.watch(path)
