"""Committed results, team by team: what may be said of them without showing a person (scoring.md §4)."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from handbook.judging import Judged
from handbook.scoring import Agreement, TeamRow, Teams, agreement, quadrants, team
from handbook.scoring.groups import MIN_RESULTS

COMMON = 5
"""So many weak points and questions to talk about are named."""


@dataclass(frozen=True, slots=True)
class Raters:
    """Self and manager on the same person: all pairs of grades, and the questions two grades apart most often."""

    agreement: Agreement
    discuss: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class TeamReport:
    """One edition of one assessment in one team. What fewer than three complete results would show is left out.

    ``levels`` counts people by level (None: not settled), ``weak`` people by question; ``quadrants`` is by dimension.
    """

    assessment: str
    edition: int
    row: TeamRow
    pooled: TeamRow
    quadrants: Mapping[str, str]
    levels: tuple[tuple[str | None, int], ...]
    weak: tuple[tuple[str, int], ...]
    raters: Raters | None


def team_names(judged: Iterable[Judged]) -> tuple[str, ...]:
    """All teams, by name: they are never ranked."""
    return tuple(sorted({own.committed.team for own in judged}))


def report(name: str, judged: Sequence[Judged]) -> tuple[TeamReport, ...]:
    """A team's reports: by assessment, the newest edition first."""
    keys = {_asked(own) for own in judged if own.committed.team == name}
    ordered = sorted(keys, key=lambda key: (key[0], -key[1]))
    return tuple(_report(name, [own for own in judged if _asked(own) == key]) for key in ordered)


def _report(name: str, judged: Sequence[Judged]) -> TeamReport:
    by_self = [own for own in judged if own.committed.saved.role == "self"]
    rows = team([_plain(own) for own in by_self])
    row = rows.teams.get(name, team([]).all)
    newest = {own.committed.saved.result_id: own for own in sorted(by_self, key=_time) if own.committed.team == name}
    people = [] if row.suppressed else [own for own in newest.values() if own.result.status == "complete"]
    return TeamReport(
        *_asked(judged[0]),
        row=row,
        pooled=_pooled(rows),
        quadrants=quadrants(judged[0].definition, row.dimensions),
        levels=tuple(Counter(own.result.level for own in people).items()),
        weak=_common(id_ for own in people for id_ in own.result.weak),
        raters=_raters([own for own in judged if own.committed.team == name]),
    )


def _pooled(rows: Teams) -> TeamRow:
    """All people, unless taking the shown teams away from them would show the few of the others."""
    rest = sum(row.n for row in rows.teams.values() if row.suppressed)
    if not 0 < rest < MIN_RESULTS:
        return rows.all
    return replace(rows.all, suppressed=True, mean=None, median=None, min=None, max=None, dimensions={})


def _raters(judged: Sequence[Judged]) -> Raters | None:
    """People are told apart by the alias that they and their manager typed; of each rater the newest counts."""
    answers = {
        (own.committed.saved.alias, own.committed.saved.role): own.committed.saved.answers
        for own in sorted(judged, key=_time)
    }
    graded = {item.id for own in judged for item in own.definition.items if item.question.kind == "level"}
    both = [alias for alias, role in answers if alias and role == "self" and (alias, "manager") in answers]
    if len(both) < MIN_RESULTS:
        return None
    pairs = [
        (id_, mine, theirs)
        for alias in both
        for id_, mine in answers[alias, "self"].items()
        if id_ in graded and isinstance(mine, int) and isinstance(theirs := answers[alias, "manager"].get(id_), int)
    ]
    found = agreement([(mine, theirs) for _, mine, theirs in pairs])
    return Raters(found, _common(pairs[place][0] for place in found.discuss))


def _common(ids: Iterable[str]) -> tuple[tuple[str, int], ...]:
    """The most common first; what stands once is one person's."""
    return tuple((id_, count) for id_, count in Counter(ids).most_common(COMMON) if count > 1)


def _asked(own: Judged) -> tuple[str, int]:
    return own.committed.saved.assessment, own.committed.saved.edition


def _time(own: Judged) -> str:
    return own.committed.saved.saved_at


def _plain(own: Judged) -> dict[str, object]:
    saved = own.committed.saved
    return {
        "result_id": saved.result_id,
        "saved_at": saved.saved_at,
        "assessment": saved.assessment,
        "edition": saved.edition,
        "team": own.committed.team,
        "status": own.result.status,
        "percent": own.result.percent,
        "dimensions": {id_: side.percent for id_, side in own.result.dimensions.items()},
    }
