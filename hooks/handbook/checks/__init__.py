"""Rules across entries, one file per subject. Each yields diagnostics and changes nothing."""

from datetime import date

from handbook.checks import (
    assessment,
    coverage,
    guides,
    lifecycle,
    printing,
    references,
    results,
    reuse,
    script_flow,
    vocabularies,
    wording,
    worksheet,
)
from handbook.diagnostics import Diagnostic, errors
from handbook.model.handbook import Handbook

GROUND = (references, vocabularies, guides, script_flow, assessment, worksheet)
"""What must hold before anything can be drawn from one entry into another."""
BUILT_ON_IT = (printing, reuse, coverage, results)


def check_handbook(handbook: Handbook, today: date) -> list[Diagnostic]:
    """Every fault between entries that were each read without fault. Dates are judged against ``today``.

    While an entry cannot be read or a reference dangles, holes and sheets are not judged: they would only repeat it.
    """
    found = [diagnostic for subject in GROUND for diagnostic in subject.check(handbook)]
    if not errors(found) and not handbook.unread:
        found += [diagnostic for subject in BUILT_ON_IT for diagnostic in subject.check(handbook)]
    return [*found, *wording.check(handbook), *lifecycle.check(handbook, today)]
