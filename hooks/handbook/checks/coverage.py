"""Coverage: each official standard is ticked, spoken and asked somewhere; each source code is carried by something."""

from collections.abc import Iterator

from handbook.diagnostics import Diagnostic, Severity
from handbook.model.entry import Status
from handbook.model.handbook import Handbook
from handbook.model.standard import Standard
from handbook.relations import Graph, relate


def check(handbook: Handbook) -> Iterator[Diagnostic]:
    """All holes of a handbook without dangling references."""
    graph = relate(handbook.public())
    for standard in handbook.all(Standard):
        if standard.status is Status.OFFICIAL:
            for code in holes(standard, graph):
                yield Diagnostic(code, handbook.span(standard.id, ("id",)), {"id": standard.id}, Severity.WARNING)
    carried = carried_codes(handbook)
    for position, source in enumerate(handbook.sources.codes):
        if source.code not in carried:
            span = handbook.span("sources.yml", ("codes", position, "code"))
            yield Diagnostic("HB424", span, {"code": source.code}, Severity.WARNING)


def holes(standard: Standard, graph: Graph) -> Iterator[str]:
    """The codes of what a standard lacks: a checklist, a script if it is spoken, a question."""
    if not graph.users(standard.id, "ticks"):
        yield "HB421"
    if standard.spoken and not graph.users(standard.id, "cites"):
        yield "HB422"
    if not graph.users(standard.id, "asks", "leads_to"):
        yield "HB423"


def carried_codes(handbook: Handbook) -> set[str]:
    """Every source code that an entry, a guide or a term names."""
    carried = {code for entry in handbook.public().entries.values() for code in entry.sources}
    carried |= {code for guide in handbook.guides.values() for code in guide.sources}
    return carried | {code for term in handbook.glossary.terms for code in term.sources}
