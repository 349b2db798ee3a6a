"""Two texts side by side: what was taken away, what was put in."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from typing import Any

from pydantic import BaseModel

from handbook.editions import EDITORIAL
from handbook.model.entry import Entry
from handbook.remembering import remembered

ALIKE = 0.4
"""Texts that share less are not compared word by word: nobody reads confetti."""
ISLAND = 2
"""A run of so few characters that stayed between two changes counts as changed, too."""

_TOKEN = re.compile(r"[A-Za-z]+|\d+(?:\.\d+)?|.", re.DOTALL)
_IDENTIFIER = re.compile(r"[A-Za-z][\w.#-]*")


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a text; ``changed`` means taken away in the old text, put in in the new one."""

    text: str
    changed: bool


Marked = tuple[Piece, ...]
"""A text in pieces."""


@dataclass(frozen=True, slots=True)
class Clause:
    """A field of two entries: its title and its lines in the old and in the new one."""

    title: str
    old: tuple[Marked, ...]
    new: tuple[Marked, ...]

    @property
    def changed(self) -> bool:
        """Whether anything differs."""
        return any(piece.changed for line in (*self.old, *self.new) for piece in line)


@remembered
def compare(old: Entry, new: Entry) -> tuple[Clause, ...]:
    """What binds readers in two entries of a kind, field by field in the order of the model."""
    clauses = []
    for name, info in type(new).model_fields.items():
        if name in Entry.model_fields or name in EDITORIAL:
            continue
        before, after = (tuple(_lines(getattr(entry, name, None))) for entry in (old, new))
        if before or after:
            clauses.append(Clause(info.title or name, *mark(before, after)))
    return tuple(clauses)


def mark(old: Sequence[str], new: Sequence[str]) -> tuple[tuple[Marked, ...], tuple[Marked, ...]]:
    """Old and new lines, each compared with the line that is most like it; one that has none is wholly changed."""
    olds: list[Marked] = [(Piece(line, changed=True),) for line in old]
    news: list[Marked] = [(Piece(line, changed=True),) for line in new]
    alike = sorted(
        ((_ratio(a, b), -i, -j) for i, a in enumerate(old) for j, b in enumerate(new) if _ratio(a, b) >= ALIKE),
        reverse=True,
    )
    paired: tuple[set[int], set[int]] = (set(), set())
    for _, i, j in alike:
        if -i not in paired[0] and -j not in paired[1]:
            paired[0].add(-i)
            paired[1].add(-j)
            olds[-i], news[-j] = difference(old[-i], new[-j])
    return tuple(olds), tuple(news)


def difference(old: str, new: str) -> tuple[Marked, Marked]:
    """Two texts in pieces; those that are not changed are the same in both, in the same order."""
    a, b = _TOKEN.findall(old), _TOKEN.findall(new)
    steps = [
        (tag == "equal" and not _is_island(a[i1:i2], first=not i1, last=i2 == len(a)), a[i1:i2], b[j1:j2])
        for tag, i1, i2, j1, j2 in SequenceMatcher(None, a, b, autojunk=False).get_opcodes()
    ]
    olds, news = ([(same, "".join(step[side])) for same, *step in steps] for side in (0, 1))
    return _joined(olds), _joined(news)


def _is_island(tokens: Sequence[str], *, first: bool, last: bool) -> bool:
    return len("".join(tokens)) < ISLAND and not first and not last


def _joined(steps: Sequence[tuple[bool, str]]) -> Marked:
    """Neighbours of a sort as one piece; empty ones left out."""
    pieces: list[Piece] = []
    for same, text in steps:
        if pieces and pieces[-1].changed is not same:
            pieces[-1] = Piece(pieces[-1].text + text, changed=not same)
        elif text:
            pieces.append(Piece(text, changed=not same))
    return tuple(pieces)


def _ratio(old: str, new: str) -> float:
    return SequenceMatcher(None, _TOKEN.findall(old), _TOKEN.findall(new), autojunk=False).ratio()


def _lines(value: Any) -> Iterator[str]:
    """A field as lines: an item of a list is one, each part of a mapping is one with its title."""
    if isinstance(value, tuple):
        for item in value:
            if text := " ".join(text for _, text in _leaves(item)):
                yield text
    elif isinstance(value, BaseModel):
        yield from (f"{title} {text}" for title, text in _leaves(value))
    elif not isinstance(value, bool):
        yield from (text for _, text in _leaves(value))


def _leaves(value: Any, title: str = "") -> Iterator[tuple[str, str]]:
    """(title of the field, text) of all that can be read: no ids, no names of choices; a flag says its title."""
    if isinstance(value, BaseModel):
        for name, info in type(value).model_fields.items():
            yield from _leaves(getattr(value, name), info.title or name)
    elif isinstance(value, tuple):
        for item in value:
            yield from _leaves(item, title)
    elif value is True:
        yield title, title
    elif value is not None and value is not False:
        text = value.value if isinstance(value, StrEnum) else str(value)
        if not _IDENTIFIER.fullmatch(text):
            yield title, text
