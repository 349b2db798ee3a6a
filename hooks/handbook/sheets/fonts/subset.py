"""Makes the two house fonts of the printed sheets: ``python subset.py Regular.ttf Bold.ttf common.woff2``.

Sources: the full weights 400 and 700 of Noto Sans SC (npm ``@expo-google-fonts/noto-sans-sc`` 0.4.3), and the file
``chinese-simplified-400-normal.woff2`` (npm ``@fontsource/noto-sans-sc`` 5.3.0), whose characters are kept beside those
of GB 2312. Writes both fonts and ``characters.txt``, the ranges that they cover, beside this file. Needs fontTools,
which only developers have.
"""

import sys
from collections.abc import Iterable
from itertools import groupby
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

HERE = Path(__file__).parent
NAMES = ("NotoSansSC-Regular.ttf", "NotoSansSC-Bold.ttf")
SYMBOLS = (range(0x20, 0x7F), range(0xA0, 0x180), range(0x2000, 0x2070), range(0x2190, 0x21A0), range(0x2200, 0x2270))
FEATURES = ("kern", "liga", "locl", "mark", "mkmk", "halt", "palt", "chws")


def gb2312() -> set[int]:
    """Every character of GB 2312."""
    pairs = (bytes((row, cell)) for row in range(0xA1, 0xF8) for cell in range(0xA1, 0xFF))
    return {ord(text) for pair in pairs if (text := pair.decode("gb2312", "ignore"))}


def subset(source: Path, wanted: set[int], target: Path) -> set[int]:
    """Writes the part of a font that is wanted; the characters that it has of them."""
    options = Options(
        layout_features=list(FEATURES), hinting=False, notdef_outline=True, name_IDs=[0, 1, 2, 3, 4, 5, 6]
    )
    font = TTFont(source, recalcTimestamp=False)
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=wanted)
    subsetter.subset(font)
    font.save(target)
    return set(font.getBestCmap())


def ranges(points: Iterable[int]) -> str:
    """Code points as lines of ``first-last`` in hexadecimal."""
    lines = []
    for _, run in groupby(enumerate(sorted(points)), lambda pair: pair[1] - pair[0]):
        numbers = [point for _, point in run]
        lines.append(f"{numbers[0]:X}-{numbers[-1]:X}\n")
    return "".join(lines)


def main(regular: str, bold: str, common: str) -> None:
    """Makes all three files."""
    wanted = gb2312() | set(TTFont(common).getBestCmap()) | {point for block in SYMBOLS for point in block}
    covered = [subset(Path(path), wanted, HERE / name) for path, name in zip((regular, bold), NAMES, strict=True)]
    (HERE / "characters.txt").write_text(ranges(covered[0] & covered[1]), encoding="ascii")


if __name__ == "__main__":
    main(*sys.argv[1:4])
