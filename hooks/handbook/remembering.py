"""Remembering what was derived from values, so that it is derived again only when they change."""

from collections.abc import Callable
from functools import partial, wraps
from typing import Any, TypeVar, TypeVarTuple
from weakref import ref

V = TypeVar("V")
Vs = TypeVarTuple("Vs")
R = TypeVar("R")

_known: dict[int, tuple[Any, dict[Any, Any]]] = {}
"""By a value's identity: the reference by whose end it is forgotten, and all that was derived from it."""
_kept: list[dict[str, Any]] = []
"""What each function keeps by name."""


def remembered(derive: Callable[[V, *Vs], R]) -> Callable[[V, *Vs], R]:
    """The same function of immutable values, called once for the same objects (given by position).

    Unlike ``functools.cache`` it neither compares nor hashes values, which takes long for a model, nor keeps them.
    """

    @wraps(derive)
    def derived(value: V, *others: *Vs) -> R:
        noted = _known.get(id(value))
        results = noted[1] if noted else _note(value)
        key = (derive, *map(id, others)) if others else derive
        found = results.get(key)
        if found is None:
            result = derive(value, *others)
            found = results[key] = result, [ref(other, lambda _: results.pop(key, None)) for other in others]
        told: R = found[0]
        return told

    return derived


def kept(derive: Callable[[str, *Vs], R]) -> Callable[[str, *Vs], R]:
    """The same function of immutable values, whose last result under each name (the first argument) is kept.

    For what is derived from many values of which each save changes a few. It sees nothing but its arguments, so it
    can give nothing stale. Values are compared; those that are the same objects, or tuples of such, in no time.
    """
    known: dict[str, tuple[tuple[Any, ...], R]] = {}
    _kept.append(known)

    @wraps(derive)
    def derived(name: str, *values: *Vs) -> R:
        found = known.get(name)
        if found is None or found[0] != values:
            found = known[name] = values, derive(name, *values)
        return found[1]

    return derived


def forget() -> None:
    """Frees all that is remembered and kept, for a build that changes nothing any more: a fifth of its memory."""
    _known.clear()
    for known in _kept:
        known.clear()


def _note(value: object) -> dict[Any, Any]:
    at = id(value)
    _known[at] = ref(value, partial(_known.pop, at)), {}
    return _known[at][1]
