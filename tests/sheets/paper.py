"""What a printed sheet says and how, read back from its PDF."""

import re
from collections import Counter
from pathlib import Path

import pypdfium2
import pypdfium2.raw as raw
import zxingcpp
from pypdf import PdfReader

from handbook.typography import unbind

MM = 72 / 25.4
_COLOURS = re.compile(rb"([\d.]+(?: [\d.]+)*) (?:g|G|rg|RG|k|K|sc|SC|scn|SCN)\b")


def text_of(file: Path) -> str:
    """All text in the order in which it is tagged, without spaces and joiners."""
    return flat("".join(page.extract_text() for page in PdfReader(file).pages))


def flat(text: str) -> str:
    return re.sub(r"\s+", "", unbind(text))


def sizes_of(file: Path) -> list[tuple[int, int]]:
    """Width and height of each page in whole millimetres."""
    return [(round(page.get_width() / MM), round(page.get_height() / MM)) for page in pypdfium2.PdfDocument(file)]


def text_size(file: Path) -> float:
    """The size in points that most characters have."""
    text = pypdfium2.PdfDocument(file)[0].get_textpage()
    sizes = (raw.FPDFText_GetFontSize(text, n) for n in range(text.count_chars()))
    return Counter(round(size, 2) for size in sizes).most_common(1)[0][0]


def colours_of(file: Path) -> set[bytes]:
    """Every value that the page's drawing gives to a colour: 0 is black, 1 is white."""
    contents = (page.get_contents() for page in PdfReader(file).pages)
    found = (value for content in contents if content for value in _COLOURS.findall(content.get_data()))
    return {part for value in found for part in value.split()}


def scanned(file: Path, *, dpi: int = 150) -> list[str]:
    """What a phone reads from the head of the first page as a black and white printer gives it."""
    page = pypdfium2.PdfDocument(file)[0]
    head = (0, page.get_height() * 0.75, 0, 0)
    picture = page.render(scale=dpi / 72, crop=head, grayscale=True).to_pil()
    black_and_white = picture.point(lambda grey: 255 * (grey > 127))
    return [code.text for code in zxingcpp.read_barcodes(black_and_white)]
