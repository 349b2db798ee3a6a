"""The page of a worksheet: blanks to fill in beside a worked example, its chart, and what the results mean."""

from fractions import Fraction
from typing import Any

from handbook.calculating import bars_of, calculate, example_of, readings_of, scale, show
from handbook.model.worksheet import Result, Show, Worksheet
from handbook.pages.page import Site


def view(worksheet: Worksheet, site: Site) -> dict[str, Any]:  # noqa: ARG001 - every kind's view takes the site
    """The worksheet with its example worked out. All that a script needs to do the same stands in the rows."""
    values = calculate(worksheet, example_of(worksheet))
    results = [_row(result, values[result.id]) for result in worksheet.results]
    shown = {field.id: f"{field.example:f} {field.unit}" for field in worksheet.inputs}
    shown |= {row["result"].id: row["shown"] for row in results}
    titles = {field.id: field.label for field in worksheet.inputs}
    titles |= {result.id: result.title for result in worksheet.results}
    drawn = zip(worksheet.chart.bars, bars_of([values[id_] for id_ in worksheet.chart.bars]), strict=True)
    true = readings_of(worksheet, values)
    return {
        "results": results,
        "bars": [
            {"id": id_, "title": titles[id_], "start": start, "length": length, "shown": shown[id_]}
            for id_, (start, length) in drawn
        ],
        "readings": [{"reading": reading, "holds": reading in true} for reading in worksheet.reading],
    }


def _row(result: Result, value: Fraction | None) -> dict[str, Any]:
    """``shown`` is empty where a divisor is 0; ``suffix`` follows the number wherever it stands."""
    suffix = {Show.NUMBER: f" {result.unit}" if result.unit else "", Show.PERCENT: " %", Show.RATIO: " : 1"}[
        result.show
    ]
    shown = "" if value is None else show(result, value) + suffix
    return {"result": result, "scale": scale(result), "suffix": suffix, "shown": shown}
