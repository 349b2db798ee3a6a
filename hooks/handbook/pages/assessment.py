"""The page of an assessment: a form that can be read, filled in and added up by hand."""

import json
from collections.abc import Iterator, Mapping
from decimal import Decimal
from fractions import Fraction
from typing import Any

from handbook.assessing import leads_of, scoring_fingerprint, scoring_part
from handbook.deriving import Asked, AskedDimension, questions_of
from handbook.diagnostics import Say
from handbook.model.assessment import Assessment, Item, ItemKind, Level
from handbook.pages.links import EntryLink, link_to
from handbook.pages.page import Site
from handbook.remembering import kept, remembered
from handbook.scoring import show_tenths, tenths
from handbook.words import load_words

BUNDLE = "assessment/self"


def view(assessment: Assessment, site: Site) -> dict[str, Any]:
    """The questions with their numbers and worth, where each leads, and the table for adding up by hand."""
    dimensions = questions_of(assessment, site.handbook)
    ids = {id_ for asked in dimensions for question in asked.questions for id_ in leads_of(question)}
    links = {id_: link_to(site.handbook.entries[id_]) for id_ in ids}
    part, language = scoring_part(assessment, site.handbook), site.handbook.settings.language
    return _view(assessment.id, assessment.levels, dimensions, links, part, language)


@kept
def _view(
    _: str,
    levels: tuple[Level, ...],
    dimensions: tuple[AskedDimension, ...],
    links: Mapping[str, EntryLink],
    part: Mapping[str, Any],
    language: str,
) -> dict[str, Any]:
    words = load_words(language)
    total = sum((asked.dimension.weight for asked in dimensions), Decimal())
    number, shown = 0, []
    for asked in dimensions:
        questions = [
            _question(number + place, question, links, words.say)
            for place, question in enumerate(asked.questions, start=1)
        ]
        number += len(questions)
        shown.append({"asked": asked, "questions": questions} | _by_hand(asked, total))
    return {
        "dimensions": shown,
        "total": number,
        "divisor": str(sum(_weights(dimensions))),
        "definition": json.dumps(part, separators=(",", ":")),
        "fingerprint": scoring_fingerprint(part),
        "sentences": words.section("assess_says"),
        "caps": {level.id: level.title for level in levels},
    }


def _question(number: int, question: Asked, links: Mapping[str, EntryLink], say: Say) -> dict[str, Any]:
    """``negative``: whether a number below 0 may be typed, for which the number pad of a phone has no key."""
    bounds = [bound for band in question.item.bands for bound in (band.min, band.max) if bound is not None]
    return {
        "number": number,
        "asked": question,
        "weight": None if question.weight == 1 else question.weight,
        "answers": _answers(question),
        "scale": list(_scale(question.item, say)),
        "negative": any(bound <= 0 for bound in bounds),
        "leads": [links[id_] for id_ in leads_of(question)],
    }


@remembered
def _answers(question: Asked) -> tuple[dict[str, Any], ...]:
    """The options with what each is worth."""
    return tuple({"answer": answer, "worth": show_tenths(tenths(answer.worth))} for answer in question.answers)


def _scale(item: Item, say: Say) -> Iterator[str]:
    """What a measured number is worth, as sentences: every band, or the two ends of a line."""
    for band in item.bands:
        bound, key = (band.min, "at_least") if band.min is not None else (band.max, "at_most")
        yield say(f"assess.{key}" if bound is not None else "assess.otherwise", bound=bound, n=band.score)
    if item.kind is ItemKind.NUMERIC:
        yield say("assess.between", zero=item.zero_at, full=item.full_at)


def _weights(dimensions: tuple[AskedDimension, ...]) -> Iterator[Decimal]:
    return (question.weight for asked in dimensions for question in asked.questions)


def _by_hand(asked: AskedDimension, total: Decimal) -> dict[str, str]:
    """What the sum of a dimension is divided by, and its part of the whole in per cent."""
    share = 100 * Fraction(asked.dimension.weight) / Fraction(total) if total else Fraction()
    return {"divisor": str(sum(_weights((asked,)))), "share": show_tenths(tenths(share))}
