"""The pictures of the QR codes that browsers print, read back, and what is kept of them."""

import json
import re
from pathlib import Path

import pytest
import zxingcpp
from PIL import Image

from handbook.pages.page import Page
from handbook.pages.sheet import Sheet
from handbook.sheets.printing import write_codes
from handbook.sheets.qr import BORDER
from project import TODAY

SCALE = 3
_STEP = re.compile(r"([Mm])(\d+) ([\d.]+)h(\d+)")


def drawn(svg: str) -> Image.Image:
    """The picture that the strokes of a code make, each one cell high."""
    cells = int(re.findall(r'viewBox="0 0 (\d+)', svg)[0])
    picture = Image.new("L", (cells, cells), 255)
    x, y = 0, 0
    for step, across, down, length in _STEP.findall(svg):
        x, y = (int(across), int(float(down))) if step == "M" else (x + int(across), y)
        picture.paste(0, (x, y, x := x + int(length), y + 1))
    return picture.resize((cells * SCALE, cells * SCALE), Image.Resampling.NEAREST)


@pytest.mark.parametrize(
    ("file", "address"),
    [("S-305", "s/S-305/?e="), ("role/counter/during", "l/role/counter/during/?e=")],
)
def test_a_code_leads_to_its_page_and_names_the_edition(file: str, address: str, shipped_site: Path) -> None:
    picture = drawn((shipped_site / "qr" / f"{file}.svg").read_text(encoding="utf-8"))
    found = [code.text for code in zxingcpp.read_barcodes(picture)]
    assert re.fullmatch(rf"https://[^/]+/{re.escape(address)}[\d-]+", *found)


def test_around_a_code_is_a_light_border(shipped_site: Path) -> None:
    picture = drawn((shipped_site / "qr/S-305.svg").read_text(encoding="utf-8"))
    dark = picture.point(lambda grey: 255 - grey).getbbox()
    edge = BORDER * SCALE
    assert dark == (edge, edge, picture.width - edge, picture.height - edge)


def page(number: int) -> Page:
    """A page with a code."""
    address = f"https://example.com/{number}"
    sheet = Sheet("", "", "", TODAY, "", address, f"qr/{number}.svg", "", ())
    return Page(f"{number}.md", "", "", {"sheet": sheet})


def test_a_code_is_drawn_once(tmp_path: Path) -> None:
    """What is kept is taken as it is; what is new is drawn; what no page has any more is dropped."""
    write_codes([page(1), page(2)], tmp_path, tmp_path)
    (kept,) = tmp_path.glob("*.json")
    kept.write_text(json.dumps(json.loads(kept.read_text()) | {page(2).view["sheet"].address: "<svg/>"}))
    write_codes([page(2), page(3)], tmp_path, tmp_path)
    written = [(tmp_path / f"qr/{number}.svg").read_text() for number in (2, 3)]
    assert (written[0], "path" in written[1], len(json.loads(kept.read_text()))) == ("<svg/>", True, 2)
