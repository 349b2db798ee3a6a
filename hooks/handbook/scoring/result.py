"""A marked form → its result: numbers, levels, red lines, gains, weak points (scoring.md §2, §4 ipa)."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from handbook.scoring.definition import Definition, Gate
from handbook.scoring.marking import Mark, Sheet, Side, State, mark, tally
from handbook.scoring.rounding import counted, plain, tenths


@dataclass(frozen=True, slots=True)
class Standing:
    """A dimension's numbers. ``percent``, ``low``, ``high`` in tenths; the counts are of counted items."""

    exact: str | None
    percent: int | None
    low: int | None
    high: int | None
    answered: int
    applicable: int
    na: int


@dataclass(frozen=True, slots=True)
class Result:
    """What is shown of a filled-in form. Numbers of per cent are tenths; levels, items and dimensions are ids."""

    status: str
    exact: str | None
    percent: int | None
    low: int | None
    high: int | None
    index: str | None
    level: str | None
    level_low: str | None
    level_high: str | None
    capped: bool
    answered: int
    applicable: int
    na: int
    total: int
    invalid: tuple[str, ...]
    unknown: tuple[str, ...]
    flags: tuple[str, ...]
    failed_gates: tuple[str, ...]
    pending_gates: tuple[str, ...]
    gain: Mapping[str, int]
    weak: tuple[str, ...]
    dimensions: Mapping[str, Standing]


Range = tuple[Fraction | None, Fraction | None, Fraction | None]
"""Exact, lowest and highest share, 0 to 1."""


def score(definition: Definition, answers: Mapping[str, Any]) -> Result:
    """What a form with these answers comes to."""
    sheet = mark(definition, answers)
    exact, low, high = overall(sheet)
    answered, applicable, na = _counts(sheet.marks)
    gates = tuple(_gates(sheet))
    flags = ("too_many_na",) if na and Fraction(100 * na, applicable + na) > definition.na_limit else ()
    level_low, level_high, capped = _levels(definition, low, high, gates)
    gains = {mark.item.id: shown(gain) or 0 for mark, gain in _gains(sheet)}
    return Result(
        status=_status(answered, applicable),
        exact=_text(exact),
        percent=shown(exact),
        low=shown(low),
        high=shown(high),
        index=_index(definition, exact),
        level=level_low if level_low == level_high and not flags else None,
        level_low=level_low,
        level_high=level_high,
        capped=capped,
        answered=answered,
        applicable=applicable,
        na=na,
        total=applicable + na,
        invalid=tuple(mark.item.id for mark in sheet.marks if mark.invalid),
        unknown=sheet.unknown,
        flags=flags,
        failed_gates=tuple(id_ for id_, _, failed in gates if failed),
        pending_gates=tuple(id_ for id_, _, failed in gates if not failed),
        gain=gains,
        weak=_weak(sheet, gains, {id_ for id_, _, failed in gates if failed}),
        dimensions={side.dimension.id: _standing(side) for side in sheet.sides},
    )


def ipa(definition: Definition, answers: Mapping[str, Any]) -> dict[str, str]:
    """Importance × performance of the dimensions of one result."""
    sides = mark(definition, answers).sides
    return quadrants(definition, {side.dimension.id: shown(side.tally.exact) for side in sides})


def quadrants(definition: Definition, percents: Mapping[str, int | None]) -> dict[str, str]:
    """Shown numbers of dimensions, as of one result or a team → fix, keep, low or over (scoring.md §4)."""
    known = [(own, percents.get(own.id)) for own in definition.dimensions if own.weight]
    sides = [(own, percent) for own, percent in known if percent is not None]
    mean = sum((own.weight for own, _ in sides), Fraction()) / max(len(sides), 1)
    words = {(True, False): "fix", (True, True): "keep", (False, False): "low", (False, True): "over"}
    return {own.id: words[own.weight >= mean, percent >= 10 * definition.target] for own, percent in sides}


def overall(sheet: Sheet) -> Range:
    """The whole form: a mean of dimensions by their weights, or of all items at once."""
    if sheet.definition.pooled:
        whole = tally(sheet.marks)
        return whole.exact, whole.low, whole.high
    weighed = [(side.dimension.weight, side.tally) for side in sheet.sides]
    return (
        _mean((weight, own.exact) for weight, own in weighed),
        _mean((weight, own.low) for weight, own in weighed),
        _mean((weight, own.high) for weight, own in weighed),
    )


