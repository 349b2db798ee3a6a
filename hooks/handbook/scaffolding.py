"""Skeletons of new entries, made from the model. What is still to be written says so, and ``check`` reports it."""

from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path
from types import UnionType
from typing import Any, Union, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from handbook.model.assessment import Item as Question
from handbook.model.case_study import HEADINGS
from handbook.model.checklist import Group
from handbook.model.checklist import Item as Tick
from handbook.model.fields import TO_WRITE
from handbook.model.kinds import KINDS
from handbook.model.paths import part_model
from handbook.model.script import Turn
from handbook.model.standard import Measure
from handbook.traps import quote

_GIVEN = {"status": "design", "owner": TO_WRITE, "edition": "1", "constructed": "true"}
_WANTED: dict[type[BaseModel], dict[str, str]] = {
    Measure: {"none": ""},
    Turn: {"text": ""},
    Group: {"items": ""},
    Tick: {"id": "", "text": ""},
    Question: {"text": "", "kind": "yesno"},
}
"""Where a model leaves a choice of fields: those that a skeleton takes, with a value where an example would mislead."""
_BODY = tuple(HEADINGS.values())
_REVIEW_AFTER = timedelta(days=180)


def next_id(kind: str, chapter: str, chapters: Sequence[str], standards: Path) -> str:
    """The next free id of a kind in the hundred of a chapter: the third chapter has 3xx. A full hundred runs over."""
    found = next(k for k in KINDS if k.name == kind)
    hundred = (chapters.index(chapter) + 1) * 100
    taken = {path.name[2:5] for path in (standards / found.folder).glob(f"{found.letter}-*")}
    numbers = (f"{n:03}" for n in (*range(hundred + 1, 1000), *range(1, min(hundred + 1, 1000))))
    return next(f"{found.letter}-{number}" for number in numbers if number not in taken)


def skeleton(kind: str, id_: str, title: str, chapter: str, today: date) -> tuple[str, str]:
    """(path within ``standards/``, text) of a new entry."""
    found = next(k for k in KINDS if k.name == kind)
    given = _GIVEN | {
        "id": id_,
        "title": title,
        "chapter": chapter,
        "effective": str(today),
        "review_by": str(today + _REVIEW_AFTER),
    }
    lines = _mapping(found.model, 0, given, today)
    file = f"{found.folder}/{id_}-{_slug(kind)}{found.suffix}"
    if found.suffix != ".md":
        return file, "\n".join(lines) + "\n"
    marks = {"course": "1. "}
    body = "\n\n".join(f"## {name}\n\n{marks.get(field, '')}{TO_WRITE}{name}" for name, field in HEADINGS.items())
    return file, "\n".join(["---", *lines, "---", "", body]) + "\n"


def _mapping(model: type[BaseModel], depth: int, given: dict[str, str], today: date) -> list[str]:
    """The required fields of a model, one a line, nested parts below theirs."""
    lines: list[str] = []
    wanted = _WANTED.get(model, {})
    given = wanted | given
    for name, info in model.model_fields.items():
        key = info.alias or name
        if not (info.is_required() or key in wanted) or (key in _BODY and not depth):
            continue
        lines += _field(key, info, depth, given.get(key, ""), today)
    return lines


def _field(key: str, info: FieldInfo, depth: int, given: str, today: date) -> list[str]:
    pad, part, listed = "  " * depth, part_model(info.annotation), get_origin(info.annotation) is tuple
    if given:
        return [f"{pad}{key}: {_quoted(given)}"]
    if part is None:
        value = _value(info, today)
        return [f"{pad}{key}:", f"{pad}  - {value}"] if listed else [f"{pad}{key}: {value}"]
    if not listed:
        return [f"{pad}{key}:", *_mapping(part, depth + 1, {}, today)]
    lines = [f"{pad}{key}:"]
    for number in range(max([1, *(getattr(limit, "min_length", 0) for limit in info.metadata)])):
        own = {"id": f"{(part.model_fields['id'].examples or ['x'])[0]}{number + 1}"} if number else {}
        first, *rest = _mapping(part, depth + 2, own, today) or [f"{pad}    {{}}"]
        lines += [f"{pad}  - {first.strip()}", *rest]
    return lines


def _value(info: FieldInfo, today: date) -> str:
    """A first value: the example of a choice or a number, today for a date, a note to the writer for a text."""
    kind = _plain_type(info.annotation)
    if kind is date:
        return str(today)
    patterns = {getattr(limit, "pattern", None) for limit in (*info.metadata, *_limits(info.annotation))}
    if kind is not str or patterns - {None, r"^[^\n]+$"}:
        example = info.examples[0] if info.examples else ""
        return str(example[0] if isinstance(example, list) else example)
    return f"{TO_WRITE}{info.title}"


def _limits(annotation: Any) -> list[Any]:
    """What limits the items of a list."""
    own = list(getattr(annotation, "__metadata__", ()))
    return own + [limit for part in get_args(annotation) for limit in _limits(part)]


def _plain_type(annotation: Any) -> Any:
    if get_origin(annotation) in (tuple, Union, UnionType) or hasattr(annotation, "__metadata__"):
        return _plain_type(get_args(annotation)[0])
    return annotation


def _quoted(text: str) -> str:
    special = text.startswith(("-", "?", ",", "=")) or any(sign in text for sign in ":#{}[]&*!|>'\"%@`")
    return quote(text) if special else text


def _slug(kind: str) -> str:
    return f"new-{kind.replace('_', '-')}"
