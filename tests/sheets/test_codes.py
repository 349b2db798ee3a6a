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
from handbook.sheets.qr import BORDER, PIXELS
from project import TODAY


@pytest.mark.parametrize(
    ("file", "address"),
    [("S-305", "s/S-305/?e="), ("role/counter/during", "l/role/counter/during/?e=")],
)
def test_a_code_leads_to_its_page_and_names_the_edition(file: str, address: str, shipped_site: Path) -> None:
    picture = Image.open(shipped_site / "qr" / f"{file}.png")
    found = [code.text for code in zxingcpp.read_barcodes(picture)]
    assert re.fullmatch(rf"https://[^/]+/{re.escape(address)}[\d-]+", *found)


def test_around_a_code_is_a_light_border(shipped_site: Path) -> None:
    picture = Image.open(shipped_site / "qr/S-305.png")
    dark = picture.point(lambda grey: 255 - grey).getbbox()
    edge = BORDER * PIXELS
    assert picture.mode == "1"
    assert dark == (edge, edge, picture.width - edge, picture.height - edge)


def page(number: int) -> Page:
    """A page with a code."""
    address = f"https://example.com/{number}"
    sheet = Sheet("", "", "", TODAY, "", address, f"qr/{number}.png", "", ())
    return Page(f"{number}.md", "", "", {"sheet": sheet})


def test_a_code_is_drawn_once(tmp_path: Path) -> None:
    """What is kept is taken as it is; what is new is drawn; what no page has any more is dropped."""
    write_codes([page(1), page(2)], tmp_path, tmp_path)
    (kept,) = tmp_path.glob("*.json")
    kept.write_text(json.dumps(json.loads(kept.read_text()) | {page(2).view["sheet"].address: "QUFB"}))
    write_codes([page(2), page(3)], tmp_path, tmp_path)
    written = [(tmp_path / f"qr/{number}.png").read_bytes() for number in (2, 3)]
    assert (written[0], written[1][:4], len(json.loads(kept.read_text()))) == (b"AAA", b"\x89PNG", 2)
