"""A finished build becomes the site: the last steps on its folder, then one swap.

The build goes to a folder beside the site. So a reader, and a build that is killed at any moment, finds the old site
or the new one, whole. Where the system cannot exchange two folders in one step, a kill within the swap can leave the
old site under the name ``.site.old``; the next build puts it back before anything else.
"""

import ctypes
import logging
import shutil
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

from filelock import FileLock, Timeout

from handbook.building import Built
from handbook.diagnostics import errors
from handbook.headers import write_headers
from handbook.offline import write_worker
from handbook.reporting import format_short
from handbook.sheets.fitting import check
from handbook.sheets.printing import SHEETS, orders, print_all, write_codes

_log = logging.getLogger("mkdocs.plugins.handbook")
"""A strict build counts what it is told here; nothing is swapped in if there was anything."""


def print_sheets(site: Path, built: Built) -> None:
    """Makes the PDFs and pictures of all sheets and the QR codes of all pages, and tells MkDocs what does not fit its
    paper.
    """
    write_codes(built.pages.values(), site, built.cache)
    fits = print_all(orders(built.pages.values(), built.handbook, built.say), site, built.cache / SHEETS)
    for found in check(built.handbook, fits, built.say):
        _log.log(logging.ERROR if errors([found]) else logging.WARNING, format_short([found], built.say, {}))


STEPS: tuple[Callable[[Path, Built], None], ...] = (print_sheets, write_headers, write_worker)
"""What is made from the finished pages, in this order. Each gets the folder of the new site."""

_HERE, _EXCHANGE = -100, 2
"""``AT_FDCWD`` and ``RENAME_EXCHANGE`` of Linux's renameat2(2)."""


def staging(site: Path) -> Path:
    """The folder that a build writes to: beside the site, so that the swap stays on one file system."""
    return site.with_name(f".{site.name}.new")


def claim(site: Path, wait: Callable[[], None]) -> FileLock:
    """The right to build a site, until it is released or the process ends. Calls ``wait`` if another build has it.

    Mends what a swap that was killed has left.
    """
    lock = FileLock(site.with_name(f".{site.name}.lock"))
    try:
        lock.acquire(timeout=0)
    except Timeout:
        wait()
        lock.acquire()
    old = _aside(site)
    if site.exists():
        shutil.rmtree(old, ignore_errors=True)
    elif old.exists():
        old.rename(site)
    return lock


def finish(site: Path, built: Built) -> None:
    """Takes the last steps on the folder of the new site."""
    for step in STEPS:
        step(site, built)


def write_files(site: Path, files: Mapping[str, bytes | None]) -> None:
    """Writes files by their path inside the site; those without content are removed."""
    for path, content in files.items():
        if content is None:
            (site / path).unlink(missing_ok=True)
            continue
        (site / path).parent.mkdir(parents=True, exist_ok=True)
        (site / path).write_bytes(content)


def swap(new: Path, site: Path) -> None:
    """Puts the new site in the old one's place, in one step where the system can, and removes the old one."""
    if not site.exists():
        new.rename(site)
    elif _exchange(new, site):
        shutil.rmtree(new)
    else:
        swap_in_two_steps(new, site)


def swap_in_two_steps(new: Path, site: Path) -> None:
    """The swap of a system without an exchange. ``claim`` mends what is left when it is killed."""
    old = site.rename(_aside(site))
    try:
        new.rename(site)
    except OSError:
        old.rename(site)
        raise
    shutil.rmtree(old)


def _aside(site: Path) -> Path:
    return site.with_name(f".{site.name}.old")


def _exchange(one: Path, other: Path) -> bool:
    """Linux's atomic exchange of two folders; false where there is none."""
    renameat2 = getattr(ctypes.CDLL(None), "renameat2", None) if sys.platform == "linux" else None
    return renameat2 is not None and not renameat2(_HERE, bytes(one), _HERE, bytes(other), _EXCHANGE)
