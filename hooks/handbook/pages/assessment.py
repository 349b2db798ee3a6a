"""The page of an assessment: a form that can be read, filled in and added up by hand."""

from decimal import Decimal
from fractions import Fraction
from typing import Any

from handbook.deriving import Asked, AskedDimension, questions_of
from handbook.model.assessment import Assessment
from handbook.pages.links import link_to
from handbook.pages.page import Site
from handbook.scoring import show_tenths, tenths


def view(assessment: Assessment, site: Site) -> dict[str, Any]:
    """The questions with their numbers and worth, where each leads, and the table for adding up by hand."""
    dimensions = questions_of(assessment, site.handbook)
    total = sum((asked.dimension.weight for asked in dimensions), Decimal())
    number, shown = 0, []
    for asked in dimensions:
        questions = [
            _question(number + place, question, site) for place, question in enumerate(asked.questions, start=1)
        ]
        number += len(questions)
        shown.append({"asked": asked, "questions": questions} | _by_hand(asked, total))
    return {"dimensions": shown, "total": number, "caps": {level.id: level.title for level in assessment.levels}}


def _question(number: int, question: Asked, site: Site) -> dict[str, Any]:
    leads = question.item.next or ((question.reference.partition("#")[0],) if question.reference else ())
    return {
        "number": number,
        "asked": question,
        "weight": None if question.weight == 1 else question.weight,
        "answers": [{"answer": answer, "worth": show_tenths(tenths(answer.worth))} for answer in question.answers],
        "leads": [link_to(site.handbook.entries[id_]) for id_ in leads],
    }


def _by_hand(asked: AskedDimension, total: Decimal) -> dict[str, str]:
    """What the sum of a dimension is divided by, and its part of the whole in per cent."""
    share = 100 * Fraction(asked.dimension.weight) / Fraction(total) if total else Fraction()
    return {"divisor": str(sum(question.weight for question in asked.questions)), "share": show_tenths(tenths(share))}
