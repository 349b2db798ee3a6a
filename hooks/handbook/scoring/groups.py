"""Many results: teams without showing a person, and two raters against each other (scoring.md §4)."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from handbook.scoring.rounding import counted, plain, tenths

MIN_RESULTS = 3
"""A row of fewer results would show persons."""
MIN_PAIRS = 20
"""Kappa says nothing on fewer pairs."""


@dataclass(frozen=True, slots=True)
class TeamRow:
    """A team in tenths of a per cent; nothing but the counts where it is too small. ``dimensions`` are means."""

    n: int
    excluded: int
    suppressed: bool
    mean: int | None
    median: int | None
    min: int | None
    max: int | None
    dimensions: Mapping[str, int | None]


@dataclass(frozen=True, slots=True)
class Teams:
    """Each team by name, sorted, and all people in one row."""

    teams: Mapping[str, TeamRow]
    all: TeamRow


@dataclass(frozen=True, slots=True)
class Agreement:
    """Pairs that agree in tenths of a per cent, mean of self − manager and kappa with two decimals, where to talk."""

    n: int
    exact_match: int | None
    within_one: int | None
    mean_diff: str | None
    kappa: str | None
    discuss: tuple[int, ...]


def team(results: Iterable[Mapping[str, Any]], min_n: int = MIN_RESULTS) -> Teams:
    """Result files of one assessment and edition (the first one's) → teams. Of one ``result_id`` the newest counts.

    A result has ``team, result_id, saved_at, assessment, edition, status`` and, flat or under ``shown``, ``percent``
    and ``dimensions`` in tenths. What is not complete, or of another edition, is counted as excluded.
    """
    newest: dict[object, Mapping[str, Any]] = {}
    for place, result in enumerate(results):
        key = result.get("result_id") or place
        if key not in newest or str(result.get("saved_at", "")) >= str(newest[key].get("saved_at", "")):
            newest[key] = result
    kept = [{**result, **(result.get("shown") or {})} for result in newest.values()]
    names = sorted({str(result.get("team") or "") for result in kept})
    asked = _asked(kept[0]) if kept else None
    rows = {
        name: _row([result for result in kept if str(result.get("team") or "") == name], asked, min_n) for name in names
    }
    return Teams(rows, _row(kept, asked, min_n))


def _asked(result: Mapping[str, Any]) -> tuple[object, object]:
    return result.get("assessment"), result.get("edition")


def _row(results: Sequence[Mapping[str, Any]], asked: object, min_n: int) -> TeamRow:
    usable = [
        result
        for result in results
        if _asked(result) == asked and result.get("status") == "complete" and result.get("percent") is not None
    ]
    counts = sorted(result["percent"] for result in usable)
    n = len(counts)
    small = n < min_n
    ids = dict.fromkeys(id_ for result in usable for id_ in result.get("dimensions") or {})
    return TeamRow(
        n=n,
        excluded=len(results) - n,
        suppressed=small,
        mean=_mean(counts, max(min_n, 1)),
        median=None if small or not n else counted(Fraction(counts[(n - 1) // 2] + counts[n // 2], 2), 0),
        min=None if small or not n else counts[0],
        max=None if small or not n else counts[-1],
        dimensions={id_: _mean(_shown(usable, id_), max(min_n, 1)) for id_ in ids},
    )


def _shown(results: Iterable[Mapping[str, Any]], id_: str) -> list[int]:
    """A dimension's shown numbers, where it has one; a result may hold the number or the whole standing."""
    found = [(result.get("dimensions") or {}).get(id_) for result in results]
    numbers = [entry.get("percent") if isinstance(entry, Mapping) else entry for entry in found]
    return [number for number in numbers if number is not None]


def _mean(counts: Sequence[int], least: int) -> int | None:
    return counted(Fraction(sum(counts), len(counts)), 0) if len(counts) >= least else None


def agreement(pairs: Sequence[Sequence[int]], min_n: int = MIN_PAIRS) -> Agreement:
    """Pairs (self, manager) of ordinal answers. Kappa has linear weights: 1 − observed / expected distance."""
    n, gaps = len(pairs), [abs(own - other) for own, other in pairs]
    if not n:
        return Agreement(0, None, None, None, None, ())
    left, right = Counter(own for own, _ in pairs), Counter(other for _, other in pairs)
    expected = Fraction(sum(left[a] * right[b] * abs(a - b) for a in left for b in right), n * n)
    kappa = None if n < min_n or not expected else plain(counted(1 - Fraction(sum(gaps), n) / expected, 2), 2)
    return Agreement(
        n=n,
        exact_match=tenths(Fraction(100 * gaps.count(0), n)),
        within_one=tenths(Fraction(100 * sum(gap <= 1 for gap in gaps), n)),
        mean_diff=plain(counted(Fraction(sum(own - other for own, other in pairs), n), 2), 2),
        kappa=kappa,
        discuss=tuple(place for place, gap in enumerate(gaps) if gap >= 2),
    )
