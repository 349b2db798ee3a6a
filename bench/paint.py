"""How soon the largest piece of a page is painted on a slow phone with a slow network, on the first visit.

    python bench/paint.py SITE [--times 5] [--kbit 400]

SITE is a built handbook (``mkdocs build``). The CPU runs four times slower; every request waits 400 ms and all share
400 kbit/s, as Chromium's "slow 3G"; nothing is cached, the answers are compressed as any static host does.
"""

import argparse
import sys
from pathlib import Path
from statistics import median

from make_handbook import ROOT
from playwright.sync_api import Browser, sync_playwright

sys.path.insert(0, str(ROOT / "tests"))
from browser.chromium import ARGUMENTS, find_chromium
from browser.serving import serving

SLOWED = 4
LATENCY = 400
"""Milliseconds of each request."""
PHONE = {"width": 390, "height": 844}
PAGES = {"home": "", "a standard": "s/S-305/", "a script": "t/T-304/", "a checklist": "l/L-301/"}
LISTEN = """() => {
  window.painted = {};
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) window.painted[entry.name || "largest"] = entry.startTime;
  }).observe({type: "largest-contentful-paint", buffered: true});
}"""
READ = """() => {
  const first = performance.getEntriesByName("first-contentful-paint")[0].startTime;
  const all = [...performance.getEntriesByType("navigation"), ...performance.getEntriesByType("resource")];
  return [first, window.painted.largest, all.reduce((sum, entry) => sum + entry.encodedBodySize, 0)];
}"""


def visit(browser: Browser, address: str, kbit: int) -> tuple[float, float, float]:
    """One first visit: milliseconds to the first and to the largest paint, and KB of compressed answers."""
    context = browser.new_context(viewport=PHONE, has_touch=True, is_mobile=True, service_workers="block")
    page = context.new_page()
    network = context.new_cdp_session(page)
    network.send("Network.enable")
    speed = {"downloadThroughput": kbit * 1000 / 8, "uploadThroughput": kbit * 1000 / 8}
    network.send("Network.emulateNetworkConditions", {"offline": False, "latency": LATENCY, **speed})
    network.send("Emulation.setCPUThrottlingRate", {"rate": SLOWED})
    page.add_init_script(f"({LISTEN})()")
    page.goto(address, wait_until="networkidle", timeout=120_000)
    first, largest, weight = page.evaluate(READ)
    context.close()
    return first, largest, weight / 1000


def main() -> None:
    """Prints a line a page."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("site", type=Path)
    parser.add_argument("--times", type=int, default=5)
    parser.add_argument("--kbit", type=int, default=400, help="of each second, shared by all answers")
    asked = parser.parse_args()
    with serving(asked.site, compressed=True) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=list(ARGUMENTS))
        print(f"{'':>12}  first paint  largest paint  (median of {asked.times}, ms)   KB")
        for name, path in PAGES.items():
            visits = [visit(browser, address + path, asked.kbit) for _ in range(asked.times)]
            first, largest, weight = (median(values) for values in zip(*visits, strict=True))
            print(f"{name:>12}  {first:11.0f}  {largest:13.0f}  {weight:32.1f}")
        browser.close()


if __name__ == "__main__":
    main()
