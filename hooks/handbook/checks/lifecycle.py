"""Lifecycle: the fields of an entry agree with its status, its dates, its history and its seal."""

from collections.abc import Iterator
from datetime import date, timedelta

from handbook.diagnostics import Diagnostic, Severity
from handbook.editions import fingerprint, manifest
from handbook.model.entry import Entry, Status
from handbook.model.handbook import Handbook

SOON = timedelta(days=30)
"""A review that is due within so many days is announced."""


def check(handbook: Handbook, today: date) -> Iterator[Diagnostic]:
    """All faults of status, dates and history. Dates are judged against ``today``."""
    sealed = manifest(handbook.published.editions)
    for entry in handbook.entries.values():
        facts = {"id": entry.id, "edition": str(entry.edition), "review": str(entry.review_by)}
        for code, *path in _faults(entry):
            yield Diagnostic(code, handbook.span(entry.id, tuple(path)), facts)
        for code, *path in _due(entry, today):
            yield Diagnostic(code, handbook.span(entry.id, tuple(path)), facts, Severity.WARNING)
        seal = sealed.get(entry.id)
        if seal and seal.edition == entry.edition and seal.fingerprint != fingerprint(entry):
            yield Diagnostic("HB418", handbook.span(entry.id, ("edition",)), facts, Severity.WARNING)


def _due(entry: Entry, today: date) -> Iterator[tuple[str, ...]]:
    """(code, keys of the field) of what the calendar asks for."""
    if entry.status is Status.RETIRED:
        return
    if entry.status is Status.TRIAL and entry.trial and entry.trial.from_ <= entry.trial.until < today:
        yield "HB409", "trial", "until"
    if entry.review_by <= entry.effective:
        return  # a slip in a date, which has its own fault
    if entry.review_by < today:
        yield "HB410", "review_by"
    elif entry.review_by < today + SOON:
        yield "HB411", "review_by"


def _faults(entry: Entry) -> Iterator[tuple[str, ...]]:
    """(code, keys of the field) of each fault."""
    on_trial, retired = entry.status is Status.TRIAL, entry.status is Status.RETIRED
    if on_trial and entry.trial is None:
        yield "HB401", "status"
    if entry.trial and not on_trial:
        yield "HB402", "trial"
    if entry.trial and entry.trial.until < entry.trial.from_:
        yield "HB403", "trial", "until"
    if retired and entry.replaced_by is None and entry.history[-1].change != "retired":
        yield "HB404", "status"
    if entry.replaced_by and not retired:
        yield "HB405", "replaced_by"
    if entry.supersedes and not on_trial:
        yield "HB406", "supersedes"
    if entry.review_by <= entry.effective:
        yield "HB407", "review_by"
    if entry.history[-1].edition != entry.edition:
        yield "HB408", "edition"
