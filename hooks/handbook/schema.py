"""JSON Schemas, editor settings and the field reference — all made from the model, so they cannot disagree with it."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import Enum
from functools import cache
from typing import Any, Literal, cast, get_args, get_origin

from pydantic import BaseModel

from handbook.loading import SINGLES
from handbook.model.kinds import KINDS, Kind
from handbook.model.paths import part_model
from handbook.scaffolding import skeleton
from handbook.words import load_words

_FOLDER = ".vscode"


@dataclass(frozen=True, slots=True)
class FieldDoc:
    """A field as the reference explains it; ``depth`` is 0 for the fields of the entry itself."""

    key: str
    title: str
    about: str
    example: str
    required: bool
    choices: tuple[tuple[str, str], ...]
    depth: int


@cache
def field_docs(model: type[BaseModel], depth: int = 0) -> tuple[FieldDoc, ...]:
    """Every field of a model and of the parts in it, in the order of the model."""
    docs: list[FieldDoc] = []
    for name, info in model.model_fields.items():
        example = info.examples[0] if info.examples else ""
        shown = example if isinstance(example, str) else ""
        key = info.alias or name
        choices = tuple(_labelled(key, _values(info.annotation)))
        docs.append(FieldDoc(key, info.title or key, info.description or "", shown, info.is_required(), choices, depth))
        if part := part_model(info.annotation):
            docs += field_docs(part, depth + 1)
    return tuple(docs)


def model_schema(model: type[BaseModel]) -> dict[str, Any]:
    """The JSON Schema of a model, with the words of its choices, references resolved in place."""
    schema = model.model_json_schema(by_alias=True)
    return cast("dict[str, Any]", _resolve(schema, schema.get("$defs", {}), ""))


def _resolve(node: Any, parts: dict[str, Any], key: str) -> Any:
    """A schema without ``$ref`` and without null: a field that is not wanted is left out, never empty."""
    if isinstance(node, list):
        return [_resolve(item, parts, key) for item in node]
    if not isinstance(node, dict):
        return node
    if "$ref" in node:
        rest = {name: value for name, value in node.items() if name != "$ref"}
        return _resolve(parts[node["$ref"].rpartition("/")[2]] | rest, parts, key)
    if "anyOf" in node:
        options = [option for option in node["anyOf"] if option.get("type") != "null"]
        rest = {name: value for name, value in node.items() if name not in ("anyOf", "default")}
        return _resolve(options[0] | rest, parts, key)
    found = {name: _resolve(value, parts, name) for name, value in node.items() if name not in ("$defs", "default")}
    if found.get("type") in ("integer", "number", "boolean"):
        found["type"] = [found["type"], "string"]
    if found.get("type") == "string" and not found.keys() & {"enum", "format"} and _free(found.get("pattern")):
        found["type"] = ["string", "number", "boolean"]
    if labels := [label for _, label in _choices(key, found)]:
        found["markdownEnumDescriptions"] = labels
    return found


def _free(pattern: str | None) -> bool:
    """Whether a text may be anything. Editors take 1027 for a number; here every scalar is text."""
    return pattern in (None, r"^[^\n]+$")


def _choices(key: str, node: dict[str, Any]) -> list[tuple[str, str]]:
    """(value, word) of every choice of a field."""
    return _labelled(key, node.get("enum") or node.get("items", {}).get("enum") or [])


def _values(annotation: Any) -> list[Any]:
    """The values that a field may take, from its type; empty if it may take any."""
    if isinstance(annotation, type) and issubclass(annotation, Enum):
        return [member.value for member in annotation]
    if get_origin(annotation) is Literal:
        return list(get_args(annotation))
    return next((found for part in get_args(annotation) if (found := _values(part))), [])


def _labelled(key: str, values: Iterable[Any]) -> list[tuple[str, str]]:
    sentences = load_words("zh").sentences
    return [(value, sentences.get(f"{key}.{value}", value)) for value in values]


def editor_files() -> dict[str, str]:
    """Path → text of everything that VS Code needs to help with the content."""
    schemas: dict[str, tuple[str, type[BaseModel]]] = {}
    schemas |= {kind.name: (f"standards/{kind.folder}/*.yml", kind.model) for kind in KINDS if kind.suffix == ".yml"}
    schemas |= {name.removesuffix(".yml"): (f"standards/{name}", model) for name, model in SINGLES.items()}
    dialect = {"$schema": "http://json-schema.org/draft-07/schema#"}
    files = {f"{_FOLDER}/schemas/{name}.json": _json(dialect | model_schema(m)) for name, (_, m) in schemas.items()}
    files[f"{_FOLDER}/settings.json"] = _json(
        {
            "yaml.schemas": {f"./{_FOLDER}/schemas/{name}.json": glob for name, (glob, _) in schemas.items()},
            "yaml.schemaStore.enable": False,
            "files.encoding": "utf8",
            "files.autoGuessEncoding": True,
            "files.eol": "\n",
            "editor.tabSize": 2,
        }
    )
    files[f"{_FOLDER}/extensions.json"] = _json(
        {"recommendations": ["redhat.vscode-yaml", "ms-ceintl.vscode-language-pack-zh-hans"]}
    )
    files[f"{_FOLDER}/tasks.json"] = _json(_TASKS)
    files[f"{_FOLDER}/handbook.code-snippets"] = _json({kind.name: _snippet(kind) for kind in KINDS})
    return files


def _snippet(kind: Kind) -> dict[str, Any]:
    """A whole new entry under the name of its kind."""
    say = load_words("zh").say
    _, text = skeleton(kind.name, f"{kind.letter}-000", "", "", date(2026, 1, 1))
    return {"prefix": kind.name, "description": say(f"kinds.{kind.name}.name"), "body": text.split("\n")}


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"


_TASKS = {
    "version": "2.0.0",
    "tasks": [
        {
            "label": "handbook check",
            "type": "shell",
            "command": "handbook check --format short",
            "group": {"kind": "test", "isDefault": True},
            "problemMatcher": {
                "owner": "handbook",
                "fileLocation": ["relative", "${workspaceFolder}"],
                "pattern": {
                    "regexp": r"^(.+):(\d+):(\d+): (error|warning)\[(HB\d+)\] (.*)$",
                    "file": 1,
                    "line": 2,
                    "column": 3,
                    "severity": 4,
                    "code": 5,
                    "message": 6,
                },
            },
        }
    ],
}
