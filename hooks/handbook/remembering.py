"""Remembering what was derived from values, so that it is derived again only when they change."""

from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar, TypeVarTuple
from weakref import ref

Vs = TypeVarTuple("Vs")
R = TypeVar("R")


def remembered(derive: Callable[[*Vs], R]) -> Callable[[*Vs], R]:
    """The same function of immutable values, called once for the same objects (given by position).

    Unlike ``functools.cache`` it neither compares nor hashes values, which takes long for a model, nor keeps them.
    """
    known: dict[tuple[int, ...], tuple[Any, R]] = {}

    @wraps(derive)
    def derived(*values: *Vs) -> R:
        key = tuple(map(id, values))
        found = known.get(key)
        if found is None:
            result = derive(*values)
            found = known[key] = [ref(value, lambda _: known.pop(key, None)) for value in values], result
        return found[1]

    return derived


_everything: list[dict[str, Any]] = []


def kept(derive: Callable[[str, *Vs], R]) -> Callable[[str, *Vs], R]:
    """The same function of immutable values, whose last result under each name (the first argument) is kept.

    For what is derived from many values of which each save changes a few. It sees nothing but its arguments, so it
    can give nothing stale. Values are compared; those that are the same objects, or tuples of such, in no time.
    """
    known: dict[str, tuple[tuple[Any, ...], R]] = {}
    _everything.append(known)

    @wraps(derive)
    def derived(name: str, *values: *Vs) -> R:
        found = known.get(name)
        if found is None or found[0] != values:
            found = known[name] = values, derive(name, *values)
        return found[1]

    return derived


def forget() -> None:
    """Lets go of all that is kept, where nobody will ask again."""
    for known in _everything:
        known.clear()
