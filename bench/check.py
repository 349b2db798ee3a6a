"""How much `handbook check` costs: a handbook of N files, checked as a whole process. Prints a Markdown table."""

import argparse
import os
import random
import statistics
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
RUNS = 5
IN_GROUP = 14
"""Standards that one checklist ticks and one assessment asks about, so that nothing is left uncovered."""

WHO = ("接待人", "值班经理", "热线坐席", "会员专员", "在线客服", "投诉专员", "大客户经理", "店员")
WHEN = ("客户进门时", "接起电话后", "客户要走时", "办理途中", "雨天排队时", "交班以前", "回访当天", "收款之后")
DOES = (
    "念出办理结果",
    "放下手里的活",
    "抬头看着客户",
    "写清下一步时间",
    "递上一杯温水",
    "核对客户姓名",
    "说明费用明细",
)
MORE = ("等他点头", "再问一句还有吗", "记进登记单", "约好回电钟点", "请他坐下", "把单子转过去", "送到门口", "留下工号")
WHY = ("客户最怕白等", "话说一半没人接", "他已经讲过一遍", "写下来才算数", "别人替他着急", "走的时候心里要有底")

SETTINGS = """\
title: 测速手册
welcome: 只为测速。
language: zh
chapters:
  - {id: speed, title: 测速, about: 由程序写成。}
roles:
  - {id: clerk, title: 店员}
touchpoints:
  - {id: hall, title: 营业厅}
values:
  - {id: emotional, title: 情感价值}
causes:
  - {id: people, title: 人}
"""
SOURCES = """\
decks:
  - {id: '000', title: 测速材料, note: 由程序写成。}
codes:
  - {code: M01, title: 测速, decks: ['000']}
"""
HEADER = """\
id: {id}
title: {title}
chapter: speed
status: official
owner: 店长
edition: 1
effective: 2026-01-01
review_by: 2027-06-30
roles: [clerk]
touchpoints: [hall]
keywords: [没人理我, 等太久, 说了不算, 又要排队]
sources: [M01]
history:
  - edition: 1
    date: 2026-01-01
    change: added
    note: 由程序写成。
"""


def sentence(dice: random.Random) -> str:
    """Who does what when, in one line of Chinese."""
    return f"{dice.choice(WHEN)}，{dice.choice(WHO)}{dice.choice(DOES)}，{dice.choice(MORE)}"


def act(number: int) -> str:
    """One observable act; no two that stand on one sheet are alike."""
    digits = f"{number:03}".translate(str.maketrans("0123456789", "零一二三四五六七八九"))
    return f"{digits}号{(DOES + MORE)[number % IN_GROUP]}"


def standard(number: int, dice: random.Random) -> str:
    """A standard that refers to the two before it; about 1.5 KB as UTF-8."""
    before = [f"S-{near:03}" for near in range(max(0, number - 2), number)]
    why = "\n".join(f"  {dice.choice(WHY)}；{sentence(dice)}，他才会再来。" for _ in range(2))
    mention = f"另见 [[{before[0]}]]。" if before else "这是第一条。"
    checks = "".join(
        f"  - id: {id_}\n    text: {act(number)}\n    moment: during\n"
        + ("    critical: true\n" if id_ == "a" and number % IN_GROUP < 3 else "")
        for id_ in "ab"
    )
    return (
        HEADER.format(id=f"S-{number:03}", title=f"{dice.choice(WHEN)}{dice.choice(DOES)}")
        + f"statement: {sentence(dice)}，3 分钟内做完。\nwhy: |\n{why}\n  {mention}\n"
        + f"levels:\n  pass: {sentence(dice)}。\n  excellent: {sentence(dice)}，还问客户方便不方便。\n"
        + f"measure:\n  what: 做到的占比\n  op: '>='\n  target: {80 + number % 20}\n  unit: '%'\n"
        + "  window: 每周\n  how: 看十分钟录像\n  by: 店长\n"
        + f"checks:\n{checks}good:\n  - {sentence(dice)}\npoor:\n  - {dice.choice(WHEN)}低头玩手机\n"
        + f"values: [emotional]\ncause: people\nrequires: [{', '.join(before[:1])}]\n"
        + f"related: [{', '.join(before[1:])}]\n"
        + f"brief:\n  rule: {dice.choice(WHEN)}{dice.choice(DOES)}。\n"
        + f"  points: [{dice.choice(DOES)}, {dice.choice(MORE)}]\n"
    )


