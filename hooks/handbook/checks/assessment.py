"""Assessments: levels, weights and ids make sense together, and every question leads somewhere (scoring.md §2)."""

from collections.abc import Iterator

from handbook.diagnostics import Diagnostic
from handbook.document import Path
from handbook.model.assessment import Assessment
from handbook.model.handbook import Handbook


def check(handbook: Handbook) -> Iterator[Diagnostic]:
    """All faults of all assessments."""
    for assessment in handbook.all(Assessment):
        for code, path, facts in (*_levels(assessment), *_weights(assessment), *_items(assessment)):
            yield Diagnostic(code, handbook.span(assessment.id, path), facts)


Fault = tuple[str, Path, dict[str, str]]


def _levels(assessment: Assessment) -> Iterator[Fault]:
    below = None
    for position, level in enumerate(assessment.levels):
        path = ("levels", position, "min")
        if below is None and level.min != 0:
            yield "HB231", path, {"found": str(level.min)}
        if below is not None and level.min <= below:
            yield "HB232", path, {"found": str(level.min), "below": str(below)}
        if level.min * 10 % 1:
            yield "HB233", path, {"found": str(level.min)}
        below = level.min
    ids = [level.id for level in assessment.levels]
    for position, id_ in enumerate(ids):
        if id_ in ids[:position]:
            yield "HB212", ("levels", position, "id"), {"id": id_}


def _weights(assessment: Assessment) -> Iterator[Fault]:
    if not any(dimension.weight for dimension in assessment.dimensions):
        yield "HB234", ("dimensions", 0, "weight"), {}
    for position, dimension in enumerate(assessment.dimensions):
        if not any(item.weight or item.gate for item in dimension.items):
            yield "HB235", ("dimensions", position, "id"), {"id": dimension.id}


def _items(assessment: Assessment) -> Iterator[Fault]:
    for number, dimension in enumerate(assessment.dimensions):
        for position, item in enumerate(dimension.items):
            path = ("dimensions", number, "items", position)
            if not item.next and item.from_ is None:
                yield "HB236", (*path, "id"), {"id": item.id}
            options = [option.id for option in item.options]
            for place, id_ in enumerate(options):
                if id_ in options[:place]:
                    yield "HB212", (*path, "options", place, "id"), {"id": id_}
