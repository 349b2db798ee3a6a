"""Remembering what was derived from a value for as long as the value lives."""

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
        if key not in known:
            result = derive(*values)
            known[key] = [ref(value, lambda _: known.pop(key, None)) for value in values], result
        return known[key][1]

    return derived
