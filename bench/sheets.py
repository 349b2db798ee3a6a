"""Measures how long 300 PDFs take: every sheet and list of the shipped handbook on all its papers, nothing kept.

    python bench/sheets.py

Packets and pictures are left out. Each run is a process of its own; its time is that of measuring and printing, its
memory the highest of the process.
"""

import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from make_handbook import ROOT
from measuring import run

sys.path.insert(0, str(ROOT / "hooks"))

from handbook.loading import load_handbook
from handbook.pages import build_pages
from handbook.pages.page import Site
from handbook.relations import relate
from handbook.sheets.printing import Order, orders, print_all
from handbook.words import load_words

RUNS = 5
DAY = date(2026, 7, 1)


def wanted() -> Iterator[Order]:
    """The PDF of every sheet on every paper."""
    handbook = load_handbook(ROOT / "standards", ROOT / "docs").handbook
    if handbook is None:
        raise SystemExit("the handbook cannot be read")
    say = load_words(handbook.settings.language).say
    pages = build_pages(Site(handbook, relate(handbook), say, DAY, (), True, True))
    for order in orders(pages, handbook, say):
        if len(order.sheets) == 1 and order.path.endswith(".pdf"):
            yield order


def print_once() -> None:
    """Prints them all and says how many there are and how many seconds they took."""
    files = list(wanted())
    with tempfile.TemporaryDirectory() as folder:
        began = time.perf_counter()
        print_all(files, Path(folder) / "site", Path(folder) / "cache")
        print(f"{len(files)} PDFs in {time.perf_counter() - began:.1f} s", flush=True)


def main() -> None:
    """Prints what each run took, and then CPU time and memory."""
    runs = [run(sys.executable, __file__, "--once", shown=True) for _ in range(RUNS)]
    cpu, memory = statistics.median(one.cpu for one in runs), max(one.memory for one in runs)
    print(f"CPU with start and reading {cpu:.1f} s (median), memory {memory:.0f} MiB (highest)")


if __name__ == "__main__":
    print_once() if "--once" in sys.argv else main()
