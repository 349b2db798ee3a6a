"""A fault in content as a value: what it is, where it stands, and how it is shown to the person who mends it.

A fault in the author's text is never an exception. Every stage yields diagnostics beside its result, and
whoever talks to a person (the command line, the MkDocs adapter) shows all of them at once.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

Say = Callable[..., str]
"""Looks up a sentence of the interface: ``say("diagnostics.HB103.message", found="…")``."""


class Severity(StrEnum):
    """An error stops the build, a warning never does."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True, order=True)
class Span:
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
class Diagnostic:
    """One fault. ``facts`` fill the sentences that ``words/`` holds under the code, in every language.

    A fact is a text, or a tuple of texts that the language lists in its own way.
    """

    code: str
    span: Span
    facts: Mapping[str, str | tuple[str, ...]] = field(default_factory=dict)
    severity: Severity = Severity.ERROR
    related: tuple[Span, ...] = ()

    def message(self, say: Say) -> str:
        """What was found and what was expected."""
        return say(f"diagnostics.{self.code}.message", **self.facts)

    def help(self, say: Say) -> str:
        """How to mend it."""
        return say(f"diagnostics.{self.code}.help", **self.facts)


def sort(diagnostics: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """By file, then line, then column: the order in which a person mends them. The same fault met twice counts once."""
    found = {(d.span, d.code, str(sorted(d.facts.items()))): d for d in diagnostics}
    return tuple(found[key] for key in sorted(found))


def errors(diagnostics: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Those that stop a build."""
    return tuple(d for d in diagnostics if d.severity is Severity.ERROR)


def format_full(diagnostics: Iterable[Diagnostic], say: Say) -> str:
    """Every fault with its place, its remedy and the other places it touches, and one line that counts them."""
    found = sort(diagnostics)
    blocks = [_block(diagnostic, say) for diagnostic in found]
    stopping = len(errors(found))
    blocks.append(say("report.summary", errors=stopping, warnings=len(found) - stopping))
    return "\n\n".join(blocks)


def _block(diagnostic: Diagnostic, say: Say) -> str:
    severity = say(f"report.{diagnostic.severity}")
    lines = [
        f"{severity}[{diagnostic.code}] {diagnostic.message(say)}",
        f"  --> {diagnostic.span.place}",
        f"  = {say('report.help')}{diagnostic.help(say)}",
    ]
    lines += [f"  = {say('report.related')}{span.place}" for span in diagnostic.related]
    return "\n".join(lines)
