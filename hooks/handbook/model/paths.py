"""Walking models by the names that authors write: ``turns.cites`` in a script, ``groups.items.from`` in a checklist."""

from collections.abc import Iterable, Iterator
from functools import cache
from types import UnionType
from typing import Any, Union, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from handbook.document import Path


def attribute_of(model: type[BaseModel], key: str) -> str | None:
    """The attribute that a key of the file fills (``from`` → ``from_``), or None if the model has no such key."""
    return _attributes(model).get(key)


@cache
def _attributes(model: type[BaseModel]) -> dict[str, str]:
    """Key → attribute. Pydantic makes its table of fields anew each time it is asked for."""
    return {info.alias or name: name for name, info in model.model_fields.items()}


def keys_of(model: type[BaseModel]) -> tuple[str, ...]:
    """The keys that an author may write in a mapping of this model."""
    return tuple(info.alias or name for name, info in model.model_fields.items())


def field_at(model: type[BaseModel], path: Path) -> FieldInfo | None:
    """The field that a path in a file leads to; a list's items belong to the list's field."""
    found: FieldInfo | None = None
    here: type[BaseModel] | None = model
    for key in path:
        if isinstance(key, int):
            continue
        name = attribute_of(here, key) if here else None
        if here is None or name is None:
            return None
        found = here.model_fields[name]
        here = part_model(found.annotation)
    return found


def model_at(model: type[BaseModel], path: Path) -> type[BaseModel] | None:
    """The model of the mapping that a path leads to."""
    info = field_at(model, path)
    return part_model(info.annotation) if info else model


def part_model(annotation: Any) -> type[BaseModel] | None:
    """The model inside ``X | None``, ``tuple[X, ...]`` or ``Annotated[X, …]``."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    if get_origin(annotation) in (Union, UnionType, tuple) or hasattr(annotation, "__metadata__"):
        return next((found for part in get_args(annotation) if (found := part_model(part))), None)
    return None


def values_at(value: Any, keys: str) -> Iterator[tuple[Path, Any]]:
    """Every (path, value) that dotted keys lead to, through lists, in the order of the file; nothing where absent."""
    yield from _descend(value, keys.split("."), ())


def _descend(value: Any, keys: list[str], path: Path) -> Iterator[tuple[Path, Any]]:
    if isinstance(value, tuple):
        for position, item in enumerate(value):
            yield from _descend(item, keys, (*path, position))
    elif not keys:
        if value is not None:
            yield path, value
    elif isinstance(value, BaseModel) and (name := attribute_of(type(value), keys[0])):
        yield from _descend(getattr(value, name), keys[1:], (*path, keys[0]))


def texts_of(value: BaseModel) -> list[tuple[Path, str]]:
    """Every (path, text) within a model, depth first."""
    found: list[tuple[Path, str]] = []
    _gather(value, (), found)
    return found


def _gather(value: Any, path: Path, found: list[tuple[Path, str]]) -> None:
    inside: Iterable[tuple[Any, Any]]
    if isinstance(value, tuple):
        inside = enumerate(value)
    else:
        names = _attributes(value.__class__).items()
        inside = ((key, getattr(value, name)) for key, name in names)
    for key, part in inside:
        if isinstance(part, str):
            found.append(((*path, key), part))
        elif part and isinstance(part, (tuple, BaseModel)):
            _gather(part, (*path, key), found)


def names_below(model: type[BaseModel]) -> set[str]:
    """Every key and every title of a model and the models inside it."""
    names: set[str] = set()
    for name, info in model.model_fields.items():
        names |= {info.alias or name, info.title or name}
        if part := part_model(info.annotation):
            names |= names_below(part)
    return names