def shown(share: Fraction | None) -> int | None:
    """A share of 1 as tenths of a per cent."""
    return None if share is None else tenths(100 * share)


def _mean(pairs: Iterable[tuple[Fraction, Fraction | None]]) -> Fraction | None:
    known = [(weight, value) for weight, value in pairs if value is not None]
    divisor = sum(weight for weight, _ in known)
    return sum((weight * value for weight, value in known), Fraction()) / divisor if divisor else None


def _text(exact: Fraction | None) -> str | None:
    return None if exact is None else str(exact)


def _index(definition: Definition, exact: Fraction | None) -> str | None:
    if definition.scale is None or exact is None:
        return None
    low, high = definition.scale
    return plain(counted(low + (high - low) * exact, 2), 2)


def _counts(marks: Iterable[Mark]) -> tuple[int, int, int]:
    """Answered, applicable and not applicable among the counted items."""
    states = [mark.state for mark in marks if mark.item.counts]
    na = states.count(State.NA)
    return states.count(State.ANSWERED), len(states) - na, na


def _status(answered: int, applicable: int) -> str:
    if not applicable:
        return "not_applicable"
    if not answered:
        return "empty"
    return "complete" if answered == applicable else "partial"


def _standing(side: Side) -> Standing:
    own, (answered, applicable, na) = side.tally, _counts(side.marks)
    return Standing(_text(own.exact), shown(own.exact), shown(own.low), shown(own.high), answered, applicable, na)


def _gates(sheet: Sheet) -> Iterator[tuple[str, Gate, bool]]:
    """(id of the dimension or item, its gate, True: failed, False: pending); passed gates are left out."""
    for side in sheet.sides:
        gate, low, high = side.dimension.gate, shown(side.tally.low), shown(side.tally.high)
        if gate and low is not None and high is not None and low < 10 * gate.min:
            yield side.dimension.id, gate, high < 10 * gate.min
        for own in side.marks:
            if own.item.gate and own.state is State.OPEN:
                yield own.item.id, own.item.gate, False
            elif own.item.gate and own.value is not None and 100 * own.value < own.item.gate.min:
                yield own.item.id, own.item.gate, True


def _levels(
    definition: Definition, low: Fraction | None, high: Fraction | None, gates: Iterable[tuple[str, Gate, bool]]
) -> tuple[str | None, str | None, bool]:
    """The lowest and the highest level that is still possible, and whether red lines hold the highest down."""
    bottom, top = _place(definition, shown(low)), _place(definition, shown(high))
    if bottom is None or top is None:
        return None, None, False
    caps = [(definition.place(gate.cap), failed) for _, gate, failed in gates]
    lowest = min([bottom, *(cap for cap, _ in caps)])
    highest = min([top, *(cap for cap, failed in caps if failed)])
    return definition.levels[lowest].id, definition.levels[highest].id, highest < top


def _place(definition: Definition, count: int | None) -> int | None:
    """The place of the last level that a shown number reaches."""
    reached = [place for place, level in enumerate(definition.levels) if count is not None and 10 * level.min <= count]
    return reached[-1] if reached else None


def _gains(sheet: Sheet) -> Iterator[tuple[Mark, Fraction]]:
    """Each answered item with a weight, and what the whole would win if it were perfect (a share of 1)."""
    pooled, whole = sheet.definition.pooled, tally(sheet.marks).known
    weights = sum(side.dimension.weight for side in sheet.sides if side.tally.known)
    for side in sheet.sides:
        known = side.tally.known
        for own in side.marks:
            if own.value is not None and own.item.weight:
                factor = 1 / whole if pooled else side.dimension.weight / weights / known if weights else Fraction()
                yield own, factor * own.item.weight * (1 - own.value)


def _weak(sheet: Sheet, gains: Mapping[str, int], failed: set[str]) -> tuple[str, ...]:
    """Low answers that weigh, and failed red lines: these first, then by shown gain, value, and place."""
    found = []
    for side in sheet.sides:
        weighs = sheet.definition.pooled or side.dimension.weight
        for own in side.marks:
            if own.value is None:
                continue
            low = own.item.weight and weighs and 100 * own.value < sheet.definition.weak_below
            if low or own.item.id in failed:
                found.append((own.item.id not in failed, -gains.get(own.item.id, 0), own.value, own.item.id))
    found.sort(key=lambda weak: weak[:3])
    return tuple(id_ for *_, id_ in found[: sheet.definition.weak_limit])
