"""Files → one Handbook and every fault found on the way. The only place below the command line that reads content."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial
from operator import attrgetter
from pathlib import Path as FilePath
from typing import Any

from pydantic import BaseModel, ValidationError

from handbook.decoding import decode
from handbook.diagnostics import Diagnostic, Span, errors
from handbook.document import Document
from handbook.faults import shape_faults
from handbook.filing import EDITIONS, read_filed
from handbook.model.case_study import HEADING, HEADINGS, STEP, split_body
from handbook.model.edition import Published
from handbook.model.entry import Entry
from handbook.model.fields import id_in_name
from handbook.model.figures import Figures
from handbook.model.glossary import Glossary
from handbook.model.guide import Guide
from handbook.model.handbook import Handbook
from handbook.model.kinds import KINDS, Kind
from handbook.model.lint import Lint
from handbook.model.paths import names_below
from handbook.model.search_words import SearchWords
from handbook.model.settings import Settings
from handbook.model.sources import Sources
from handbook.reading import conflicts, read, read_front_matter

SINGLES: dict[str, type[BaseModel]] = {
    "handbook.yml": Settings,
    "glossary.yml": Glossary,
    "sources.yml": Sources,
    "figures.yml": Figures,
    "lint.yml": Lint,
    "published.yml": Published,
    "search.yml": SearchWords,
}
_PASSED_OVER = re.compile(r"\..*|.*~|thumbs\.db|desktop\.ini", re.IGNORECASE)
"""Names of files that are hidden, or left behind by editors and systems."""
_MODELS: list[type[BaseModel]] = [Guide, *SINGLES.values(), *(kind.model for kind in KINDS)]
_KEYS = frozenset(name for model in _MODELS for name in names_below(model))


@dataclass(frozen=True, slots=True)
class Source:
    """One file as it was read: its bytes and text, its document, its value (None with faults) and the faults."""

    raw: bytes
    text: str | None
    document: Document | None
    value: Any
    diagnostics: tuple[Diagnostic, ...]


@dataclass(frozen=True, slots=True)
class Loaded:
    """What was read: the handbook (None without readable settings), all faults of reading and shape, unsorted, and
    every file by name (``filed``: the text of results and manifests). Entries with faults are left out of the handbook.
    """

    handbook: Handbook | None
    diagnostics: list[Diagnostic]
    sources: Mapping[str, Source]
    filed: dict[str, str]

    @property
    def texts(self) -> dict[str, str]:
        """The text of every file by name."""
        return {name: source.text for name, source in self.sources.items() if source.text is not None} | self.filed


def load_handbook(standards: FilePath, docs: FilePath, last: Loaded | None = None) -> Loaded:
    """The content folders as one value, with the results beside them. ``OSError`` when a file cannot be read.

    Files with the same bytes as in ``last`` are not read again: their values are the same objects.
    """
    loader = _Loader(standards.parent, last.sources if last else {})
    singles = {name: loader.single(standards / name, model) for name, model in SINGLES.items()}
    for kind in KINDS:
        for file in sorted((standards / kind.folder).glob("*"), key=attrgetter("name")):
            loader.entry(file, kind)
    for file in sorted(docs.rglob("*.md")):
        loader.guide(file, docs)
    loader.strangers(standards)
    filed = read_filed(standards)
    loader.diagnostics += filed.diagnostics
    if singles["handbook.yml"] is None:
        return Loaded(None, loader.diagnostics, loader.sources, filed.texts)
    handbook = Handbook(
        settings=singles["handbook.yml"],
        glossary=singles["glossary.yml"] or Glossary(),
        sources=singles["sources.yml"] or Sources(),
        figures=singles["figures.yml"] or Figures(),
        lint=singles["lint.yml"] or Lint(),
        published=singles["published.yml"] or Published(),
        search=singles["search.yml"] or SearchWords(),
        entries=dict(sorted(loader.entries.items())),
        guides=loader.guides,
        documents=loader.documents,
        unread=frozenset(loader.unread - loader.entries.keys()),
        editions=filed.editions,
        results=tuple(filed.results),
    )
    return Loaded(handbook, loader.diagnostics, loader.sources, filed.texts)


def read_source(name: str, raw: bytes, model: type[BaseModel]) -> Source:
    """The bytes of a file → its value. ``name`` is its path from the handbook's folder."""
    text, found = decode(raw, name)
    if errors(found):
        return Source(raw, None, None, None, tuple(found))
    if conflicting := conflicts(text, name):
        return Source(raw, text, None, None, (*found, *conflicting))
    markdown = name.endswith(".md")
    document, faults = (read_front_matter if markdown else read)(text, name, keys=_KEYS)
    found += faults
    if document.value == "":
        return Source(raw, text, None, None, tuple(found))
    data: Any = document.value
    if markdown and model is not Guide and isinstance(data, dict):
        found += _map_body(document)
        data = data | split_body(document.body)
    try:
        value = model.model_validate(data)
    except ValidationError as error:
        return Source(raw, text, document, None, (*found, *shape_faults(error, model, document)))
    document = replace(document, value="")  # the model has it
    return Source(raw, text, document, None if errors(found) and model is not Guide else value, tuple(found))


