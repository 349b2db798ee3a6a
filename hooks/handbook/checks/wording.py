"""Wording: what can be seen and counted, what staff say, what is still to be written. ``lint.yml`` has the words."""

import re
from collections.abc import Iterator
from functools import partial

from handbook.diagnostics import Diagnostic, Severity
from handbook.document import Document, Path
from handbook.model.case_study import CaseStudy
from handbook.model.entry import Entry, Status
from handbook.model.fields import TO_WRITE, count_han
from handbook.model.handbook import Handbook
from handbook.model.lint import Lint
from handbook.model.paths import texts_of, values_at
from handbook.model.script import Script, Speaker
from handbook.model.standard import Standard
from handbook.remembering import kept

NORMATIVE = ("statement", "checks.text", "groups.items.text", "groups.items.reword")
"""Fields that bind: a vague word there is an obligation that nobody can check."""

_FAMILIAR, _POLITE = re.compile("你(?!们?好)"), "您"
_NEED_KEYWORDS = (Standard, Script, CaseStudy)


def check(handbook: Handbook) -> Iterator[Diagnostic]:
    """All faults of wording."""
    for entry in handbook.entries.values():
        yield from _faults(entry.id, entry, handbook.lint, handbook.documents[entry.id])


@kept
def _faults(_: str, entry: Entry, lint: Lint, document: Document) -> tuple[Diagnostic, ...]:
    found = [
        Diagnostic("HB310", document.span(path), {"found": text}) for path, text in texts_of(entry) if TO_WRITE in text
    ]
    if entry.status is not Status.RETIRED:
        binding = (pair for keys in NORMATIVE for pair in values_at(entry, keys))
        found += [fault for path, text in binding for fault in _vague(document, entry, path, text, lint)]
        if isinstance(entry, _NEED_KEYWORDS) and len(entry.keywords) < lint.fewest_keywords and entry.status.public:
            facts = {"found": str(len(entry.keywords)), "few": str(lint.fewest_keywords)}
            found.append(Diagnostic("HB305", document.span(("keywords",)), facts, Severity.WARNING))
    return (*found, *(_lines(document, entry, lint) if isinstance(entry, Script) else ()))


def _vague(document: Document, entry: Entry, path: Path, text: str, lint: Lint) -> Iterator[Diagnostic]:
    for vague in lint.vague:
        if vague.word in text:
            facts = {"word": vague.word, "instead": vague.instead}
            severity = Severity.ERROR if _critical(entry, path) else Severity.WARNING
            yield Diagnostic("HB301", document.span(path), facts, severity)


def _critical(entry: Entry, path: Path) -> bool:
    """Whether a text is a check that must be met before going on."""
    return isinstance(entry, Standard) and path[0] == "checks" and entry.checks[int(path[1])].critical


def _lines(document: Document, script: Script, lint: Lint) -> Iterator[Diagnostic]:
    """What staff say."""
    longest = lint.longest_line
    for position, turn in enumerate(script.turns):
        if turn.speaker is not Speaker.STAFF:
            continue
        field = "text" if turn.text is not None else "variants"
        place = partial(document.span, ("turns", position, field))
        for line in turn.lines:
            for phrase in lint.forbidden:
                if phrase in line:
                    yield Diagnostic("HB302", place(), {"phrase": phrase})
            if count_han(line) > longest:
                facts = {"found": str(count_han(line)), "longest": str(longest)}
                yield Diagnostic("HB303", place(), facts, Severity.WARNING)
            if _POLITE in line and _FAMILIAR.search(line):
                yield Diagnostic("HB304", place(), {}, Severity.WARNING)
