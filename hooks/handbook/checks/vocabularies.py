"""Vocabularies: every id of the settings, sources and figures that is named exists, and stands once in its list."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from difflib import get_close_matches
from functools import partial
from re import Pattern

from pydantic import BaseModel

from handbook.diagnostics import Diagnostic, Span
from handbook.document import Document, Path
from handbook.model.assessment import Assessment
from handbook.model.entry import Entry
from handbook.model.handbook import Handbook
from handbook.model.paths import values_at
from handbook.prose import EMBED
from handbook.remembering import kept, remembered

VOCABULARIES = (
    ("chapter", "chapters"),
    ("roles", "roles"),
    ("role", "roles"),
    ("groups.derive.role", "roles"),
    ("touchpoints", "touchpoints"),
    ("groups.derive.touchpoint", "touchpoints"),
    ("groups.derive.chapter", "chapters"),
    ("values", "values"),
    ("cause", "causes"),
    ("method", "methods"),
    ("step", "steps"),
    ("turns.step", "steps"),
    ("sources", "sources"),
)
"""Which fields name ids of the settings or of ``sources.yml``."""

FEW = 20
"""A vocabulary of so many ids is listed whole; of a longer one the nearest ids are named."""

Place = Callable[[], Span]
"""Where something stands: asked only where there is a fault."""

_NAMED = (
    ("glossary.yml", "terms.sources", "sources"),
    ("figures.yml", "figures.source", "sources"),
    ("figures.yml", "figures.bars.source", "sources"),
    ("figures.yml", "figures.bars.deck", "decks"),
    ("sources.yml", "codes.decks", "decks"),
)
_UNIQUE = (
    *(("handbook.yml", f"{name}.id") for name in ("chapters", "roles", "touchpoints", "values", "causes", "methods")),
    ("glossary.yml", "terms.id"),
    ("figures.yml", "figures.id"),
    ("sources.yml", "decks.id"),
    ("sources.yml", "codes.code"),
)


def check(handbook: Handbook) -> Iterator[Diagnostic]:
    """All faults of vocabulary, in entries, guides and single files."""
    known = known_ids(handbook)
    words = {(vocabulary, id_) for vocabulary, ids in known.items() for id_ in ids}
    for entry in handbook.entries.values():
        for vocabulary, path, id_ in _words_of(entry):
            if (vocabulary, id_) not in words:
                yield from _word(id_, vocabulary, known, partial(handbook.span, entry.id, path))
        if isinstance(entry, Assessment):
            levels = {"levels": tuple(level.id for level in entry.levels)}
            for keys in ("dimensions.gate.cap", "dimensions.items.gate.cap"):
                for path, id_ in values_at(entry, keys):
                    yield from _word(id_, "levels", levels, partial(handbook.span, entry.id, path))
    for name, guide in handbook.guides.items():
        for place, id_ in named_in(handbook.documents[name], EMBED):
            yield from _word(id_, "figures", known, place)
        for keys, vocabulary in (("chapter", "chapters"), ("sources", "sources")):
            for path, id_ in values_at(guide, keys):
                yield from _word(id_, vocabulary, known, partial(handbook.span, name, path))
    yield from _singles(handbook, known)


def known_ids(handbook: Handbook) -> dict[str, tuple[str, ...]]:
    """The ids of every vocabulary whose file could be read."""
    settings = handbook.settings
    names = ("chapters", "roles", "touchpoints", "values", "causes", "methods")
    known = {name: tuple(note.id for note in getattr(settings, name)) for name in names}
    known["steps"] = tuple(f"{method.id}.{step.letter}" for method in settings.methods for step in method.steps)
    if "sources.yml" not in handbook.unread:
        known["sources"] = tuple(source.code for source in handbook.sources.codes)
        known["decks"] = tuple(deck.id for deck in handbook.sources.decks)
    if "figures.yml" not in handbook.unread:
        known["figures"] = tuple(figure.id for figure in handbook.figures.figures)
    return known


def singles_of(handbook: Handbook) -> Mapping[str, BaseModel]:
    """The files that a handbook has once and that name ids, by name."""
    return {
        "handbook.yml": handbook.settings,
        "glossary.yml": handbook.glossary,
        "figures.yml": handbook.figures,
        "sources.yml": handbook.sources,
        "search.yml": handbook.search,
    }


def ids_at(file: str, keys: str, single: BaseModel) -> tuple[tuple[Path, str], ...]:
    """(path, id) of the fields of a single file to which keys lead."""
    return _found(f"{file} {keys}", keys, single)


@kept
def _found(_: str, keys: str, single: BaseModel) -> tuple[tuple[Path, str], ...]:
    return tuple(values_at(single, keys))


def named_in(document: Document, pattern: Pattern[str]) -> Iterator[tuple[Place, str]]:
    """(place, what its first group has) of each match of a pattern in the lines of a document's body."""
    for above, start, end, text in _matches(f"{document.file} {pattern.pattern}", document.body, pattern):
        line = document.body_line + above
        yield partial(Span, document.file, line, start + 1, line, end + 1), text


@kept
def _matches(_: str, body: str, pattern: Pattern[str]) -> tuple[tuple[int, int, int, str], ...]:
    """(lines above, start, end, what the first group has) of each match."""
    lines = enumerate(body.split("\n"))
    return tuple((above, *match.span(1), match[1]) for above, line in lines for match in pattern.finditer(line))


def near(id_: str, known: Iterable[str]) -> tuple[str, ...]:
    """The known ids that an unknown one may be meant for."""
    return tuple(get_close_matches(id_, list(known), n=3, cutoff=0.6))


def _word(id_: str, vocabulary: str, known: dict[str, tuple[str, ...]], place: Place) -> Iterator[Diagnostic]:
    ids = known.get(vocabulary)
    if ids is not None and id_ not in ids:
        yield Diagnostic("HB210", place(), {"id": id_, "known": ids if len(ids) <= FEW else near(id_, ids)})


@remembered
def _words_of(entry: Entry) -> tuple[tuple[str, Path, str], ...]:
    """Every (vocabulary, path, id) of an entry."""
    return tuple((vocabulary, path, id_) for keys, vocabulary in VOCABULARIES for path, id_ in values_at(entry, keys))


def _singles(handbook: Handbook, known: dict[str, tuple[str, ...]]) -> Iterator[Diagnostic]:
    """Codes in the glossary, the figures and the sources themselves, and ids that stand twice in one list."""
    files = singles_of(handbook)
    for name, keys, vocabulary in _NAMED:
        for path, id_ in ids_at(name, keys, files[name]):
            yield from _word(id_, vocabulary, known, partial(handbook.span, name, path))
    for name, keys in _UNIQUE:
        seen: set[str] = set()
        for path, id_ in ids_at(name, keys, files[name]):
            if id_ in seen:
                yield Diagnostic("HB212", handbook.span(name, path), {"id": id_})
            seen.add(id_)
