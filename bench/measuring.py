"""What can be measured of a handbook in a folder: a process, the weight of a page and of a site."""

import gzip
import os
import re
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urljoin

from make_handbook import ROOT

MKDOCS = (sys.executable, "-m", "mkdocs")
CHECK = (sys.executable, "-m", "handbook", "check")
_OURS = {
    "NO_MKDOCS_2_WARNING": "1",
    "HANDBOOK_TODAY": "2026-07-01",
    "PYTHONPATH": str(ROOT / "hooks"),
    "PYTHONDONTWRITEBYTECODE": "",  # modules are compiled once, as on any machine, and not in every run
}
_LOADED = re.compile(r'<(?:script|link)\b[^>]*?\b(?:src|href)="?([^" >?#]+\.(?:js|css))')
"""What a page needs; icons and the manifest are fetched when nobody waits."""


@dataclass(frozen=True, slots=True)
class Run:
    """One process: CPU seconds (user and system), wall seconds, highest resident memory in MiB."""

    cpu: float
    wall: float
    memory: float


@dataclass(frozen=True, slots=True)
class Weight:
    """A page on first visit: requests, its HTML and everything it loads (the search index apart), in KB of gzip."""

    requests: int
    html: float
    all: float


def run(*command: str, shown: bool = False) -> Run:
    """One command from start to end with the processes that it waits for. What it says is hidden or ``shown``."""
    began = time.perf_counter()
    process = start(*command, shown=shown)
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"{' '.join(command)} ended with {process.returncode}")
    unit = 1 if sys.platform == "darwin" else 1024
    return Run(used.ru_utime + used.ru_stime, time.perf_counter() - began, used.ru_maxrss * unit / 2**20)


def build(folder: Path) -> Run:
    """A cold build: no old site. That is put aside and not removed, because file systems can be slow for a minute after
    thousands of files are gone: ext4 looks at all their places again, which took a second of a build.
    """
    site = folder / "site"
    if site.exists():
        site.rename(tempfile.mkdtemp(prefix="site-", dir=folder.parent))
    return run(*MKDOCS, "build", "-f", str(folder / "mkdocs.yml"))


def weigh(site: Path, page: str) -> Weight:
    """What a browser loads for a page (``s/S-050/``) of a site."""
    html = (site / page / "index.html").read_bytes()
    loaded = {urljoin(f"/{page}", name).lstrip("/") for name in _LOADED.findall(html.decode())}
    sizes = [_gzipped((site / name).read_bytes()) for name in sorted(loaded)]
    return Weight(1 + len(sizes), _gzipped(html), _gzipped(html) + sum(sizes))


def megabytes(site: Path, pattern: str = "*") -> float:
    """The size of the files of a site whose names fit a pattern."""
    return sum(file.stat().st_size for file in site.rglob(pattern) if file.is_file()) / 1e6


def _gzipped(content: bytes) -> float:
    return len(gzip.compress(content, 6)) / 1000


def start(*command: str, shown: bool = False) -> subprocess.Popen[bytes]:
    """A command that goes on by itself."""
    out = None if shown else subprocess.DEVNULL
    return subprocess.Popen(command, env=os.environ | _OURS, stdout=out, stderr=out)
