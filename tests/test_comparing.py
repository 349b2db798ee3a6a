"""Trial beside official: what is marked in two texts, and which lines are held against each other."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cases import load_cases
from handbook.comparing import Marked, difference, mark

TEXTS = st.text(alphabet="客户先听完再说，。5分钟ab ", max_size=30)


def shown(line: Marked, before: str, after: str) -> str:
    return "".join(f"{before}{piece.text}{after}" if piece.changed else piece.text for piece in line)


@pytest.mark.parametrize("case", load_cases("comparing"))
def test_changes_are_marked(case: dict[str, Any]) -> None:
    ((old,), (new,)) = mark([case["old"]], [case["new"]])
    assert [shown(old, "[-", "-]"), shown(new, "{+", "+}")] == case["marked"]


def test_a_line_is_compared_with_the_one_most_like_it_wherever_it_stands() -> None:
    (old, new) = mark(["客户先走了", "三分钟内回电话"], ["两分钟内回电话"])
    assert [shown(line, "[", "]") for line in (*old, *new)] == ["[客户先走了]", "[三]分钟内回电话", "[两]分钟内回电话"]


@given(TEXTS, TEXTS)
def test_nothing_is_lost_and_what_stayed_is_the_same_in_both(old: str, new: str) -> None:
    first, second = difference(old, new)
    kept = ["".join(piece.text for piece in side if not piece.changed) for side in (first, second)]
    assert ("".join(p.text for p in first), "".join(p.text for p in second)) == (old, new)
    assert kept[0] == kept[1]
