"""Lifecycle: the fields of an entry agree with its status, its dates and its history."""

from collections.abc import Iterator

from handbook.diagnostics import Diagnostic
from handbook.model.entry import Entry, Status
from handbook.model.handbook import Handbook


def check(handbook: Handbook) -> Iterator[Diagnostic]:
    """All faults of status, dates and history."""
    for entry in handbook.entries.values():
        for code, *path in _faults(entry):
            facts = {"id": entry.id, "edition": str(entry.edition)}
            yield Diagnostic(code, handbook.span(entry.id, tuple(path)), facts)


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
