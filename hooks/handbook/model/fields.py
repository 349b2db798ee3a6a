"""The field types that all kinds share. Authors write text; these types read numbers, dates and ids out of it."""

import re
import unicodedata
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints
from pydantic_core import PydanticCustomError

from handbook.prose import ID

_DATE = re.compile(r"(\d{4}) ?[-/.年] ?(\d{1,2}) ?[-/.月] ?(\d{1,2}) ?日?")
_ID_FIRST = re.compile(ID)
_HAN = re.compile(r"[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
_NUMBER = re.compile(r"[+-]?\d{1,9}(\.\d{1,6})?")
_YES, _NO = ("true", "是"), ("false", "否")


TO_WRITE = "待填："
"""Stands before what a skeleton leaves to the writer; a check reports it until it is gone."""


def doc(title: str, description: str, example: Any, default: Any = ..., **limits: Any) -> Any:
    """A model field with the words that the schema, the field reference and the forms publish."""
    return Field(default, title=title, description=description, examples=[example], **limits)


_NOT_NOTED: set[str] = set()


class Part(BaseModel):
    """A frozen piece of an entry. An unknown field is a fault: it is usually a slip of the pen."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    def model_post_init(self, _: Any, /) -> None:
        """Pydantic notes for each part which fields were given, which nobody asks and takes more than the part."""
        object.__setattr__(self, "__pydantic_fields_set__", _NOT_NOTED)


def count_han(text: str) -> int:
    """How many Han characters a text has; the measure of everything that must fit on paper."""
    return len(_HAN.findall(text))


def id_in_name(name: str) -> str:
    """The id with which the name of an entry's file begins; what stands there when it is none."""
    match = _ID_FIRST.match(name)
    return match[0] if match else name[:5]


def at_most_han(limit: int) -> BeforeValidator:
    """Limits a text to so many Han characters. Raises the fault ``too_many_han``."""

    def check(text: Any) -> Any:
        if isinstance(text, str) and (found := count_han(text)) > limit:
            raise PydanticCustomError("too_many_han", "too long", {"limit": str(limit), "found": str(found)})
        return text

    return BeforeValidator(check)


def _normal(text: Any) -> Any:
    """Full-width digits, signs and spaces as their plain forms."""
    return unicodedata.normalize("NFKC", text).strip() if isinstance(text, str) else text


def read_date(text: str) -> date:
    """A date as people write it: 2026-11-01, 2026/11/1, 2026年11月1日. Raises ``ValueError``."""
    match = _DATE.fullmatch(_normal(text))
    if match is None:
        raise ValueError(text)
    return date(*map(int, match.groups()))


def _date(text: Any) -> Any:
    try:
        return read_date(text)
    except (TypeError, ValueError):
        raise PydanticCustomError("date_form", "not a date") from None


def _decimal(text: Any) -> Any:
    plain = _normal(text)
    if not isinstance(plain, str) or not _NUMBER.fullmatch(plain):
        raise PydanticCustomError("number_form", "not a number")
    if "." in plain:  # 2.0 is 2: equal numbers are shown alike
        plain = plain.rstrip("0").rstrip(".")
    try:
        return Decimal(plain) or Decimal()  # there is no -0
    except InvalidOperation:  # pragma: no cover - the pattern admits decimals only
        raise PydanticCustomError("number_form", "not a number") from None


def _whole(text: Any) -> Any:
    plain = _normal(text)
    if not isinstance(plain, str) or not re.fullmatch(r"\d{1,9}", plain):
        raise PydanticCustomError("whole_form", "not a whole number")
    return int(plain)


def _flag(text: Any) -> Any:
    plain = _normal(text)
    if plain in _YES:
        return True
    if plain in _NO:
        return False
    raise PydanticCustomError("flag_form", "neither true nor false")


Line = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, pattern=r"^[^\n]+$")]
"""Plain text in one line, escaped wherever it lands."""
Prose = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
"""Author's Markdown: paragraphs, lists, bold, links, ``[[S-305]]``; no HTML."""
Day = Annotated[date, BeforeValidator(_date)]
Number = Annotated[Decimal, BeforeValidator(_decimal)]
Whole = Annotated[int, BeforeValidator(_whole)]
Flag = Annotated[bool, BeforeValidator(_flag)]
Slug = Annotated[str, StringConstraints(pattern=r"^[A-Za-z][A-Za-z0-9_-]*$")]
"""A local id: of a check, a turn, an item, a question, a chapter, a role."""
EntryId = Annotated[str, StringConstraints(pattern=rf"^{ID}$")]
Reference = Annotated[str, StringConstraints(pattern=rf"^{ID}(#[A-Za-z][A-Za-z0-9_-]*)?$")]
"""An entry (``S-305``) or a part of one (``S-305#b``)."""
StepCode = Annotated[str, StringConstraints(pattern=r"^[A-Z]+\.[A-Z]$")]
"""A step of a method: ``LSCIA.L``."""
Sourced = Annotated[str, StringConstraints(pattern=r"^[MN]\d{2}$")]
"""A code of ``sources.yml``."""
WebAddress = Annotated[str, StringConstraints(pattern=r"^https?://[A-Za-z0-9.-]+(:\d+)?(/[A-Za-z0-9._~-]+)*/?$")]
"""Where a site stands on the web. Plain characters only: it is printed as a QR code and has to stay short."""
