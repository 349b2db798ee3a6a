"""The scoring part of an assessment: plain data → frozen values with exact numbers (scoring.md §2, definition)."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Any

_DECIMAL = re.compile(r"-?[0-9]{1,9}(\.[0-9]{1,6})?")

NA_LIMIT, WEAK_BELOW, WEAK_LIMIT, TARGET = 50, 60, 5, 70
"""What holds where a definition says nothing: per cent of N/A, per cent, number of weak points, per cent."""


@dataclass(frozen=True, slots=True)
class Level:
    """A named stretch of the shown number, from ``min`` per cent up."""

    id: str
    min: Fraction


@dataclass(frozen=True, slots=True)
class Gate:
    """A red line: below ``min`` per cent the level is at most ``cap``."""

    min: Fraction
    cap: str


@dataclass(frozen=True, slots=True)
class Option:
    """An option of a choice (worth 0–100) or of a multiple choice (worth its points)."""

    id: str
    worth: Fraction


@dataclass(frozen=True, slots=True)
class Band:
    """A stretch of a number and what it is worth, 0–100; without bounds it takes what is left."""

    min: Fraction | None
    max: Fraction | None
    score: Fraction


@dataclass(frozen=True, slots=True)
class Question:
    """All that gives an answer its value. Two editions ask like for like when this is equal."""

    kind: str
    rev: Fraction
    reverse: bool
    min: Fraction
    max: Fraction
    options: tuple[Option, ...]
    bands: tuple[Band, ...]
    zero_at: Fraction | None
    full_at: Fraction | None


@dataclass(frozen=True, slots=True)
class Item:
    """A question with its place in the sum. Counted: it has a weight or a gate."""

    id: str
    question: Question
    weight: Fraction
    na: bool
    gate: Gate | None

    @property
    def counts(self) -> bool:
        """Whether the form is incomplete without an answer."""
        return self.weight > 0 or self.gate is not None


@dataclass(frozen=True, slots=True)
class Dimension:
    """Items with a mean of their own."""

    id: str
    weight: Fraction
    gate: Gate | None
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Definition:
    """A whole scoring part. ``pooled``: all items are averaged at once (``aggregate: items``)."""

    pooled: bool
    levels: tuple[Level, ...]
    scale: tuple[Fraction, Fraction] | None
    na_limit: Fraction
    weak_below: Fraction
    weak_limit: int
    target: Fraction
    dimensions: tuple[Dimension, ...]

    @property
    def items(self) -> tuple[Item, ...]:
        """All items in the order of the definition."""
        return tuple(item for dimension in self.dimensions for item in dimension.items)

    def place(self, level: str) -> int:
        """Where a level stands among the levels, from 0; one that is not there caps nothing."""
        return next((place for place, own in enumerate(self.levels) if own.id == level), len(self.levels))


def decimal(value: object) -> Fraction | None:
    """An integer, a decimal number or its text → exact; anything else → None. A float means its shortest text."""
    if not isinstance(value, int | float | str):
        return None
    text = format(Decimal(repr(value)), "f") if isinstance(value, float) else str(value)
    return Fraction(text) if _DECIMAL.fullmatch(text) else None


def read_definition(raw: Mapping[str, Any]) -> Definition:
    """The scoring part as JSON or YAML hold it → its values. It must be sound: checks belong to the build."""
    scale = raw.get("scale")
    return Definition(
        pooled=raw.get("aggregate") == "items",
        levels=tuple(Level(level["id"], _number(level, "min", 0)) for level in _list(raw, "levels")),
        scale=(_number(scale, "min", 0), _number(scale, "max", 100)) if scale else None,
        na_limit=_number(raw, "na_limit", NA_LIMIT),
        weak_below=_number(raw, "weak_below", WEAK_BELOW),
        weak_limit=int(_number(raw, "weak_limit", WEAK_LIMIT)),
        target=_number(raw, "target", TARGET),
        dimensions=tuple(_dimension(dimension) for dimension in _list(raw, "dimensions")),
    )


def _dimension(raw: Mapping[str, Any]) -> Dimension:
    items = tuple(
        Item(
            id=item["id"],
            question=_question(item),
            weight=_number(item, "weight", 1),
            na=item.get("na") is True,
            gate=_gate(item),
        )
        for item in _list(raw, "items")
    )
    return Dimension(raw["id"], _number(raw, "weight", 1), _gate(raw), items)


def _question(raw: Mapping[str, Any]) -> Question:
    worth = "points" if raw["kind"] == "multi" else "score"
    bands = (
        Band(decimal(band.get("min")), decimal(band.get("max")), _number(band, "score", 0))
        for band in _list(raw, "bands")
    )
    return Question(
        kind=raw["kind"],
        rev=_number(raw, "rev", 1),
        reverse=raw.get("reverse") is True,
        min=_number(raw, "min", 0),
        max=_number(raw, "max", 4),
        options=tuple(Option(option["id"], _number(option, worth, 1)) for option in _list(raw, "options")),
        bands=tuple(bands),
        zero_at=decimal(raw.get("zero_at")),
        full_at=decimal(raw.get("full_at")),
    )


def _gate(raw: Mapping[str, Any]) -> Gate | None:
    gate = raw.get("gate")
    return Gate(_number(gate, "min", 100), gate.get("cap", "")) if gate else None


def _number(raw: Mapping[str, Any], key: str, otherwise: int) -> Fraction:
    found = decimal(raw.get(key))
    return Fraction(otherwise) if found is None else found


def _list(raw: Mapping[str, Any], key: str) -> Iterable[Mapping[str, Any]]:
    return raw.get(key) or ()
