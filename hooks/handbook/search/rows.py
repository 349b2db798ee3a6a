"""What can be found: one row for each entry, guide, generated page and term."""

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from operator import attrgetter

from pydantic import BaseModel

from handbook.diagnostics import Say
from handbook.linking import address, entry_uri
from handbook.model.entry import Entry, Status
from handbook.model.glossary import Term
from handbook.model.guide import Guide
from handbook.model.handbook import Handbook
from handbook.model.kinds import KINDS
from handbook.model.paths import values_at
from handbook.model.search_words import SearchWords
from handbook.pages.page import Page, Site
from handbook.remembering import kept

HEADINGS = ("scenario.trigger", "groups.title", "dimensions.title")
"""Fields that name an entry or a piece of it in other words."""

Sections = tuple[tuple[str, str], ...]
"""(anchor, text) each."""

RANKED = attrgetter("url", "id", "title", "kind", "roles", "names", "headings", "codes", "status")
"""The fields of a row that the search ranks and filters by, in the order in which the worker reads them."""

_HEADER = frozenset(Entry.model_fields)
"""These fields have places of their own in a row, or are nothing to search for."""
_HAN = re.compile("[\u4e00-\u9fff]")
_HEADING = re.compile(r"^#{2,3} +(.+?)(?: *\{ *#([^ }]+) *\})? *$", re.MULTILINE)
_MARKUP = re.compile(r"!\[\[[^\]]*\]\]|\]\([^)]*\)|[*`|\[\]#>{}]+|-{3,}")
_SIGN, _BLANK = re.compile(r"[*`\[{|#>-]"), re.compile(r"\s")
_SPACE = re.compile(r"[^\S\n]*\n\s*|(?<=[\u4e00-\u9fff])[^\S\n]+(?=[\u4e00-\u9fff])")


@dataclass(frozen=True, slots=True)
class Row:
    """One thing to find. ``url`` is relative to the site; ``kind`` and ``roles`` are numbers of the head's lists.

    ``names``: what else it is called; ``codes``: its sources; ``status``: empty where the entry is official;
    ``line``: the one sentence that a result shows.
    """

    url: str
    id: str
    title: str
    kind: int
    roles: tuple[int, ...] = ()
    names: tuple[str, ...] = ()
    headings: Sections = ()
    codes: tuple[str, ...] = ()
    status: str = ""
    line: str = ""
    body: Sections = ()


@dataclass(frozen=True, slots=True)
class Packed:
    """A row as the index has it: JSON of what is ranked and of the body, the line, and every character in use."""

    id: str
    ranked: str
    line: str
    body: str
    characters: str


_GUIDE, _PAGE, _TERM = (len(KINDS) + number for number in range(3))
_NUMBERS = {kind.letter: number for number, kind in enumerate(KINDS)}


def kind_names(say: Say) -> Iterator[tuple[str, str]]:
    """(mark, name) of every kind of row, by its number."""
    yield from ((kind.letter, say(f"kinds.{kind.name}.name")) for kind in KINDS)
    for name in (say("guides.one"), say("search.page"), say("search.term")):
        yield name[0], name


def rows_of(site: Site) -> Iterator[Packed]:
    """Everything that readers can find: entries, guides, generated pages, terms."""
    handbook, say = site.handbook, site.say
    roles = {role.id: number for number, role in enumerate(handbook.settings.roles)}
    urls = {page.uri: address(page.uri, directories=site.directories) for page in site.pages}
    own = set()
    for entry in handbook.entries.values():
        own.add(uri := entry_uri(entry.id))
        status = "" if entry.status is Status.OFFICIAL else say(f"status.{entry.status}")
        yield _packed(entry.id, entry, urls[uri], tuple(roles[id_] for id_ in entry.audience), status)
    for name, guide in handbook.guides.items():
        yield _packed_guide(name, guide, address(name, directories=site.directories), handbook.documents[name].body)
    for page in site.pages:
        if page.searchable and page.uri not in own:
            yield _packed_row(page.uri, page_row(page, urls[page.uri]))
    glossary = address("glossary.md", directories=site.directories)
    for term in handbook.glossary.terms:
        yield _packed_row(f"#{term.id}", term_row(term, glossary))


@kept
def _packed_row(_: str, row: Row) -> Packed:
    return _pack(row)


def _pack(row: Row) -> Packed:
    """A row, ready to be written; the greater part of the work for an index."""
    texts = [row.title, *row.names, *(text for _, text in (*row.headings, *row.body))]
    return Packed(row.id, as_json(RANKED(row)), row.line, as_json(row.body), "".join(sorted(set("".join(texts)))))


