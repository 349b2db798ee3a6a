"""PNGs of few shades: eight greys for group chats, black and white for codes. The only file that imports pillow."""

from io import BytesIO

from PIL import Image

GREYS = 8
_NEAREST = [round(grey / 255 * (GREYS - 1)) for grey in range(256)]
_PALETTE = [round(number / (GREYS - 1) * 255) for number in range(GREYS) for _ in "rgb"]


def shrink(png: bytes) -> bytes:
    """A PNG in eight greys."""
    out = BytesIO()
    with Image.open(BytesIO(png)) as picture:
        greys = picture.convert("L").point(_NEAREST)
    small = Image.frombytes("P", greys.size, greys.tobytes())
    small.putpalette(_PALETTE)
    small.save(out, "PNG")
    return out.getvalue()


def black_and_white(greys: bytes, width: int) -> bytes:
    """A picture of one byte a pixel, row by row, as a PNG of one bit a pixel."""
    out = BytesIO()
    picture = Image.frombytes("L", (width, len(greys) // width), greys)
    picture.convert("1", dither=Image.Dither.NONE).save(out, "PNG")
    return out.getvalue()
