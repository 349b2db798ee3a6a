"""Lines break where Chinese print lets them, in the PDF: hard texts in forty widths."""

import json
from typing import Any

import pypdfium2
import pytest
import typst
import yaml

from handbook.typography import bind
from project import ROOT
from sheets.breaks import breaches

WIDTHS = [16 + width / 2 for width in range(40)]


@pytest.fixture(scope="module")
def lines() -> list[list[str]]:
    """The lines of each text in each width, as they stand on paper."""
    texts = yaml.safe_load((ROOT / "tests/cases/line_breaks.yml").read_text(encoding="utf-8"))["texts"]
    data: dict[str, Any] = {"lang": "zh", "region": "cn", "widths": WIDTHS, "texts": [bind(text) for text in texts]}
    sheets = ROOT / "hooks/handbook/sheets"
    fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[sheets / "fonts"])
    compiler = typst.Compiler(
        input=ROOT / "tests/sheets/torture.typ",
        root=ROOT,
        font_paths=fonts,
        ignore_system_fonts=True,
        sys_inputs={"data": json.dumps(data)},
    )
    pages = pypdfium2.PdfDocument(compiler.compile(format="pdf"))
    found = []
    for page in pages:
        text = page.get_textpage().get_text_bounded().replace("\r", "")
        found.append(text.split("\n"))
    return found


def test_no_line_breaks_where_it_must_not(lines: list[list[str]]) -> None:
    assert [breach for page in lines for breach in breaches(page)] == []
