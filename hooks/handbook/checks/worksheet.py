"""Worksheets: expressions can be read, every name in them stands above, ranges are ranges."""

from collections.abc import Iterator
from difflib import get_close_matches

from handbook.diagnostics import Diagnostic, Span
from handbook.document import Path
from handbook.expressions import ExpressionError, Name, names_of, parse, parse_condition
from handbook.model.handbook import Handbook
from handbook.model.worksheet import Worksheet


def check(handbook: Handbook) -> Iterator[Diagnostic]:
    """All faults of all worksheets."""
    for worksheet in handbook.all(Worksheet):
        yield from _ranges(handbook, worksheet)
        yield from _results(handbook, worksheet)
        yield from _readings(handbook, worksheet)
        for place, id_ in enumerate(worksheet.chart.bars):
            if id_ not in worksheet.parts:
                path = ("chart", "bars", place)
                yield Diagnostic("HB242", handbook.span(worksheet.id, path), _unknown(id_, worksheet.parts))


def _ranges(handbook: Handbook, worksheet: Worksheet) -> Iterator[Diagnostic]:
    for position, field in enumerate(worksheet.inputs):
        wrong = "max" if field.min >= field.max else "example"
        if field.min >= field.max or not field.min <= field.example <= field.max:
            facts = {"min": str(field.min), "max": str(field.max), "example": str(field.example)}
            yield Diagnostic("HB244", handbook.span(worksheet.id, ("inputs", position, wrong)), facts)


def _results(handbook: Handbook, worksheet: Worksheet) -> Iterator[Diagnostic]:
    above = [field.id for field in worksheet.inputs]
    for position, result in enumerate(worksheet.results):
        path, text = ("results", position, "expression"), result.expression
        try:
            names = tuple(names_of(parse(text)))
        except ExpressionError as error:
            yield _unreadable(handbook, worksheet, path, text, error)
            names = ()
        for name in names:
            span = _within(handbook.span(worksheet.id, path), text, name.column, len(name.id))
            if name.id not in worksheet.parts:
                yield Diagnostic("HB242", span, _unknown(name.id, above))
            elif name.id not in above:
                yield Diagnostic("HB243", span, {"id": result.id, "name": name.id, "above": tuple(above)})
        above.append(result.id)


def _readings(handbook: Handbook, worksheet: Worksheet) -> Iterator[Diagnostic]:
    for position, reading in enumerate(worksheet.reading):
        path, names = ("reading", position, "when"), tuple[Name, ...]()
        try:
            names = tuple(names_of(parse_condition(reading.when)))
        except ExpressionError as error:
            yield _unreadable(handbook, worksheet, path, reading.when, error)
        for name in names:
            if name.id not in worksheet.parts:
                span = _within(handbook.span(worksheet.id, path), reading.when, name.column, len(name.id))
                yield Diagnostic("HB242", span, _unknown(name.id, worksheet.parts))


def _unreadable(handbook: Handbook, worksheet: Worksheet, path: Path, text: str, error: ExpressionError) -> Diagnostic:
    span = _within(handbook.span(worksheet.id, path), text, error.column, 1)
    return Diagnostic("HB241", span, {"found": text, "column": str(error.column)})


def _unknown(name: str, known: list[str] | tuple[str, ...]) -> dict[str, str | tuple[str, ...]]:
    return {"name": name, "near": tuple(get_close_matches(name, known, n=3, cutoff=0.6)), "known": tuple(known)}


def _within(span: Span, text: str, column: int, length: int) -> Span:
    """A stretch inside a value that stands in one line, plain or in quotes; of any other value, the whole of it."""
    around = span.end_column - span.column - len(text)
    if span.line != span.end_line or around not in (0, 2):
        return span
    start = span.column + around // 2 + column - 1
    return span._replace(column=start, end_column=start + length)
