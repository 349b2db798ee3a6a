"""References: every entry or part that is named exists, is of the right kind and public; no part stands twice."""

from collections.abc import Callable, Iterator
from collections.abc import Set as AbstractSet
from functools import cache, partial
from itertools import chain

from handbook.checks.vocabularies import Place, ids_at, named_in, near, singles_of
from handbook.diagnostics import Diagnostic, Severity
from handbook.document import Path
from handbook.model.entry import Entry, Status
from handbook.model.handbook import Handbook
from handbook.model.kinds import KINDS, kind_of
from handbook.model.paths import values_at
from handbook.prose import MENTION
from handbook.relations import ANY, Relation, mentions_of, relations_of
from handbook.remembering import remembered

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

_MENTION = Relation("mentions", ANY, "", ANY, "may")


def check(handbook: Handbook) -> Iterator[Diagnostic]:
    """All faults of reference, in entries, guides and single files."""
    sound = _sound(handbook)
    for entry in handbook.entries.values():
        for relation, path, reference in relations_of(entry):
            if reference not in sound(relation.targets, relation.part):
                yield from _reference(handbook, relation, reference, partial(handbook.span, entry.id, path), entry)
        for path, reference in mentions_of(entry):
            if reference not in sound(_MENTION.targets, _MENTION.part):
                yield from _reference(handbook, _MENTION, reference, partial(handbook.span, entry.id, path), entry)
        yield from _doubled_parts(handbook, entry)
    for name in handbook.guides:
        for place, reference in named_in(handbook.documents[name], MENTION):
            yield from _reference(handbook, _MENTION, reference, place, None)
    for name, single in singles_of(handbook).items():
        found = ids_at(name, "phrases.find", single) if name == "search.yml" else ()
        for path, reference in (*mentions_of(single), *found):
            yield from _reference(handbook, _MENTION, reference, partial(handbook.span, name, path), None)


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
        facts["near"] = near(id_, handbook.entries)
    elif code == "HB202":
        facts["expected"] = tuple(kind.letter for kind in KINDS if kind.name in relation.targets)
    elif code in ("HB203", "HB207"):
        facts["parts"] = target.parts
    elif code == "HB209":
        facts["heir"] = (target.replaced_by,) if target.replaced_by else ()
    yield Diagnostic(code, place(), facts, Severity.WARNING if code == "HB209" else Severity.ERROR)


def _sound(handbook: Handbook) -> Callable[[tuple[str, ...], str], AbstractSet[str]]:
    """For kinds of targets and what becomes of their parts: the references with which nothing can be wrong."""

    @cache
    def sound(targets: tuple[str, ...], part: str) -> AbstractSet[str]:
        every = chain.from_iterable(handbook.all(kind.model) for kind in KINDS if kind.name in targets)
        entries = [entry for entry in every if entry.status is Status.OFFICIAL]
        found = set() if part == "must" else {entry.id for entry in entries}
        return found if part == "never" else found.union(*map(_parts, entries))

    return sound


@remembered
def _parts(entry: Entry) -> tuple[str, ...]:
    return tuple(f"{entry.id}#{part}" for part in entry.parts)


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
