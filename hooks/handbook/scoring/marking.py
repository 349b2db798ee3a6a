"""Answers → values between 0 and 1, and the sums of a dimension: exact, lowest, highest (scoring.md §2)."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from typing import Any

from handbook.scoring.definition import Definition, Dimension, Item, Question, decimal

NOT_APPLICABLE = "NA"


class State(StrEnum):
    """What became of a question."""

    ANSWERED = "answered"
    OPEN = "open"
    NA = "na"


@dataclass(frozen=True, slots=True)
class Mark:
    """An item with its answer's value (None unless answered)."""

    item: Item
    state: State
    value: Fraction | None = None
    invalid: bool = False


@dataclass(frozen=True, slots=True)
class Tally:
    """Sums over items: of weight × value and of weights over the answered, and of the weights of the open ones."""

    sum: Fraction
    known: Fraction
    open: Fraction

    @property
    def exact(self) -> Fraction | None:
        """The mean of what is answered; None if nothing with a weight is."""
        return self.sum / self.known if self.known else None

    @property
    def low(self) -> Fraction | None:
        """The mean if everything open gets nothing; None if everything is N/A."""
        return self.sum / (self.known + self.open) if self.known + self.open else None

    @property
    def high(self) -> Fraction | None:
        """The mean if everything open gets all."""
        return (self.sum + self.open) / (self.known + self.open) if self.known + self.open else None


@dataclass(frozen=True, slots=True)
class Side:
    """A dimension with its marks and their sums."""

    dimension: Dimension
    marks: tuple[Mark, ...]
    tally: Tally


@dataclass(frozen=True, slots=True)
class Sheet:
    """A marked form. ``unknown``: ids of answers that no item has, sorted."""

    definition: Definition
    sides: tuple[Side, ...]
    unknown: tuple[str, ...]

    @property
    def marks(self) -> tuple[Mark, ...]:
        """All marks in the order of the definition."""
        return tuple(mark for side in self.sides for mark in side.marks)


def mark(definition: Definition, answers: Mapping[str, Any]) -> Sheet:
    """A form with the answers of one person, by the ids of the items."""
    marked = [
        (dimension, tuple(_mark(item, answers.get(item.id)) for item in dimension.items))
        for dimension in definition.dimensions
    ]
    sides = tuple(Side(dimension, marks, tally(marks)) for dimension, marks in marked)
    unknown = answers.keys() - {item.id for item in definition.items}
    return Sheet(definition, sides, tuple(sorted(unknown, key=_units)))


def _units(text: str) -> bytes:
    """Sorts as browsers sort: by UTF-16 units."""
    return text.encode("utf-16-be", "surrogatepass")


def _mark(item: Item, answer: object) -> Mark:
    if answer is None:
        return Mark(item, State.OPEN)
    if answer == NOT_APPLICABLE and item.na:
        return Mark(item, State.NA)
    value = value_of(item.question, answer)
    return Mark(item, State.OPEN, invalid=True) if value is None else Mark(item, State.ANSWERED, value)


def tally(marks: Iterable[Mark]) -> Tally:
    """The sums over some items."""
    known = [mark for mark in marks if mark.state is not State.NA]
    return Tally(
        sum((mark.item.weight * mark.value for mark in known if mark.value is not None), Fraction()),
        sum((mark.item.weight for mark in known if mark.value is not None), Fraction()),
        sum((mark.item.weight for mark in known if mark.value is None), Fraction()),
    )


def value_of(question: Question, answer: object) -> Fraction | None:
    """What an answer is worth, 0 to 1; None if it is no answer to this question."""
    value = _VALUES[question.kind](question, answer)
    turned = value is not None and question.reverse and question.kind in ("yesno", "level")
    return 1 - value if turned and value is not None else value


def _yesno(_: Question, answer: object) -> Fraction | None:
    return {"yes": Fraction(1), "no": Fraction(0)}.get(answer) if isinstance(answer, str) else None


def _level(question: Question, answer: object) -> Fraction | None:
    number = None if isinstance(answer, str) else decimal(answer)
    if number is None or number.denominator != 1 or not question.min <= number <= question.max:
        return None
    return (number - question.min) / (question.max - question.min)


def _choice(question: Question, answer: object) -> Fraction | None:
    return next((option.worth / 100 for option in question.options if option.id == answer), None)


def _multi(question: Question, answer: object) -> Fraction | None:
    if not isinstance(answer, list):
        return None
    chosen = [option for option in question.options if option.id in answer]
    if len(chosen) != len(answer):
        return None
    return sum((option.worth for option in chosen), Fraction()) / sum(option.worth for option in question.options)


def _band(question: Question, answer: object) -> Fraction | None:
    number = decimal(answer)
    if number is None:
        return None
    return next(
        band.score / 100
        for band in question.bands
        if (band.min is None or number >= band.min) and (band.max is None or number <= band.max)
    )


def _numeric(question: Question, answer: object) -> Fraction | None:
    number, zero, full = decimal(answer), question.zero_at, question.full_at
    if number is None or zero is None or full is None:
        return None
    return min(max((number - zero) / (full - zero), Fraction()), Fraction(1))


_VALUES: Mapping[str, Callable[[Question, object], Fraction | None]] = {
    "yesno": _yesno,
    "level": _level,
    "choice": _choice,
    "multi": _multi,
    "band": _band,
    "numeric": _numeric,
}
