"""Glossary terms: who uses them; and in finished HTML, where the first place of each becomes a link, once a page."""

import re
from collections.abc import Callable, Iterable, Mapping

from handbook.model.entry import Entry
from handbook.model.glossary import Glossary
from handbook.model.handbook import Handbook
from handbook.model.paths import texts_of
from handbook.remembering import kept, remembered

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
        pieces: list[str] = []
        end = depth = 0
        tags = _CLOSED.finditer(html)
        tag = next(tags, None)
        for match in pattern.finditer(html):
            at, term = match.start(), names[match[0]]
            while tag and tag.start() < at:
                depth += -1 if tag[1] else 1
                tag = next(tags, None)
            if depth or term in linked or in_tag(html, at):
                continue
            linked.add(term)
            pieces += html[end:at], f'<a class="hb-term" href="hb:term/{term}">{match[0]}</a>'
            end = match.end()
        return "".join((*pieces, html[end:]))

    return gloss


def in_tag(html: str, at: int) -> bool:
    """Whether a place in HTML is within a tag and not in the text. Signs in texts and attributes are escaped."""
    return html.rfind("<", 0, at) > html.rfind(">", 0, at)


def users_of_terms(handbook: Handbook) -> dict[str, list[str]]:
    """Term → the ids of the entries and the paths of the guides whose words name it, sorted."""
    users: dict[str, list[str]] = {term.id: [] for term in handbook.glossary.terms}
    found = {id_: _terms_of(entry, handbook.glossary) for id_, entry in handbook.entries.items()}
    found |= {name: _terms_of_guide(name, handbook.documents[name].body, handbook.glossary) for name in handbook.guides}
    for user in sorted(found):
        for term in found[user]:
            users[term].append(user)
    return users


@remembered
def _terms_of(entry: Entry, glossary: Glossary) -> set[str]:
    return _terms_in((text for _, text in texts_of(entry)), glossary)


@kept
def _terms_of_guide(_: str, markdown: str, glossary: Glossary) -> set[str]:
    return _terms_in((markdown,), glossary)


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
