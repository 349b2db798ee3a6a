"""Worksheets worked out: values of all results, what is shown of them, what they mean, how long their bars are."""

from collections.abc import Mapping, Sequence
from fractions import Fraction

from handbook.expressions import evaluate, holds, names_of, parse, parse_condition
from handbook.model.worksheet import Reading, Result, Show, Worksheet
from handbook.scoring import counted, written

Values = Mapping[str, Fraction | None]
"""Inputs and results by id; None where a divisor is 0, or that of a result it needs."""


def example_of(worksheet: Worksheet) -> dict[str, Fraction]:
    """The numbers of the worked example, by the ids of the inputs."""
    return {field.id: Fraction(field.example) for field in worksheet.inputs}


def calculate(worksheet: Worksheet, numbers: Mapping[str, Fraction]) -> dict[str, Fraction | None]:
    """The numbers of a checked worksheet's inputs → these and all results, exact, in the order of the file."""
    values: dict[str, Fraction | None] = dict(numbers)
    for result in worksheet.results:
        expression = parse(result.expression)
        known = _known(values, {name.id for name in names_of(expression)})
        try:
            values[result.id] = None if known is None else evaluate(expression, known)
        except ZeroDivisionError:
            values[result.id] = None
    return values


def scale(result: Result) -> int:
    """What a result is multiplied with before it is shown."""
    return 100 if result.show is Show.PERCENT else 1


def count_of(result: Result, value: Fraction) -> int:
    """A result as it is shown: an integer count of its last decimal."""
    return counted(value * scale(result), result.decimals)


def show(result: Result, value: Fraction) -> str:
    """A result's number as it is shown, without what follows it."""
    return written(count_of(result, value), result.decimals)


def readings_of(worksheet: Worksheet, values: Values) -> tuple[Reading, ...]:
    """The readings that hold. Results are compared as shown, so nobody reads 1.00 and is told it is below 1.

    A result shown as 77 % counts as 77.
    """
    seen = dict(values)
    for result in worksheet.results:
        value = values[result.id]
        if value is not None:
            seen[result.id] = Fraction(count_of(result, value), 10**result.decimals)
    return tuple(reading for reading in worksheet.reading if _holds(reading, seen))


def _holds(reading: Reading, seen: Values) -> bool:
    condition = parse_condition(reading.when)
    known = _known(seen, {name.id for name in names_of(condition)})
    try:
        return known is not None and holds(condition, known)
    except ZeroDivisionError:
        return False


def _known(values: Values, names: set[str]) -> dict[str, Fraction] | None:
    """The values of some names; None if one of them has none."""
    known = {name: value for name in names if (value := values[name]) is not None}
    return known if len(known) == len(names) else None


def bars_of(values: Sequence[Fraction | None]) -> tuple[tuple[str, str], ...]:
    """(start, length) of each bar in per cent of an axis from the smallest value or 0 to the greatest or 0."""
    known = [Fraction(), *(value for value in values if value is not None)]
    low, length = min(known), max(known) - min(known)
    if not length:
        return tuple(("0.0", "0.0") for _ in values)
    return tuple(
        (_percent((min(value or Fraction(), Fraction()) - low) / length), _percent(abs(value or Fraction()) / length))
        for value in values
    )


def _percent(share: Fraction) -> str:
    return written(counted(100 * share, 1), 1)
