"""Results and editions: what is committed is still true, and no sealed edition of an assessment has changed."""

from collections.abc import Iterator

from handbook.assessing import scoring_fingerprint, scoring_part
from handbook.diagnostics import Diagnostic
from handbook.judging import judge_all
from handbook.model.assessment import Assessment
from handbook.model.handbook import Handbook


def check(handbook: Handbook) -> Iterator[Diagnostic]:
    """All faults of results, and of assessments whose numbers changed without a new edition."""
    for assessment in handbook.all(Assessment):
        sealed = handbook.editions.get((assessment.id, assessment.edition))
        if sealed and scoring_fingerprint(sealed) != scoring_fingerprint(scoring_part(assessment, handbook)):
            facts = {"id": assessment.id, "edition": str(assessment.edition)}
            yield Diagnostic("HB508", handbook.span(assessment.id, ("edition",)), facts)
    yield from judge_all(handbook)[1]
