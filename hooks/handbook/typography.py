"""What paper and screens ask of a text: numbers stay with their units, titles break after their signs, and every
character is in the house font.
"""

import re
from functools import cache
from importlib import resources

UNITS = "℃|°C|%|‰|[A-Za-z]{1,3}|[一-鿿]"
"""What follows a number and a space: in Chinese nearly any character there is a measure word."""
LONGEST_WHOLE = 10
"""Characters of a phrase that is not parted at a line's end."""
_UNIT = re.compile(rf"(?<=\d) (?=(?:{UNITS}))")
_RANGE = re.compile("(?<=.)(?=[～~])")
_SIGN = re.compile(r"(?<=[≤≥<>=]) (?=\d)| (?=[≤≥<>=] ?\d)")
_PHRASE = re.compile(r" (?=\S)|(?:(?! · )[^：，、；。？！—])+(?: ·|[：，、；。？！—]*[”’）》]*)|.+")
_JOINERS = str.maketrans({"\u2060": None, "\u00a0": " "})


def bind(text: str) -> str:
    """A text whose lines cannot break between a number and its unit, before ``～``, or around ``≤``.

    Measured on three engines (printing.md §3.1): they part “26 ℃”, and begin lines with “～”.
    """
    return _RANGE.sub("\u2060", _SIGN.sub("\u00a0", _UNIT.sub("\u00a0", text)))


def unbind(text: str) -> str:
    """The text without what ``bind`` put in: for comparing."""
    return text.translate(_JOINERS)


def phrases(text: str) -> list[tuple[str, bool]]:
    """The pieces of a title, each ending with its sign, and whether it is short enough to be kept on one line."""
    return [(phrase, phrase != " " and len(phrase) <= LONGEST_WHOLE) for phrase in _PHRASE.findall(text)]


def missing_characters(text: str) -> str:
    """The characters that the house font cannot print, each once, in their order."""
    missing = set(text) - _covered()
    return "".join(sorted(missing, key=text.index))


@cache
def _covered() -> frozenset[str]:
    """The characters of the house font, from the ranges that were written down when it was made."""
    lines = resources.files("handbook.sheets").joinpath("fonts/characters.txt").read_text(encoding="ascii").split()
    ranges = (line.split("-") for line in lines)
    return frozenset(chr(point) for first, last in ranges for point in range(int(first, 16), int(last, 16) + 1))
