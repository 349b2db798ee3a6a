"""Reports on the results that teams have committed: one page a team, and one that lists the teams by name."""

from collections.abc import Iterator
from typing import Any

from handbook.assessing import leads_of, wording
from handbook.composing import every_assessment
from handbook.deriving import questions_of
from handbook.judging import judge_all
from handbook.linking import addresses
from handbook.model.assessment import Assessment
from handbook.pages.links import link_to
from handbook.pages.page import Page, Site
from handbook.scoring import TeamRow, show_tenths, written
from handbook.scoring.groups import MIN_RESULTS
from handbook.teaming import Raters, TeamReport, report, team_names

GRID = (25, 50, 75, 100)
"""The lines behind a bar, in per cent."""


def pages(site: Site) -> Iterator[Page]:
    """None without results."""
    judged, places = judge_all(site.handbook)[0], addresses(site.handbook)
    if not judged:
        return
    assessments = {assessment.id: assessment for assessment in every_assessment(site.handbook)}
    shared = {"min": MIN_RESULTS, "grid": GRID}
    counts = []
    for name in team_names(judged):
        reports = [_view(own, assessments[own.assessment], site) for own in report(name, judged)]
        title = site.say("results.title", team=name)
        total = sum(own.committed.team == name for own in judged)
        counts.append({"name": name, "total": total, "assessments": len({own["link"].id for own in reports})})
        view = {"title": title, "reports": reports} | shared
        yield Page(places[f"results/{name}"], title, "team_report", view, searchable=False)
    yield Page(places["results"], site.say("results.tab"), "team_reports", {"teams": counts} | shared)


def _view(own: TeamReport, assessment: Assessment, site: Site) -> dict[str, Any]:
    titles = wording(assessment, site.handbook)
    levels = {level.id: level.title for level in assessment.levels} | {None: site.say("results.no_level")}
    order = list(levels)
    known = sorted(own.levels, key=lambda level: order.index(level[0]) if level[0] in order else len(order))
    return {
        "link": link_to(assessment),
        "edition": own.edition,
        "target": show_tenths(int(10 * assessment.target)),
        "rows": [_row(word, row, site) for word, row in (("own", own.row), ("pooled", own.pooled))],
        "suppressed": own.row.suppressed,
        "dimensions": [
            {
                "title": titles.get(id_, id_),
                "mean": _shown(mean),
                "pooled": _shown(own.pooled.dimensions.get(id_)),
                "quadrant": own.quadrants.get(id_),
            }
            for id_, mean in own.row.dimensions.items()
        ],
        "levels": [(levels.get(id_, id_), count) for id_, count in known],
        "weak": _weak(own, assessment, site),
        "raters": _raters(own.raters, titles) if own.raters else None,
    }


def _row(word: str, row: TeamRow, site: Site) -> dict[str, Any]:
    numbers = {number: _shown(getattr(row, number)) for number in ("mean", "median", "min", "max")}
    why = site.say("results.hidden" if row.n < MIN_RESULTS else "results.hidden_pool", min=MIN_RESULTS)
    rest = {"n": row.n, "excluded": row.excluded, "why": why if row.suppressed else ""}
    return {"title": site.say(f"results.{word}")} | numbers | rest


def _weak(own: TeamReport, assessment: Assessment, site: Site) -> list[dict[str, Any]]:
    """The most common weak points with what leads out of them; what is no longer asked is left out."""
    dimensions = questions_of(assessment, site.handbook)
    questions = {question.id: question for asked in dimensions for question in asked.questions}
    return [
        {
            "text": questions[id_].text,
            "count": count,
            "leads": [link_to(site.handbook.entries[lead]) for lead in leads_of(questions[id_])],
        }
        for id_, count in own.weak
        if id_ in questions
    ]


def _raters(raters: Raters, titles: dict[str, str]) -> dict[str, Any]:
    found = raters.agreement
    return {
        "n": found.n,
        "exact": _shown(found.exact_match),
        "within": _shown(found.within_one),
        "diff": (found.mean_diff or "0.00").replace("-", "−"),
        "kappa": (found.kappa or "").replace("-", "−"),
        "discuss": [(titles.get(id_, id_), count) for id_, count in raters.discuss],
    }


def _shown(count: int | None) -> str | None:
    return None if count is None else written(count, 1)
