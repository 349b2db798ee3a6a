"""The handbook as one value: everything that was read, and where each piece of it stands."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any, TypeVar, cast

from handbook.diagnostics import Span
from handbook.document import Document, Path
from handbook.model.edition import Published
from handbook.model.entry import Entry
from handbook.model.figures import Figures
from handbook.model.glossary import Glossary
from handbook.model.guide import Guide
from handbook.model.kinds import KINDS
from handbook.model.lint import Lint
from handbook.model.result_file import Committed
from handbook.model.search_words import SearchWords
from handbook.model.settings import Settings
from handbook.model.sources import Sources
from handbook.model.standard import Check, Standard

E = TypeVar("E", bound=Entry)


@dataclass(frozen=True, eq=False)
class Handbook:
    """All entries by id (sorted), the company's vocabulary, and the documents that they were read from.

    Two handbooks are never equal, so that what is derived from one can be remembered under it.

    ``documents`` has the document of each entry under its id, of each guide under its path in ``docs/``
    (``guides/lscia.md``), of each single file under its name (``glossary.yml``). ``unread`` holds the ids of
    entries (and the names of single files) that have faults: nobody is told that what stands there does not exist.
    ``editions`` has the sealed scoring parts of assessments by id and edition, ``results`` the committed result files.
    """

    settings: Settings
    glossary: Glossary
    sources: Sources
    figures: Figures
    lint: Lint
    published: Published
    search: SearchWords
    entries: Mapping[str, Entry]
    guides: Mapping[str, Guide]
    documents: Mapping[str, Document]
    unread: frozenset[str] = frozenset()
    editions: Mapping[tuple[str, int], Mapping[str, Any]] = field(default_factory=dict)
    results: tuple[Committed, ...] = ()

    def public(self) -> "Handbook":
        """The handbook as readers see it: without what is still being analysed, designed or tested."""
        public = {id_: entry for id_, entry in self.entries.items() if entry.status.public}
        return self if len(public) == len(self.entries) else replace(self, entries=public)

    def all(self, model: type[E]) -> tuple[E, ...]:
        """The entries of one kind, by id."""
        return cast("tuple[E, ...]", self._kinds.get(model, ()))

    @cached_property
    def _kinds(self) -> Mapping[type[Entry], tuple[Entry, ...]]:
        found: dict[type[Entry], list[Entry]] = {}
        for entry in self.entries.values():
            found.setdefault(type(entry), []).append(entry)
        return {model: tuple(entries) for model, entries in found.items()}

    @cached_property
    def by_chapter(self) -> Mapping[str, tuple[Entry, ...]]:
        """The entries of each chapter, by id."""
        found: dict[str, list[Entry]] = {}
        for entry in self.entries.values():
            found.setdefault(entry.chapter, []).append(entry)
        return {chapter: tuple(entries) for chapter, entries in found.items()}

    def by_kind(self) -> Iterator[tuple[str, tuple[Entry, ...]]]:
        """(name of the kind, its entries) in the order of the registry; kinds without entries are left out."""
        for kind in KINDS:
            if entries := self.all(kind.model):
                yield kind.name, entries

    def standard(self, reference: str) -> Standard:
        """The standard that a checked reference (``S-305``, ``S-305#b``) names."""
        entry = self.entries[reference.partition("#")[0]]
        if not isinstance(entry, Standard):
            raise TypeError(f"{reference} is not a standard")
        return entry

    def check(self, reference: str) -> Check:
        """The check that a checked reference (``S-305#b``) names."""
        return self.standard(reference).check(reference.partition("#")[2])

    def span(self, name: str, path: Path = (), *, key: bool = False) -> Span:
        """Where a value of an entry, guide or single file stands."""
        return self.documents[name].span(path, key=key)
