"""Wording: what can be seen and counted, what staff say, what is still to be written. ``lint.yml`` has the words."""

import re
from collections.abc import Iterator
from functools import partial

from handbook.diagnostics import Diagnostic, Severity
from handbook.document import Path
from handbook.model.case_study import CaseStudy
from handbook.model.entry import Entry, Status
from handbook.model.fields import TO_WRITE, count_han
from handbook.model.handbook import Handbook
from handbook.model.paths import texts_of, values_at
from handbook.model.script import Script, Speaker
from handbook.model.standard import Standard
from handbook.remembering import remembered

NORMATIVE = ("statement", "checks.text", "groups.items.text", "groups.items.reword")
"""Fields that bind: a vague word there is an obligation that nobody can check."""

_FAMILIAR, _POLITE = re.compile("你(?!们?好)"), "您"
_NEED_KEYWORDS = (Standard, Script, CaseStudy)


def check(handbook: Handbook) -> Iterator[Diagnostic]:
    """All faults of wording."""
    for entry in handbook.entries.values():
        for path, text in _unwritten_in(entry):
            yield Diagnostic("HB310", handbook.span(entry.id, path), {"found": text})
        if entry.status is Status.RETIRED:
            continue
        for path, text in _binding_in(entry):
            yield from _vague(handbook, entry, path, text)
        few = handbook.lint.fewest_keywords
        if isinstance(entry, _NEED_KEYWORDS) and len(entry.keywords) < few and entry.status.public:
            facts = {"found": str(len(entry.keywords)), "few": str(few)}
            yield Diagnostic("HB305", handbook.span(entry.id, ("keywords",)), facts, Severity.WARNING)
    for script in handbook.all(Script):
        yield from _lines(handbook, script)


@remembered
def _unwritten_in(entry: Entry) -> tuple[tuple[Path, str], ...]:
    return tuple((path, text) for path, text in texts_of(entry) if TO_WRITE in text)


@remembered
def _binding_in(entry: Entry) -> tuple[tuple[Path, str], ...]:
    return tuple((path, text) for keys in NORMATIVE for path, text in values_at(entry, keys))


def _vague(handbook: Handbook, entry: Entry, path: Path, text: str) -> Iterator[Diagnostic]:
    for vague in handbook.lint.vague:
        if vague.word in text:
            facts = {"word": vague.word, "instead": vague.instead}
            severity = Severity.ERROR if _critical(entry, path) else Severity.WARNING
            yield Diagnostic("HB301", handbook.span(entry.id, path), facts, severity)


def _critical(entry: Entry, path: Path) -> bool:
    """Whether a text is a check that must be met before going on."""
    return isinstance(entry, Standard) and path[0] == "checks" and entry.checks[int(path[1])].critical


def _lines(handbook: Handbook, script: Script) -> Iterator[Diagnostic]:
    """What staff say."""
    longest = handbook.lint.longest_line
    for position, turn in enumerate(script.turns):
        if turn.speaker is not Speaker.STAFF:
            continue
        field = "text" if turn.text is not None else "variants"
        place = partial(handbook.span, script.id, ("turns", position, field))
        for line in turn.lines:
            for phrase in handbook.lint.forbidden:
                if phrase in line:
                    yield Diagnostic("HB302", place(), {"phrase": phrase})
            if count_han(line) > longest:
                facts = {"found": str(count_han(line)), "longest": str(longest)}
                yield Diagnostic("HB303", place(), facts, Severity.WARNING)
            if _POLITE in line and _FAMILIAR.search(line):
                yield Diagnostic("HB304", place(), {}, Severity.WARNING)
