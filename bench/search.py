"""How fast the search answers on a slow phone: a synthetic handbook of 2,000 pages, a browser with its CPU slowed.

    python bench/search.py [--n 1460]

The site is opened from its folder, where the search runs in the page, so that the slowing holds for the worker's part,
too. "first result" is measured at full speed, from opening the box on a fresh page.
"""

import argparse
import gzip
import json
import sys
import tempfile
from pathlib import Path
from random import Random
from statistics import quantiles

from make_handbook import ROOT, write_handbook
from measuring import build
from playwright.sync_api import Browser, Page, sync_playwright
from pypinyin import lazy_pinyin

sys.path.insert(0, str(ROOT / "tests"))
from browser.chromium import ARGUMENTS, find_chromium
from browser.serving import serving

SLOWED = 4
QUERIES = 200
ASK = """async (queries) => {
  const input = document.querySelector(".md-search__input"), list = document.querySelector(".md-search-result__list");
  const [found, drawn] = [[], []];
  const find = HandbookSearch.prototype.find;
  HandbookSearch.prototype.find = function (...rest) {
    const began = performance.now(), answer = find.apply(this, rest);
    found.push(performance.now() - began);
    return answer;
  };
  for (const query of queries) {
    const began = performance.now();
    input.value = query;
    input.dispatchEvent(new Event("input", {bubbles: true}));
    while (list.dataset.query !== query) await new Promise((resume) => setTimeout(resume));
    await new Promise((resume) => requestAnimationFrame(() => setTimeout(resume)));
    drawn.push(performance.now() - began);
  }
  HandbookSearch.prototype.find = find;
  return [found, drawn];
}"""


def queries(site: Path) -> list[str]:
    """Titles, pieces of them, pinyin, initials, sayings with words around: the same on every machine."""
    head = json.loads(next((site / "assets/search").glob("head.*")).read_text(encoding="utf-8").split("\n")[1])
    dice, texts = Random(1), [row[2] for row in head["rows"]] + [say[0] for say in head["says"]]
    made: list[str] = []
    for text in dice.sample(texts, min(QUERIES // 5, len(texts))):
        syllables = lazy_pinyin(text[:6])
        made += [text, text[1:5], "".join(syllables), "".join(s[0] for s in syllables), f"我想问一下{text[:6]}怎么办"]
    return made


def opened(page: Page, url: str) -> Page:
    """The box, open on a page, with the whole index there."""
    page.goto(url)
    page.locator(".md-header__button[for=__search]").click()
    page.locator("hb-search[data-has=body]").wait_for(state="attached")
    return page


def slowed(browser: Browser, site: Path) -> tuple[list[float], list[float]]:
    """Milliseconds of every query (found, drawn) with the CPU slowed."""
    page = browser.new_page(viewport={"width": 390, "height": 844})
    opened(page, (site / "s" / next((site / "s").iterdir()).name / "index.html").as_uri())
    asked = queries(site)
    page.evaluate(ASK, asked[:20])
    page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": SLOWED})
    found, drawn = page.evaluate(ASK, asked)
    return found, drawn


def first_result(browser: Browser, site: Path) -> float:
    """Milliseconds from opening the box to the first result, nothing being there yet, at full speed."""
    with serving(site) as address:
        page = browser.new_page(viewport={"width": 390, "height": 844})
        page.goto(address)
        return page.evaluate("""async () => {
          const began = performance.now();
          document.querySelector("hb-search").fill("标准");
          while (!document.querySelector(".hb-hit")) await new Promise((resume) => setTimeout(resume));
          return performance.now() - began;
        }""")


def main() -> None:
    """Prints the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--n", type=int, default=1460, help="standards; 1460 make 2,000 entries")
    count = parser.parse_args().n
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        handbook = Path(folder) / "handbook"
        write_handbook(handbook, count)
        build(handbook)
        site = handbook / "site"
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=list(ARGUMENTS))
        first = min(first_result(browser, site) for _ in range(3))
        found, drawn = slowed(browser, site)
        for name in ("head", "lines", "body"):
            size = len(gzip.compress(next((site / "assets/search").glob(f"{name}.*")).read_bytes()))
            print(f"{name:>20}: {size / 1024:.0f} KB gz")
        worker = next((site / "assets").glob("search.*.js"))
        print(f"{'worker':>20}: {len(gzip.compress(worker.read_bytes())) / 1024:.1f} KB gz")
        print(f"{'first result':>20}: {first:.0f} ms at full speed")
        for name, times in (("query", found), ("key to drawn", drawn)):
            cuts = quantiles(times, n=20)
            print(f"{name:>20}: p50 {cuts[9]:.1f} p95 {cuts[18]:.1f} max {max(times):.1f} ms, CPU {SLOWED} x slower")
        browser.close()


if __name__ == "__main__":
    main()
