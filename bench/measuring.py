"""What can be measured of a handbook in a folder: a process, the weight of a page and of a site."""

import gzip
import os
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from make_handbook import ROOT
from playwright.sync_api import sync_playwright

sys.path.insert(0, str(ROOT / "tests"))
from browser.chromium import ARGUMENTS, find_chromium
from browser.serving import serving

MKDOCS = (sys.executable, "-m", "mkdocs")
CHECK = (sys.executable, "-m", "handbook", "check")
_OURS = {
    "NO_MKDOCS_2_WARNING": "1",
    "HANDBOOK_TODAY": "2026-07-01",
    "PYTHONPATH": str(ROOT / "hooks"),
    "PYTHONDONTWRITEBYTECODE": "",  # modules are compiled once, as on any machine, and not in every run
}


@dataclass(frozen=True, slots=True)
class Run:
    """One process: CPU seconds (user and system), wall seconds, highest resident memory in MiB."""

    cpu: float
    wall: float
    memory: float


@dataclass(frozen=True, slots=True)
class Weight:
    """A page on first visit: requests, its HTML and all they bring (the search index apart), in KB of gzip."""

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
    """What a Chromium without a window asks for when it opens a page (``s/S-050/``) of a site."""
    asked: list[str] = []
    with serving(site) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=list(ARGUMENTS))
        tab = browser.new_page()
        tab.on("request", lambda request: asked.append(request.url.removeprefix(address)))
        tab.goto(address + page, wait_until="networkidle")
        browser.close()
    files = [site / name / ("index.html" if name == page else "") for name in asked if "search_index" not in name]
    html, *others = (_gzipped(file.read_bytes()) for file in files)
    return Weight(len(asked), html, html + sum(others))


def megabytes(site: Path, pattern: str = "*") -> float:
    """The size of the files of a site whose names fit a pattern."""
    return sum(file.stat().st_size for file in site.rglob(pattern) if file.is_file()) / 1e6


def _gzipped(content: bytes) -> float:
    return len(gzip.compress(content, 6)) / 1000


def start(*command: str, shown: bool = False) -> subprocess.Popen[bytes]:
    """A command that goes on by itself."""
    out = None if shown else subprocess.DEVNULL
    return subprocess.Popen(command, env=os.environ | _OURS, stdout=out, stderr=out)
