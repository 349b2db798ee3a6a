"""QR codes. The only file that imports segno."""

from functools import cache
from io import BytesIO

import segno

BORDER = 4
"""Light modules around a code: what readers need to find it."""
LONGEST = 46
"""Bytes of an address that still fits version 4 at level Q, whose modules are large enough on every paper."""


@cache
def qr_svg(address: str) -> str:
    """A QR code as SVG with a light border, black on nothing; error level Q, which stands folds and coffee."""
    out = BytesIO()
    code = segno.make(address, error="q", micro=False, boost_error=False)
    code.save(
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


def modules(address: str) -> int:
    """How many modules a code is wide, its border included."""
    return int(segno.make(address, error="q", micro=False, boost_error=False).symbol_size(border=BORDER)[0])
