"""Editions: what binds readers, its fingerprint, and the seals that guard it."""

import json
from dataclasses import dataclass
from hashlib import sha256

from handbook.model.entry import Change, Entry, HistoryLine
from handbook.model.handbook import Handbook

EDITORIAL = {"keywords", "sources", "history", "owner", "review_by", "status", "chapter", "trial", "related", "brief"}
"""Fields that may change without a new edition: they bind nobody to anything."""


def fingerprint(entry: Entry) -> str:
    """The first 12 hex digits of SHA-256 over the normative fields as canonical JSON."""
    fields = entry.model_dump(mode="json", by_alias=True, exclude=EDITORIAL)
    return sha256(json.dumps(fields, ensure_ascii=False, sort_keys=True).encode()).hexdigest()[:12]


def seal(handbook: Handbook) -> str:
    """The text of ``sealed.yml`` for the public entries as they stand."""
    lines = [
        f"  - {{id: {entry.id}, edition: {entry.edition}, fingerprint: '{fingerprint(entry)}'}}"
        for entry in handbook.public().entries.values()
    ]
    return "\n".join(["seals:", *lines]) + "\n"


@dataclass(frozen=True, slots=True)
class Changed:
    """One line of an entry's history."""

    entry: Entry
    line: HistoryLine

    @property
    def news(self) -> bool:
        """Whether readers are told: what was only put into other words is no news."""
        return self.line.change is not Change.EDITORIAL


def changes(handbook: Handbook) -> tuple[Changed, ...]:
    """Every line of every history, the newest day first; within a day by id, the latest edition first."""
    found = (Changed(entry, line) for entry in handbook.entries.values() for line in entry.history)
    by_id = sorted(found, key=lambda changed: (changed.entry.id, -changed.line.edition))
    return tuple(sorted(by_id, key=lambda changed: changed.line.date, reverse=True))
