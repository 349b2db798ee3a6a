"""What can be measured of a handbook in a folder: a process, a save in a running preview, the weight of a page."""

import gzip
import os
import re
import shutil
import subprocess
import sys
import time
import urllib.request
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urljoin

from make_handbook import ROOT

MKDOCS = (sys.executable, "-m", "mkdocs")
CHECK = (sys.executable, "-m", "handbook", "check")
PORT = 8765
_OURS = {
    "NO_MKDOCS_2_WARNING": "1",
    "HANDBOOK_TODAY": "2026-07-01",
    "PYTHONPATH": str(ROOT / "hooks"),
    "PYTHONDONTWRITEBYTECODE": "",  # modules are compiled once, as on any machine, and not in every run
}
_LOADED = re.compile(r'<(?:script|link)\b[^>]*?\b(?:src|href)="?([^" >?#]+\.(?:js|css|svg|png|ico|webmanifest))')


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
    process = _start(*command, shown=shown)
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"{' '.join(command)} ended with {process.returncode}")
    unit = 1 if sys.platform == "darwin" else 1024
    return Run(used.ru_utime + used.ru_stime, time.perf_counter() - began, used.ru_maxrss * unit / 2**20)


def build(folder: Path) -> Run:
    """A cold build: no old site."""
    shutil.rmtree(folder / "site", ignore_errors=True)
    return run(*MKDOCS, "build", "-f", str(folder / "mkdocs.yml"))


def edits(folder: Path, count: int) -> list[float]:
    """Seconds from saving a standard to the preview's first answer with the new text, for so many saves."""
    file = sorted((folder / "standards/service-standards").iterdir())[50]
    page = f"http://127.0.0.1:{PORT}/s/{file.name.removesuffix('-bench.yml')}/"
    text = file.read_text(encoding="utf-8")
    server = _start(*MKDOCS, "serve", "-a", f"127.0.0.1:{PORT}", "-f", str(folder / "mkdocs.yml"))
    try:
        _wait_for(page, "</html>")
        return [_edit(file, text, page, f"第{number}次改动，") for number in range(count)]
    finally:
        server.terminate()
        server.wait()
        file.write_text(text, encoding="utf-8")


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


def _start(*command: str, shown: bool = False) -> subprocess.Popen[bytes]:
    out = None if shown else subprocess.DEVNULL
    return subprocess.Popen(command, env=os.environ | _OURS, stdout=out, stderr=out)


def _edit(file: Path, text: str, page: str, mark: str) -> float:
    time.sleep(1)
    began = time.perf_counter()
    file.write_text(text.replace("statement: ", f"statement: {mark}", 1), encoding="utf-8")
    _wait_for(page, mark)
    return time.perf_counter() - began


def _wait_for(page: str, words: str, seconds: int = 300) -> None:
    """Asks every 10 ms until a page has the words."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        try:
            with urllib.request.urlopen(page, timeout=seconds) as answer:
                if words in answer.read().decode():
                    return
        except OSError:
            pass  # the server is still starting
        time.sleep(0.01)
    raise SystemExit(f"{page} did not show {words} within {seconds} s")
