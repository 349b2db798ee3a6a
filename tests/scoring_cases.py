"""Random assessments and answers from a seed, in the format of scoring.md §8."""

import random
from typing import Any

KINDS = ("yesno", "level", "choice", "multi", "band", "numeric")
WEIGHTS = (1, 1, 1, 2, 3, 0, "0.5", "0.25", 1.5)
ODD = ("NA", True, "3", -1, 99, "x", [], [1], 2.5, "12.", "1e3", 1e-7, {})
"""Answers that are wrong, or wrong for most questions."""


def random_file(seed: int, count: int) -> dict[str, Any]:
    """So many vectors of all kinds; most are scores."""
    chance = random.Random(seed)
    return {"format": 1, "vectors": [random_vector(chance, f"r{number}") for number in range(count)]}


def random_vector(chance: random.Random, id_: str) -> dict[str, Any]:
    kind = chance.choice(("score",) * 6 + ("ipa", "compare", "team", "agreement"))
    if kind == "team":
        return {"id": id_, "kind": kind, "results": [random_result(chance) for _ in range(chance.randrange(12))]}
    if kind == "agreement":
        pairs = [[chance.randrange(5), chance.randrange(5)] for _ in range(chance.choice((0, 1, 3, 25, 40)))]
        return {"id": id_, "kind": kind, "pairs": pairs, "k": 5}
    definition = random_definition(chance)
    if kind == "compare":
        old = changed(chance, definition)
        answers = {"old_answers": random_answers(chance, old), "new_answers": random_answers(chance, definition)}
        return {"id": id_, "kind": kind, "old": old, "new": definition, **answers}
    return {"id": id_, "kind": kind, "assessment": definition, "answers": random_answers(chance, definition)}


def random_definition(chance: random.Random) -> dict[str, Any]:
    bounds = sorted(chance.sample(("12.5", 25, 40, 50, "66.7", 80, 90), chance.randrange(1, 4)), key=float)
    levels = [{"id": f"l{place}", "min": least} for place, least in enumerate([0, *bounds])]
    dimensions, number = [], 0
    for place in range(chance.randrange(1, 4)):
        items = []
        for _ in range(chance.randrange(1, 5)):
            items.append(random_item(chance, f"q{number}", levels))
            number += 1
        dimensions.append({"id": f"d{place}", "weight": chance.choice(WEIGHTS), "items": items})
        if chance.random() < 0.2:
            dimensions[-1]["gate"] = {"min": chance.choice((25, 50, "66.7")), "cap": chance.choice(levels)["id"]}
    definition = {"levels": levels, "dimensions": dimensions, "aggregate": chance.choice(("dimensions", "items"))}
    optional = {"scale": {"min": 1, "max": 5}, "na_limit": 20, "weak_below": "75.5", "weak_limit": 2, "target": "62.5"}
    return definition | {key: value for key, value in optional.items() if chance.random() < 0.3}


def random_item(chance: random.Random, id_: str, levels: list[dict[str, Any]]) -> dict[str, Any]:
    kind = chance.choice(KINDS)
    item: dict[str, Any] = {"id": id_, "kind": kind, "weight": chance.choice(WEIGHTS), "na": chance.random() < 0.5}
    item["reverse"] = chance.random() < 0.2
    if kind == "level" and chance.random() < 0.7:
        item |= {"min": chance.choice((0, 1, 3)), "max": chance.choice((5, 7, 10))}
    if kind == "choice":
        item["options"] = [{"id": f"o{n}", "score": chance.choice((0, 25, "33.3", 70, 100))} for n in range(3)]
    if kind == "multi":
        item["options"] = [{"id": f"o{n}"} | ({"points": n} if chance.random() < 0.5 else {}) for n in range(1, 5)]
    if kind == "band":
        item["bands"] = random_bands(chance)
    if kind == "numeric":
        item |= chance.choice(({"zero_at": 10, "full_at": 2}, {"zero_at": "-1.5", "full_at": "7"}))
    if chance.random() < 0.2:
        item["gate"] = {"min": chance.choice((100, 50)), "cap": chance.choice(levels)["id"]}
    return item


def random_bands(chance: random.Random) -> list[dict[str, Any]]:
    falling = chance.random() < 0.5
    bounds = sorted(chance.sample((0, "2.5", 3.25, 10, 30, 70), 3), key=float, reverse=falling)
    return [{"min" if falling else "max": bound, "score": chance.choice((0, 50, 100))} for bound in bounds] + [
        {"score": chance.choice((0, 10, 100))}
    ]


def random_answers(chance: random.Random, definition: dict[str, Any]) -> dict[str, Any]:
    spare = chance.choice((0, 0.1, 0.4, 1))
    answers = {
        item["id"]: random_answer(chance, item)
        for dimension in definition["dimensions"]
        for item in dimension["items"]
        if chance.random() >= spare
    }
    return answers | ({"gone": 1, "Zz": None} if chance.random() < 0.05 else {})


def random_answer(chance: random.Random, item: dict[str, Any]) -> Any:
    if chance.random() < 0.05:
        return chance.choice(ODD)
    if item["na"] and chance.random() < 0.2:
        return "NA"
    options = [option["id"] for option in item.get("options", ())]
    return {
        "yesno": lambda: chance.choice(("yes", "no")),
        "level": lambda: chance.randint(item.get("min", 0), item.get("max", 4)),
        "choice": lambda: chance.choice(options),
        "multi": lambda: chance.sample(options, chance.randrange(len(options) + 1)),
        "band": lambda: chance.choice((0, 2.5, "3.25", 29.9, 30, 70, -4)),
        "numeric": lambda: chance.choice((4.4, "0.1", 2, 10, 999, "-1.25", 0.000001)),
    }[item["kind"]]()


def changed(chance: random.Random, definition: dict[str, Any]) -> dict[str, Any]:
    """An older edition: some items had another meaning or did not exist, some weights were others."""

    def older(item: dict[str, Any]) -> dict[str, Any]:
        change = chance.choice(({}, {}, {}, {"rev": 2}, {"weight": 3}, {"id": item["id"] + "x"}, {"reverse": True}))
        return {**item, **change}

    dimensions = [{**own, "items": [older(item) for item in own["items"]]} for own in definition["dimensions"]]
    return {**definition, "dimensions": dimensions}


def random_result(chance: random.Random) -> dict[str, Any]:
    numbers = {
        "percent": chance.choice((None, chance.randrange(1001))),
        "dimensions": {"d1": chance.randrange(1001), "d2": chance.choice((None, 333, 1000))},
    }
    return {
        "result_id": f"r{chance.randrange(15)}",
        "team": chance.choice(("North", "南区", "")),
        "assessment": "A-101",
        "edition": chance.choice((1, 1, 1, 2)),
        "saved_at": f"2026-11-{chance.randrange(10, 30)}T08:00:00Z",
        "status": chance.choice(("complete", "complete", "complete", "partial")),
        **chance.choice((numbers, {"shown": numbers})),
    }
