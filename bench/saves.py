"""How long an author waits after a save: from writing a standard's file to the first frame with the new text, drawn by
a browser that reloaded its page.

    python bench/saves.py HANDBOOK [--times 20]

HANDBOOK is a folder with ``mkdocs.yml``, ``standards/`` and ``docs/``; a copy of it is edited.
"""

import argparse
import shutil
import sys
import tempfile
import time
import urllib.request
from pathlib import Path
from statistics import median

from make_handbook import ROOT
from measuring import MKDOCS, start
from playwright.sync_api import Page, sync_playwright

sys.path.insert(0, str(ROOT / "tests"))
from browser.chromium import ARGUMENTS, find_chromium

PORT = 8765
PLACE = 50
"""Which standard is edited: one in the middle of a chapter."""
NOTE = """new MutationObserver((_, observer) => {
  const mark = document.body?.textContent.match(/第(\\d+)次改动/);
  if (!mark) return;
  observer.disconnect();
  requestAnimationFrame(() => setTimeout(() => { window.shown = [Number(mark[1]), Date.now()]; }));
}).observe(document, {childList: true, subtree: true});"""
"""Notes when the frame that follows the new text has been drawn."""


def edits(handbook: Path, count: int) -> list[float]:
    """Seconds from each of so many saves to the reloaded page with the new text, in a running preview."""
    with tempfile.TemporaryDirectory() as name, sync_playwright() as playwright:
        folder = _copy(handbook, Path(name))
        file = sorted((folder / "standards/service-standards").iterdir())[PLACE]
        address = f"http://127.0.0.1:{PORT}/s/{'-'.join(file.name.split('-')[:2]).removesuffix('.yml')}/"
        server = start(*MKDOCS, "serve", "-a", f"127.0.0.1:{PORT}", "-f", str(folder / "mkdocs.yml"))
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=list(ARGUMENTS))
        try:
            _wait_for(address)
            page = browser.new_page()
            page.add_init_script(NOTE)
            page.goto(address)
            text = file.read_text(encoding="utf-8")
            return [_edit(file, text, page, number) for number in range(count)]
        finally:
            browser.close()
            server.terminate()
            server.wait()


def _copy(handbook: Path, folder: Path) -> Path:
    for part in ("standards", "docs"):
        shutil.copytree(handbook / part, folder / part)
    shutil.copy(handbook / "mkdocs.yml", folder)
    (folder / "hooks").symlink_to(ROOT / "hooks")
    return folder


def _edit(file: Path, text: str, page: Page, number: int) -> float:
    time.sleep(2)  # an author looks, and the server comes to rest
    began = time.time()
    file.write_text(text.replace("statement: ", f"statement: 第{number}次改动，", 1), encoding="utf-8")
    page.wait_for_function("number => window.shown?.[0] === number", arg=number, polling=50)
    return float(page.evaluate("shown[1]")) / 1000 - began


def _wait_for(address: str, seconds: int = 300) -> None:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        try:
            urllib.request.urlopen(address, timeout=seconds).close()
        except OSError:
            time.sleep(0.1)  # the server is still starting
        else:
            return
    raise SystemExit(f"{address} did not answer within {seconds} s")


def main() -> None:
    """Measures the handbook given on the command line."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("handbook", type=Path)
    parser.add_argument("--times", type=int, default=20, help="saves (default 20)")
    asked = parser.parse_args()
    seconds = edits(asked.handbook, asked.times)
    print(f"median {median(seconds):.2f} s, fastest {min(seconds):.2f} s, slowest {max(seconds):.2f} s")


if __name__ == "__main__":
    main()
