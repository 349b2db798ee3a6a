"""Files that machines write and people commit: sealed editions of assessments, and results of teams."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal, TypeVar

from pydantic import BaseModel, ConfigDict, StrictInt, ValidationError

from handbook.decoding import decode
from handbook.diagnostics import Diagnostic, Span, errors
from handbook.model.result_file import Committed, ResultFile

EDITIONS = "editions"
"""The folder in ``standards/`` that holds sealed scoring parts (``A-101-1.json``)."""
RESULTS = "results"
"""The folder beside ``standards/`` that holds a folder for each team."""

_TEAM = re.compile(r"[\w-]+")
"""A name that can stand in an address."""

M = TypeVar("M", bound=BaseModel)


class SealedPart(BaseModel):
    """The scoring part of one edition (``assessing.scoring_part``), whose fields the engine reads."""

    model_config = ConfigDict(frozen=True, extra="allow")
    id: str
    edition: StrictInt
    aggregate: Literal["dimensions", "items"]
    levels: list[dict[str, Any]]
    dimensions: list[dict[str, Any]]


@dataclass(frozen=True, slots=True)
class Filed:
    """What was read. ``editions`` by id and number, ``texts`` by the place of the file."""

    editions: dict[tuple[str, int], Mapping[str, Any]] = field(default_factory=dict)
    results: list[Committed] = field(default_factory=list)
    texts: dict[str, str] = field(default_factory=dict)
    diagnostics: list[Diagnostic] = field(default_factory=list)


def read_filed(standards: Path) -> Filed:
    """The sealed editions and the results of a handbook; folders that are not there are empty."""
    filed, root = Filed(), standards.parent
    for file in sorted((standards / EDITIONS).glob("*.json")):
        part = _read(file, root, filed, SealedPart)
        if part is not None:
            filed.editions[part.id, part.edition] = part.model_dump()
    for file in sorted((root / RESULTS).rglob("*.json")):
        name = file.relative_to(root).as_posix()
        if file.parent.parent != root / RESULTS or not _TEAM.fullmatch(file.parent.name):
            filed.diagnostics.append(Diagnostic("HB509", Span(name)))
            continue
        result = _read(file, root, filed, ResultFile)
        if result is not None:
            filed.results.append(Committed(name, filed.texts[name], result))
    return filed


def place_of(text: str, key: str, file: str, within: str = "") -> Span:
    """Where a key first stands in JSON text, behind another one; where it does not, that one or the start."""
    start = max(text.find(f'"{within}"'), 0) if within else 0
    found = text.find(json.dumps(key, ensure_ascii=False), start)
    at, length = (found, len(key) + 2) if found >= 0 else (start, len(within) + 2 if start else 0)
    line, column = text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at)
    return Span(file, line, column, line, column + length)


def parse_result(text: str, file: str) -> tuple[Committed | None, list[Diagnostic]]:
    """The text of a result file → its value, or every fault of its shape."""
    saved, found = _parse(text, file, ResultFile)
    return (None if saved is None else Committed(file, text, saved)), found


def _read(file: Path, root: Path, filed: Filed, model: type[M]) -> M | None:
    name = file.relative_to(root).as_posix()
    text, found = decode(file.read_bytes(), name)
    filed.diagnostics.extend(found)
    if errors(found):
        return None
    filed.texts[name] = text
    value, found = _parse(text, name, model)
    filed.diagnostics.extend(found)
    return value


def _parse(text: str, file: str, model: type[M]) -> tuple[M | None, list[Diagnostic]]:
    try:
        return model.model_validate(json.loads(text, parse_constant=_refuse)), []
    except json.JSONDecodeError as error:
        return None, [Diagnostic("HB501", Span(file, error.lineno, error.colno, error.lineno, error.colno + 1))]
    except (RecursionError, _ConstantError):
        return None, [Diagnostic("HB501", Span(file))]
    except ValidationError as error:
        return None, [_fault(fault["loc"], text, file) for fault in error.errors()]


class _ConstantError(Exception):
    """NaN and Infinity, which are no JSON."""


def _refuse(constant: str) -> Any:
    raise _ConstantError(constant)


def _fault(place: tuple[int | str, ...], text: str, file: str) -> Diagnostic:
    names = [str(part) for part in place]
    return Diagnostic("HB502", place_of(text, names[-1], file) if names else Span(file), {"field": ".".join(names)})
