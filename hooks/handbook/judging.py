"""Committed results, scored again by the build: what differs from what was shown is a fault (scoring.md §6)."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any

from handbook.assessing import scoring_fingerprint, scoring_part
from handbook.composing import every_assessment
from handbook.diagnostics import Diagnostic
from handbook.filing import EDITIONS, place_of
from handbook.model.assessment import Assessment
from handbook.model.handbook import Handbook
from handbook.model.result_file import Committed
from handbook.scoring import Definition, Result, read_definition, score, written


@dataclass(frozen=True, slots=True)
class Known:
    """The assessments of a handbook by id, and every edition whose scoring part is known, by id and number."""

    assessments: Mapping[str, Assessment]
    editions: Mapping[tuple[str, int], Mapping[str, Any]]


@dataclass(frozen=True, slots=True)
class Judged:
    """A result file with the edition that it answers and what its answers come to."""

    committed: Committed
    definition: Definition
    result: Result


def know(handbook: Handbook) -> Known:
    """Every assessment and edition of a handbook."""
    assessments = {assessment.id: assessment for assessment in every_assessment(handbook)}
    today = {(id_, own.edition): scoring_part(own, handbook) for id_, own in assessments.items()}
    return Known(assessments, {**today, **handbook.editions})


def edition_files(handbook: Handbook) -> Iterator[tuple[str, str]]:
    """Each public assessment's scoring part, sealed: the name of its file in ``standards/``, and its text."""
    for assessment in every_assessment(handbook.public()):
        part = scoring_part(assessment, handbook)
        yield f"{EDITIONS}/{assessment.id}-{assessment.edition}.json", json.dumps(part, indent=1) + "\n"


def judge(committed: Committed, known: Known) -> tuple[Judged | None, list[Diagnostic]]:
    """A result file, scored with its own edition, and every fault of it. Without a known edition nothing is scored."""
    saved = committed.saved
    key, facts = (saved.assessment, saved.edition), {"id": saved.assessment, "edition": str(saved.edition)}
    if saved.assessment not in known.assessments:
        near = tuple(get_close_matches(saved.assessment, known.assessments, n=3))
        return None, [_fault("HB503", committed, "assessment", facts | {"near": near})]
    if key not in known.editions:
        editions = tuple(str(edition) for id_, edition in sorted(known.editions) if id_ == saved.assessment)
        return None, [_fault("HB504", committed, "edition", facts | {"known": editions})]
    fingerprint = scoring_fingerprint(known.editions[key])
    if saved.fingerprint != fingerprint:
        facts |= {"found": saved.fingerprint, "expected": fingerprint}
        return None, [_fault("HB505", committed, "fingerprint", facts)]
    definition = read_definition(known.editions[key])
    judged = Judged(committed, definition, score(definition, saved.answers))
    return judged, [*_answers(judged), *_shown(judged)]


def judge_all(handbook: Handbook) -> tuple[tuple[Judged, ...], list[Diagnostic]]:
    """All committed results that could be scored, by file, and the faults of all of them."""
    known = know(handbook) if handbook.results else Known({}, {})
    pairs = [judge(committed, known) for committed in handbook.results]
    return tuple(own for own, _ in pairs if own is not None), [fault for _, faults in pairs for fault in faults]


def _answers(judged: Judged) -> Iterator[Diagnostic]:
    for id_ in (*judged.result.invalid, *judged.result.unknown):
        yield _fault("HB506", judged.committed, id_, {"item": id_}, within="answers")


def _shown(judged: Judged) -> Iterator[Diagnostic]:
    """What was shown and what the answers come to, where they differ."""
    shown, result = judged.committed.saved.shown, judged.result
    then: dict[str, int | str | None] = {"percent": shown.percent, "level": shown.level, **shown.dimensions}
    now: dict[str, int | str | None] = {"percent": result.percent, "level": result.level}
    now |= {id_: own.percent for id_, own in result.dimensions.items()}
    for key in dict.fromkeys((*now, *then)):
        if then.get(key) != now.get(key):
            facts = {"what": key, "found": _word(then.get(key)), "expected": _word(now.get(key))}
            yield _fault("HB507", judged.committed, key, facts, within="shown")


def _fault(code: str, committed: Committed, key: str, facts: Mapping[str, Any], within: str = "") -> Diagnostic:
    return Diagnostic(code, place_of(committed.text, key, committed.file, within), facts)


def _word(value: int | str | None) -> str:
    return "—" if value is None else written(value, 1) if isinstance(value, int) else value
