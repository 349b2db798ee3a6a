"""Skeletons of new entries, made from the model. What is still to be written says so, and ``check`` reports it."""

from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path
from types import UnionType
from typing import Any, Union, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from handbook.model.case_study import HEADINGS
from handbook.model.fields import TO_WRITE
from handbook.model.kinds import KINDS
from handbook.model.paths import part_model

_GIVEN = {"status": "design", "owner": TO_WRITE, "edition": "1", "constructed": "true"}
_BODY = tuple(HEADINGS.values())
_REVIEW_AFTER = timedelta(days=180)


def next_id(kind: str, chapter: str, chapters: Sequence[str], standards: Path) -> str:
    """The next free id of a kind in the hundred of a chapter: the third chapter has 3xx."""
    found = next(k for k in KINDS if k.name == kind)
    hundred = (chapters.index(chapter) + 1) * 100
    taken = {path.name[2:5] for path in (standards / found.folder).glob(f"{found.letter}-*")}
    return next(f"{found.letter}-{n}" for n in range(hundred + 1, hundred + 900) if str(n) not in taken)


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
    for name, info in model.model_fields.items():
        key = info.alias or name
        if not info.is_required() or (key in _BODY and not depth):
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
    first, *rest = _mapping(part, depth + 2, {}, today) or [f"{pad}    {{}}"]
    return [f"{pad}{key}:", f"{pad}  - {first.strip()}", *rest]


def _value(info: FieldInfo, today: date) -> str:
    """A first value: the example of a choice or a number, today for a date, a note to the writer for a text."""
    kind = _plain_type(info.annotation)
    if kind is date:
        return str(today)
    limits = [*info.metadata, *(limit for item in get_args(info.annotation) for limit in get_args(item)[1:])]
    if kind is not str or any(getattr(limit, "pattern", None) not in (None, r"^[^\n]+$") for limit in limits):
        example = info.examples[0] if info.examples else ""
        return str(example[0] if isinstance(example, list) else example)
    return f"{TO_WRITE}{info.title}"


def _plain_type(annotation: Any) -> Any:
    if get_origin(annotation) in (tuple, Union, UnionType) or hasattr(annotation, "__metadata__"):
        return _plain_type(get_args(annotation)[0])
    return annotation


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'" if any(sign in text for sign in ":#{}[]&*!|>'\"%@`") else text


def _slug(kind: str) -> str:
    return f"new-{kind.replace('_', '-')}"
