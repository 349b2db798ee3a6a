"""Files → one Handbook and every fault found on the way. The only place below the command line that reads content."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path as FilePath
from typing import Any

from pydantic import BaseModel, ValidationError

from handbook.decoding import decode
from handbook.diagnostics import Diagnostic, Span, errors
from handbook.faults import shape_faults
from handbook.filing import EDITIONS, read_filed
from handbook.model.case_study import HEADING, HEADINGS, STEP, split_body
from handbook.model.entry import Entry
from handbook.model.fields import id_in_name
from handbook.model.figures import Figures
from handbook.model.glossary import Glossary
from handbook.model.guide import Guide
from handbook.model.handbook import Handbook
from handbook.model.kinds import KINDS, Kind
from handbook.model.lint import Lint
from handbook.model.paths import names_below
from handbook.model.sealed import Sealed
from handbook.model.search_words import SearchWords
from handbook.model.settings import Settings
from handbook.model.sources import Sources
from handbook.reading import Document, read, read_front_matter

SINGLES: dict[str, type[BaseModel]] = {
    "handbook.yml": Settings,
    "glossary.yml": Glossary,
    "sources.yml": Sources,
    "figures.yml": Figures,
    "lint.yml": Lint,
    "sealed.yml": Sealed,
    "search.yml": SearchWords,
}
_MODELS: list[type[BaseModel]] = [Guide, *SINGLES.values(), *(kind.model for kind in KINDS)]
_KEYS = frozenset(name for model in _MODELS for name in names_below(model))


@dataclass(frozen=True, slots=True)
class Loaded:
    """What was read: the handbook (None without readable settings), all faults of reading and shape, unsorted, and the
    text of every file by name. Entries with faults are left out of the handbook.
    """

    handbook: Handbook | None
    diagnostics: list[Diagnostic]
    texts: Mapping[str, str]


def load_handbook(standards: FilePath, docs: FilePath) -> Loaded:
    """The content folders as one value, with the results beside them. ``OSError`` when a file cannot be read."""
    loader = _Loader(standards.parent)
    singles = {name: loader.single(standards / name, model) for name, model in SINGLES.items()}
    for kind in KINDS:
        for file in sorted((standards / kind.folder).glob("*")):
            loader.entry(file, kind)
    for file in sorted(docs.rglob("*.md")):
        loader.guide(file, docs)
    loader.strangers(standards)
    filed = read_filed(standards)
    loader.diagnostics += filed.diagnostics
    loader.texts |= filed.texts
    if singles["handbook.yml"] is None:
        return Loaded(None, loader.diagnostics, loader.texts)
    handbook = Handbook(
        settings=singles["handbook.yml"],
        glossary=singles["glossary.yml"] or Glossary(),
        sources=singles["sources.yml"] or Sources(),
        figures=singles["figures.yml"] or Figures(),
        lint=singles["lint.yml"] or Lint(),
        sealed=singles["sealed.yml"] or Sealed(),
        search=singles["search.yml"] or SearchWords(),
        entries=dict(sorted(loader.entries.items())),
        guides=loader.guides,
        documents=loader.documents,
        unread=frozenset(loader.unread - loader.entries.keys()),
        editions=filed.editions,
        results=tuple(filed.results),
    )
    return Loaded(handbook, loader.diagnostics, loader.texts)


class _Loader:
    """Collects values, documents and faults while the folders are walked."""

    def __init__(self, root: FilePath) -> None:
        self.root = root
        self.entries: dict[str, Entry] = {}
        self.guides: dict[str, Guide] = {}
        self.documents: dict[str, Document] = {}
        self.unread: set[str] = set()
        self.diagnostics: list[Diagnostic] = []
        self.texts: dict[str, str] = {}

    def single(self, file: FilePath, model: type[BaseModel]) -> Any:
        """One of the files that a handbook has once; only the settings must be there."""
        if not file.is_file():
            if model is Settings:
                self.diagnostics.append(Diagnostic("HB007", Span(self._name(file))))
            return None
        self.unread.add(file.name)
        before = len(self.diagnostics)
        document = self._read(file)
        if document is None:
            return None
        self.documents[file.name] = document
        single = self._build(model, document.value, document)
        if errors(self.diagnostics[before:]):
            return None
        self.unread.discard(file.name)
        return single

    def entry(self, file: FilePath, kind: Kind) -> None:
        """A file in the folder of a kind."""
        if file.name.startswith("."):
            return
        self.unread.add(id_in_name(file.name))
        if file.suffix != kind.suffix or not file.is_file():
            facts = {"suffix": kind.suffix, "folder": kind.folder}
            self.diagnostics.append(Diagnostic("HB008", Span(self._name(file)), facts))
            return
        before = len(self.diagnostics)
        document = self._read(file)
        if document is None:
            return
        value: Any = document.value
        if kind.suffix == ".md" and isinstance(value, dict):
            self.diagnostics += _map_body(document)
            value = value | split_body(document.body)
        entry = self._build(kind.model, value, document)
        if not errors(self.diagnostics[before:]):
            self._keep(entry, document, kind, file)

    def guide(self, file: FilePath, docs: FilePath) -> None:
        """A hand-written page. Its front matter is read strictly; its body is MkDocs' business."""
        document = self._read(file)
        if document is None:
            return
        name = file.relative_to(docs).as_posix()
        self.documents[name] = document
        guide = self._build(Guide, document.value, document)
        if guide is not None:
            self.guides[name] = guide

    def strangers(self, standards: FilePath) -> None:
        """Files and folders that belong to nothing: a slip in a folder's name would lose all that is in it."""
        known = {*SINGLES, EDITIONS, *(kind.folder for kind in KINDS)}
        for file in sorted(standards.glob("*")):
            if file.name not in known and not file.name.startswith("."):
                self.diagnostics.append(Diagnostic("HB009", Span(self._name(file)), {"known": tuple(sorted(known))}))
                self.unread |= {id_in_name(path.name) for path in (file, *file.rglob("*"))}

    def _keep(self, entry: Entry, document: Document, kind: Kind, file: FilePath) -> None:
        place = document.span(("id",))
        if entry.letter != kind.letter:
            self.diagnostics.append(
                Diagnostic("HB204", place, {"id": entry.id, "letter": kind.letter, "folder": kind.folder})
            )
        elif not file.name.startswith(f"{entry.id}-") and file.stem != entry.id:
            self.diagnostics.append(Diagnostic("HB205", place, {"id": entry.id, "name": file.name}))
        elif entry.id in self.entries:
            first = self.documents[entry.id].span(("id",))
            self.diagnostics.append(
                Diagnostic("HB206", place, {"id": entry.id, "first": first.place}, related=(first,))
            )
        else:
            self.entries[entry.id] = entry
            self.documents[entry.id] = document

    def _read(self, file: FilePath) -> Document | None:
        """The document of a file; None when nothing could be read of it."""
        name = self._name(file)
        text, found = decode(file.read_bytes(), name)
        self.diagnostics += found
        if errors(found):
            return None
        self.texts[name] = text
        document, found = (read_front_matter if file.suffix == ".md" else read)(text, name, keys=_KEYS)
        self.diagnostics += found
        return document if document.value != "" else None

    def _build(self, model: type[BaseModel], value: Any, document: Document) -> Any:
        try:
            return model.model_validate(value)
        except ValidationError as error:
            self.diagnostics += shape_faults(error, model, document)
            return None

    def _name(self, file: FilePath) -> str:
        return file.relative_to(self.root).as_posix()


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
