"""How long a result of 100 questions and 200 result files take in a browser whose CPU is slowed to a quarter.

python bench/assessments.py: the tiny handbook of the tests with an assessment of 100 questions, in Chromium. Prints the
best and the median of fifteen runs in milliseconds, from the press to the finished layout.
"""

import statistics
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

ROOT = Path(__file__).parent.parent
sys.path[:0] = [str(ROOT / "tests"), str(ROOT / "hooks")]

from browser.chromium import ARGUMENTS, find_chromium  # noqa: E402
from browser.serving import serving  # noqa: E402
from project import build, edit, lay_out  # noqa: E402

RUNS, SLOWED = 15, 4
HEAD = """
id: A-100
title: 百题
chapter: greeting
status: official
owner: 店长
edition: 1
effective: 2026-01-01
review_by: 2027-01-01
roles: [clerk]
sources: [M01]
unit: person
purpose: 量速度。
minutes: 30
levels: [{id: start, title: 起步, min: 0, advice: 读。}, {id: good, title: 稳定, min: 70, advice: 教。}]
history: [{edition: 1, date: 2026-01-01, change: added, note: 新增}]
dimensions:
"""
ITEM = (
    "      - {{id: q{0}-{1}, text: 第 {1} 问？, kind: level, min: 0, max: 4, "
    "anchors: [一, 二, 三, 四, 五], next: [S-001]}}\n"
)

RESULT = """() => {
  const host = document.querySelector('hb-assessment');
  host.questions.forEach((question, place) => { question.answer = place % 5; });
  const start = performance.now();
  host.outcome.request();
  document.body.getBoundingClientRect();
  const spent = performance.now() - start;
  host.outcome.back();
  return spent;
}"""

IMPORT = """async () => {
  const host = document.querySelector('hb-team');
  const { fingerprint, definition } = host.known.get('A-100');
  const ids = definition.dimensions.flatMap((dimension) => dimension.items.map((item) => item.id));
  const files = Array.from({ length: 200 }, (_, n) => new File([JSON.stringify({
    v: 1, kind: 'result', result_id: `r${n}`, assessment: 'A-100', edition: 1, fingerprint, role: 'self',
    saved_at: '2026-07-01T00:00:00Z', team: `team ${n % 10}`, alias: `${n}`, reasons: {}, shown: {},
    answers: Object.fromEntries(ids.map((id, place) => [id, (n + place) % 5])),
  })], `${n}.json`));
  const start = performance.now();
  await host.take(files);
  document.body.getBoundingClientRect();
  const spent = performance.now() - start;
  host.empty();
  return spent;
}"""


def main() -> None:
    """Builds, opens, measures, prints."""
    with tempfile.TemporaryDirectory() as temporary, sync_playwright() as playwright:
        handbook = lay_out(Path(temporary) / "handbook")
        sides = "".join(
            f"  - id: d{side}\n    title: 第 {side} 面\n    items:\n" + "".join(ITEM.format(side, n) for n in range(10))
            for side in range(10)
        )
        edit(handbook, {"standards/assessments/A-100-hundred.yml": HEAD + sides})
        build(handbook)
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=list(ARGUMENTS))
        page = browser.new_page()
        page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": SLOWED})
        with serving(handbook / "site") as address:
            page.goto(f"{address}a/A-100/")
            print(f"result of 100 questions: {times(page, RESULT)}")
            page.goto(f"{address}team/")
            print(f"200 result files of 100 answers: {times(page, IMPORT)}")
        browser.close()


def times(page: Page, script: str) -> str:
    """The best and the median of the times that a script says it took."""
    page.wait_for_load_state("networkidle")
    spent = [page.evaluate(script) for _ in range(RUNS)]
    return f"best {min(spent):.0f} ms, median {statistics.median(spent):.0f} ms"


if __name__ == "__main__":
    main()
