"""Sheets as they were measured: what does not fit its paper, leaves stubs, has too fine a code (CL16, CL17)."""

from collections.abc import Iterator, Mapping
from math import ceil

from handbook.diagnostics import Diagnostic, Say, Severity, Span, sort
from handbook.model.checklist import Checklist
from handbook.model.handbook import Handbook
from handbook.sheets.press import Fit
from handbook.sheets.printing import Sheet

LEAST_FREE = 0.08
"""The part of an A4 page that browsers need, whose fonts may be wider than ours."""
SMALLEST_CELL = 0.45
"""Millimetres of a QR code's cell that a phone still reads (printing.md §9)."""


def check(handbook: Handbook, fits: Mapping[Sheet, Fit], say: Say) -> tuple[Diagnostic, ...]:
    """All faults of measured sheets, file by file. What only matters to browsers is judged on A4."""
    return sort(
        Diagnostic(code, _place(sheet.id, handbook), {"paper": say(f"paper.{sheet.paper}")} | facts, severity)
        for sheet, fit in sorted(fits.items(), key=lambda pair: (pair[0].id, pair[0].paper))
        for code, severity, facts in _faults(fit, on_a4=sheet.paper == "a4")
    )


def _place(id_: str, handbook: Handbook) -> Span:
    """Where a sheet is mended. Of a list that nobody writes only the code can be at fault."""
    entry = handbook.entries.get(id_)
    if entry is None:
        return handbook.span("handbook.yml", ("address",))
    return handbook.span(id_, ("groups" if isinstance(entry, Checklist) else "picks",), key=True)


def _faults(fit: Fit, *, on_a4: bool) -> Iterator[tuple[str, Severity, dict[str, str]]]:
    """(code, severity, facts) of each fault."""
    if not fit["fits"]:
        yield "HB352", Severity.ERROR, {"size": f"{fit['size']:g}", "over": _percent(-fit["free"])}
    elif on_a4 and fit["free"] < LEAST_FREE:
        yield "HB353", Severity.WARNING, {"free": _percent(fit["free"]), "least": _percent(LEAST_FREE)}
    if on_a4 and fit["stubs"]:
        yield "HB354", Severity.WARNING, {"found": str(fit["stubs"])}
    if fit["cell"] and fit["cell"] < SMALLEST_CELL:
        yield "HB356", Severity.ERROR, {"found": f"{fit['cell']:.2f}", "least": f"{SMALLEST_CELL:g}"}


def _percent(part: float) -> str:
    return str(ceil(part * 100))
