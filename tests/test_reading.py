"""Text becomes values that know their places: golden cases of ``cases/reading.yml``."""

from typing import Any

import pytest

from cases import load_cases
from handbook.decoding import decode
from handbook.reading import MAX_DEPTH, read, read_front_matter


@pytest.mark.parametrize("case", load_cases("reading"))
def test_value_and_faults(case: dict[str, Any]) -> None:
    document, found = read(case["text"], "f.yml")
    assert (document.value, [f"{d.span.line}:{d.span.column} {d.code}" for d in found]) == (
        case.get("value", ""),
        case.get("faults", []),
    )


def test_a_value_knows_its_place() -> None:
    document, _ = read("a:\n  - 一二\n  - b: 三\n", "f.yml")
    span = document.span(("a", 1, "b"))
    assert (span.line, span.column, span.end_column) == (3, 8, 9)


def test_what_is_missing_stands_at_its_nearest_parent() -> None:
    document, _ = read("x: 1\na:\n  - b: 三\n", "f.yml")
    assert document.span(("a", 0, "c"), key=True).place == "f.yml:3:5"


def test_the_body_below_front_matter_knows_its_line() -> None:
    document, found = read_front_matter("---\nid: C-001\n---\n## 情境\n", "f.md")
    assert (document.value, document.body, document.body_line, found) == ({"id": "C-001"}, "## 情境\n", 4, [])


def test_a_fault_in_front_matter_stands_at_its_line_in_the_file() -> None:
    _, found = read_front_matter("---\na: 1\na: 2\n---\n", "f.md")
    assert [d.span.place for d in found] == ["f.md:3:1"]


@pytest.mark.parametrize("brackets", [MAX_DEPTH + 1, 40_000])
def test_deep_nesting_is_refused_and_not_fatal(brackets: int) -> None:
    _, found = read("[" * brackets, "f.yml")
    assert [d.code for d in found] == ["HB024"]


@pytest.mark.parametrize(
    ("data", "text", "codes"),
    [
        ("\ufeffa: 目\r\n".encode(), "a: 目\n", []),
        ("a: 目光\n".encode("gb18030"), "a: 目光\n", ["HB002"]),
        ("a: 目\n".encode("utf-16"), "a: 目\n", ["HB002"]),
        (b"a: \xff\xff\xff", "", ["HB001"]),
        (b"x" * (256 * 1024 + 1), "", ["HB003"]),
    ],
)
def test_bytes_of_any_editor_become_text(data: bytes, text: str, codes: list[str]) -> None:
    decoded, found = decode(data, "f.yml")
    assert (decoded, [d.code for d in found]) == (text, codes)