class _Loader:
    """Collects values, documents and faults while the folders are walked."""

    def __init__(self, root: FilePath, known: Mapping[str, Source]) -> None:
        self.root = f"{root.as_posix()}/"
        self.known = known
        self.entries: dict[str, Entry] = {}
        self.guides: dict[str, Guide] = {}
        self.documents: dict[str, Document] = {}
        self.unread: set[str] = set()
        self.diagnostics: list[Diagnostic] = []
        self.sources: dict[str, Source] = {}

    def single(self, file: FilePath, model: type[BaseModel]) -> Any:
        """One of the files that a handbook has once; only the settings must be there."""
        if not file.is_file():
            if model is Settings:
                self.diagnostics.append(Diagnostic("HB007", Span(self._name(file))))
            return None
        source = self._read(file, model)
        if source.document:
            self.documents[file.name] = source.document
        if source.value is None:
            self.unread.add(file.name)
        return source.value

    def entry(self, file: FilePath, kind: Kind) -> None:
        """A file in the folder of a kind."""
        if _PASSED_OVER.fullmatch(file.name):
            return
        self.unread.add(id_in_name(file.name))
        if file.suffix != kind.suffix or not file.is_file():
            facts = {"suffix": kind.suffix, "folder": kind.folder}
            self.diagnostics.append(Diagnostic("HB008", Span(self._name(file)), facts))
            return
        source = self._read(file, kind.model)
        if source.document and source.value is not None:
            self._keep(source.value, source.document, kind, file)

    def guide(self, file: FilePath, docs: FilePath) -> None:
        """A hand-written page. Its front matter is read strictly; its body is MkDocs' business."""
        source = self._read(file, Guide)
        name = file.relative_to(docs).as_posix()
        if source.document:
            self.documents[name] = source.document
        if source.value is not None:
            self.guides[name] = source.value

    def strangers(self, standards: FilePath) -> None:
        """Files and folders that belong to nothing: a slip in a folder's name would lose all that is in it."""
        known = {*SINGLES, EDITIONS, *(kind.folder for kind in KINDS)}
        for file in sorted(standards.glob("*")):
            if file.name not in known and not _PASSED_OVER.fullmatch(file.name):
                self.diagnostics.append(Diagnostic("HB009", Span(self._name(file)), {"known": tuple(sorted(known))}))
                self.unread |= {id_in_name(path.name) for path in (file, *file.rglob("*"))}

    def _keep(self, entry: Entry, document: Document, kind: Kind, file: FilePath) -> None:
        place = partial(document.span, ("id",))
        if entry.letter != kind.letter:
            self.diagnostics.append(
                Diagnostic("HB204", place(), {"id": entry.id, "letter": kind.letter, "folder": kind.folder})
            )
        elif not file.name.startswith(f"{entry.id}-") and file.stem != entry.id:
            self.diagnostics.append(Diagnostic("HB205", place(), {"id": entry.id, "name": file.name}))
        elif entry.id in self.entries:
            first = self.documents[entry.id].span(("id",))
            self.diagnostics.append(
                Diagnostic("HB206", place(), {"id": entry.id, "first": first.place}, related=(first,))
            )
        else:
            self.entries[entry.id] = entry
            self.documents[entry.id] = document

    def _read(self, file: FilePath, model: type[BaseModel]) -> Source:
        name, raw = self._name(file), file.read_bytes()
        source = self.known.get(name)
        if source is None or source.raw != raw:
            source = read_source(name, raw, model)
        self.sources[name] = source
        self.diagnostics += source.diagnostics
        return source

    def _name(self, file: FilePath) -> str:
        return file.as_posix().removeprefix(self.root)


def _map_body(document: Document) -> Iterator[Diagnostic]:
    """Adds the headings, texts and steps of a body to the map of places. What is written twice is a fault."""
    here, step = "body", -1
    for number, line in enumerate(document.body.split("\n"), start=document.body_line):
        span = Span(document.file, number, 1, number, len(line) + 1)
        if heading := HEADING.match(line):
            here, step = HEADINGS.get(heading[1], heading[1]), -1
            first = document.keys.setdefault((here,), span)
            document.spans.setdefault((here,), span)
            if first is not span:
                yield Diagnostic("HB020", span, {"key": heading[1], "line": str(first.line)}, related=(first,))
        elif line.strip() and here == "course":
            step += step < 0 or STEP.match(line) is not None
            document.spans.setdefault((here, step), span)
        elif line.strip():
            document.spans.setdefault((here,), span)
