"""Two editions of one assessment: what was asked like for like, scored with the new weights (scoring.md §4)."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Any

from handbook.scoring.definition import Definition
from handbook.scoring.marking import State, mark
from handbook.scoring.result import score, shown

NEED = 80
"""Per cent of the new edition's weight that both must have answered."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """``coverage``, ``old``, ``new`` and ``delta`` in tenths of a per cent; ``common`` are ids in the new order."""

    common: tuple[str, ...]
    coverage: int
    comparable: bool
    old: int | None
    new: int | None
    delta: int | None


def compare(
    old: Definition, new: Definition, old_answers: Mapping[str, Any], new_answers: Mapping[str, Any]
) -> Comparison:
    """What changed between two results. Nothing is said where too little is common: never re-scale an old total."""
    before = {own.item.id: own for own in mark(old, old_answers).marks if _scored(own)}
    common = tuple(
        own.item.id
        for own in mark(new, new_answers).marks
        if _scored(own) and own.item.id in before and before[own.item.id].item.question == own.item.question
    )
    kept = _only(new, common)
    then, now = (score(kept, {id_: answers[id_] for id_ in common}).percent for answers in (old_answers, new_answers))
    coverage = _coverage(new, kept)
    known = then is not None and now is not None and coverage >= 10 * NEED
    return Comparison(common, coverage, known, then, now, (now or 0) - (then or 0) if known else None)


def _scored(own: Any) -> bool:
    return own.state is State.ANSWERED and own.item.weight > 0


def _only(definition: Definition, ids: tuple[str, ...]) -> Definition:
    return replace(
        definition,
        dimensions=tuple(
            replace(dimension, items=tuple(item for item in dimension.items if item.id in ids))
            for dimension in definition.dimensions
        ),
    )


def _coverage(whole: Definition, kept: Definition) -> int:
    """How much of the weight the kept items carry, in tenths of a per cent."""
    pairs = list(zip(map(_weights, whole.dimensions), map(_weights, kept.dimensions), strict=True))
    if whole.pooled:
        total = sum(own for own, _ in pairs)
        return shown(sum((part for _, part in pairs), Fraction()) / total if total else Fraction()) or 0
    weighed = [
        (dimension.weight, part / own) for dimension, (own, part) in zip(whole.dimensions, pairs, strict=True) if own
    ]
    total = sum(weight for weight, _ in weighed)
    return shown(sum((weight * part for weight, part in weighed), Fraction()) / total if total else Fraction()) or 0


def _weights(dimension: Any) -> Fraction:
    return sum((item.weight for item in dimension.items), Fraction())
