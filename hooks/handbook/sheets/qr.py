"""QR codes. The only file that imports zxingcpp."""

import re
from functools import lru_cache

from zxingcpp import Barcode, BarcodeFormat, create_barcode

from handbook.sheets.pictures import black_and_white

BORDER = 4
"""Light modules around a code: what readers need to find it."""
LEVEL = "Q"
"""The error correction of ISO/IEC 18004 that stands folds and coffee: a quarter of the code may be lost."""
PIXELS = 8
"""How wide a cell is in a PNG: 320 dots an inch where the code is printed 26 mm wide, more where it is smaller."""
_DARK = re.compile(rb"\x00+")


def qr_svg(address: str) -> str:
    """A QR code as SVG with a light border, black on nothing."""
    cells, path = _code(address)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {cells} {cells}"><path stroke="#000" d="{path}"/></svg>'
    )


def qr_png(address: str) -> bytes:
    """The same as a PNG, black on white: a third of the bytes, for pages that are printed by browsers."""
    picture = _barcode(address).to_image(scale=PIXELS)  # with a border of four cells
    return black_and_white(bytes(picture), picture.shape[1])  # type: ignore[call-overload]  # a buffer of grey bytes


def qr_cells(address: str) -> int:
    """How many cells wide a QR code is, with its border."""
    return _code(address)[0]


def _barcode(address: str) -> Barcode:
    return create_barcode(address, BarcodeFormat.QRCode, ec_level=LEVEL)


@lru_cache(maxsize=1)
def _code(address: str) -> tuple[int, str]:
    """A code's width in cells with its border, and its dark cells as the path of a stroke.

    A sheet asks for its code several times on end.
    """
    picture = _barcode(address).to_image(add_quiet_zones=False)
    width, cells = picture.shape[0], bytes(picture)  # type: ignore[call-overload]  # it is a buffer of grey bytes
    path = ""
    for y in range(width):
        at = 0
        row = cells[y * width : (y + 1) * width]
        for run in _DARK.finditer(row):
            step = f"m{run.start() - at} 0" if at else f"M{BORDER + run.start()} {BORDER + y}.5"
            at = run.end()
            path += f"{step}h{at - run.start()}"
    return width + 2 * BORDER, path
