"""Assessments that nobody writes: one for each chapter, made of its standards as they are worded today.

A standard is a dimension: one question whose three anchors are its poor, its pass and its excellent, and each critical
check as a red line. Ids are made of the chapter's and the standards' ids, so they stay.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from handbook.assessing import scoring_fingerprint, scoring_part
from handbook.deriving import official
from handbook.model.assessment import Assessment
from handbook.model.entry import Named, Status
from handbook.model.fields import Line, Whole, doc
from handbook.model.handbook import Handbook
from handbook.model.script import Script
from handbook.model.standard import Standard
from handbook.remembering import kept, remembered
from handbook.words import load_words

LEVELS = (("short", 0), ("kept", 50), ("ahead", 75))
"""Ids and lower bounds: every standard just kept is worth 50. A red line holds the level at the first."""
SECONDS = 15
"""So long takes a question."""


class Composed(Assessment):
    """An assessment of a chapter. Its id (``A-complaints``) is made of the chapter's."""

    id: Line = doc("编号", "A- 加章节编号。", "A-complaints")
    title: Line = doc("标题", "章节的名称加几个字，所以没有字数限制。", "投诉与补救：照标准自评")
    minutes: Whole = doc("约几分钟", "随标准的多少而定，所以没有上限。", "113", ge=1)


def composed_ids(handbook: Handbook) -> dict[str, str]:
    """Chapter → id of its assessment, in the order of the settings; chapters without an official standard have none."""
    own = official(handbook)
    return {chapter.id: f"A-{chapter.id}" for chapter in handbook.settings.chapters if chapter.id in own}


@remembered
def compose(handbook: Handbook) -> tuple[Composed, ...]:
    """The assessments of all chapters, in the order of the settings."""
    return tuple(_composed(handbook))


def every_assessment(handbook: Handbook) -> tuple[Assessment, ...]:
    """What authors wrote, by id, then what is composed."""
    return (*handbook.all(Assessment), *compose(handbook))


def _composed(handbook: Handbook) -> Iterator[Composed]:
    settings, own, scripts = handbook.settings, official(handbook), _scripts(handbook)
    for chapter in settings.chapters:
        if standards := own.get(chapter.id):
            leads = tuple(tuple(filter(None, (each.id, scripts.get(each.id)))) for each in standards)
            form = _compose(f"A-{chapter.id}", chapter, standards, leads, settings.roles, settings.language)
            yield _edited(form.id, form, _edition(scoring_part(form, handbook), handbook))


def _scripts(handbook: Handbook) -> dict[str, str]:
    """Standard → the first official script that cites it."""
    found: dict[str, str] = {}
    for script in handbook.all(Script):
        if script.status is Status.OFFICIAL:
            for cited in (reference for turn in script.turns for reference in turn.cites):
                found.setdefault(cited.partition("#")[0], script.id)
    return found


@kept
def _compose(
    id_: str,
    chapter: Named,
    standards: tuple[Standard, ...],
    leads: tuple[tuple[str, ...], ...],
    roles: tuple[Named, ...],
    language: str,
) -> Composed:
    """The first edition of a chapter's assessment. ``leads``: where the questions of each standard lead."""
    say = load_words(language).say
    dimensions = [_dimension(*pair) for pair in zip(standards, leads, strict=True)]
    questions = sum(len(dimension["items"]) for dimension in dimensions)
    bound = {role for standard in standards for role in standard.roles}
    effective = str(max(standard.effective for standard in standards))
    note = say("composed.note", n=len(standards))
    return Composed.model_validate(
        {
            "id": id_,
            "title": say("composed.title", chapter=chapter.title),
            "chapter": chapter.id,
            "status": Status.OFFICIAL,
            "owner": say("composed.owner"),
            "edition": "1",
            "effective": effective,
            "review_by": str(min(standard.review_by for standard in standards)),
            "roles": [role.id for role in roles if role.id in bound],
            "history": [{"edition": "1", "date": effective, "change": "added", "note": note}],
            "unit": "team",
            "purpose": say("composed.purpose", chapter=chapter.title),
            "minutes": str(-(-questions * SECONDS // 60)),
            "target": str(LEVELS[1][1]),
            "levels": [
                {"id": id_, "min": str(least)} | {word: say(f"composed.{id_}.{word}") for word in ("title", "advice")}
                for id_, least in LEVELS
            ],
            "dimensions": dimensions,
        }
    )


@kept
def _edited(_: str, form: Composed, edition: int) -> Composed:
    """The same assessment as a later edition."""
    history = tuple(line.model_copy(update={"edition": edition}) for line in form.history)
    return form.model_copy(update={"edition": edition, "history": history})


def _dimension(standard: Standard, leads: tuple[str, ...]) -> dict[str, Any]:
    question = {"id": f"{standard.id}-level", "from": standard.id, "next": leads}
    lines = [
        {
            "id": f"{standard.id}-{check.id}",
            "from": f"{standard.id}#{check.id}",
            "weight": "0",
            "gate": {"min": "100", "cap": LEVELS[0][0]},
            "next": leads,
        }
        for check in standard.checks
        if check.critical
    ]
    return {"id": standard.id, "title": standard.title, "items": [question, *lines]}


def _edition(part: Mapping[str, Any], handbook: Handbook) -> int:
    """The number under which this scoring part was sealed, or the next one."""
    known = {edition: own for (id_, edition), own in handbook.editions.items() if id_ == part["id"]}
    same = [edition for edition, own in known.items() if scoring_fingerprint(own) == scoring_fingerprint(part)]
    return max(same) if same else max(known, default=0) + 1
