"""Makes MkDocs' development server quick: it notices a save at once and redraws only what the save changes."""

import gc
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from threading import Timer
from typing import Any

from watchdog.events import DirMovedEvent, FileCreatedEvent, FileDeletedEvent, FileModifiedEvent, FileMovedEvent
from watchdog.observers import Observer

from handbook.building import Built
from handbook.publishing import write_files
from handbook.refreshing import refresh

CHANGES = [FileCreatedEvent, FileModifiedEvent, FileMovedEvent, FileDeletedEvent, DirMovedEvent]
"""The server takes any event for a save, also that a file was read, as every rebuild does."""

REST = 1.0
"""Seconds after a save in which the browser has its page."""


def rebuilder(
    site: Path,
    settings: Path,
    *,
    build_again: Callable[[], tuple[Built, Built]],
    build_whole: Callable[[], None],
) -> Callable[[], None]:
    """What the server does after a save. ``site`` is the folder that it serves, ``settings`` the file mkdocs.yml.

    ``build_again`` reads the content and gives the last build and the new one; ``build_whole`` has MkDocs make the
    whole site, where that is what the save takes.
    """
    known = settings.read_bytes()
    gc.freeze()  # most of what the first build has made stays

    def rebuild() -> None:
        nonlocal known
        with _undisturbed():
            last, now = build_again()
            before, known = known, settings.read_bytes()
            changed = refresh(last, now) if before == known else None
        if changed is None:
            build_whole()
        else:
            write_files(site, changed)

    return rebuild


@contextmanager
def _undisturbed() -> Iterator[None]:
    """Nobody looks for garbage meanwhile, nor while the browser fetches the page: that takes a tenth of a save."""
    gc.disable()
    try:
        yield
    finally:
        Timer(REST, gc.enable).start()


def watch_closely(server: Any, watched: Iterable[str]) -> None:
    """Has the system tell the server of changes, in place of looking at every file twice a second.

    ``watched`` are the paths that the server watches already.
    """
    for path in watched:
        server.unwatch(path)
    server.observer = Observer()
    server.observer.schedule = partial(server.observer.schedule, event_filter=CHANGES)
    server.build_delay = 0.02
    for path in watched:
        server.watch(path)
