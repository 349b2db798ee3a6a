"""What the search box needs: an index of all that readers can find, and the tables of characters to find it by.

Scripts below ``assets/search/``. The browser's worker reads them as data, a page on ``file://`` as scripts:
``index.js`` names the others, whose names change with their content. ``head`` has what is ranked, ``lines`` the
sentence that each result shows, ``body`` the full texts: each in the order of the head's rows, each fetched after
the one before, so that a slow line brings first results soon.
"""

import json
from collections.abc import Iterator
from hashlib import sha256
from operator import attrgetter
from typing import Any

from handbook.pages.page import Site
from handbook.search.characters import common, readings, simple_forms
from handbook.search.rows import Row, kind_names, rows_of, sayings

FOLDER = "assets/search"
_RANKED = attrgetter("url", "id", "title", "kind", "roles", "names", "headings", "codes", "status")


def search_files(site: Site) -> Iterator[tuple[str, bytes]]:
    """The index as pairs of a path inside the site and the content of the file."""
    rows = tuple(rows_of(site))
    names = {}
    lines, body = [row.line for row in rows], [row.body for row in rows]
    for part, value in (("head", head(site, rows)), ("lines", lines), ("body", body)):
        content = _script(part, value)
        names[part] = f"{part}.{sha256(content).hexdigest()[:8]}.js"
        yield f"{FOLDER}/{names[part]}", content
    yield f"{FOLDER}/index.js", _script("index", names)


def head(site: Site, rows: tuple[Row, ...]) -> dict[str, Any]:
    """What the search ranks by.

    ``kinds``: ``[mark, name]`` by number; ``roles``: titles by number; ``common``: characters that tell little;
    ``readings``: syllable → characters;
    ``simple``: a traditional character and its simple form in turn; ``says``: each of the customer's sayings with
    the numbers of the rows that it leads to; ``alike``: words that mean the same; ``rows``: ``_RANKED`` of each.
    """
    handbook, numbers = site.handbook, {row.id: number for number, row in enumerate(rows)}
    says = [[text, *(numbers[id_] for id_ in ids)] for text, ids in sayings(handbook).items()]
    alike = [[term.term, *term.aliases] for term in handbook.glossary.terms if term.aliases]
    alike += [list(group.same) for group in handbook.search.synonyms]
    texts = [text for row in rows for text in (row.title, *row.names, *(t for _, t in (*row.headings, *row.body)))]
    used = frozenset("".join((*texts, *sayings(handbook))))
    return {
        "kinds": list(kind_names(site.say)),
        "roles": [role.title for role in handbook.settings.roles],
        "common": common(),
        "readings": readings(used),
        "simple": simple_forms(used),
        "says": says,
        "alike": alike,
        "rows": [_RANKED(row) for row in rows],
    }


def _script(part: str, value: object) -> bytes:
    """A value as a script that hands it over; the value stands on a line of its own."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":")).replace("\u2028", "\\u2028")
    return f"HandbookParts.take({json.dumps(part)},\n{text}\n);\n".encode()
