"""Guides: Markdown that MkDocs draws, without HTML, and with links to nowhere but pages and mail addresses."""

import re
from collections.abc import Iterator
from html import unescape

from handbook.diagnostics import Diagnostic, Span
from handbook.model.handbook import Handbook
from handbook.remembering import kept

_CODE = re.compile(
    r"^(?P<fence>```+|~~~+).*?^(?P=fence)|(?<![\\`])(?P<tick>`+)(?!`)[^\n]+?(?<!`)(?P=tick)(?!`)", re.M | re.S
)
_TAG = re.compile(r"<(?!https?://|[^\s<>@:]+@[^\s<>@:]+>)[A-Za-z/!?][^\s>]{0,30}")
_TARGET = re.compile(r"\]\(\s*<?([^)]*)|^[ ]{0,3}\[[^\]\n]+\]:\s*<?([^\n]*)", re.M)
_ATTRIBUTE = re.compile(r"\{:?[^{}\n]*?([A-Za-z-]+)\s*=[^{}\n]*\}")
_SCHEME = re.compile(r"(?!https?:|mailto:|tel:)[A-Za-z][A-Za-z0-9+.-]*:", re.IGNORECASE)


def check(handbook: Handbook) -> Iterator[Diagnostic]:
    """HTML, schemes other than those of the web and of mail, attributes that Markdown would set (``HB213``)."""
    for name in handbook.guides:
        document = handbook.documents[name]
        for place, found in _active(name, document.body):
            line = document.body_line + document.body.count("\n", 0, place)
            column = place - document.body.rfind("\n", 0, place)
            yield Diagnostic("HB213", Span(document.file, line, column, line, column + len(found)), {"found": found})


@kept
def _active(_: str, body: str) -> list[tuple[int, str]]:
    return sorted(_active_in(_CODE.sub(_blank, body)))


def _active_in(text: str) -> Iterator[tuple[int, str]]:
    """(place, text) of everything that a browser could take for more than text."""
    yield from ((match.start(), match[0]) for match in _TAG.finditer(text))
    yield from ((match.start(1), match[1]) for match in _ATTRIBUTE.finditer(text))
    for match in _TARGET.finditer(text):
        target = re.sub(r"[\s\\]", "", unescape(match[match.lastindex or 0]))  # a browser passes over blanks, too
        if scheme := _SCHEME.match(target):
            yield match.start(match.lastindex or 0), scheme[0]


def _blank(match: re.Match[str]) -> str:
    return re.sub(r"[^\n]", " ", match[0])
