"""Characters: how each is read, and which traditional characters stand for it. The one door to both tables.

The tables of pypinyin (MIT) and OpenCC (Apache 2.0) are read as files. Importing pypinyin would also load 47,000
phrases, which takes 0.2 s and 40 MB; they are not needed, because a search accepts each common reading of a
character whatever stands beside it.
"""

import json
import unicodedata
from functools import lru_cache
from importlib import resources
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from handbook.reading import read

COMMON = "".join(
    bytes((high, low)).decode("gb2312", "ignore") for high in range(0xB0, 0xD8) for low in range(0xA1, 0xFF)
)
"""The 3,755 everyday characters (GB 2312, level 1): what people type by mistake is among them."""

READINGS = 2
"""So many readings of a character are accepted, the commonest; further ones are names and old books."""


@lru_cache(maxsize=2)
def readings(used: frozenset[str]) -> dict[str, str]:
    """Syllable without tone (``nv`` for nü) → every character in use, or in everyday use, that is read so."""
    table = json.loads(_data("pypinyin", "pinyin_dict.json"))
    own = {character: syllables.split() for character, syllables in _chinese()["readings"].items()}
    found: dict[str, set[str]] = {}
    for character in used | set(COMMON):
        known = own.get(character) or _plain(table.get(str(ord(character)), ""))
        for syllable in known:
            found.setdefault(syllable, set()).add(character)
    return {syllable: "".join(sorted(found[syllable])) for syllable in sorted(found)}


@lru_cache(maxsize=2)
def simple_forms(used: frozenset[str]) -> str:
    """Each traditional character whose simple form is in use, followed by that form."""
    pairs = (line.split() for line in _data("opencc", "dictionary/TSCharacters.txt").splitlines())
    wanted = used | set(COMMON)
    return "".join(
        f"{pair[0]}{pair[1]}"
        for pair in sorted(pairs)
        if len(pair[0]) == len(pair[1]) == 1 and pair[0] != pair[1] and pair[1] in wanted and ord(pair[0]) < 0x10000
    )


def _plain(written: str) -> list[str]:
    """Readings with tones and commas between → the first of them, without tones."""
    bare = unicodedata.normalize("NFD", written).replace("u\u0308", "v")
    return list(dict.fromkeys(filter(None, "".join(c for c in bare if c.isascii()).split(","))))[:READINGS]


def common() -> str:
    """Characters that tell little about what somebody looks for."""
    return str(_chinese()["common"])


@lru_cache(maxsize=1)
def _chinese() -> Any:
    text = resources.files(__package__).joinpath("chinese.yml").read_text(encoding="utf-8")
    return read(text, "chinese.yml")[0].value


def _data(package: str, name: str) -> str:
    """A file that comes with an installed package, which is not imported."""
    spec = find_spec(package)
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError(package)
    return (Path(spec.origin).parent / name).read_text(encoding="utf-8")
