"""An assessment as the scoring engine takes it: its scoring part and the fingerprint of that (scoring.md §2, §4)."""

import json
from collections.abc import Mapping
from decimal import Decimal
from hashlib import sha256
from typing import Any

from handbook.deriving import Asked, AskedDimension, questions_of
from handbook.model.assessment import Assessment, Band, Gate, ItemKind, Option
from handbook.model.handbook import Handbook
from handbook.remembering import kept


def scoring_part(assessment: Assessment, handbook: Handbook) -> Mapping[str, Any]:
    """All that the numbers depend on, and no wording: integers, decimal text and ids, ready for JSON.

    The page hands it to the script, results are scored with it, and its fingerprint tells editions apart.
    """
    return _scoring_part(assessment.id, assessment, questions_of(assessment, handbook))


@kept
def _scoring_part(id_: str, assessment: Assessment, questions: tuple[AskedDimension, ...]) -> Mapping[str, Any]:
    return {
        "id": id_,
        "edition": assessment.edition,
        "aggregate": assessment.aggregate.value,
        "target": _plain(assessment.target),
        "levels": [{"id": level.id, "min": _plain(level.min)} for level in assessment.levels],
        "dimensions": [
            _known(
                id=asked.dimension.id,
                weight=_plain(asked.dimension.weight),
                gate=_gate(asked.dimension.gate),
                items=[_item(question) for question in asked.questions],
            )
            for asked in questions
        ],
    }


def scoring_fingerprint(part: Mapping[str, Any]) -> str:
    """The first 12 hex digits of SHA-256 over a scoring part as canonical JSON, without the number of its edition."""
    rest = {key: value for key, value in part.items() if key != "edition"}
    return sha256(json.dumps(rest, sort_keys=True, separators=(",", ":")).encode()).hexdigest()[:12]


def wording(assessment: Assessment, handbook: Handbook) -> dict[str, str]:
    """The words behind the ids: titles of dimensions, texts of questions."""
    dimensions = questions_of(assessment, handbook)
    titles = {asked.dimension.id: asked.dimension.title for asked in dimensions}
    return titles | {question.id: question.text for asked in dimensions for question in asked.questions}


def leads_of(question: Asked) -> tuple[str, ...]:
    """The ids of what to read and do after a low answer: what the author says, or the standard that is asked."""
    return question.item.next or ((question.reference.partition("#")[0],) if question.reference else ())


def _item(question: Asked) -> dict[str, Any]:
    item, level = question.item, question.kind is ItemKind.LEVEL
    lowest = item.min or 0
    return _known(
        id=item.id,
        kind=question.kind.value,
        weight=_plain(item.weight),
        rev=item.rev,
        na=item.na or None,
        reverse=item.reverse or None,
        gate=_gate(item.gate),
        min=lowest if level else None,
        max=lowest + len(question.answers) - 1 if level else None,
        options=[_option(option) for option in item.options] or None,
        bands=[_band(band) for band in item.bands] or None,
        zero_at=_plain(item.zero_at),
        full_at=_plain(item.full_at),
    )


def _option(option: Option) -> dict[str, Any]:
    return _known(id=option.id, score=_plain(option.score), points=_plain(option.points))


def _band(band: Band) -> dict[str, Any]:
    return _known(min=_plain(band.min), max=_plain(band.max), score=_plain(band.score))


def _gate(gate: Gate | None) -> dict[str, Any] | None:
    return None if gate is None else {"min": _plain(gate.min), "cap": gate.cap}


def _plain(number: Decimal | None) -> int | str | None:
    """A number as JSON carries it between languages: an integer, or decimal text."""
    if number is None:
        return None
    return int(number) if number == number.to_integral_value() else format(number.normalize(), "f")


def _known(**fields: Any) -> dict[str, Any]:
    return {name: value for name, value in fields.items() if value is not None}
