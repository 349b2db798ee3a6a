"""Documents → PDF and PNG. The only file that imports typst.

A document is plain data (``content.py``); the templates beside this file print it and evaluate nothing in it. They see
this folder, its fonts, and nothing else: no font of the system, no package, no clock.
"""

import json
from collections.abc import Mapping
from datetime import UTC, date, datetime
from functools import cache
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path
from typing import Any, Literal

import typst

Document = Mapping[str, Any]
HERE = Path(__file__).parent
MAIN = HERE / "main.typ"
STANDARD: Literal["ua-1"] = "ua-1"
"""PDF/UA: export refuses a picture without a description and a character that the font lacks."""
PICTURE_DPI = 150


def print_pdf(document: Document) -> bytes:
    """A document as a tagged PDF. The same document gives the same bytes, anywhere and at any time."""
    day = date(*document["date"])
    stamp = int(datetime(day.year, day.month, day.day, tzinfo=UTC).timestamp())
    return _one_file(_compiler(document).compile(format="pdf", pdf_standards=[STANDARD], timestamp=stamp))


def print_png(document: Document) -> bytes:
    """The page of a document as a PNG of true colours."""
    return _one_file(_compiler(document).compile(format="png", ppi=PICTURE_DPI))


def _one_file(result: Any) -> bytes:
    """Typst gives several files for a picture of several pages; a sheet on A4 has one."""
    if not isinstance(result, bytes):
        raise TypeError(f"expected one file, got {type(result)}")
    return result


@cache
def edition() -> str:
    """A fingerprint of all that decides how a document is printed, besides the document itself."""
    files = sorted(path for path in HERE.rglob("*") if path.suffix in (".typ", ".ttf"))
    return sha256(b"".join((version("typst").encode(), *(path.read_bytes() for path in files)))).hexdigest()


def _compiler(document: Document) -> typst.Compiler:
    data = json.dumps(document, ensure_ascii=False, sort_keys=True)
    return typst.Compiler(
        input=MAIN, root=HERE, font_paths=_fonts(), ignore_system_fonts=True, sys_inputs={"data": data}
    )


@cache
def _fonts() -> typst.Fonts:
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[HERE / "fonts"])
