"""The relation registry and the graph it gives. Authors write each relation once; the inverse is derived here."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain
from typing import NamedTuple

from pydantic import BaseModel

from handbook.deriving import ticks_of
from handbook.document import Path
from handbook.model.checklist import Checklist
from handbook.model.entry import Entry
from handbook.model.handbook import Handbook
from handbook.model.kinds import KINDS, kind_of
from handbook.model.paths import texts_of, values_at
from handbook.prose import MENTION
from handbook.remembering import kept, remembered

ANY = tuple(kind.name for kind in KINDS)


@dataclass(frozen=True, slots=True)
class Relation:
    """Who points at whom through which field. ``part`` says whether a part (``#b``) must, may or must not be named.

    The words for both directions stand in ``words/`` under ``relations.<name>``.
    """

    name: str
    kinds: tuple[str, ...]
    keys: str
    targets: tuple[str, ...]
    part: str = "never"


RELATIONS = (
    Relation("requires", ("standard",), "requires", ("standard",)),
    Relation("related", ("standard",), "related", ("standard",)),
    Relation("cites", ("script",), "turns.cites", ("standard",), "may"),
    Relation("ticks", ("checklist",), "groups.items.from", ("standard",), "must"),
    Relation("ticks", ("checklist",), "groups.items.serves", ("standard",)),
    Relation("drops", ("checklist",), "groups.drop.item", ("standard",), "must"),
    Relation("shows", ("case_study",), "shows.standard", ("standard",)),
    Relation("asks", ("assessment",), "dimensions.items.from", ("standard",), "may"),
    Relation("leads_to", ("assessment",), "dimensions.items.next", ANY),
    Relation("picks", ("briefing",), "picks.standard", ("standard",)),
    Relation("picks", ("briefing",), "picks.script", ("script",)),
    Relation("picks", ("briefing",), "picks.checklist", ("checklist",)),
    Relation("picks", ("briefing",), "picks.question", ("case_study",), "must"),
    Relation("replaced_by", ANY, "replaced_by", ANY),
    Relation("supersedes", ANY, "supersedes", ANY),
)


class Edge(NamedTuple):
    """One relation between two entries; ``part`` is the local id at the target, or empty. Guides mention, too: their
    source is a path.
    """

    relation: str
    source: str
    target: str
    part: str = ""


@dataclass(frozen=True, slots=True)
class Graph:
    """For each entry, the edges that lead to it."""

    inverse: Mapping[str, tuple[Edge, ...]]

    @property
    def edges(self) -> tuple[Edge, ...]:
        """All edges, sorted."""
        return tuple(sorted(edge for edges in self.inverse.values() for edge in edges))

    def users(self, id_: str, *relations: str) -> tuple[str, ...]:
        """The ids of the entries that point at an entry, sorted, each once; all relations unless some are named."""
        return sources_of(self.inverse.get(id_, ()), *relations)


def sources_of(edges: Iterable[Edge], *relations: str) -> tuple[str, ...]:
    """Where edges come from: ids and paths of guides, sorted, each once; all relations unless some are named."""
    return tuple(sorted({edge.source for edge in edges if not relations or edge.relation in relations}))


@remembered
def relations_of(entry: Entry) -> tuple[tuple[Relation, Path, str], ...]:
    """Every reference that an entry makes through a registered field, with its place."""
    return tuple(_relations_of(entry))


def _relations_of(entry: Entry) -> Iterator[tuple[Relation, Path, str]]:
    kind = kind_of(entry.id)
    for relation in RELATIONS:
        if kind and kind.name in relation.kinds:
            for path, reference in values_at(entry, relation.keys):
                yield relation, path, reference


@remembered
def mentions_of(value: BaseModel) -> tuple[tuple[Path, str], ...]:
    """Every ``[[S-305]]`` within the texts of an entry or a single file, with the place of the text."""
    return tuple((path, match[1]) for path, text in texts_of(value) for match in MENTION.finditer(text))


@remembered
def relate(handbook: Handbook) -> Graph:
    """A checked handbook → its graph, the same for handbooks that relate alike."""
    return _graph("", tuple(_edges(handbook)))


@kept
def _graph(_: str, edges: tuple[tuple[Edge, ...], ...]) -> Graph:
    inverse: dict[str, dict[Edge, None]] = {}
    for edge in chain.from_iterable(edges):
        inverse.setdefault(edge.target, {})[edge] = None
    return Graph({target: tuple(found) for target, found in inverse.items()})


def _edges(handbook: Handbook) -> Iterator[tuple[Edge, ...]]:
    """The edges of each entry and guide, some more than once."""
    for entry in handbook.entries.values():
        yield _written(entry)
    for checklist in handbook.all(Checklist):
        ticks = (tick for group in ticks_of(checklist, handbook) for tick in group.ticks)
        yield tuple(_edge("ticks", checklist.id, tick.reference) for tick in ticks if tick.reference)
    for name in handbook.guides:
        yield _mentioned(name, handbook.documents[name].body)


@kept
def _mentioned(name: str, body: str) -> tuple[Edge, ...]:
    return tuple(_edge("mentions", name, match[1]) for match in MENTION.finditer(body))


@remembered
def _written(entry: Entry) -> tuple[Edge, ...]:
    """The edges that stand in the file of an entry."""
    named = [(relation.name, reference) for relation, _, reference in relations_of(entry)]
    named += [("mentions", reference) for _, reference in mentions_of(entry)]
    return tuple(_edge(relation, entry.id, reference) for relation, reference in named)


def _edge(relation: str, source: str, reference: str) -> Edge:
    target, _, part = reference.partition("#")
    return Edge(relation, source, target, part)
