"""A fault in content as a value: what it is, where it stands, and how it is shown to the person who mends it.

A fault in the author's text is never an exception. Every stage yields diagnostics beside its result, and
whoever talks to a person (the command line, the MkDocs adapter) shows all of them at once.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple

Say = Callable[..., str]
"""Looks up a sentence of the interface: ``say("diagnostics.HB103.message", found="…")``."""


class Severity(StrEnum):
    """An error stops the build, a warning never does."""

    ERROR = "error"
    WARNING = "warning"


DATED = frozenset({"HB409", "HB410", "HB411"})
"""Faults that come with the passing of time."""


class Span(NamedTuple):
    """A stretch of one file. Lines and columns are counted from 1, columns in code points; the end is exclusive."""

    file: str
    line: int = 1
    column: int = 1
    end_line: int = 1
    end_column: int = 1

    @property
    def place(self) -> str:
        """``file:line:column``, the form that editors turn into a link."""
        return f"{self.file}:{self.line}:{self.column}"


@dataclass(frozen=True, slots=True)
class Fix:
    """Replaces a stretch of the author's file. Only mends that the parser has verified are offered."""

    span: Span
    text: str


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One fault. ``facts`` fill the sentences that ``words/`` holds under the code, in every language.

    A fact is a text, or a tuple of texts that the language lists in its own way.
    """

    code: str
    span: Span
    facts: Mapping[str, str | tuple[str, ...]] = field(default_factory=dict)
    severity: Severity = Severity.ERROR
    related: tuple[Span, ...] = ()
    fix: tuple[Fix, ...] = ()

    @property
    def counts(self) -> bool:
        """Whether a strict build counts it: what only the calendar brings must not break what built yesterday."""
        return self.code not in DATED

    def message(self, say: Say) -> str:
        """What was found and what was expected."""
        return say(f"diagnostics.{self.code}.message", **self.facts)

    def help(self, say: Say) -> str:
        """How to mend it."""
        return say(f"diagnostics.{self.code}.help", **self.facts)


def sort(diagnostics: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """By file, then line, then column: the order in which a person mends them. The same fault met twice counts once."""
    found = {(d.span, d.code, str(sorted(d.facts.items()))): d for d in diagnostics}
    return tuple(found[key] for key in sorted(found, key=lambda key: key[:2]))


def errors(diagnostics: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Those that stop a build."""
    return tuple(d for d in diagnostics if d.severity is Severity.ERROR)