@kept
def _packed(_: str, entry: Entry, url: str, roles: tuple[int, ...], status: str) -> Packed:
    return _pack(entry_row(entry, url, roles, status))


@kept
def _packed_guide(_: str, guide: Guide, url: str, markdown: str) -> Packed:
    return _pack(guide_row(guide, url, markdown))


def sayings(handbook: Handbook) -> dict[str, list[str]]:
    """What customers and hurried colleagues say → the entries that they need, the most fitting first."""
    return _sayings("", tuple((entry.id, entry.keywords) for entry in handbook.entries.values()), handbook.search)


@kept
def _sayings(_: str, keywords: tuple[tuple[str, tuple[str, ...]], ...], words: SearchWords) -> dict[str, list[str]]:
    known = {id_ for id_, _ in keywords}
    found: dict[str, list[str]] = {}
    for id_, texts in keywords:
        for text in texts:
            found.setdefault(text, []).append(id_)
    for phrase in words.phrases:
        for text in phrase.say:
            found.setdefault(text, []).extend(id_ for id_ in phrase.find if id_ in known)
    return {text: list(dict.fromkeys(ids)) for text, ids in found.items()}


def entry_row(entry: Entry, url: str, roles: tuple[int, ...], status: str) -> Row:
    """An entry with every text that is its own."""
    own = [value for name, value in vars(entry).items() if name not in _HEADER]
    parts = frozenset(entry.parts)
    return Row(
        url=url,
        id=entry.id,
        title=entry.title,
        kind=_NUMBERS[entry.letter],
        roles=roles,
        line=entry.summary,
        headings=tuple(("", text) for keys in HEADINGS for _, text in values_at(entry, keys)),
        codes=entry.sources,
        status=status,
        body=_joined(pair for value in own for pair in _texts(value, "", parts)),
    )


def guide_row(guide: Guide, url: str, markdown: str) -> Row:
    """A guide with its headings."""
    pieces = _HEADING.split(markdown)
    sections = [("", pieces[0]), *((id_ or "", f"{name}\n{text}") for name, id_, text in _triples(pieces))]
    return Row(
        url=url,
        id="",
        title=guide.title,
        kind=_GUIDE,
        names=guide.keywords,
        line=guide.summary,
        headings=tuple((id_ or "", plain(name)) for name, id_, _ in _triples(pieces)),
        codes=guide.sources,
        body=_joined((id_, plain(text)) for id_, text in sections),
    )


def page_row(page: Page, url: str) -> Row:
    """A page that the site made of others."""
    return Row(url=url, id="", title=page.title, kind=_PAGE, line=page.description)


def term_row(term: Term, glossary: str) -> Row:
    """A word of the glossary, at its place on the one page."""
    line = plain(term.definition)
    return Row(f"{glossary}#{term.id}", "", term.term, _TERM, names=term.aliases, codes=term.sources, line=line)


def as_json(value: object) -> str:
    """JSON on one line that may also stand in a script."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).replace("\u2028", "\\u2028")


def plain(markdown: str) -> str:
    """Author's Markdown without its signs, paragraphs as lines."""
    text = _MARKUP.sub("", markdown) if _SIGN.search(markdown) else markdown
    return _SPACE.sub(lambda gap: "\n" if "\n" in gap[0] else "", text).strip() if _BLANK.search(text) else text


def _texts(value: object, anchor: str, parts: frozenset[str]) -> Iterator[tuple[str, str]]:
    """Every text with Chinese in it, so no ids or codes, with the part of the entry that it lies in."""
    if isinstance(value, str):
        if _HAN.search(value):
            yield anchor, plain(value)
    elif isinstance(value, tuple):
        for item in value:
            yield from _texts(item, anchor, parts)
    elif isinstance(value, BaseModel):
        id_ = getattr(value, "id", "")
        for inner in vars(value).values():
            yield from _texts(inner, id_ if id_ in parts else anchor, parts)


def _triples(pieces: list[str]) -> Iterator[tuple[str, str | None, str]]:
    return zip(pieces[1::3], pieces[2::3], pieces[3::3], strict=True)


def _joined(sections: Iterable[tuple[str, str]]) -> Sections:
    """Texts below the same anchor as lines of one section."""
    found: dict[str, list[str]] = {}
    for anchor, text in sections:
        found.setdefault(anchor, []).append(text)
    return tuple((anchor, "\n".join(texts)) for anchor, texts in found.items())
