"""References: every id that is named exists, is of the right kind, is public, and stands once."""

from collections.abc import Callable, Iterable, Iterator
from difflib import get_close_matches
from functools import partial

from pydantic import BaseModel

from handbook.diagnostics import Diagnostic, Severity, Span
from handbook.document import Document, Path
from handbook.model.assessment import Assessment
from handbook.model.entry import Entry, Status
from handbook.model.handbook import Handbook
from handbook.model.kinds import KINDS, kind_of
from handbook.model.paths import values_at
from handbook.prose import EMBED, MENTION
from handbook.relations import ANY, Relation, mentions_of, relations_of
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

PARTS = (
    "checks.id",
    "turns.id",
    "groups.items.id",
    "questions.id",
    "dimensions.id",
    "dimensions.items.id",
    "inputs.id",
    "results.id",
)
"""Which fields name the parts of an entry; no two parts of one entry share an id."""

FEW = 20
"""A vocabulary of so many ids is listed whole; of a longer one the nearest ids are named."""

Place = Callable[[], Span]
"""Where something stands: asked only where there is a fault."""

_MENTION = Relation("mentions", ANY, "", ANY, "may")


def check(handbook: Handbook) -> Iterator[Diagnostic]:
    """All faults of reference, in entries, guides and single files."""
    known = known_ids(handbook)
    words = {(vocabulary, id_) for vocabulary, ids in known.items() for id_ in ids}
    for entry in handbook.entries.values():
        for relation, path, reference in relations_of(entry):
            if _wrong(handbook, relation, reference, entry):
                yield from _reference(handbook, relation, reference, partial(handbook.span, entry.id, path), entry)
        for path, reference in mentions_of(entry):
            if _wrong(handbook, _MENTION, reference, entry):
                yield from _reference(handbook, _MENTION, reference, partial(handbook.span, entry.id, path), entry)
        for vocabulary, path, id_ in _words_of(entry):
            if (vocabulary, id_) not in words:
                yield from _word(id_, vocabulary, known, partial(handbook.span, entry.id, path))
        yield from _doubled_parts(handbook, entry)
        if isinstance(entry, Assessment):
            levels = {"levels": tuple(level.id for level in entry.levels)}
            for keys in ("dimensions.gate.cap", "dimensions.items.gate.cap"):
                for path, id_ in values_at(entry, keys):
                    yield from _word(id_, "levels", levels, partial(handbook.span, entry.id, path))
    for name, guide in handbook.guides.items():
        yield from _guide(handbook, name, known)
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


def _reference(
    handbook: Handbook, relation: Relation, reference: str, place: Place, entry: Entry | None
) -> Iterator[Diagnostic]:
    code = _wrong(handbook, relation, reference, entry)
    if not code:
        return
    id_, _, part = reference.partition("#")
    target = handbook.entries.get(id_)
    facts: dict[str, str | tuple[str, ...]] = {"id": id_, "part": part}
    if target is None:
        facts["near"] = _near(id_, handbook.entries)
    elif code == "HB202":
        facts["expected"] = tuple(kind.letter for kind in KINDS if kind.name in relation.targets)
    elif code in ("HB203", "HB207"):
        facts["parts"] = target.parts
    elif code == "HB209":
        facts["heir"] = (target.replaced_by,) if target.replaced_by else ()
    yield Diagnostic(code, place(), facts, Severity.WARNING if code == "HB209" else Severity.ERROR)


def _wrong(handbook: Handbook, relation: Relation, reference: str, entry: Entry | None) -> str:
    """The code of what is wrong with a reference; empty if nothing is, as it is with nearly all."""
    id_, _, part = reference.partition("#")
    target, kind, code = handbook.entries.get(id_), kind_of(id_), ""
    if target is None:
        code = "" if id_ in handbook.unread else "HB201"
    elif kind is None or kind.name not in relation.targets:
        code = "HB202"
    elif part and (relation.part == "never" or part not in target.parts):
        code = "HB203"
    elif not part and relation.part == "must":
        code = "HB207"
    elif target.status is Status.OFFICIAL:
        code = ""
    elif not target.status.public and (entry is None or entry.status.public):
        code = "HB208"
    elif target.status is Status.RETIRED and (entry is None or entry.status is not Status.RETIRED):
        code = "HB209"
    return code


