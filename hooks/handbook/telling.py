"""One result in plain lines, as the command line says it: level, numbers, red lines, weak points and their ways out."""

from collections.abc import Iterator, Mapping

from handbook.assessing import leads_of, wording
from handbook.deriving import questions_of
from handbook.diagnostics import Say
from handbook.judging import Judged
from handbook.linking import label
from handbook.model.assessment import Assessment
from handbook.model.handbook import Handbook
from handbook.scoring import Result, written


def tell(judged: Judged, assessment: Assessment, handbook: Handbook, say: Say) -> str:
    """A judged result of an assessment → its report. What the edition of today no longer asks stands under its id."""
    return "\n".join(_lines(judged, assessment, handbook, say))


def shown(count: int | None) -> str:
    """Tenths as people read them: 713 → ``71.3``; a dash where there is no number."""
    return "—" if count is None else written(count, 1)


def _lines(judged: Judged, assessment: Assessment, handbook: Handbook, say: Say) -> Iterator[str]:
    saved, result, texts = judged.committed.saved, judged.result, wording(assessment, handbook)
    day = saved.saved_at.partition("T")[0]
    yield say("score.of", title=assessment.title, id=saved.assessment, edition=saved.edition, date=day)
    yield say("score.percent", percent=shown(result.percent)) if result.percent is not None else say("score.none")
    if result.low != result.high:
        yield say("score.range", low=shown(result.low), high=shown(result.high))
    yield from _level(result, {level.id: level.title for level in assessment.levels}, say)
    yield say("score.answered", answered=result.answered, applicable=result.applicable, na=result.na)
    for id_, side in result.dimensions.items():
        yield "  " + say("score.dimension", title=texts.get(id_, id_), percent=shown(side.percent))
    if result.failed_gates:
        yield say("score.gates")
        yield from (f"  {texts.get(id_, id_)}" for id_ in result.failed_gates)
    if result.weak:
        yield say("score.weak")
        yield from _weak(result, texts, assessment, handbook, say)


def _level(result: Result, titles: Mapping[str, str], say: Say) -> Iterator[str]:
    low, high = (titles.get(id_ or "", id_ or "—") for id_ in (result.level_low, result.level_high))
    line = say("score.level", level=low) if low == high else say("score.between", low=low, high=high)
    yield say("score.capped", line=line) if result.capped else line


def _weak(
    result: Result, texts: Mapping[str, str], assessment: Assessment, handbook: Handbook, say: Say
) -> Iterator[str]:
    questions = {own.id: own for asked in questions_of(assessment, handbook) for own in asked.questions}
    for id_ in result.weak:
        leads = tuple(label(handbook, lead) for lead in leads_of(questions[id_])) if id_ in questions else ()
        gain = shown(result.gain.get(id_, 0))
        yield "  " + say("score.gain", text=texts.get(id_, id_), gain=gain, leads=leads)
