"""Kills a process at one of its changes to files: Python runs this first when the folder is on its path.

Between two changes a folder stays as it is, so these are all the states in which a kill can leave it. A file that is
being written is left empty, which is the worst of what may become of it.
"""

import os
import signal
import sys
from fnmatch import fnmatchcase
from pathlib import Path

CHANGES = frozenset({"os.rename", "os.remove", "os.mkdir", "os.rmdir", "os.utime", "shutil.rmtree"})
"""Names of Python's audit events, besides ``open`` for writing."""


def arm(folder: Path, at: str, note: Path | None = None) -> None:
    """Kills this process before a change below a folder, and notes every change in a file.

    ``at``: the number of the change, from 1, or a pattern of its note (``open /.site.new/*``).
    """
    count, busy = 0, False

    def watch(event: str, arguments: tuple[object, ...]) -> None:
        nonlocal count, busy
        if busy or not (event in CHANGES or (event == "open" and writes(arguments))):
            return
        path = folder / os.fsdecode(arguments[0]) if isinstance(arguments[0], str | bytes | Path) else Path("/")
        if not path.is_relative_to(folder):
            return
        count, busy, change = count + 1, True, f"{event} /{path.relative_to(folder)}"
        if note:
            with note.open("a", encoding="utf-8") as lines:
                lines.write(f"{change}\n")
        if str(count) == at or fnmatchcase(change, at):
            if event == "open" and not path.is_dir():
                path.write_bytes(b"")
            os.kill(os.getpid(), signal.SIGKILL)
        busy = False

    sys.addaudithook(watch)


def writes(arguments: tuple[object, ...]) -> bool:
    """Whether ``open`` changes its file. ``arguments``: path, mode, flags."""
    flags = arguments[2]
    return isinstance(flags, int) and bool(flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT))


if "KILL_AT" in os.environ:
    listing = os.environ.get("KILL_NOTE")
    arm(Path.cwd(), os.environ["KILL_AT"], Path(listing) if listing else None)
