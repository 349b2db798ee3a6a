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

from handbook.sheets.qr import qr_cells, qr_svg

Document = Mapping[str, Any]
Fit = Mapping[str, Any]
"""What ``measure`` finds for a sheet."""
HERE = Path(__file__).parent
MAIN, MEASURE = HERE / "main.typ", HERE / "measure.typ"
STANDARD: Literal["ua-1"] = "ua-1"
"""PDF/UA: export refuses a picture without a description and a character that the font lacks."""
PICTURE_DPI = 150
REMEMBERED = 10
"""Of how many documents typst remembers all parts (the argument of ``comemo::evict`` in typst-py)."""


def measure(document: Document) -> Fit:
    """How the one sheet of a document fits its paper, as ``fitting.typ`` chooses: ``size`` of the text in points,
    ``fits``, ``free`` (the part of the paper that the smallest size leaves), ``stubs`` (last lines too short).
    """
    found: list[Fit] = json.loads(_compiler(MEASURE, document).query("<fit>", field="value"))
    return found[0]


def print_pdf(document: Document, fits: Mapping[str, Fit]) -> bytes:
    """A document as a tagged PDF, with the fit of each sheet by its entry's id. The same document gives the same bytes,
    anywhere and at any time.
    """
    day = date(*document["date"])
    stamp = int(datetime(day.year, day.month, day.day, tzinfo=UTC).timestamp())
    return _printed(document, fits, format="pdf", pdf_standards=[STANDARD], timestamp=stamp)


def print_png(document: Document, fits: Mapping[str, Fit]) -> bytes:
    """The page of a document as a PNG of true colours."""
    return _printed(document, fits, format="png", ppi=PICTURE_DPI)


def _printed(document: Document, fits: Mapping[str, Fit], **form: Any) -> bytes:
    """Typst gives several files for a picture of several pages; a sheet on A4 has one."""
    result = _compiler(MAIN, {**document, "fits": fits}).compile(**form)
    forget()
    if not isinstance(result, bytes):
        raise TypeError(f"expected one file, got {type(result)}")
    return result


def forget() -> None:
    """Frees what typst remembers, some ten megabytes a sheet, by as many empty documents; they take 2 ms."""
    empty = _compiler(HERE / "sheet.typ", {})
    for _ in range(REMEMBERED + 1):
        empty.compile(format="svg")


@cache
def edition() -> str:
    """A fingerprint of all that decides how a document is printed, besides the document itself."""
    fingerprint = sha256(f"{version('typst')} {version('zxing-cpp')}".encode())
    for path in sorted(path for path in HERE.rglob("*") if path.suffix in (".typ", ".ttf")):
        fingerprint.update(path.read_bytes())
    return fingerprint.hexdigest()


def _compiler(template: Path, document: Document) -> typst.Compiler:
    data = json.dumps(_with_codes(document), ensure_ascii=False, sort_keys=True)
    return typst.Compiler(
        input=template, root=HERE, font_paths=_fonts(), ignore_system_fonts=True, sys_inputs={"data": data}
    )


def _with_codes(document: Document) -> Document:
    """The same document with the QR code of each sheet drawn, which a kept print does without."""
    return {**document, "sheets": [_with_code(sheet) for sheet in document.get("sheets", ())]}


def _with_code(sheet: Mapping[str, Any]) -> Mapping[str, Any]:
    if not (qr := sheet["qr"]):
        return sheet
    return {**sheet, "qr": {**qr, "svg": qr_svg(qr["address"]), "cells": qr_cells(qr["address"])}}


@cache
def _fonts() -> typst.Fonts:
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[HERE / "fonts"])
