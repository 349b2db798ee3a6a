"""Mends for slips of the pen. The parser verifies a mend before anyone is told of it.

A trap looks at one line and proposes an edit. It is tried where parsing failed (and on lines that parse to something
nobody meant), and kept if the parser comes further with it.
"""

import re
from collections.abc import Callable, Container, Iterator
from dataclasses import dataclass
from itertools import islice

from handbook.traps import ALWAYS, BREAKS, CONTROL, ON_FAILURE, Edit, Trap

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

_START = re.compile(r"( *)((?:- +)*)(?:([A-Za-z_]\w*):(?:\s|$))?", re.ASCII)
"""A line's indent, the dashes of its items, its field."""


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


def patient(attempt: Attempt) -> Attempt:
    """The same until patience runs out; from then on nothing is a mend."""
    read = 0

    def limited(lines: list[str]) -> Outcome:
        nonlocal read
        read += sum(map(len, lines)) + len(lines)
        return attempt(lines) if read <= PATIENCE else Outcome((0, 0), curable=False)

    return limited


def mend(lines: list[str], keys: Container[str], attempt: Attempt) -> tuple[list[str], list[Edit]]:
    """The lines as they were meant, and the edits that lead there. What the parser does not confirm is dropped."""
    edits = list(islice(_control_edits(lines), MOST_CONTROLS))
    lines = [line.translate(BREAKS) for line in lines]
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
    for number in _near(failed, lines):
        for edit in _proposals((*ALWAYS, *ON_FAILURE), lines[number], number, keys):
            if _reach(edit, lines, attempt) > failed:
                return edit
    return _alignment(lines, failed, keys, attempt)


def _reach(edit: Edit, lines: list[str], attempt: Attempt) -> tuple[int, int]:
    """Where the parser fails after an edit, or the end."""
    return attempt(edit.apply(lines)).failed or (len(lines), 0)


def _alignment(lines: list[str], failed: tuple[int, int], keys: Container[str], attempt: Attempt) -> Edit | None:
    """The indent near a failure after which the parser comes furthest, and beyond the line of the failure.

    Where another line than that of a field or item fails, something else is wrong.
    """
    near = _near(failed, lines) if _start(lines[min(failed[0], len(lines) - 1)], keys) else ()
    edits = [edit for number in near for edit in _aligned(lines, number, keys)]
    reached = [_reach(edit, lines, attempt) for edit in edits]
    furthest = max(reached, default=failed)
    return edits[reached.index(furthest)] if furthest[0] > failed[0] else None


def _near(failed: tuple[int, int], lines: list[str]) -> range:
    """The lines in which a slip may be, from the failure backwards."""
    last = min(failed[0], len(lines) - 1)
    return range(last, max(-1, failed[0] - REACH - 1), -1)


def _aligned(lines: list[str], number: int, keys: Container[str]) -> Iterator[Edit]:
    """The line of a field or item, indented as lines around it are; the smallest change first."""
    start = _start(lines[number], keys)
    if start is None:
        return
    was, sign = start.end(1), len(start[2])
    around = filter(None, (_start(line, keys) for line in lines[max(0, number - REACH) : number + REACH + 1]))
    columns = {column for other in around for column in (other.end(1), other.end(2), max(0, other.end(1) - sign))}
    for column in sorted(columns - {was}, key=lambda column: abs(column - was)):
        facts = {"was": str(was), "n": str(column)}
        yield Edit("HB027", number, 0, was + 1, " " * column + lines[number][was], facts)


def _start(line: str, keys: Container[str]) -> re.Match[str] | None:
    """The indent of a line that begins a field or an item, and the sign of an item."""
    start = _START.match(line)
    return start if start and (start[2] or start[3] in keys) else None


def _proposals(traps: tuple[Trap, ...], line: str, number: int, keys: Container[str]) -> Iterator[Edit]:
    """What the traps propose for a line. A very long one would keep them busy."""
    return filter(None, (trap(line, number, keys) for trap in traps if len(line) <= LONGEST))


def _suspicions(lines: list[str], keys: Container[str]) -> Iterator[list[Edit]]:
    """The edits of lines that parse, but likely to something else than was meant: alone, then all of a sort together.

    A list of which every line lacks the space behind the dash is only a list when all of them have it.
    """
    for trap in ALWAYS:
        found = [edit for number, line in enumerate(lines) for edit in _proposals((trap,), line, number, keys)][:ROUNDS]
        yield from ([edit] for edit in found)
        if len(found) > 1:
            yield found


def _control_edits(lines: list[str]) -> Iterator[Edit]:
    """Invisible characters that come along when text is pasted from Word; the last of a line first."""
    for number, line in enumerate(lines):
        for match in reversed(list(CONTROL.finditer(line))):
            point, text = f"U+{ord(match[1]):04X}", BREAKS.get(ord(match[1]), "")
            yield Edit("HB018", number, match.start(), match.end(), text, {"point": point})
