"""Measures this project beside plain Material on the same text and prints a Markdown table.

    python bench/build.py 1000
    python bench/build.py 100 1000 5000 --write      # puts the table into bench/README.md

Builds run in turn (ours, plain, ours, plain …), each as a process of its own. A ratio is the median of the ratios of
neighbouring runs: other programs come and go and hit neighbours alike.
"""

import argparse
import re
import statistics
import tempfile
from collections.abc import Callable
from pathlib import Path

from make_handbook import ROOT, write_handbook
from measuring import CHECK, Run, build, megabytes, run, weigh
from saves import edits

README = ROOT / "bench" / "README.md"
MEASURED = re.compile(r"(?<=<!-- measured -->\n).*?(?=<!-- end -->)", re.DOTALL)
Row = tuple[str, str]


def measure(standards: int, runs: int, saves: int) -> list[Row]:
    """(what, result) of everything, for a handbook of so many standards."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "handbook"
        write_handbook(folder, standards)
        first = build(folder)  # prints all sheets; later ones find them in .cache
        build(folder / "plain")
        pairs = [(build(folder), build(folder / "plain")) for _ in range(runs)]
        checks = [run(*CHECK, str(folder)) for _ in range(runs)]
        sheets = sum(1 for _ in (folder / "site").rglob("*.pdf"))
        rows = [*_pairs(pairs), *_sites(folder)]
        printed = f"{first.cpu:.0f} s CPU, {first.memory:.0f} MiB, {sheets} PDFs"
        rows.append(("first build, which prints all sheets", printed))
        rows.append(("`handbook check`, CPU", f"{_median(checks, lambda r: r.cpu):.2f} s"))
        rows.append(("`handbook check`, memory", f"{max(r.memory for r in checks):.0f} MiB"))
        if saves:
            seconds = edits(folder, saves)
            worst = f"{statistics.median(seconds):.2f} s (slowest {max(seconds):.2f} s)"
            rows.append((f"one file saved → shown in the reloaded browser, median of {saves}", worst))
        return rows


def _pairs(pairs: list[tuple[Run, Run]]) -> list[Row]:
    ours, plain = [pair[0] for pair in pairs], [pair[1] for pair in pairs]
    rows = []
    for what, of in (("CPU", lambda r: r.cpu), ("wall", lambda r: r.wall)):
        ratio = statistics.median(of(one) / of(other) for one, other in pairs)
        rows.append(
            (f"cold build, {what}", f"{_median(ours, of):.2f} s · plain {_median(plain, of):.2f} s · ratio {ratio:.2f}")
        )
    memory = f"{max(r.memory for r in ours):.0f} MiB · plain {max(r.memory for r in plain):.0f} MiB"
    return [*rows, ("cold build, peak memory", memory)]


def _median(runs: list[Run], of: Callable[[Run], float]) -> float:
    return statistics.median(of(one) for one in runs)


def _sites(folder: Path) -> list[Row]:
    ours, plain = folder / "site", folder / "plain" / "site"
    page = sorted(path.name for path in (ours / "s").iterdir() if path.is_dir())[50]
    weight = weigh(ours, f"s/{page}/")
    other = weigh(plain, next(path for path in plain.rglob(page)).relative_to(plain).as_posix() + "/")
    sheets = megabytes(ours, "*.pdf")
    both = f"{weight.html:.1f} KB · plain {other.html:.1f} KB"
    all_ = f"{weight.all:.0f} KB in {weight.requests} requests · plain {other.all:.0f} KB in {other.requests}"
    return [
        ("a standard's page, HTML gz", both),
        ("a standard's page with all it loads, gz, without the search index", all_),
        ("site", f"{megabytes(ours) - sheets:.1f} MB and {sheets:.1f} MB of PDFs · plain {megabytes(plain):.1f} MB"),
    ]


def table(measured: dict[int, list[Row]]) -> str:
    """The Markdown table: a row a figure, a column a size."""
    sizes = list(measured)
    lines = ["| | " + " | ".join(f"N = {size}" for size in sizes) + " |", "|---" * (len(sizes) + 1) + "|"]
    for row in range(len(measured[sizes[0]])):
        cells = (measured[size][row][1] for size in sizes)
        lines.append(f"| {measured[sizes[0]][row][0]} | {' | '.join(cells)} |")
    return "\n".join(lines) + "\n"


def main() -> None:
    """Measures the sizes given on the command line."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("standards", type=int, nargs="*", default=[1000], help="how many standards (default 1000)")
    parser.add_argument("--runs", type=int, default=5, help="pairs of builds (default 5)")
    parser.add_argument("--saves", type=int, default=20, help="saves in the preview (default 20)")
    parser.add_argument("--write", action="store_true", help="put the table into bench/README.md")
    options = parser.parse_args()
    found = table({size: measure(size, options.runs, options.saves) for size in options.standards})
    print(found)
    if options.write:
        README.write_text(MEASURED.sub(found, README.read_text(encoding="utf-8")), encoding="utf-8")


if __name__ == "__main__":
    main()
