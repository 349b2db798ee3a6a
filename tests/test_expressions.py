"""Expressions mean the same in Python and in JavaScript: shared cases, and thousands of random ones."""

import json
import random
import shutil
import subprocess
from fractions import Fraction
from typing import Any

import pytest

from cases import load_cases
from handbook.expressions import ExpressionError, evaluate, holds, parse, parse_condition
from handbook.scoring import counted, written
from project import ROOT

SCRIPT = ROOT / "tests" / "expressions.mjs"
CASES = [case.values[0] for case in load_cases("expressions")]
ROUNDING = [case.values[0] for case in load_cases("rounding")]
RANDOM = 4000


def answer(case: dict[str, Any]) -> str:
    """What Python makes of a case, in the words of the cases."""
    values = {id_: Fraction(text) for id_, text in case.get("values", {}).items()}
    try:
        if case.get("condition"):
            return str(holds(parse_condition(case["expression"]), values)).lower()
        return str(evaluate(parse(case["expression"]), values))
    except ExpressionError as error:
        return f"column {error.column}"
    except ZeroDivisionError:
        return "zero"


def in_javascript(kind: str, jobs: list[Any]) -> list[str]:
    """The answers of the handbook's script to all jobs, in one run of node."""
    node = shutil.which("node")
    assert node, "node is missing: it runs the handbook's scripts in the tests; install Node.js 18 or newer"
    text = json.dumps({"kind": kind, "jobs": jobs})
    done = subprocess.run(
        [node, str(SCRIPT)], input=text, capture_output=True, text=True, encoding="utf-8", check=False
    )
    assert done.returncode == 0, done.stderr
    return list(json.loads(done.stdout))


def exact(case: dict[str, Any]) -> Fraction:
    return Fraction(case["value"]) * case.get("times", 1)


@pytest.mark.parametrize("case", load_cases("expressions"))
def test_python_gives(case: dict[str, Any]) -> None:
    assert answer(case) == case["gives"]


def test_javascript_gives_the_same() -> None:
    found = dict(zip((case["name"] for case in CASES), in_javascript("expressions", CASES), strict=True))
    assert found == {case["name"]: case["gives"] for case in CASES}


@pytest.mark.parametrize("case", load_cases("rounding"))
def test_python_rounds(case: dict[str, Any]) -> None:
    assert written(counted(exact(case), case["decimals"]), case["decimals"]) == case["shown"]


def test_javascript_rounds_the_same() -> None:
    jobs = [{"value": ratio(exact(case)), "decimals": case["decimals"]} for case in ROUNDING]
    assert in_javascript("rounding", jobs) == [case["shown"] for case in ROUNDING]


def test_random_expressions_give_the_same_in_both() -> None:
    """Values, divisions by zero and the column of every fault, from a fixed seed."""
    chance = random.Random(19)
    jobs = [random_case(chance) for _ in range(RANDOM)]
    expected = [answer(job) for job in jobs]
    differing = [
        (job["expression"], python, javascript)
        for job, python, javascript in zip(jobs, expected, in_javascript("expressions", jobs), strict=True)
        if python != javascript
    ]
    assert differing == []
    seen = {kind: sum(kind in found for found in expected) for kind in ("zero", "column", "/", "true", "false")}
    assert [kind for kind, count in seen.items() if count < RANDOM // 40] == []


def test_random_numbers_are_rounded_the_same_in_both() -> None:
    chance = random.Random(1)
    values = [Fraction(chance.randint(-4000, 4000), chance.choice((1, 3, 7, 8, 80, 200))) for _ in range(RANDOM)]
    places = [number % 3 for number in range(RANDOM)]
    jobs = [{"value": ratio(value), "decimals": n} for value, n in zip(values, places, strict=True)]
    expected = [written(counted(value, n), n) for value, n in zip(values, places, strict=True)]
    assert in_javascript("rounding", jobs) == expected


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("１２．５", "25/2"),
        ("12,000", "12000"),
        ("1，234，567", "1234567"),
        (" 7 ", "7"),
        ("−3", "-3"),
        ("+4", "4"),
        ("-0.5", "-1/2"),
        ("1,2", "none"),
        ("12.", "none"),
        ("两百", "none"),
        ("1e3", "none"),
        ("", "none"),
    ],
)
def test_a_number_is_read_as_people_type_it(typed: str, read: str) -> None:
    assert in_javascript("typed", [typed]) == [read]


def ratio(value: Fraction) -> str:
    return f"{value.numerator}/{value.denominator}"


def random_case(chance: random.Random) -> dict[str, Any]:
    """An expression or a condition; one in eight loses, gains or changes a character and is often none any more."""
    values = {name: chance.choice(("0", "1", "-2", "0.25", "37.5", "999999999", "0.000001")) for name in ("a", "b_1")}
    condition = chance.random() < 0.25
    expression = random_expression(chance, 4)
    if condition:
        sign = chance.choice(("<", "<=", ">", ">=", "=", "≤", "＞"))
        expression += sign + random_expression(chance, chance.choice((0, 2)))
    if chance.random() < 0.125:
        place = chance.randrange(len(expression))
        cut = chance.choice((0, 1))
        expression = expression[:place] + chance.choice(("", "(", ")", "%", " ", "-", "，")) + expression[place + cut :]
        values |= {"a_1": "1", "b": "2", "min": "3", "max": "4", "b_": "5", "ab_1": "6", "b_1a": "7"}
    return {"expression": expression, "values": complete(expression, values), "condition": condition}


def complete(expression: str, values: dict[str, str]) -> dict[str, str]:
    """A value for whatever a changed character made into a name."""
    try:
        answer({"expression": expression, "values": values})
        answer({"expression": expression, "values": values, "condition": True})
    except KeyError as missing:
        return complete(expression, values | {str(missing.args[0]): "8"})
    return values


def random_expression(chance: random.Random, depth: int) -> str:
    if depth == 0 or chance.random() < 0.2:
        return chance.choice(("0", "1", "2", "10", "0.5", "3.125", "１００", "a", "b_1"))
    left, right = random_expression(chance, depth - 1), random_expression(chance, depth - 1)
    form = chance.choice(
        ("{}+{}", "{} - {}", "{}*{}", "{} / {}", "({}) ÷ ({})", "({}-{})", "min({}, {})", "max({}，{})", "-{}")
    )
    return form.format(left, right)
