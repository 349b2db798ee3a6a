"""The slips of the pen that YAML punishes, each with its mend. The parser verifies a mend before anyone is told of it.

A trap looks at one line and proposes an edit. ``reading`` tries the edits where parsing failed (and on lines that
parse to something nobody meant), keeps those after which the parser comes further, and reports them.
"""

import re
from collections.abc import Callable, Container, Iterator
from dataclasses import dataclass, field

ROUNDS = 20
"""A file is mended at most so many times; what is wrong then is no slip of the pen."""

REACH = 3
"""A slip shows itself at most so many lines later."""

_HEAD = re.compile(r"(?P<lead>\s*(?:- +)*)(?:(?P<key>[^\s:：#'\"\[\]{}]+):[ \t]+)?")
_COMMENT = re.compile(r"\s+#\s.*$")
_ANCHOR = re.compile(r"[&*][\w-]+(\s|$)|!{1,2}[\w/:.!-]*(\s|$)", re.ASCII)
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\x85\u2028\u2029\ufeff]")
_CLOSED = re.compile(r"\[[^\[\]]*\]|\{[^{}]*\}|'[^']*'|\"[^\"]*\"")
_SPECIAL = tuple("@%*&!>|{[\"'`,")


@dataclass(frozen=True, slots=True)
class Edit:
    """Replaces the characters ``start``–``end`` of one line (all from 0) and says under which code it is reported."""

    code: str
    line: int
    start: int
    end: int
    text: str
    facts: dict[str, str] = field(default_factory=dict)

    def apply(self, lines: list[str]) -> list[str]:
        """The lines with this one changed."""
        old = lines[self.line]
        return [*lines[: self.line], old[: self.start] + self.text + old[self.end :], *lines[self.line + 1 :]]

    def undo(self, column: int) -> int:
        """A column of the changed line (from 0) as it was before."""
        if column >= self.start + len(self.text):
            return column - len(self.text) + self.end - self.start
        return min(column, max(self.start, self.end - 1)) if column > self.start else column


@dataclass(frozen=True, slots=True)
class Outcome:
    """What the parser made of some lines: where it failed (line and column from 0), or what begins where.

    ``curable`` says whether the failure can be a slip of the pen.
    """

    failed: tuple[int, int] | None
    curable: bool = True
    begins: frozenset[tuple[int, int, bool]] = frozenset()

    def begins_on(self, line: int) -> set[tuple[int, bool]]:
        """The columns of a line at which keys and items begin."""
        return {(column, item) for number, column, item in self.begins if number == line}


Attempt = Callable[[list[str]], Outcome]
Trap = Callable[[str, int, Container[str]], Edit | None]

_END = (10**9, 0)


def mend(lines: list[str], keys: Container[str], attempt: Attempt) -> tuple[list[str], list[Edit]]:
    """The lines as they were meant, and the edits that lead there. What the parser does not confirm is dropped."""
    edits = list(_control_edits(lines))
    for edit in edits:
        lines = edit.apply(lines)
    outcome = attempt(lines)
    while outcome.failed and outcome.curable and len(edits) < ROUNDS:
        cure = _cure(lines, outcome.failed, keys, attempt)
        if cure is None:
            return lines, edits
        lines, edits = cure.apply(lines), [*edits, cure]
        outcome = attempt(lines)
    for suspected in _suspicions(lines, keys):
        group, meant = [edit for edit in suspected if edit not in edits], lines
        for edit in group:
            meant = edit.apply(meant)
        changed = attempt(meant)
        if group and not changed.failed and all(changed.begins_on(e.line) - outcome.begins_on(e.line) for e in group):
            lines, edits, outcome = meant, [*edits, *group], changed
    return lines, edits


def _cure(lines: list[str], failed: tuple[int, int], keys: Container[str], attempt: Attempt) -> Edit | None:
    """The first edit near a failure after which the parser comes further."""
    for number in range(min(failed[0], len(lines) - 1), max(-1, failed[0] - REACH - 1), -1):
        for trap in (*_ALWAYS, *_ON_FAILURE):
            edit = trap(lines[number], number, keys)
            if edit and (attempt(edit.apply(lines)).failed or _END) > failed:
                return edit
    return None


