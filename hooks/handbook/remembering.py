"""Remembering what was derived from a value for as long as the value lives."""

from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar
from weakref import ref

V = TypeVar("V")
R = TypeVar("R")


def remembered(derive: Callable[[V], R]) -> Callable[[V], R]:
    """The same function of one immutable value, called once for each object.

    Unlike ``functools.cache`` it neither compares nor hashes values, which takes long for a model, nor keeps them.
    """
    known: dict[int, tuple[Any, R]] = {}

    @wraps(derive)
    def derived(value: V) -> R:
        key = id(value)
        if key not in known:
            known[key] = ref(value, lambda _: known.pop(key, None)), derive(value)
        return known[key][1]

    return derived
