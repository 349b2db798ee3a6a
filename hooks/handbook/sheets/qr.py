"""QR codes. The only file that imports segno."""

from collections.abc import Iterator
from functools import cache
from io import BytesIO

import segno

from handbook.pages.page import Site

BORDER = 4
"""Light modules around a code: what readers need to find it."""


@cache
def qr_svg(address: str) -> str:
    """A QR code as SVG with a light border, black on nothing."""
    out = BytesIO()
    _code(address).save(
        out,
        kind="svg",
        border=BORDER,
        xmldecl=False,
        svgns=True,
        omitsize=True,
        svgclass=None,
        lineclass=None,
        nl=False,
    )
    return out.getvalue().decode()


def codes(site: Site) -> Iterator[tuple[str, bytes]]:
    """The pictures of all codes. They are files, because only who prints a page needs its code."""
    for page in site.pages:
        sheet = page.view.get("sheet")
        if sheet and sheet.code:
            yield sheet.code, qr_svg(sheet.address).encode()


def qr_cells(address: str) -> int:
    """How many cells wide a QR code is, with its border."""
    return int(_code(address).symbol_size(border=BORDER)[0])


def _code(address: str) -> segno.QRCode:
    """Error level Q, which stands folds and coffee."""
    return segno.make(address, error="q", micro=False, boost_error=False)