def _suspicions(lines: list[str], keys: Container[str]) -> Iterator[list[Edit]]:
    """The edits of lines that parse, but likely to something else than was meant: alone, then all of a sort together.

    A list of which every line lacks the space behind the dash is only a list when all of them have it.
    """
    for trap in _ALWAYS:
        found = [edit for number, line in enumerate(lines) if (edit := trap(line, number, keys))][:ROUNDS]
        yield from ([edit] for edit in found)
        if len(found) > 1:
            yield found


def _control_edits(lines: list[str]) -> Iterator[Edit]:
    """Invisible characters that come along when text is pasted from Word; the last of a line first."""
    for number, line in enumerate(lines):
        for match in reversed(list(_CONTROL.finditer(line))):
            text = " " if match[0] in "\x85\u2028\u2029" else ""
            yield Edit("HB018", number, match.start(), match.end(), text, {"point": f"U+{ord(match[0]):04X}"})


def cut_edit(line: str, number: int, start: int, end: int) -> Edit | None:
    """A value that ends at ``end`` because `` #`` begins a comment, though no space follows the sign."""
    if not re.match(r"[ \t]+#\S", line[end:]):
        return None
    value = line[start:].rstrip()
    return Edit("HB015", number, start, start + len(value), quote(value), {"lost": line[end:].strip()})


def quote(value: str) -> str:
    """A text between single quotes, in which YAML changes nothing."""
    return "'" + value.replace("'", "''") + "'"


def _wide_colon(line: str, number: int, keys: Container[str]) -> Edit | None:
    match = re.match(r"(\s*(?:- +)*)([^\s:：]+)(：[ \u3000]*)", line)
    if not match or match[2] not in keys:
        return None
    return Edit("HB010", number, match.start(3), match.end(3), ": " if line[match.end(3) :].strip() else ":")


def _tab(line: str, number: int, _: Container[str]) -> Edit | None:
    match = re.match(r" *\t[ \t]*", line)
    return Edit("HB011", number, 0, match.end(), match[0].replace("\t", "  ")) if match else None


def _wide_space(line: str, number: int, _: Container[str]) -> Edit | None:
    match = re.match(r"[ \u3000\u00a0]*[\u3000\u00a0][ \u3000\u00a0]*(?=\S)", line)
    if not match:
        return None
    return Edit("HB012", number, 0, match.end(), match[0].replace("\u3000", "  ").replace("\u00a0", " "))


def _glued_key(line: str, number: int, keys: Container[str]) -> Edit | None:
    match = re.match(r"(\s*(?:- +)*)([A-Za-z_]\w*)(:)(?=[^\s:/])", line, re.ASCII)
    if not match or match[2] not in keys:
        return None
    return Edit("HB017", number, match.start(3), match.end(3), ": ", {"key": match[2]})


def _glued_marker(line: str, number: int, _: Container[str]) -> Edit | None:
    match = re.match(r"\s*(-[\u3000\u00a0]*)(?=[^\s\-])", line)
    return Edit("HB016", number, match.start(1), match.end(1), "- ") if match else None


def _special_start(line: str, number: int, _: Container[str]) -> Edit | None:
    start, value = _value(line)
    if not start or not value.startswith(_SPECIAL) or _ANCHOR.match(value) or _CLOSED.fullmatch(value):
        return None
    return Edit("HB013", number, start, start + len(value), quote(value), {"sign": value[0]})


def _colon_within(line: str, number: int, _: Container[str]) -> Edit | None:
    start, value = _value(line)
    if not start or not re.search(r":(\s|$)", value) or value.startswith(("'", '"')):
        return None
    return Edit("HB014", number, start, start + len(value), quote(value))


def _value(line: str) -> tuple[int, str]:
    """Where the value of a line starts, and the value without a comment behind it."""
    head = _HEAD.match(line)
    start = head.end() if head else 0
    return start, _COMMENT.sub("", line[start:]).rstrip()


_ALWAYS: tuple[Trap, ...] = (_wide_colon, _wide_space, _glued_key, _glued_marker)
_ON_FAILURE: tuple[Trap, ...] = (_tab, _special_start, _colon_within)
