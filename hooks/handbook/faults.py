"""What pydantic found wrong with an entry → diagnostics in the author's terms, each at its place in the file."""

import re
from collections.abc import Iterator
from typing import Any

from pydantic import BaseModel, ValidationError

from handbook.diagnostics import Diagnostic
from handbook.model.paths import field_at, keys_of, model_at
from handbook.reading import Document, Path

_QUOTED = re.compile(r"'([^']+)'")
_WORDLIKE = {"enum", "literal_error", "date_form", "number_form", "whole_form", "flag_form"}
"""Kinds of fault in one word. Of a list or fields in its place, only that can be said."""
_CODES = {
    "missing": "HB101",
    "extra_forbidden": "HB102",
    "enum": "HB103",
    "literal_error": "HB103",
    "string_too_short": "HB104",
    "string_pattern_mismatch": "HB105",
    "tuple_type": "HB106",
    "model_type": "HB107",
    "string_type": "HB108",
    "too_short": "HB109",
    "too_long": "HB110",
    "string_too_long": "HB111",
    "too_many_han": "HB112",
    "date_form": "HB113",
    "number_form": "HB114",
    "whole_form": "HB115",
    "flag_form": "HB116",
    "greater_than_equal": "HB117",
    "greater_than": "HB117",
    "less_than_equal": "HB117",
    "measure_shape": "HB120",
    "turn_text": "HB121",
    "turn_way": "HB122",
    "item_shape": "HB123",
    "group_shape": "HB124",
    "question_shape": "HB125",
    "level_range": "HB126",
    "level_anchors": "HB127",
    "numeric_range": "HB128",
    "band_rest": "HB129",
    "choice_options": "HB130",
}


def shape_faults(error: ValidationError, model: type[BaseModel], document: Document) -> Iterator[Diagnostic]:
    """One diagnostic for each fault. A kind of fault without a code is our bug and raises ``KeyError``."""
    for fault in error.errors(include_url=False):
        path: Path = fault["loc"]
        kind, found = fault["type"], fault["input"]
        if kind == "too_short" and len(found) >= fault["ctx"]["min_length"]:
            continue  # pydantic does not count faulty items, and each of them has its own fault
        if found == "" and kind != "missing":
            kind = "string_too_short"
        elif kind in _WORDLIKE and not isinstance(found, str):
            kind = "string_type"
        at_key = kind in ("missing", "extra_forbidden")
        span = document.span(path[:-1] if kind == "missing" else path, key=at_key)
        yield Diagnostic(_CODES[kind], span, _facts(path, found, fault.get("ctx", {}), model))


def _facts(path: Path, found: Any, context: dict[str, Any], model: type[BaseModel]) -> dict[str, str | tuple[str, ...]]:
    """What the sentences may need: the field by key and title, what was found, what the limits are."""
    info = field_at(model, path)
    key = next((str(part) for part in reversed(path) if isinstance(part, str)), "")
    parent = model_at(model, path[:-1]) or model
    example = info.examples[0] if info and info.examples else ""
    if path and isinstance(path[-1], int) and isinstance(example, list):
        example = example[0]
    limits: dict[str, str | tuple[str, ...]] = {name: str(value) for name, value in context.items() if name != "error"}
    if "expected" in limits:
        limits["expected"] = tuple(_QUOTED.findall(context["expected"]))
    bound = next((str(context[name]) for name in ("ge", "gt", "le") if name in context), "")
    facts: dict[str, str | tuple[str, ...]] = {
        "key": key,
        "title": (info.title if info else None) or key,
        "found": "" if isinstance(found, list | dict) else str(found),
        "example": _written(example),
        "known": keys_of(parent),
        "bound": bound,
    }
    return facts | limits


def _written(example: Any) -> str:
    """An example as an author writes it in one line."""
    if isinstance(example, dict):
        return "{" + ", ".join(f"{key}: {_written(value)}" for key, value in example.items()) + "}"
    if isinstance(example, list):
        return "[" + ", ".join(map(_written, example)) + "]"
    return str(example)
