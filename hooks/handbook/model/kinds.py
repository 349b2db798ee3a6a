"""The registry of kinds. A new kind of entry is one line here and its noun in each layer."""

from dataclasses import dataclass

from handbook.model.assessment import Assessment
from handbook.model.briefing import Briefing
from handbook.model.case_study import CaseStudy
from handbook.model.checklist import Checklist
from handbook.model.entry import Entry
from handbook.model.script import Script
from handbook.model.standard import Standard
from handbook.model.worksheet import Worksheet


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of entry: the letter of its ids, its name in every layer, its folder, its model, its file ending."""

    letter: str
    name: str
    folder: str
    model: type[Entry]
    suffix: str = ".yml"


KINDS = (
    Kind("S", "standard", "service-standards", Standard),
    Kind("T", "script", "scripts", Script),
    Kind("L", "checklist", "checklists", Checklist),
    Kind("C", "case_study", "case-studies", CaseStudy, ".md"),
    Kind("A", "assessment", "assessments", Assessment),
    Kind("B", "briefing", "briefings", Briefing),
    Kind("W", "worksheet", "worksheets", Worksheet),
)

_BY_LETTER = {kind.letter: kind for kind in KINDS}


def kind_of(reference: str) -> Kind | None:
    """The kind that a reference (``S-305``, ``S-305#b``) names by its letter."""
    return _BY_LETTER.get(reference[:1])
