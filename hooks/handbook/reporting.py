"""Diagnostics as people and programs read them: one function per format, all from the same records."""

import json
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from pathlib import PurePosixPath
from typing import Any

from handbook.diagnostics import Diagnostic, Say, Severity, Span, errors
from handbook.traps import CONTROL

PER_FILE, IN_ALL = 20, 200
"""A report lists at most so many faults of a file and so many in all, errors before warnings."""

Texts = Mapping[str, str]
"""The text of each file, by name."""


def format_full(found: Iterable[Diagnostic], say: Say, texts: Texts) -> str:
    """Every fault with its line, a caret under it, the remedy, the corrected line and the places it touches."""
    diagnostics = tuple(found)
    listed = _most_important(diagnostics)
    blocks = [_block(diagnostic, say, texts) for diagnostic in listed]
    if len(listed) < len(diagnostics):
        blocks.append(say("report.more", n=len(diagnostics) - len(listed)))
    return _seen("\n\n".join([*blocks, summary(diagnostics, say)]))


def format_short(found: Iterable[Diagnostic], say: Say, texts: Texts) -> str:  # noqa: ARG001
    """One line a fault, for an editor's problem matcher: ``file:line:column: severity[code] message``."""
    lines = (_plain(f"{d.span.place}: {d.severity}[{d.code}] {d.message(say)} {d.help(say)}") for d in found)
    return _seen("\n".join(lines))


def format_github(found: Iterable[Diagnostic], say: Say, texts: Texts) -> str:  # noqa: ARG001
    """Workflow commands that mark the lines of a pull request."""
    return "\n".join(
        f"::{d.severity} file={_property(d.span.file)},line={d.span.line},col={d.span.column},"
        f"endLine={d.span.end_line},endColumn={d.span.end_column},title={d.code}::"
        f"{_escaped(d.message(say))} {_escaped(d.help(say))}"
        for d in found
    )


def format_json(found: Iterable[Diagnostic], say: Say, texts: Texts) -> str:  # noqa: ARG001
    """A list of objects: code, severity, place, message, help, fix, related."""
    return json.dumps([_object(diagnostic, say) for diagnostic in found], ensure_ascii=False, indent=2)


