"""Glossary terms: who uses them; and in finished HTML, where the first place of each becomes a link, once a page."""

import re
from collections.abc import Callable, Iterable, Mapping

from handbook.model.entry import Entry
from handbook.model.glossary import Glossary
from handbook.model.handbook import Handbook
from handbook.model.paths import texts_of
from handbook.remembering import remembered

_PIECE = re.compile(r"(<[^>]+>)")
_CLOSED = re.compile(
    r"<(/?)(a|h[1-6]|code|pre|svg|button|label|legend|textarea|template|figure|summary|output|dt|th|hb-copy)\b"
)


def glosser(glossary: Glossary) -> Callable[[str], str]:
    """HTML → HTML with terms linked to ``hb:term/…``. Links, headings, forms, code, figures and lines to copy stay."""
    names, pattern = _names(glossary)
    if not names:
        return str

    def gloss(html: str) -> str:
        linked: set[str] = set()

        def link(match: re.Match[str]) -> str:
            term = names[match[0]]
            if term in linked:
                return match[0]
            linked.add(term)
            return f'<a class="hb-term" href="hb:term/{term}">{match[0]}</a>'

        depth, pieces = 0, []
        for piece in _PIECE.split(html):
            if tag := _CLOSED.match(piece):
                depth += -1 if tag[1] else 1
            pieces.append(piece if depth or piece.startswith("<") else pattern.sub(link, piece))
        return "".join(pieces)

    return gloss


def users_of_terms(handbook: Handbook) -> dict[str, list[str]]:
    """Term → the ids of the entries and the paths of the guides whose words name it, sorted."""
    users: dict[str, list[str]] = {term.id: [] for term in handbook.glossary.terms}
    found = {id_: _terms_of(entry, handbook.glossary) for id_, entry in handbook.entries.items()}
    found |= {name: _terms_in((handbook.documents[name].body,), handbook.glossary) for name in handbook.guides}
    for user in sorted(found):
        for term in found[user]:
            users[term].append(user)
    return users


@remembered
def _terms_of(entry: Entry, glossary: Glossary) -> set[str]:
    return _terms_in((text for _, text in texts_of(entry)), glossary)


def _terms_in(texts: Iterable[str], glossary: Glossary) -> set[str]:
    names, pattern = _names(glossary)
    return {names[match[0]] for text in texts for match in pattern.finditer(text)} if names else set()


@remembered
def _names(glossary: Glossary) -> tuple[Mapping[str, str], re.Pattern[str]]:
    """Name → term, and a pattern for any of the names."""
    names = {name: term.id for term in glossary.terms for name in (term.term, *term.aliases)}
    return names, re.compile(_alternatives(names))


def _alternatives(names: Iterable[str]) -> str:
    """A pattern for any of the names, the longest first. Grouped by their first character it fails fast elsewhere."""
    by_first: dict[str, list[str]] = {}
    for name in sorted(names, key=len, reverse=True):
        by_first.setdefault(name[0], []).append(re.escape(name[1:]))
    return "|".join(f"{re.escape(first)}(?:{'|'.join(rest)})" for first, rest in by_first.items())
