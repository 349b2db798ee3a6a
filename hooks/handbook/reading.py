"""Text files → plain values that know their lines and columns. The only file that imports yaml.

One pass over PyYAML's C events. Every scalar stays text: `9:00`, `NO` and `0120` mean what the author sees, and
the model decides what a number or a date is. What YAML offers beyond mappings, lists and text (anchors, tags,
second documents) is refused. Events are used and never ``compose``, which dies on deeply nested input.
"""

import re
import unicodedata
from collections.abc import Container, Iterator, Sequence
from dataclasses import replace
from functools import cache, partial
from typing import Any, cast

import yaml

from handbook.diagnostics import Diagnostic, Fix, Severity, Span
from handbook.document import Document, Path, Places, Value
from handbook.mending import Outcome, mend, patient
from handbook.traps import CONTROL, Edit, cut_edit, suspicious

MAX_DEPTH = 20

_FRONT_MATTER = re.compile(r"\A---[ \t]*\n(.*?)^---[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)
_CONFLICT = re.compile(r"^<{7} ", re.MULTILINE)
_WIDE = r"[\u2014-\u2027\u2e80-\uffff\U00020000-\U0003ffff]"
_FOLD = re.compile(f"(?<={_WIDE}) (?={_WIDE})")
_LINES_ON = re.compile("block|plain")  # what goes on over lines until it fails fails at its last


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
    value, fault = (reader := _Reader(file, first_line)).try_read(text)
    slipped = fault or suspicious(text, keys)
    if not (slipped or reader.doubled or " #" in text):
        return Document(file, value, cache(partial(_find_places, text, file, first_line))), []
    lines, edits = text.split("\n"), list[Edit]()
    mended, edits = mend(lines, keys, patient(_attempt)) if slipped else (lines, edits)
    value, fault = (reader := _Reader(file, first_line, edits, Places())).try_read("\n".join(mended))
    found = [_report(edit, reader, edits[:number]) for number, edit in enumerate(edits)] + reader.diagnostics
    if fault:
        return Document(file), [*found, fault]
    return Document(file, value, lambda: reader.places), [*found, *_cuts(reader.places, lines, first_line)]


def _find_places(text: str, file: str, first_line: int) -> Places:
    """The places of a text that was read without a fault."""
    reader = _Reader(file, first_line, [], Places())
    reader.try_read(text)
    return reader.places


def conflicts(text: str, file: str) -> list[Diagnostic]:
    """The places where two people changed the same lines and Git left the choice to them."""
    lines = (text.count("\n", 0, match.start()) + 1 for match in _CONFLICT.finditer(text))
    return [Diagnostic("HB026", Span(file, line, 1, line, 8)) for line in lines]


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
    reader = _Reader("", 1, [], Places())
    _, fault = reader.try_read("\n".join(lines))
    if fault:
        at, curable = fault.span, fault.code in ("HB006", "HB022", "HB025")
        return Outcome((at.line - 1, at.column - 1), curable)
    found = reader.places
    places = ((path, at) for known in (found.keys, found.values) for path, at in known.items() if path)
    return Outcome(None, begins=frozenset((at.line - 1, at.column, isinstance(path[-1], int)) for path, at in places))


def _report(edit: Edit, reader: "_Reader", earlier: list[Edit]) -> Diagnostic:
    """An edit as a fault with its fix. A line that was changed before offers no fix: its columns have moved."""
    columns = [edit.start, edit.end]
    moved = [old for old in earlier if old.line == edit.line and old.start < edit.end]
    for old in reversed(moved):
        columns = [old.undo(column) for column in columns]
    line = edit.line + 1 + reader.shift
    span = Span(reader.file, line, columns[0] + 1, line, columns[1] + 1)
    return Diagnostic(edit.code, span, edit.facts, fix=() if moved else (Fix(span, edit.text),))


def _cuts(places: Places, lines: list[str], first_line: int) -> Iterator[Diagnostic]:
    """Values that a `` #`` has cut short."""
    hashed = {number: line for number, line in enumerate(lines, start=first_line) if " #" in line}
    for span in places.values.values() if hashed else ():
        line = hashed.get(span.line, "") if span.line == span.end_line else ""
        if line and (edit := cut_edit(line, span.line - 1, span.column - 1, span.end_column - 1)):
            whole = Span(span.file, span.line, edit.start + 1, span.line, edit.end + 1)
            yield Diagnostic("HB015", whole, edit.facts, Severity.WARNING, fix=(Fix(whole, edit.text),))


class _Reader:
    """Walks the events of one file. Without ``places`` to fill it is faster, and only notes that a key is doubled."""

    def __init__(self, file: str, first_line: int, edits: Sequence[Edit] = (), places: Places | None = None) -> None:
        self.file = file
        self.shift = first_line - 1
        self.edits = edits
        self.asked = places is not None
        self.places = places or Places()
        self.doubled = False
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
            raise _RefusedError(Diagnostic("HB005", Span(self.file)))
        return value

    def _value(self, event: yaml.Event, events: Iterator[yaml.Event], path: Path) -> Value:
        if self.asked:
            self.places.values[path] = self._span(event)
        self._refuse_extras(event)
        if isinstance(event, yaml.ScalarEvent):
            return self._text(event)
        if len(path) >= MAX_DEPTH:
            raise _RefusedError(Diagnostic("HB024", self._span(event), {"limit": str(MAX_DEPTH)}))
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
            self._refuse_extras(event)
            if not isinstance(event, yaml.ScalarEvent):
                raise _RefusedError(Diagnostic("HB025", self._span(event)))
            here = (*path, event.value)
            if event.value in mapping:
                self._note_double(event, here)
                self._value(next(events), events, (*path, "", event.value))
                continue
            if self.asked:
                self.places.keys[here] = self._span(event)
            mapping[event.value] = self._value(next(events), events, here)
        return mapping

    def _note_double(self, event: yaml.ScalarEvent, path: Path) -> None:
        self.doubled = True
        if self.asked:
            first = self.places.keys[path]
            facts = {"key": event.value, "line": str(first.line)}
            self.diagnostics.append(Diagnostic("HB020", self._span(event), facts, related=(first,)))

    def _refuse_extras(self, event: Any) -> None:
        if event.anchor or event.tag:  # an alias has an anchor
            raise _RefusedError(Diagnostic("HB022", self._span(event)))

    def _text(self, event: Any) -> str:
        """The scalar as text. Where a line was folded between two Han characters the fold leaves no space."""
        value = unicodedata.normalize("NFC", event.value)
        if event.style == '"':
            value = CONTROL.sub("", value)  # written as an escape, where mending does not see it
        last = min(event.end_mark.line, self.end[0])  # libyaml ends the last line where the author did not
        folded = event.style != "|" and last > event.start_mark.line
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
        return Span(self.file, line + 1 + self.shift, column + 1, end_line + 1 + self.shift, end_column + 1)

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
