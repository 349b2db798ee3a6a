"""Exact scoring of assessments: definition + answers → result (scoring.md §2–§4). No number passes through a float.

The twin of ``theme/assets/handbook/assessment/score.js``: the same rules under the same names, bound by the vectors
in ``tests/cases/scoring/`` and by 10,000 random cases. ``python -m handbook.scoring FILE`` answers vector files.
"""

from handbook.scoring.comparing import Comparison, compare
from handbook.scoring.definition import Definition, decimal, read_definition
from handbook.scoring.groups import Agreement, TeamRow, Teams, agreement, team
from handbook.scoring.marking import Mark, Sheet, Side, mark
from handbook.scoring.result import Result, Standing, ipa, quadrants, score
from handbook.scoring.rounding import counted, plain, show_tenths, tenths, written

__all__ = [
    "Agreement",
    "Comparison",
    "Definition",
    "Mark",
    "Result",
    "Sheet",
    "Side",
    "Standing",
    "TeamRow",
    "Teams",
    "agreement",
    "compare",
    "counted",
    "decimal",
    "ipa",
    "mark",
    "plain",
    "quadrants",
    "read_definition",
    "score",
    "show_tenths",
    "team",
    "tenths",
    "written",
]
