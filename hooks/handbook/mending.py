"""The slips of the pen that YAML punishes, each with its mend. The parser verifies a mend before anyone is told of it.

A trap looks at one line and proposes an edit. ``reading`` tries the edits where parsing failed (and on lines that
parse to something nobody meant), keeps those after which the parser comes further, and reports them.
"""

import re
from collections.abc import Callable, Container, Iterator
from dataclasses import dataclass, field
from itertools import islice

PATIENCE = 400_000
"""The parser reads at most so many characters of a file in search of mends; it takes 0.4 s."""

ROUNDS = 20
"""A file is mended at most so many times; what is wrong then is no slip of the pen."""

REACH = 3
"""A slip shows itself at most so many lines later."""

LONGEST = 1000
"""Lines of more characters are not searched for slips."""

MOST_CONTROLS = 100
"""So many invisible characters are reported at once; the rest comes up when these are gone."""

_HEAD = re.compile(r"(?P<lead>\s*(?:- +)*)(?:(?P<key>[^\s:：#'\"\[\]{}]+):[ \t]+)?")
_COMMENT = re.compile(r"(?<!\s)\s+#\s.*$")
_ANCHOR = re.compile(r"[&*][\w-]+(\s|$)|!{1,2}[\w/:.!-]*(\s|$)", re.ASCII)
_CONTROL = re.compile("([\x00-\x08\x0b\x0c\x0e-\x1f\x7f\x85\u200b\u200e\u200f\u2028\u2029\u2060\ufeff])\\1*")
_CUT = re.compile(r"[ \t]+#\S")
_BREAKS = dict.fromkeys(map(ord, "\x85\u2028\u2029"), " ")  # the end of a line to YAML, and to no editor
_CLOSED = re.compile(r"'[^']*'|\"[^\"]*\"|[|>][+-]?\d?")
_SPECIAL = tuple("@%*&!>|{[\"'`,")
_BRACKETED = re.compile(r"\[+[^\[\]]*\]+\s*[^\s,\]]|\{\{[^{}]*\}\}|\{[^{}]*\}\s*[^\s,}]")
"""Text that begins with a bracket, and no list or mapping: ``[必填] 说明``, ``{{店名}}您好``."""
_FLOW = re.compile(r"\{\s*[A-Za-z_]\w*:\s", re.ASCII)
_FLOW_VALUE = re.compile(
    r"(?<=[{,\s])[A-Za-z_]\w*:\s+(\{\{[^{}]*\}\}[^,{}\[\]]*|[^\s,{}\[\]'\"][^,{}\[\]'\"]*?)\s*(?=[,}])", re.ASCII
)  # a plain text within ``{key: text, key: text}``


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


def patient(attempt: Attempt) -> Attempt:
    """The same until patience runs out; from then on nothing is a mend."""
    read = 0

    def limited(lines: list[str]) -> Outcome:
        nonlocal read
        read += sum(map(len, lines)) + len(lines)
        return attempt(lines) if read <= PATIENCE else Outcome((0, 0), curable=False)

    return limited


def suspicious(lines: list[str], keys: Container[str]) -> bool:
    """Whether a file that the parser accepts still needs mending."""
    return any(_CONTROL.search(line) or any(trap(line, 0, keys) for trap in _ALWAYS) for line in lines)


def mend(lines: list[str], keys: Container[str], attempt: Attempt) -> tuple[list[str], list[Edit]]:
    """The lines as they were meant, and the edits that lead there. What the parser does not confirm is dropped."""
    edits = list(islice(_control_edits(lines), MOST_CONTROLS))
    lines = [line.translate(_BREAKS) for line in lines]
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
        for edit in _proposals((*_ALWAYS, *_ON_FAILURE), lines[number], number, keys):
            if (attempt(edit.apply(lines)).failed or (len(lines), 0)) > failed:
                return edit
    return None


def _proposals(traps: tuple[Trap, ...], line: str, number: int, keys: Container[str]) -> Iterator[Edit]:
    """What the traps propose for a line. A very long one would keep them busy."""
    return filter(None, (trap(line, number, keys) for trap in traps if len(line) <= LONGEST))


def _suspicions(lines: list[str], keys: Container[str]) -> Iterator[list[Edit]]:
    """The edits of lines that parse, but likely to something else than was meant: alone, then all of a sort together.

    A list of which every line lacks the space behind the dash is only a list when all of them have it.
    """
    for trap in _ALWAYS:
        found = [edit for number, line in enumerate(lines) for edit in _proposals((trap,), line, number, keys)][:ROUNDS]
        yield from ([edit] for edit in found)
        if len(found) > 1:
            yield found