def checklist(number: int, standards: range) -> str:
    """A sheet with one check of each standard."""
    groups = "".join(
        f"  - title: 第 {start // 5 + 1} 组\n    items:\n"
        + "".join(f"      - from: S-{id_:03}#a\n" for id_ in standards[start : start + 5])
        for start in range(0, len(standards), 5)
    )
    return (
        HEADER.format(id=f"L-{number:03}", title=f"第 {number} 张单子")
        + "moment: during\nrole: clerk\nmode: do-confirm\nminutes: 3\n"
        + f"groups:\n{groups}pause: 都有勾才往下走。\non_fail: 请店长到场。\n"
    )


def assessment(number: int, standards: range) -> str:
    """A form with one question from each standard."""
    items = "".join(f"      - {{id: q{id_}, from: S-{id_:03}, next: [S-{id_:03}]}}\n" for id_ in standards)
    return (
        HEADER.format(id=f"A-{number:03}", title=f"第 {number} 份自评")
        + "unit: person\npurpose: 只为测速。\nminutes: 5\nlevels:\n"
        + "  - {id: start, title: 起步, min: 0, advice: 先练一条。}\n"
        + "  - {id: steady, title: 稳定, min: 70, advice: 保持。}\n"
        + f"dimensions:\n  - id: all\n    title: 全部\n    items:\n{items}"
    )


def write_handbook(folder: Path, files: int) -> int:
    """Lays out a handbook of so many entries (the same on every machine) and returns its bytes."""
    dice = random.Random(1)
    texts = {"handbook.yml": SETTINGS, "sources.yml": SOURCES, "lint.yml": "fewest_keywords: 4\n"}
    sheets = -(-files // (IN_GROUP + 2))
    count = files - 2 * sheets
    for number in range(count):
        texts[f"service-standards/S-{number:03}-bench.yml"] = standard(number, dice)
    for number in range(sheets):
        covered = range(number * count // sheets, (number + 1) * count // sheets)
        texts[f"checklists/L-{number:03}-bench.yml"] = checklist(number, covered)
        texts[f"assessments/A-{number:03}-bench.yml"] = assessment(number, covered)
    (folder / "docs").mkdir(parents=True)
    for name, text in texts.items():
        file = folder / "standards" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8", newline="\n")
    return sum(len(text.encode()) for text in texts.values())


def check_once(folder: Path, *options: str) -> tuple[float, int, int]:
    """One run of `handbook check` → CPU seconds (user and system), peak memory in bytes, exit code."""
    environment = {**os.environ, "HANDBOOK_TODAY": "2026-07-01", "PYTHONPATH": str(ROOT / "hooks")}
    command = [sys.executable, "-m", "handbook", "check", str(folder), *options]
    with open(os.devnull, "wb") as nothing:  # noqa: PTH123
        process = os.posix_spawn(
            sys.executable, command, environment, file_actions=[(os.POSIX_SPAWN_DUP2, nothing.fileno(), 1)]
        )
    _, status, used = os.wait4(process, 0)
    unit = 1 if sys.platform == "darwin" else 1024
    return used.ru_utime + used.ru_stime, used.ru_maxrss * unit, os.waitstatus_to_exitcode(status)


def measure(files: int) -> str:
    """The row of the table for a handbook of so many files."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "handbook"
        size = write_handbook(folder, files)
        runs = [check_once(folder) for _ in range(RUNS + 1)][1:]
    if {code for _, _, code in runs} != {0}:
        raise SystemExit(f"handbook check found faults in the {files} generated files")
    seconds = statistics.median(seconds for seconds, _, _ in runs)
    peak = max(peak for _, peak, _ in runs)
    return f"| {files} | {size / files / 1000:.1f} KB | {seconds:.2f} s | {peak / 1_000_000:.0f} MB |"


def main() -> None:
    """Measures the sizes given on the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", type=int, nargs="*", default=[1000], help="how many files, up to 1100 (default 1000)")
    parser.add_argument("--write", type=Path, help="only write a handbook of that size into this new folder")
    options = parser.parse_args()
    if options.write:
        write_handbook(options.write, options.files[0])
        return
    print("| files | each | CPU, median of 5 | peak memory |\n|---|---|---|---|")
    for files in options.files:
        print(measure(files))


if __name__ == "__main__":
    main()
