"""Files of test vectors (scoring.md §8): each vector → what the engine makes of it, as plain JSON data."""

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from handbook.scoring.comparing import compare
from handbook.scoring.definition import read_definition
from handbook.scoring.groups import MIN_PAIRS, MIN_RESULTS, agreement, team
from handbook.scoring.result import ipa, score


def answer_file(content: Mapping[str, Any]) -> dict[str, Any]:
    """A whole file → results by the ids of its vectors."""
    named = content.get("assessments") or {}
    return {vector["id"]: answer(vector, named) for vector in content["vectors"]}


def answer(vector: Mapping[str, Any], named: Mapping[str, Any]) -> dict[str, Any]:
    """What one vector gives; ``named`` are the assessments of its file."""
    kind = vector.get("kind", "score")
    if kind == "team":
        return asdict(team(vector["results"], vector.get("min_n", MIN_RESULTS)))
    if kind == "agreement":
        return asdict(agreement(vector["pairs"], vector.get("min_n", MIN_PAIRS)))
    if kind == "compare":
        old, new = (read_definition(_definition(vector[side], named)) for side in ("old", "new"))
        return asdict(compare(old, new, vector.get("old_answers") or {}, vector.get("new_answers") or {}))
    definition = read_definition(_definition(vector.get("use") or vector["assessment"], named))
    answers = vector.get("answers") or {}
    return {"quadrants": ipa(definition, answers)} if kind == "ipa" else asdict(score(definition, answers))


def _definition(given: Any, named: Mapping[str, Any]) -> Mapping[str, Any]:
    found: Mapping[str, Any] = named[given] if isinstance(given, str) else given
    return found
