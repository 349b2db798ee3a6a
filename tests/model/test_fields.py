"""Every field of every model is documented where it is defined; values are read as authors write them."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

import pytest
from pydantic import BaseModel, TypeAdapter, ValidationError

from handbook.loading import SINGLES
from handbook.model.fields import Day, Flag, Number, Part, Whole, count_han
from handbook.model.guide import Guide
from handbook.model.kinds import KINDS
from handbook.model.paths import part_model


def models() -> Iterator[type[BaseModel]]:
    """All models that an author's file can fill."""
    waiting: list[type[BaseModel]] = [Guide, *SINGLES.values(), *(kind.model for kind in KINDS)]
    seen: set[type[BaseModel]] = set()
    while waiting:
        model = waiting.pop()
        if model not in seen:
            seen.add(model)
            yield model
            waiting += [part for info in model.model_fields.values() if (part := part_model(info.annotation))]


@pytest.mark.parametrize("model", sorted(models(), key=lambda m: m.__name__), ids=lambda m: m.__name__)
def test_each_field_says_what_it_is(model: type[BaseModel]) -> None:
    """Title, description and example, from which the schema and the field reference are made."""
    bare = [n for n, info in model.model_fields.items() if not (info.title and info.description and info.examples)]
    assert bare == []


@pytest.mark.parametrize("model", sorted(models(), key=lambda m: m.__name__), ids=lambda m: m.__name__)
def test_values_are_frozen(model: type[BaseModel]) -> None:
    assert issubclass(model, Part)
    assert model.model_config["frozen"]


@pytest.mark.parametrize(
    ("kind", "text", "value"),
    [
        (Day, "2026-11-01", date(2026, 11, 1)),
        (Day, "2026年11月1日", date(2026, 11, 1)),
        (Day, "2026/1/2", date(2026, 1, 2)),
        (Day, "２０２６-０１-０２", date(2026, 1, 2)),
        (Number, "９５", Decimal(95)),
        (Number, "-1.25", Decimal("-1.25")),
        (Whole, "007", 7),
        (Flag, "是", True),
        (Flag, "false", False),
    ],
)
def test_text_is_read_as_people_write_it(kind: object, text: str, value: object) -> None:
    assert TypeAdapter(kind).validate_python(text) == value


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        (Day, "86400"),
        (Day, "2026-02-30"),
        (Number, "1e5"),
        (Number, "inf"),
        (Number, "12个"),
        (Whole, "1.0"),
        (Flag, "yes"),
    ],
)
def test_what_is_no_value_is_refused(kind: object, text: str) -> None:
    with pytest.raises(ValidationError):
        TypeAdapter(kind).validate_python(text)


def test_han_are_counted_without_punctuation_and_latin() -> None:
    assert count_han("听完，再说 OK。") == 4