def _near(id_: str, known: Iterable[str]) -> tuple[str, ...]:
    return tuple(get_close_matches(id_, list(known), n=3, cutoff=0.6))


def _word(id_: str, vocabulary: str, known: dict[str, tuple[str, ...]], place: Place) -> Iterator[Diagnostic]:
    ids = known.get(vocabulary)
    if ids is not None and id_ not in ids:
        yield Diagnostic("HB210", place(), {"id": id_, "known": ids if len(ids) <= FEW else _near(id_, ids)})


@remembered
def _words_of(entry: Entry) -> tuple[tuple[str, Path, str], ...]:
    """Every (vocabulary, path, id) of an entry."""
    return tuple((vocabulary, path, id_) for keys, vocabulary in VOCABULARIES for path, id_ in values_at(entry, keys))


def _doubled_parts(handbook: Handbook, entry: Entry) -> Iterator[Diagnostic]:
    for id_, path, other in _doubled_ids(entry):
        span, first = handbook.span(entry.id, path), handbook.span(entry.id, other)
        yield Diagnostic("HB211", span, {"id": id_, "entry": entry.id}, related=(first,))


@remembered
def _doubled_ids(entry: Entry) -> tuple[tuple[str, Path, Path], ...]:
    """Every (id, path, path where it stands first) of an id that two parts share."""
    seen: dict[str, Path] = {}
    parts = [(id_, path) for keys in PARTS for path, id_ in values_at(entry, keys)]
    return tuple((id_, path, first) for id_, path in parts if (first := seen.setdefault(id_, path)) is not path)


def _guide(handbook: Handbook, name: str, known: dict[str, tuple[str, ...]]) -> Iterator[Diagnostic]:
    document = handbook.documents[name]
    for number, line in enumerate(document.body.split("\n"), start=document.body_line):
        for match in MENTION.finditer(line):
            place = partial(_within, document, number, match.start(1), match.end(1))
            yield from _reference(handbook, _MENTION, match[1], place, None)
        for match in EMBED.finditer(line):
            place = partial(_within, document, number, match.start(1), match.end(1))
            yield from _word(match[1], "figures", known, place)


def _within(document: Document, line: int, start: int, end: int) -> Span:
    return Span(document.file, line, start + 1, line, end + 1)


def _singles(handbook: Handbook, known: dict[str, tuple[str, ...]]) -> Iterator[Diagnostic]:
    """Codes in the glossary, the figures and the sources themselves, and ids that stand twice in one list."""
    files: dict[str, BaseModel] = {
        "handbook.yml": handbook.settings,
        "glossary.yml": handbook.glossary,
        "figures.yml": handbook.figures,
        "sources.yml": handbook.sources,
        "search.yml": handbook.search,
    }
    for path, id_ in _ids_at("search.yml", "phrases.find", handbook.search):
        if _wrong(handbook, _MENTION, id_, None):
            yield from _reference(handbook, _MENTION, id_, partial(handbook.span, "search.yml", path), None)
    for name, keys, vocabulary in _NAMED:
        for path, id_ in _ids_at(name, keys, files[name]):
            yield from _word(id_, vocabulary, known, partial(handbook.span, name, path))
    for name, single in files.items():
        for path, reference in mentions_of(single):
            yield from _reference(handbook, _MENTION, reference, partial(handbook.span, name, path), None)
    for name, keys in _UNIQUE:
        seen: set[str] = set()
        for path, id_ in _ids_at(name, keys, files[name]):
            if id_ in seen:
                yield Diagnostic("HB212", handbook.span(name, path), {"id": id_})
            seen.add(id_)


def _ids_at(file: str, keys: str, single: BaseModel) -> tuple[tuple[Path, str], ...]:
    return _found(f"{file} {keys}", keys, single)


@kept
def _found(_: str, keys: str, single: BaseModel) -> tuple[tuple[Path, str], ...]:
    return tuple(values_at(single, keys))


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
