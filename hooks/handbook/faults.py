"""What pydantic found wrong with an entry → diagnostics in the author's terms, each at its place in the file."""

import re
from collections.abc import Mapping
from difflib import get_close_matches
from typing import Any

from pydantic import BaseModel, ValidationError

from handbook.diagnostics import Diagnostic, Fix
from handbook.document import Document, Path
from handbook.model.paths import field_at, keys_of, model_at
from handbook.words import LANGUAGES, load_words

Facts = dict[str, str | tuple[str, ...]]

MOST = 200
"""So many faults of one file are told at once; nobody reads more, and each takes a search for what was meant."""

_COMMA = re.compile(r"\s*[，、；]\s*")
_QUOTED = re.compile(r"'([^']+)'")
_WORDLIKE = {"enum", "literal_error", "date_form", "number_form", "whole_form", "flag_form"}
"""Kinds of fault in one word. Of a list or fields in its place, only that can be said."""
_NAMED = {"enum", "literal_error", "string_pattern_mismatch"}
"""Kinds of fault in a value that is a name, and no text."""
_CODES = {
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
    "figure_shape": "HB131",
    "no_fields": "HB132",
    "wide_comma": "HB133",
}


def shape_faults(error: ValidationError, model: type[BaseModel], document: Document) -> list[Diagnostic]:
    """A diagnostic for each fault, up to ``MOST``. A kind of fault without a code is our bug: ``KeyError``."""
    found: list[Diagnostic] = []
    meant: set[Path] = set()
    missing: list[tuple[Path, Diagnostic]] = []
    for fault in error.errors(include_url=False)[:MOST]:
        path: Path = fault["loc"]
        kind = _kind(fault["type"], path, fault["input"], fault.get("ctx", {}))
        if kind is None:
            continue
        facts = _facts(path, fault["input"], fault.get("ctx", {}), model)
        if kind == "missing":
            missing.append((path, Diagnostic("HB101", document.span(path[:-1], key=True), facts)))
            continue
        at_key = kind == "extra_forbidden"
        if at_key:  # a field that is there already cannot have been meant
            keys = _near_keys(facts, model_at(model, path[:-1]) or model)
            near = tuple(key for key in keys if (*path[:-1], key) not in document.keys)
        else:
            near = () if kind == "wide_comma" else _near_values(facts)
        meant |= {(*path[:-1], key) for key in near}
        span = document.span(path, key=at_key)
        fix = (Fix(span, near[0]),) if len(near) == 1 and span.line == span.end_line else ()
        found.append(Diagnostic(_CODES[kind], span, facts | {"near": near}, fix=fix))
    return found + [diagnostic for path, diagnostic in missing if path not in meant]


def _kind(kind: str, path: Path, found: Any, context: dict[str, Any]) -> str | None:
    """Pydantic's name of a fault, mended where it would mislead; None where another fault says it already."""
    if kind == "too_short" and len(found) >= context["min_length"]:
        return None  # pydantic does not count faulty items, and each of them has its own fault
    if kind == "model_type" and not path:
        return "no_fields"
    if kind in _NAMED and path and isinstance(path[-1], int) and isinstance(found, str) and _COMMA.search(found):
        return "wide_comma"
    if found == "" and kind != "missing":
        return "string_too_short"
    return "string_type" if kind in _WORDLIKE and not isinstance(found, str) else kind


def _near_keys(facts: Facts, parent: type[BaseModel]) -> tuple[str, ...]:
    """The fields that an unknown key may mean, by key or by title (标题 → title)."""
    titles = {info.title or name: info.alias or name for name, info in parent.model_fields.items()}
    return _nearest(str(facts["key"]), {key: key for key in keys_of(parent)} | titles)


def _near_values(facts: Facts) -> tuple[str, ...]:
    """The values that a wrong one may mean, by value or by its word in the interface (正式 → official)."""
    expected = facts.get("expected", ())
    sentences = {language: load_words(language).sentences for language in LANGUAGES}
    words = {
        sentences[language].get(f"{facts['key']}.{value}", value): value for value in expected for language in LANGUAGES
    }
    return _nearest(str(facts["found"]), {value: value for value in expected} | words)


def _nearest(text: str, meanings: Mapping[str, str]) -> tuple[str, ...]:
    """What a text stands for: one meaning if it is close to one, several if it is close to several."""
    if text in meanings:
        return (meanings[text],)
    close = get_close_matches(text, meanings, n=3, cutoff=0.6)
    return tuple(dict.fromkeys(meanings[name] for name in close))


def _facts(path: Path, found: Any, context: dict[str, Any], model: type[BaseModel]) -> Facts:
    """What the sentences may need: the field by key and title, what was found, what the limits are."""
    info = field_at(model, path)
    key = next((str(part) for part in reversed(path) if isinstance(part, str)), "")
    parent = model_at(model, path[:-1]) or model
    example = info.examples[0] if info and info.examples else ""
    if path and isinstance(path[-1], int) and isinstance(example, list):
        example = example[0]
    limits: Facts = {name: str(value) for name, value in context.items() if name != "error"}
    if "expected" in limits:
        limits["expected"] = tuple(_QUOTED.findall(context["expected"]))
    bound = next((str(context[name]) for name in ("ge", "gt", "le") if name in context), "")
    facts: Facts = {
        "key": key,
        "title": (info.title if info else None) or key,
        "found": "" if isinstance(found, list | dict) else str(found),
        "parted": _COMMA.sub(", ", str(found)),
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
