"""Glossary terms in finished HTML: the first place where each stands becomes a link, once a page."""

import re
from collections.abc import Callable

from handbook.model.glossary import Glossary

_PIECE = re.compile(r"(<[^>]+>)")
_CLOSED = re.compile(r"<(/?)(a|h[1-6]|code|pre|svg|button|label|figure|summary)\b")


def gloss(html: str, glossary: Glossary, href: Callable[[str], str]) -> str:
    """HTML with terms linked; ``href`` gives the URL of a term's id. Links, headings, code and figures stay."""
    names = {name: term.id for term in glossary.terms for name in (term.term, *term.aliases)}
    if not names:
        return html
    pattern = re.compile("|".join(re.escape(name) for name in sorted(names, key=len, reverse=True)))
    linked: set[str] = set()

    def link(match: re.Match[str]) -> str:
        term = names[match[0]]
        if term in linked:
            return match[0]
        linked.add(term)
        return f'<a class="hb-term" href="{href(term)}">{match[0]}</a>'

    depth, pieces = 0, []
    for piece in _PIECE.split(html):
        if tag := _CLOSED.match(piece):
            depth += -1 if tag[1] else 1
        pieces.append(piece if depth or piece.startswith("<") else pattern.sub(link, piece))
    return "".join(pieces)
