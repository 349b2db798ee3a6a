"""What an entry draws from others: the ticks of a checklist, the questions of an assessment. Never typed twice."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from itertools import count

from handbook.model.assessment import Assessment, Dimension, Gate, Item, ItemKind
from handbook.model.checklist import Checklist, Derive
from handbook.model.checklist import Item as ListedItem
from handbook.model.entry import Moment, Status
from handbook.model.handbook import Handbook
from handbook.model.standard import Check, Standard
from handbook.remembering import kept, remembered


@dataclass(frozen=True, slots=True)
class Tick:
    """One line to tick. ``reference`` names the check it comes from (``S-305#b``); empty for the list's own line.

    ``id`` is what ticks are kept under: the reference, or the own line's id, so it outlives every edit of the words
    and of the order. ``remedy`` says what to do at once where the check fails, ``serves`` names the
    standard that an own line carries out.
    """

    number: int
    id: str
    text: str
    critical: bool
    reference: str = ""
    moment: Moment | None = None
    remedy: str = ""
    serves: str = ""

    @property
    def source(self) -> str:
        """The check or the standard behind the line, as it is shown beside it; empty if there is none."""
        return self.reference or self.serves

    def numbered(self, number: int) -> "Tick":
        """The same line with its number."""
        return Tick(number, self.id, self.text, self.critical, self.reference, self.moment, self.remedy, self.serves)


@dataclass(frozen=True, slots=True)
class TickGroup:
    """The ticks under one heading; ``source`` is the id of the list that a collected group comes from."""

    title: str
    ticks: tuple[Tick, ...]
    source: str = ""


@dataclass(frozen=True, slots=True)
class Answer:
    """An option of a question: its value as it is stored, its text (empty for plain yes and no), its worth 0–100."""

    value: str
    text: str
    worth: Fraction


@dataclass(frozen=True, slots=True, weakref_slot=True)
class Asked:
    """A question as it is put: text and anchors may come from a standard (poor, pass, excellent) or a check."""

    id: str
    text: str
    kind: ItemKind
    answers: tuple[Answer, ...]
    weight: Decimal
    item: Item
    reference: str = ""
    hint: str = ""
    gate: Gate | None = None


@dataclass(frozen=True, slots=True)
class AskedDimension:
    """The questions of one dimension."""

    dimension: Dimension
    questions: tuple[Asked, ...]


@remembered
def ticks_of(checklist: Checklist, handbook: Handbook) -> tuple[TickGroup, ...]:
    """The lines of a checklist, numbered through, as their standards word them today. A check stands on it once."""
    groups = []
    seen = {item.from_ for group in checklist.groups for item in group.items}
    for group in checklist.groups:
        ticks = [_listed(item, handbook) for item in group.items]
        dropped = {drop.item for drop in group.drop}
        for reference, check in matching_checks(group.derive, handbook) if group.derive else ():
            if reference not in seen and reference not in dropped:
                seen.add(reference)
                ticks.append(tick_of(reference, check))
        groups.append(TickGroup(group.title, tuple(ticks)))
    return numbered(groups)


def numbered(groups: Iterable[TickGroup]) -> tuple[TickGroup, ...]:
    """The groups with their ticks counted through from 1, so that one can call “item 8” across the room."""
    numbers = count(1)
    return tuple(
        TickGroup(group.title, tuple(tick.numbered(next(numbers)) for tick in group.ticks), group.source)
        for group in groups
    )


def tick_of(reference: str, check: Check, text: str = "") -> Tick:
    """A standard's check as a line to tick, perhaps in other words; it has no number yet."""
    return Tick(0, reference, text or check.text, check.critical, reference, check.moment, check.if_failed or "")


@remembered
def ticks_from(standard: Standard) -> tuple[Tick, ...]:
    """All checks of a standard as lines to tick; they have no numbers yet."""
    return tuple(tick_of(f"{standard.id}#{check.id}", check) for check in standard.checks)


def _listed(item: ListedItem, handbook: Handbook) -> Tick:
    """A line that the list names itself: drawn from a standard, or its own."""
    if item.from_ is None:
        return Tick(0, item.id or "", item.text or "", item.critical, serves=item.serves or "")
    return tick_of(item.from_, handbook.check(item.from_), item.reword or "")


def matching_checks(derive: Derive, handbook: Handbook) -> Iterator[tuple[str, Check]]:
    """Every check of an official standard that fits all conditions, with its reference, by id."""
    for standard in official(handbook).get(derive.chapter, ()):
        fits = (derive.role is None or derive.role in standard.roles) and (
            derive.touchpoint is None or derive.touchpoint in standard.touchpoints
        )
        for check in standard.checks if fits else ():
            if derive.moment in (None, check.moment):
                yield f"{standard.id}#{check.id}", check


@remembered
def official(handbook: Handbook) -> Mapping[str | None, tuple[Standard, ...]]:
    """The official standards of each chapter, and all of them under None, by id."""
    every = [standard for standard in handbook.all(Standard) if standard.status is Status.OFFICIAL]
    found: dict[str | None, list[Standard]] = {None: every}
    for standard in every:
        found.setdefault(standard.chapter, []).append(standard)
    return {chapter: tuple(standards) for chapter, standards in found.items()}


@remembered
def questions_of(assessment: Assessment, handbook: Handbook) -> tuple[AskedDimension, ...]:
    """The questions of an assessment, as their standards word them today."""
    return _questions(assessment.id, assessment, tuple(handbook.standard(id_) for id_ in _drawn_from(assessment)))


@kept
def _questions(_: str, assessment: Assessment, standards: tuple[Standard, ...]) -> tuple[AskedDimension, ...]:
    known = {standard.id: standard for standard in standards}
    return tuple(
        AskedDimension(dimension, tuple(_asked(item, *_source(item, known)) for item in dimension.items))
        for dimension in assessment.dimensions
    )


@remembered
def _drawn_from(assessment: Assessment) -> tuple[str, ...]:
    """The ids of the standards that its questions come from."""
    items = (item for dimension in assessment.dimensions for item in dimension.items)
    return tuple(dict.fromkeys(item.from_.partition("#")[0] for item in items if item.from_))


def _source(item: Item, standards: Mapping[str, Standard]) -> Iterator[Check | Standard]:
    """What a question is drawn from: a check, a standard, or nothing."""
    if item.from_:
        id_, _, part = item.from_.partition("#")
        standard = standards[id_]
        yield standard.check(part) if part else standard


@remembered
def _asked(item: Item, *source: Check | Standard) -> Asked:
    text, kind, answers = item.text or "", item.kind, _answers(item)
    for drawn in source:
        if isinstance(drawn, Check):
            text, kind, answers = drawn.text, ItemKind.YESNO, _yesno(reverse=item.reverse)
        else:
            anchors = (drawn.poor[0], drawn.levels.pass_, drawn.levels.excellent)
            text, kind, answers = drawn.statement, ItemKind.LEVEL, _levels(anchors, first=0, reverse=item.reverse)
    if kind is None:
        raise ValueError(f"{item.id}: a question without a kind passed the model")
    return Asked(item.id, text, kind, answers, item.weight, item, item.from_ or "", item.hint or "", item.gate)


def _answers(item: Item) -> tuple[Answer, ...]:
    """The options of a question of its own, in the order of the file; none where a number is asked for."""
    if item.kind is ItemKind.YESNO:
        return _yesno(reverse=item.reverse)
    if item.kind is ItemKind.LEVEL:
        return _levels(item.anchors, first=item.min or 0, reverse=item.reverse)
    if item.kind is ItemKind.CHOICE:
        return tuple(Answer(option.id, option.text, Fraction(option.score or 0)) for option in item.options)
    points = [Fraction(1 if option.points is None else option.points) for option in item.options]
    return tuple(
        Answer(option.id, option.text, 100 * own / sum(points))
        for option, own in zip(item.options, points, strict=True)
    )


def _yesno(*, reverse: bool) -> tuple[Answer, ...]:
    yes, no = (0, 100) if reverse else (100, 0)
    return Answer("yes", "", Fraction(yes)), Answer("no", "", Fraction(no))


def _levels(anchors: Sequence[str], *, first: int, reverse: bool) -> tuple[Answer, ...]:
    """Anchors from the lowest level up; level a of n is worth 100 (a − first) / (n − 1)."""
    top = len(anchors) - 1
    return tuple(
        Answer(str(first + step), text, Fraction(100 * (top - step if reverse else step), top))
        for step, text in enumerate(anchors)
    )
