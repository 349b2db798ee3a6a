"""Text files → plain values that know their lines and columns. The only file that imports yaml.

One pass over PyYAML's C events. Every scalar stays text: `9:00`, `NO` and `0120` mean what the author sees, and
the model decides what a number or a date is. What YAML offers beyond mappings, lists and text (anchors, tags,
second documents) is refused. Events are used and never ``compose``, which dies on deeply nested input.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import yaml

from handbook.diagnostics import Diagnostic, Severity, Span

Value = str | list["Value"] | dict[str, "Value"]
Path = tuple[str | int, ...]

MAX_DEPTH = 20
MAX_BYTES = 256 * 1024

_FRONT_MATTER = re.compile(r"\A---[ \t]*\n(.*?)^---[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)
_WIDE = r"[\u2014-\u2027\u2e80-\uffff\U00020000-\U0003ffff]"
_FOLD = re.compile(f"(?<={_WIDE}) (?={_WIDE})")


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


def decode(data: bytes, file: str) -> tuple[str, list[Diagnostic]]:
    """Bytes of an author's file → text with LF line ends. Windows saves as GBK or UTF-16: read, and reported."""
    if len(data) > MAX_BYTES:
        return "", [
            Diagnostic("HB003", Span(file), {"size": f"{-(-len(data) // 1024)}", "limit": f"{MAX_BYTES // 1024}"})
        ]
    utf16 = data[:2] in (b"\xff\xfe", b"\xfe\xff")
    for encoding in ("utf-16",) if utf16 else ("utf-8-sig", "gb18030"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        found = (
            []
            if encoding == "utf-8-sig"
            else [Diagnostic("HB002", Span(file), {"encoding": encoding}, Severity.WARNING)]
        )
        return text.replace("\r\n", "\n").replace("\r", "\n"), found
    return "", [Diagnostic("HB001", Span(file))]


def read(text: str, file: str, *, first_line: int = 1) -> tuple[Document, list[Diagnostic]]:
    """YAML text → its document and every fault found. A fault of syntax leaves an empty document."""
    document = Document(file)
    reader = _Reader(document, first_line)
    try:
        value = reader.read(text)
    except _RefusedError as refused:
        return document, [*reader.diagnostics, refused.diagnostic]
    except yaml.YAMLError as error:
        return document, [*reader.diagnostics, _syntax_fault(error, text, file, first_line)]
    return Document(file, value, document.spans, document.keys), reader.diagnostics


def read_front_matter(text: str, file: str) -> tuple[Document, list[Diagnostic]]:
    """Markdown that starts with a block between two lines of ``---`` → document of the block, and the body below."""
    match = _FRONT_MATTER.match(text)
    if match is None:
        return Document(file, body=text), [Diagnostic("HB004", Span(file))]
    document, found = read(match[1], file, first_line=2)
    body_line = text.count("\n", 0, match.end()) + 1
    return Document(file, document.value, document.spans, document.keys, text[match.end() :], body_line), found


class _Reader:
    """Walks the events of one document, filling the value and the two maps of places."""

    def __init__(self, document: Document, first_line: int) -> None:
        self.document = document
        self.shift = first_line - 1
        self.diagnostics: list[Diagnostic] = []

    def read(self, text: str) -> Value:
        events = yaml.parse(text, Loader=yaml.CSafeLoader)
        value: Value = ""
        documents = 0
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
            return self._text(event)
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

    def _refuse_extras(self, event: yaml.Event, span: Span) -> None:
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None) or getattr(event, "tag", None):
            raise _RefusedError(Diagnostic("HB022", span))

    def _text(self, event: yaml.ScalarEvent) -> str:
        """The scalar as text. Where a line was folded between two Han characters the fold leaves no space."""
        value = unicodedata.normalize("NFC", event.value)
        span = self._span(event)
        folded = event.style != "|" and span.end_line > span.line
        return _FOLD.sub("", value) if folded else value

    def _span(self, event: yaml.Event) -> Span:
        """Where an event stands; of a mapping or list only the start, because its end is the next line's start."""
        start: Any = event.start_mark
        end: Any = event.end_mark if isinstance(event, yaml.ScalarEvent) else start
        return Span(
            self.document.file, start.line + 1 + self.shift, start.column + 1, end.line + 1 + self.shift, end.column + 1
        )


def _syntax_fault(error: yaml.YAMLError, text: str, file: str, first_line: int) -> Diagnostic:
    problem = str(getattr(error, "problem", None) or getattr(error, "reason", None) or error).splitlines()[0]
    line, column = _fault_place(error, text)
    line, column = line + first_line, column + 1
    return Diagnostic("HB006", Span(file, line, column, line, column), {"problem": problem})


def _fault_place(error: yaml.YAMLError, text: str) -> tuple[int, int]:
    """Line and column from 0. What was opened and never closed is mended where it opens, not where the file ends."""
    if isinstance(error, yaml.reader.ReaderError):
        before = text.encode()[: error.position].decode(errors="ignore")
        return before.count("\n"), len(before) - before.rfind("\n") - 1
    mark, opened = getattr(error, "problem_mark", None), getattr(error, "context_mark", None)
    if mark and opened and opened.line < mark.line and "block" not in str(getattr(error, "context", "")):
        mark = opened
    return (mark.line, mark.column) if mark else (0, 0)
