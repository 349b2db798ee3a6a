"""Text files → plain values that know their lines and columns. The only file that imports yaml.

One pass over PyYAML's C events. Every scalar stays text: `9:00`, `NO` and `0120` mean what the author sees, and
the model decides what a number or a date is. What YAML offers beyond mappings, lists and text (anchors, tags,
second documents) is refused. Events are used and never ``compose``, which dies on deeply nested input.
"""

import re
import unicodedata
from collections.abc import Container, Iterator
from dataclasses import dataclass, field, replace
from typing import Any, cast

import yaml

from handbook.diagnostics import Diagnostic, Fix, Severity, Span
from handbook.mending import Outcome, mend, patient
from handbook.traps import CONTROL, Edit, cut_edit, suspicious

Value = str | list["Value"] | dict[str, "Value"]
Path = tuple[str | int, ...]

MAX_DEPTH = 20

_FRONT_MATTER = re.compile(r"\A---[ \t]*\n(.*?)^---[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)
_WIDE = r"[\u2014-\u2027\u2e80-\uffff\U00020000-\U0003ffff]"
_FOLD = re.compile(f"(?<={_WIDE}) (?={_WIDE})")
_LINES_ON = re.compile("block|plain")  # what goes on over lines until it fails fails at its last


@dataclass(frozen=True, slots=True)
class Document:
    """The value of one file with the place of every value and key. ``body`` is the Markdown below front matter."""

    file: str
    value: Value = ""
    spans: dict[Path, Span] = field(default_factory=dict)
    keys: dict[Path, Span] = field(default_factory=dict)
    body: str = ""
    body_line: int = 1

    def span(self, path: Path, *, key: bool = False) -> Span:
        """The place of a value (or of its key). What is not in the file stands at its nearest parent."""
        for end in range(len(path), -1, -1):
            known = path[:end]
            if (key or end < len(path)) and known in self.keys:
                return self.keys[known]
            if known and known in self.spans:
                return self.spans[known]
        return Span(self.file)


class _RefusedError(Exception):
    """Carries the diagnostic of something that ends the reading of a file."""

    def __init__(self, diagnostic: Diagnostic) -> None:
        super().__init__(diagnostic.code)
        self.diagnostic = diagnostic


def read(
    text: str, file: str, *, first_line: int = 1, keys: Container[str] = frozenset()
) -> tuple[Document, list[Diagnostic]]:
    """YAML text → its document and every fault found. What cannot be mended leaves an empty document.

    ``keys`` are the names that may stand before a colon; they tell a slip (``title：接待``) from a sentence.
    """
    lines, edits = text.split("\n"), list[Edit]()
    reader = _Reader(Document(file), first_line, edits)
    value, fault = reader.try_read(text)
    if fault or suspicious(text, keys):
        mended, edits = mend(lines, keys, patient(_attempt))
        reader = _Reader(Document(file), first_line, edits)
        value, fault = reader.try_read("\n".join(mended))
    found = [_report(edit, reader, edits[:number]) for number, edit in enumerate(edits)] + reader.diagnostics
    if fault:
        return Document(file), [*found, fault]
    document = replace(reader.document, value=value)
    return document, [*found, *_cuts(document, lines, first_line)]


def read_plain(text: str) -> Any:
    """YAML text with numbers, true and false as YAML takes them: for data that machines exchange, not for authors."""
    return yaml.safe_load(text)


def read_front_matter(text: str, file: str, *, keys: Container[str] = frozenset()) -> tuple[Document, list[Diagnostic]]:
    """Markdown that starts with a block between two lines of ``---`` → document of the block, and the body below."""
    match = _FRONT_MATTER.match(text)
    if match is None:
        return Document(file, body=text), [Diagnostic("HB004", Span(file))]
    document, found = read(match[1], file, first_line=2, keys=keys)
    body_line = text.count("\n", 0, match.end()) + 1
    return replace(document, body=CONTROL.sub("", text[match.end() :]), body_line=body_line), found


def _attempt(lines: list[str]) -> Outcome:
    """How far the parser comes with these lines, and what begins where."""
    document = Document("")
    _, fault = _Reader(document, 1, []).try_read("\n".join(lines))
    if fault:
        at, curable = fault.span, fault.code in ("HB006", "HB022", "HB025")
        return Outcome((at.line - 1, at.column - 1), curable)
    places = ((path, at) for known in (document.keys, document.spans) for path, at in known.items() if path)
    return Outcome(None, begins=frozenset((at.line - 1, at.column, isinstance(path[-1], int)) for path, at in places))


def _report(edit: Edit, reader: "_Reader", earlier: list[Edit]) -> Diagnostic:
    """An edit as a fault with its fix. A line that was changed before offers no fix: its columns have moved."""
    columns = [edit.start, edit.end]
    moved = [old for old in earlier if old.line == edit.line and old.start < edit.end]
    for old in reversed(moved):
        columns = [old.undo(column) for column in columns]
    line = edit.line + 1 + reader.shift
    span = Span(reader.document.file, line, columns[0] + 1, line, columns[1] + 1)
    return Diagnostic(edit.code, span, edit.facts, fix=() if moved else (Fix(span, edit.text),))


def _cuts(document: Document, lines: list[str], first_line: int) -> Iterator[Diagnostic]:
    """Values that a `` #`` has cut short."""
    hashed = {number: line for number, line in enumerate(lines, start=first_line) if " #" in line}
    for span in document.spans.values() if hashed else ():
        line = hashed.get(span.line, "") if span.line == span.end_line else ""
        if line and (edit := cut_edit(line, span.line - 1, span.column - 1, span.end_column - 1)):
            whole = Span(span.file, span.line, edit.start + 1, span.line, edit.end + 1)
            yield Diagnostic("HB015", whole, edit.facts, Severity.WARNING, fix=(Fix(whole, edit.text),))


class _Reader:
    """Walks the events of one document, filling the value and the two maps of places."""

    def __init__(self, document: Document, first_line: int, edits: list[Edit]) -> None:
        self.document = document
        self.shift = first_line - 1
        self.edits = edits
        self.diagnostics: list[Diagnostic] = []
        self.end = 0, 0

    def try_read(self, text: str) -> tuple[Value, Diagnostic | None]:
        """The value, or the fault that ended the reading."""
        try:
            return self._read(text), None
        except _RefusedError as refused:
            return "", refused.diagnostic
        except yaml.YAMLError as error:
            return "", Diagnostic("HB006", self.span(*_fault_place(error, text)))

    def _read(self, text: str) -> Value:
        self.end = text.count("\n"), len(text) - text.rfind("\n") - 1
        events = yaml.parse(text, Loader=yaml.CSafeLoader)
        documents, value = 0, cast(Value, "")
        for event in events:
            if isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents > 1:
                    raise _RefusedError(Diagnostic("HB023", self._span(event)))
                value = self._value(next(events), events, ())
        if not documents:
            raise _RefusedError(Diagnostic("HB005", Span(self.document.file)))
        return value

    def _value(self, event: yaml.Event, events: Iterator[yaml.Event], path: Path) -> Value:
        span = self._span(event)
        self.document.spans[path] = span
        self._refuse_extras(event, span)
        if isinstance(event, yaml.ScalarEvent):
            return self._text(event, span)
        if len(path) >= MAX_DEPTH:
            raise _RefusedError(Diagnostic("HB024", span, {"limit": str(MAX_DEPTH)}))
        if isinstance(event, yaml.SequenceStartEvent):
            return self._list(events, path)
        return self._mapping(events, path)

    def _list(self, events: Iterator[yaml.Event], path: Path) -> Value:
        items: list[Value] = []
        while not isinstance(event := next(events), yaml.SequenceEndEvent):
            items.append(self._value(event, events, (*path, len(items))))
        return items

    def _mapping(self, events: Iterator[yaml.Event], path: Path) -> Value:
        mapping: dict[str, Value] = {}
        while not isinstance(event := next(events), yaml.MappingEndEvent):
            span = self._span(event)
            self._refuse_extras(event, span)
            if not isinstance(event, yaml.ScalarEvent):
                raise _RefusedError(Diagnostic("HB025", span))
            here = (*path, event.value)
            if event.value in mapping:
                first = self.document.keys[here]
                self.diagnostics.append(
                    Diagnostic("HB020", span, {"key": event.value, "line": str(first.line)}, related=(first,))
                )
                self._value(next(events), events, (*path, "", event.value))
                continue
            self.document.keys[here] = span
            mapping[event.value] = self._value(next(events), events, here)
        return mapping

    def _refuse_extras(self, event: Any, span: Span) -> None:
        if event.anchor or event.tag:  # an alias has an anchor
            raise _RefusedError(Diagnostic("HB022", span))

    def _text(self, event: yaml.ScalarEvent, span: Span) -> str:
        """The scalar as text. Where a line was folded between two Han characters the fold leaves no space."""
        value = unicodedata.normalize("NFC", event.value)
        if event.style == '"':
            value = CONTROL.sub("", value)  # written as an escape, where mending does not see it
        folded = event.style != "|" and span.end_line > span.line
        return _FOLD.sub("", value) if folded else value

    def _span(self, event: yaml.Event) -> Span:
        """Where an event stands; of a mapping or list only the start, because its end is the next line's start."""
        start: Any = event.start_mark
        end: Any = event.end_mark if isinstance(event, yaml.ScalarEvent) else start
        return self.span(start.line, start.column, end.line, end.column)

    def span(self, line: int, column: int, end_line: int = -1, end_column: int = -1) -> Span:
        """A stretch of the mended text (from 0) as it stands in the author's file (from 1)."""
        end_line, end_column = (line, column) if end_line < 0 else (end_line, end_column)
        if end_line > self.end[0]:  # libyaml ends the last line where the author did not
            (line, column), (end_line, end_column) = min((line, column), self.end), self.end
        if self.edits:
            column, end_column = self._unmended(line, column), self._unmended(end_line, end_column)
        return Span(self.document.file, line + 1 + self.shift, column + 1, end_line + 1 + self.shift, end_column + 1)

    def _unmended(self, line: int, column: int) -> int:
        for edit in reversed(self.edits):
            if edit.line == line:
                column = edit.undo(column)
        return column


def _fault_place(error: yaml.YAMLError, text: str) -> tuple[int, int]:
    """Line and column from 0. What was opened and never closed is mended where it opens, not where the file ends."""
    if isinstance(error, yaml.reader.ReaderError):
        before = text.encode()[: error.position].decode(errors="ignore")
        return before.count("\n"), len(before) - before.rfind("\n") - 1
    mark, opened = getattr(error, "problem_mark", None), getattr(error, "context_mark", None)
    if mark and opened and opened.line < mark.line and not _LINES_ON.search(str(getattr(error, "context", ""))):
        mark = opened
    return (mark.line, mark.column) if mark else (0, 0)
