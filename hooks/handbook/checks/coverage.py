"""Coverage: each official standard is ticked, spoken and asked somewhere; each source code is carried by something."""

from collections.abc import Iterator

from handbook.deriving import official
from handbook.diagnostics import Diagnostic, Severity
from handbook.model.handbook import Handbook
from handbook.relations import Graph, relate
from handbook.remembering import kept


def check(handbook: Handbook) -> Iterator[Diagnostic]:
    """All holes of a handbook without dangling references."""
    standards = tuple((standard.id, standard.spoken) for standard in official(handbook).get(None, ()))
    for id_, code in _holes("", standards, relate(handbook.public())):
        yield Diagnostic(code, handbook.span(id_, ("id",)), {"id": id_}, Severity.WARNING)
    carried = carried_codes(handbook)
    for position, source in enumerate(handbook.sources.codes):
        if source.code not in carried:
            span = handbook.span("sources.yml", ("codes", position, "code"))
            yield Diagnostic("HB424", span, {"code": source.code}, Severity.WARNING)


@kept
def _holes(_: str, standards: tuple[tuple[str, bool], ...], graph: Graph) -> tuple[tuple[str, str], ...]:
    """(id, code) of what standards lack: a checklist, a script if it is spoken, a question."""
    wanted = (("HB421", ("ticks",)), ("HB422", ("cites",)), ("HB423", ("asks", "leads_to")))
    return tuple(
        (id_, code)
        for id_, spoken in standards
        for code, users in wanted
        if (spoken or code != "HB422") and not graph.users(id_, *users)
    )


def carried_codes(handbook: Handbook) -> set[str]:
    """Every source code that an entry, a guide or a term names."""
    carried = {code for entry in handbook.public().entries.values() for code in entry.sources}
    carried |= {code for guide in handbook.guides.values() for code in guide.sources}
    return carried | {code for term in handbook.glossary.terms for code in term.sources}
