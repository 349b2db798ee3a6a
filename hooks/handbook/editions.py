"""Editions: what binds readers, its fingerprint, what each edition of the handbook published, and what has changed."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from hashlib import sha256

from handbook.model.edition import Edition, Seal
from handbook.model.entry import Change, Entry, HistoryLine
from handbook.model.handbook import Handbook
from handbook.remembering import remembered

EDITORIAL = {"keywords", "sources", "history", "owner", "review_by", "status", "chapter", "trial", "related", "brief"}
"""Fields that may change without a new edition: they bind nobody to anything."""


@remembered
def fingerprint(entry: Entry) -> str:
    """The first 12 hex digits of SHA-256 over the normative fields as canonical JSON."""
    fields = entry.model_dump(mode="json", by_alias=True, exclude=EDITORIAL)
    return sha256(json.dumps(fields, ensure_ascii=False, sort_keys=True).encode()).hexdigest()[:12]


def manifest(editions: Iterable[Edition]) -> dict[str, Seal]:
    """Editions, the first one first → the seal of every entry as the last of them left it."""
    seals: dict[str, Seal] = {}
    for edition in editions:
        seals |= {seal.id: seal for seal in edition.seals}
        for id_ in edition.gone:
            seals.pop(id_, None)
    return seals


def pending(handbook: Handbook, day: date, note: str) -> Edition:
    """The edition that would be published on a day: what differs from the last one, and a note on it."""
    before, entries = manifest(handbook.published.editions), handbook.public().entries
    now = (Seal(id=id_, edition=str(e.edition), fingerprint=fingerprint(e)) for id_, e in entries.items())
    gone = tuple(sorted(before.keys() - entries.keys()))
    return Edition(date=str(day), note=note, seals=tuple(s for s in now if before.get(s.id) != s), gone=gone)


def written(edition: Edition) -> str:
    """An edition as it is added to ``published.yml``."""
    seals = [f"      - {{id: {s.id}, edition: {s.edition}, fingerprint: '{s.fingerprint}'}}" for s in edition.seals]
    note = json.dumps(edition.note, ensure_ascii=False)
    return "\n".join(
        [
            f"  - date: {edition.date}",
            f"    note: {note}",
            *(["    seals:", *seals] if seals else []),
            *([f"    gone: [{', '.join(edition.gone)}]"] if edition.gone else []),
            "",
        ]
    )


@dataclass(frozen=True, slots=True)
class Changed:
    """One line of an entry's history."""

    entry: Entry
    line: HistoryLine

    @property
    def news(self) -> bool:
        """Whether readers are told: what was only put into other words is no news."""
        return self.line.change is not Change.EDITORIAL


@remembered
def changes(handbook: Handbook) -> tuple[Changed, ...]:
    """Every line of every history, the newest day first; within a day by id, the latest edition first."""
    found = (Changed(entry, line) for entry in handbook.entries.values() for line in entry.history)
    by_id = sorted(found, key=lambda changed: (changed.entry.id, -changed.line.edition))
    return tuple(sorted(by_id, key=lambda changed: changed.line.date, reverse=True))
