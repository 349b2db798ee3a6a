"""Script flow: every turn can be reached, every path ends, every gap in the lines is defined and used."""

from collections.abc import Iterator
from functools import partial

from handbook.diagnostics import Diagnostic
from handbook.document import Document, Path
from handbook.model.handbook import Handbook
from handbook.model.script import VARIABLE, Script
from handbook.remembering import kept


def check(handbook: Handbook) -> Iterator[Diagnostic]:
    """All faults of flow in all scripts."""
    for script in handbook.all(Script):
        yield from _faults(script.id, script, handbook.documents[script.id])


@kept
def _faults(_: str, script: Script, document: Document) -> tuple[Diagnostic, ...]:
    return (*_targets(document, script), *_variables(document, script))


def _targets(document: Document, script: Script) -> Iterator[Diagnostic]:
    ids = script.parts
    dangling = False
    for position, turn in enumerate(script.turns):
        ways: list[tuple[Path, str]] = [
            (("choices", number, "to"), choice.to) for number, choice in enumerate(turn.choices)
        ]
        ways += [(("next",), turn.next)] if turn.next else []
        for keys, target in ways:
            if target not in ids:
                dangling = True
                span = document.span(("turns", position, *keys))
                yield Diagnostic("HB221", span, {"target": target, "known": ids})
    if not dangling and len(set(ids)) == len(ids):
        yield from _graph(document, script)


def _graph(document: Document, script: Script) -> Iterator[Diagnostic]:
    ids = script.parts
    ways = {turn.id: script.ways_on(position) for position, turn in enumerate(script.turns)}
    branches = {choice.to for turn in script.turns for choice in turn.choices}
    open_ = {turn.id for turn in script.turns if not turn.choices and turn.next is None and turn.end is None}
    slipped = {id_ for id_ in open_ if ways[id_] and ways[id_][0] in branches}
    reached = closure({ids[0]}, ways)
    backwards = {id_: tuple(source for source in ids if id_ in ways[source]) for id_ in ids}
    leading_out = closure({id_ for id_ in ids if not ways[id_]} | slipped, backwards)
    looping: set[str] = set()
    for position, id_ in enumerate(ids):
        place = partial(document.span, ("turns", position, "id"))
        facts = {"turn": id_}
        if id_ not in reached:
            yield Diagnostic("HB222", place(), facts)
        elif id_ in open_ and not ways[id_]:
            yield Diagnostic("HB223", place(), facts)
        elif id_ in slipped:
            yield Diagnostic("HB224", place(), facts | {"next": ways[id_][0]})
        elif id_ not in leading_out | looping and id_ in closure(set(ways[id_]), ways):
            looping |= closure({id_}, ways)
            yield Diagnostic("HB225", place(), facts)


def closure(start: set[str], ways: dict[str, tuple[str, ...]]) -> set[str]:
    """Everything that can be reached from a set of turns, itself included."""
    reached, waiting = set(start), list(start)
    while waiting:
        for target in ways[waiting.pop()]:
            if target not in reached:
                reached.add(target)
                waiting.append(target)
    return reached


def _variables(document: Document, script: Script) -> Iterator[Diagnostic]:
    defined = {variable.key for variable in script.variables}
    used: set[str] = set()
    for position, turn in enumerate(script.turns):
        for number, line in enumerate(turn.lines):
            keys: Path = ("text",) if turn.text is not None else ("variants", number)
            for name in VARIABLE.findall(line):
                used.add(name)
                if name not in defined:
                    span = document.span(("turns", position, *keys))
                    yield Diagnostic("HB226", span, {"name": name, "known": tuple(sorted(defined))})
    for position, variable in enumerate(script.variables):
        if variable.key not in used:
            yield Diagnostic("HB227", document.span(("variables", position, "key")), {"name": variable.key})