def _control_edits(lines: list[str]) -> Iterator[Edit]:
    """Invisible characters that come along when text is pasted from Word; the last of a line first."""
    for number, line in enumerate(lines):
        for match in reversed(list(_CONTROL.finditer(line))):
            point, text = f"U+{ord(match[1]):04X}", _BREAKS.get(ord(match[1]), "")
            yield Edit("HB018", number, match.start(), match.end(), text, {"point": point})


def cut_edit(line: str, number: int, start: int, end: int) -> Edit | None:
    """A value that ends at ``end`` because `` #`` begins a comment, though no space follows the sign."""
    if not _CUT.match(line, end) or line[start] in "'\"":
        return None
    value = _COMMENT.sub("", line[start:]).rstrip()
    lost = value[end - start :].strip()
    return Edit("HB015", number, start, start + len(value), quote(value), {"lost": lost})


def quote(value: str) -> str:
    """A text between single quotes, in which YAML changes nothing."""
    return "'" + value.replace("'", "''") + "'"


def _wide_colon(line: str, number: int, keys: Container[str]) -> Edit | None:
    match = re.match(r"(\s*(?:- +)*)([^\s:：]+)(：[ \u3000]*)", line)
    # In a list, “- 说明：先问” is a line of text; only at the start of a line can 说明 be meant as a field.
    if not match or match[2] not in keys or (match[1].strip() and not match[2].isascii()):
        return None
    return Edit("HB010", number, match.start(3), match.end(3), ": " if line[match.end(3) :].strip() else ":")


def _tab(line: str, number: int, _: Container[str]) -> Edit | None:
    match = re.match(r" *\t[ \t]*", line)
    return Edit("HB011", number, 0, match.end(), match[0].replace("\t", "  ")) if match else None


def _wide_space(line: str, number: int, _: Container[str]) -> Edit | None:
    match = re.match(r"(?= *[\u3000\u00a0])[ \u3000\u00a0]+(?=\S)", line)
    if not match:
        return None
    return Edit("HB012", number, 0, match.end(), match[0].replace("\u3000", "  ").replace("\u00a0", " "))


def _glued_key(line: str, number: int, keys: Container[str]) -> Edit | None:
    match = re.match(r"(\s*(?:- +)*)([A-Za-z_]\w*)(:)(?=[^\s:/])", line, re.ASCII)
    if not match or match[2] not in keys:
        return None
    return Edit("HB017", number, match.start(3), match.end(3), ": ", {"key": match[2]})


def _glued_marker(line: str, number: int, _: Container[str]) -> Edit | None:
    match = re.match(r"\s*(-[\t\u3000\u00a0]*)(?=[^\s\-])", line)
    return Edit("HB016", number, match.start(1), match.end(1), "- ") if match else None


def _special_start(line: str, number: int, keys: Container[str]) -> Edit | None:
    for start, value in _values(line, keys):
        bracket = value[0] in "[{" and not _BRACKETED.match(value)
        if value.startswith(_SPECIAL) and not (bracket or _ANCHOR.match(value) or _CLOSED.fullmatch(value)):
            opened = value[0] in "'\"" and value.count(value[0]) == 1
            text = quote(value[1:] if opened else value)
            return Edit("HB013", number, start, start + len(value), text, {"sign": value[0]})
    return None


def _colon_within(line: str, number: int, keys: Container[str]) -> Edit | None:
    for start, value in _values(line, keys):
        if re.search(r":(\s|$)", value) and value[0] not in "'\"[{":
            return Edit("HB014", number, start, start + len(value), quote(value))
    return None


def _cut_within(line: str, number: int, keys: Container[str]) -> Edit | None:
    """A `` #`` within ``{…}`` swallows the bracket that closes it."""
    for start, value in _values(line, keys):
        if "{" in line[:start] and (cut := re.search(r"\s#\S", value)):
            lost = line[start + cut.start() :].strip()
            return Edit("HB015", number, start, start + len(value), quote(value), {"lost": lost})
    return None


def _values(line: str, keys: Container[str]) -> list[tuple[int, str]]:
    """Where the value of a line starts, and the value without a comment behind it; of ``{…}`` each text within.

    In a list only a known key is one: of “- 说一句: 您好” the whole is text.
    """
    head = _HEAD.match(line)
    start = head.end() if head else 0
    if head and head["key"] and head["lead"].strip() and head["key"] not in keys:
        start = head.end("lead")
    value = _COMMENT.sub("", line[start:]).rstrip()
    if _FLOW.match(value):
        return [(start + match.start(1), match[1]) for match in _FLOW_VALUE.finditer(value)]
    return [(start, value)] if start and value else []


_ALWAYS: tuple[Trap, ...] = (_wide_colon, _wide_space, _glued_key, _glued_marker)
_ON_FAILURE: tuple[Trap, ...] = (_tab, _special_start, _colon_within, _cut_within)
