"""Glossary terms in finished HTML: the first place where each stands becomes a link, once a page."""

import re
from collections.abc import Callable, Iterable

from handbook.model.glossary import Glossary

_PIECE = re.compile(r"(<[^>]+>)")
_CLOSED = re.compile(
    r"<(/?)(a|h[1-6]|code|pre|svg|button|label|legend|textarea|template|figure|summary|output|dt|th|hb-copy)\b"
)


def glosser(glossary: Glossary) -> Callable[[str], str]:
    """HTML → HTML with terms linked to ``hb:term/…``. Links, headings, forms, code, figures and lines to copy stay."""
    names = {name: term.id for term in glossary.terms for name in (term.term, *term.aliases)}
    if not names:
        return str
    pattern = re.compile(_alternatives(names))

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


def _alternatives(names: Iterable[str]) -> str:
    """A pattern for any of the names, the longest first. Grouped by their first character it fails fast elsewhere."""
    by_first: dict[str, list[str]] = {}
    for name in sorted(names, key=len, reverse=True):
        by_first.setdefault(name[0], []).append(re.escape(name[1:]))
    return "|".join(f"{re.escape(first)}(?:{'|'.join(rest)})" for first, rest in by_first.items())