def format_sarif(found: Iterable[Diagnostic], say: Say, texts: Texts) -> str:  # noqa: ARG001
    """SARIF 2.1.0, columns in code points."""
    diagnostics = tuple(found)
    rules = [{"id": code} for code in sorted({d.code for d in diagnostics})]
    run = {
        "tool": {"driver": {"name": "handbook", "rules": rules}},
        "columnKind": "unicodeCodePoints",
        "results": [_result(diagnostic, say) for diagnostic in diagnostics],
    }
    schema = "https://json.schemastore.org/sarif-2.1.0.json"
    return json.dumps({"$schema": schema, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=2)


FORMATS: Mapping[str, Callable[[Iterable[Diagnostic], Say, Texts], str]] = {
    "full": format_full,
    "short": format_short,
    "github": format_github,
    "json": format_json,
    "sarif": format_sarif,
}


def summary(found: Iterable[Diagnostic], say: Say) -> str:
    """How many errors and warnings there are."""
    diagnostics = tuple(found)
    stopping = len(errors(diagnostics))
    return say("report.summary", errors=stopping, warnings=len(diagnostics) - stopping)


def marked_line(span: Span, texts: Texts) -> tuple[str, str]:
    """The line of the author's file that a span begins on, and a row of carets below it; empty where there is none."""
    line = _line(span, texts)
    if not line.strip():
        return "", ""
    end = span.end_column if span.end_line == span.line else len(line) + 1
    before, within = line[: span.column - 1], line[span.column - 1 : end - 1]
    return line.replace("\t", " "), " " * _width(before) + "^" * max(1, _width(within))


def corrections(diagnostic: Diagnostic, texts: Texts) -> list[str]:
    """The lines as the fixes leave them, without indents. Where only the indent changes there is nothing to show."""
    found = []
    for fix in diagnostic.fix:
        line = _line(fix.span, texts)
        mended = (line[: fix.span.column - 1] + fix.text + line[fix.span.end_column - 1 :]).strip()
        if mended != line.strip():
            found.append(mended)
    return found


def _line(span: Span, texts: Texts) -> str:
    """The line that a span begins on; empty where there is none."""
    lines = texts.get(span.file, "").split("\n")
    return lines[span.line - 1] if span.line <= len(lines) else ""


def _most_important(diagnostics: tuple[Diagnostic, ...]) -> list[Diagnostic]:
    by_weight = sorted(diagnostics, key=lambda d: d.severity is Severity.WARNING)
    count: dict[str, int] = {}
    kept: set[int] = set()
    for diagnostic in by_weight:
        count[diagnostic.span.file] = count.get(diagnostic.span.file, 0) + 1
        if count[diagnostic.span.file] <= PER_FILE and len(kept) < IN_ALL:
            kept.add(id(diagnostic))
    return [diagnostic for diagnostic in diagnostics if id(diagnostic) in kept]


def _block(diagnostic: Diagnostic, say: Say, texts: Texts) -> str:
    lines = [
        f"{say(f'report.{diagnostic.severity}')}[{diagnostic.code}] {_plain(diagnostic.message(say))}",
        f" --> {diagnostic.span.place}",
    ]
    line, carets = marked_line(diagnostic.span, texts)
    if line:
        number = str(diagnostic.span.line)
        lines += [f"{number} | {line}", f"{' ' * len(number)} | {carets}"]
    lines.append(f"  = {say('report.help')}{diagnostic.help(say)}")
    lines += [f"  + {say('report.correction')}{text}" for text in corrections(diagnostic, texts)]
    lines += [f"  = {say('report.related')}{span.place}" for span in diagnostic.related]
    return "\n".join(lines)


def _object(diagnostic: Diagnostic, say: Say) -> dict[str, Any]:
    return {
        "code": diagnostic.code,
        "severity": str(diagnostic.severity),
        **_place(diagnostic.span),
        "message": diagnostic.message(say),
        "help": diagnostic.help(say),
        "fix": [_place(fix.span) | {"text": fix.text} for fix in diagnostic.fix],
        "related": [_place(span) for span in diagnostic.related],
    }


def _place(span: Span) -> dict[str, Any]:
    return {
        "file": span.file,
        "line": span.line,
        "col": span.column,
        "end_line": span.end_line,
        "end_col": span.end_column,
    }


def _result(diagnostic: Diagnostic, say: Say) -> dict[str, Any]:
    file = {"uri": _uri(diagnostic.span.file)}
    fixes = [
        {
            "artifactChanges": [
                {
                    "artifactLocation": file,
                    "replacements": [{"deletedRegion": _region(fix.span), "insertedContent": {"text": fix.text}}],
                }
            ]
        }
        for fix in diagnostic.fix
    ]
    return {
        "ruleId": diagnostic.code,
        "level": str(diagnostic.severity),
        "message": {"text": f"{diagnostic.message(say)} {diagnostic.help(say)}"},
        "locations": [{"physicalLocation": {"artifactLocation": file, "region": _region(diagnostic.span)}}],
        **({"fixes": fixes} if fixes else {}),
    }


def _region(span: Span) -> dict[str, int]:
    return {
        "startLine": span.line,
        "startColumn": span.column,
        "endLine": span.end_line,
        "endColumn": span.end_column,
    }


def _plain(text: str) -> str:
    """A sentence in one line; what it quotes of an author may have several."""
    return " ".join(text.split("\n"))


def _seen(text: str) -> str:
    """Without characters that move a terminal's cursor or turn the direction of writing: each is shown as one sign."""
    return CONTROL.sub(lambda match: "\ufffd" * len(match[0]), text)


def _escaped(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _escaped(text).replace(":", "%3A").replace(",", "%2C")


def _uri(file: str) -> str:
    """A file's path as a relative URI."""
    return PurePosixPath("/", file).as_uri().removeprefix("file:///")


def _width(text: str) -> int:
    """How many cells a text takes in a terminal: wide characters take two."""
    return sum(2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text)
