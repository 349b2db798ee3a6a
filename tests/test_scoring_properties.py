"""What is true of every form, whatever its questions and answers (scoring.md §9), in Python and in JavaScript."""

import json
import random
import shutil
import subprocess
from dataclasses import replace
from fractions import Fraction
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from handbook.scoring import Definition, Result, decimal, mark, read_definition, score
from handbook.scoring.marking import State, value_of
from project import ROOT
from scoring_cases import random_answer, random_answers, random_definition

SCRIPT = ROOT / "tests" / "score_properties.mjs"
CASES = 600
chances = st.randoms(use_true_random=False)
often = settings(max_examples=120, deadline=None, suppress_health_check=list(HealthCheck))


def places(definition: Definition, result: Result) -> tuple[int, ...]:
    """Where the possible levels stand, from −1 for none."""
    ids = [None, *(level.id for level in definition.levels)]
    return ids.index(result.level_low), ids.index(result.level_high)


def items_of(raw: dict[str, Any]) -> list[dict[str, Any]]:
    return [item for dimension in raw["dimensions"] for item in dimension["items"]]


def numbers(result: Result) -> tuple[object, ...]:
    """All that is not a count of questions."""
    return (
        result.exact,
        result.percent,
        result.low,
        result.high,
        result.level_low,
        result.level_high,
        result.gain,
        result.weak,
        result.failed_gates,
        result.pending_gates,
    )


@often
@given(chances)
def test_a_better_answer_never_lowers_anything(chance: random.Random) -> None:
    raw = random_definition(chance)
    definition, answers = read_definition(raw), random_answers(chance, raw)
    item = chance.choice(items_of(raw))
    other = answers | {item["id"]: random_answer(chance, {**item, "na": False})}
    sheets = [mark(definition, own) for own in (answers, other)]
    values = [next(own.value for own in sheet.marks if own.item.id == item["id"]) for sheet in sheets]
    results = [score(definition, own) for own in (answers, other)]
    if None in values:
        return
    if values[0] > values[1]:  # type: ignore[operator]
        results.reverse()
    worse, better = results
    assert (worse.percent or 0) <= (better.percent or 0)
    assert all(low <= high for low, high in zip(places(definition, worse), places(definition, better), strict=True))


@often
@given(chances)
def test_na_is_as_if_the_question_were_not_there(chance: random.Random) -> None:
    raw = random_definition(chance) | {"na_limit": 100}
    answers, item = random_answers(chance, raw), chance.choice(items_of(raw))
    item["na"] = True
    with_na = score(read_definition(raw), answers | {item["id"]: "NA"})
    for dimension in raw["dimensions"]:
        dimension["items"] = [own for own in dimension["items"] if own is not item]
    without = score(read_definition(raw), {id_: own for id_, own in answers.items() if id_ != item["id"]})
    assert numbers(with_na) == numbers(without)
    assert (with_na.answered, with_na.applicable) == (without.answered, without.applicable)


@often
@given(chances)
def test_only_the_proportion_of_weights_matters(chance: random.Random) -> None:
    raw = random_definition(chance)
    definition, answers, times = read_definition(raw), random_answers(chance, raw), chance.choice((2, Fraction(1, 3)))
    heavier = replace(
        definition,
        dimensions=tuple(
            replace(
                own,
                weight=own.weight * 7,
                items=tuple(replace(item, weight=item.weight * times) for item in own.items),
            )
            for own in definition.dimensions
        ),
    )
    assert score(definition, answers) == score(heavier, answers)


@often
@given(chances)
def test_the_range_holds_the_estimate_and_every_way_to_finish(chance: random.Random) -> None:
    raw = random_definition(chance) | {"na_limit": 100}
    definition, answers = read_definition(raw), random_answers(chance, raw)
    result = score(definition, answers)
    if result.low is None or result.high is None:
        return
    assert 0 <= result.low <= (result.low if result.percent is None else result.percent) <= result.high <= 1000
    still = {own.item.id for own in mark(definition, answers).marks if own.state is State.OPEN}
    rest = {
        item["id"]: "NA" if item["na"] and chance.random() < 0.3 else random_answer(chance, item)
        for item in items_of(raw)
        if item["id"] in still
    }
    finished = score(definition, answers | rest)
    if finished.status == "complete" and finished.percent is not None:
        assert result.low <= finished.percent <= result.high
        low, high = places(definition, result)
        assert all(low <= place <= high for place in places(definition, finished))


@often
@given(chances)
def test_gains_add_up_to_what_is_missing(chance: random.Random) -> None:
    raw = random_definition(chance)
    result = score(read_definition(raw), random_answers(chance, raw))
    if result.exact is not None:
        missing = 1000 * (1 - Fraction(result.exact))
        assert abs(sum(result.gain.values()) - missing) <= Fraction(len(result.gain), 2)


@often
@given(chances)
def test_order_does_not_matter(chance: random.Random) -> None:
    raw = random_definition(chance)
    answers = random_answers(chance, raw)
    before = score(read_definition(raw), answers)
    for dimension in raw["dimensions"]:
        chance.shuffle(dimension["items"])
    chance.shuffle(raw["dimensions"])
    shuffled = list(answers.items())
    chance.shuffle(shuffled)
    after = score(read_definition(raw), dict(shuffled))
    assert (before.exact, before.low, before.high, before.level, before.gain) == (
        after.exact,
        after.low,
        after.high,
        after.level,
        after.gain,
    )
    assert sorted(before.failed_gates) == sorted(after.failed_gates)


@often
@given(chances)
def test_what_was_saved_scores_the_same(chance: random.Random) -> None:
    raw = random_definition(chance)
    answers = random_answers(chance, raw)
    again = [json.loads(json.dumps(own)) for own in (raw, answers)]
    assert score(read_definition(raw), answers) == score(read_definition(again[0]), again[1])


@often
@given(chances, st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), st.text(), st.lists(st.text())))
def test_any_answer_is_worth_something_from_0_to_1_or_is_none(chance: random.Random, answer: object) -> None:
    for item in read_definition(random_definition(chance)).items:
        value = value_of(item.question, answer)
        assert value is None or 0 <= value <= 1


@given(st.decimals(min_value=-999999999, max_value=999999999, places=6))
def test_decimals_never_pass_through_a_float(number: Any) -> None:
    assert decimal(format(number, "f")) == Fraction(number)


def test_javascript_keeps_the_same_promises(tmp_path: Path) -> None:
    """Each property on hundreds of random forms, in one run of node."""
    chance = random.Random(5)
    cases = []
    for _ in range(CASES):
        raw = random_definition(chance)
        item = chance.choice(items_of(raw))
        other = {"id": item["id"], "answer": random_answer(chance, {**item, "na": False})}
        rest = {own["id"]: random_answer(chance, own) for own in items_of(raw)}
        cases.append({"definition": raw, "answers": random_answers(chance, raw), "other": other, "rest": rest})
    file = tmp_path / "cases.json"
    file.write_text(json.dumps(cases), encoding="utf-8")
    done = subprocess.run(
        [str(shutil.which("node")), str(SCRIPT), str(file)],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    held = json.loads(done.stdout)
    assert held["broken"] == []
    assert {name: count > CASES // 10 for name, count in held["held"].items()} == dict.fromkeys(held["held"], True)
