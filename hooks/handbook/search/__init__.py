"""What the search box needs: an index of all that readers can find, and the tables of characters to find it by.

Scripts below ``assets/search/``. The browser's worker reads them as data, a page on ``file://`` as scripts:
``index.js`` names the others, whose names change with their content. ``head`` has what is ranked, ``lines`` the
sentence that each result shows, ``body`` the full texts: each in the order of the head's rows, each fetched after
the one before, so that a slow line brings first results soon.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from hashlib import sha256

from handbook.pages.page import Site
from handbook.remembering import kept
from handbook.search.characters import common, readings, simple_forms
from handbook.search.rows import Packed, as_json, kind_names, rows_of, sayings

FOLDER = "assets/search"
PIECE = 100
"""Characters are gathered from so many rows at a time."""


def search_files(site: Site) -> Iterator[tuple[str, bytes]]:
    """The index as pairs of a path inside the site and the content of the file."""
    rows = tuple(rows_of(site))
    names = {}
    parts = {
        "head": head(site, rows),
        "lines": as_json([row.line for row in rows]),
        "body": _list(row.body for row in rows),
    }
    for part, value in parts.items():
        content = _script(part, value)
        names[part] = f"{part}.{sha256(content).hexdigest()[:8]}.js"
        yield f"{FOLDER}/{names[part]}", content
    yield f"{FOLDER}/index.js", _script("index", as_json(names))


def head(site: Site, rows: tuple[Packed, ...]) -> str:
    """What the search ranks by, as JSON.

    ``kinds``: ``[mark, name]`` by number; ``roles``: titles by number; ``common``: characters that tell little;
    ``readings``: syllable → characters; ``simple``: a traditional character and its simple form in turn; ``says``:
    each of the customer's sayings with the numbers of the rows that it leads to; ``alike``: words that mean the same;
    ``rows``: ``RANKED`` of each.
    """
    handbook, says = site.handbook, sayings(site.handbook)
    alike = [[term.term, *term.aliases] for term in handbook.glossary.terms if term.aliases]
    pieces = (rows[first : first + PIECE] for first in range(0, len(rows), PIECE))
    own = (_characters(str(place), tuple(row.characters for row in piece)) for place, piece in enumerate(pieces))
    used = frozenset("".join(says)).union(*own)
    value = {
        "kinds": list(kind_names(site.say)),
        "roles": [role.title for role in handbook.settings.roles],
        "common": common(),
        "readings": readings(used),
        "simple": simple_forms(used),
        "says": _numbered("", says, tuple(row.id for row in rows)),
        "alike": alike + [list(group.same) for group in handbook.search.synonyms],
    }
    return f'{as_json(value)[:-1]},"rows":{_list(row.ranked for row in rows)}}}'


@kept
def _numbered(_: str, says: Mapping[str, Sequence[str]], ids: tuple[str, ...]) -> list[list[str | int]]:
    numbers = {id_: number for number, id_ in enumerate(ids)}
    return [[text, *(numbers[id_] for id_ in found)] for text, found in says.items()]


@kept
def _characters(_: str, texts: tuple[str, ...]) -> frozenset[str]:
    return frozenset("".join(texts))


def _list(values: Iterable[str]) -> str:
    return f"[{','.join(values)}]"


def _script(part: str, value: str) -> bytes:
    """JSON as a script that hands it over; the JSON stands on a line of its own."""
    return f'HandbookParts.take("{part}",\n{value}\n);\n'.encode()
