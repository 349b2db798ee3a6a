"""The page of a briefing: the ten-minute sheet."""

from collections.abc import Iterable
from typing import Any

from handbook.deriving import ticks_of
from handbook.model.briefing import Briefing
from handbook.model.case_study import CaseStudy
from handbook.model.checklist import Checklist
from handbook.model.script import Script
from handbook.pages.page import Site

MOST_TICKS = 5
"""A meeting reads no more boxes aloud than these."""


def view(briefing: Briefing, site: Site) -> dict[str, Any]:
    """What is read, said, ticked and asked."""
    entries, picks = site.handbook.entries, briefing.picks
    script, checklist = entries[picks.script], entries[picks.checklist]
    case, _, question = picks.question.partition("#")
    study = entries[case]
    if not (isinstance(script, Script) and isinstance(checklist, Checklist) and isinstance(study, CaseStudy)):
        raise TypeError(f"{briefing.id}: a pick of the wrong kind passed the checks")
    ticks = [tick for group in ticks_of(checklist, site.handbook) for tick in group.ticks if tick.critical][:MOST_TICKS]
    return {
        "standard": site.handbook.standard(picks.standard),
        "script": script,
        "checklist": checklist,
        "ticks": ticks,
        "query": query(briefing, (tick.reference or f"{checklist.id}#{tick.id}" for tick in ticks)),
        "case": study,
        "question": next(q for q in study.questions if q.id == question),
    }


def token(reference: str) -> str:
    """A reference as it stands in an address: ``S-305#b`` → ``s305.b``."""
    id_, _, part = reference.partition("#")
    return id_.replace("-", "").lower() + (f".{part}" if part else "")


def query(briefing: Briefing, ticks: Iterable[str]) -> str:
    """The address of a written briefing in the picker, from which a lead can go on. ``ticks``: their references."""
    picks = briefing.picks
    return "?p=" + "_".join(token(each) for each in (picks.standard, picks.script, *ticks, picks.question))
