"""Two cards for each script, so that two people can rehearse it without a screen.

The other side's card has its lines and what it may do at each fork; of what staff say it has only the line before a
fork, so that whoever plays the customer knows where the talk stands. The staff's card has no line to read off.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from string import ascii_uppercase

from handbook.linking import cards_uri
from handbook.model.script import Script, Speaker
from handbook.pages.aims import standards_of, steps_of
from handbook.pages.page import Page, Site
from handbook.remembering import remembered

OTHERS = (Speaker.CUSTOMER, Speaker.COLLEAGUE)


@dataclass(frozen=True, slots=True)
class Then:
    """Where the other side goes on: at its line ``number``, at the fork ``fork``, or nowhere: the talk is over."""

    number: int = 0
    fork: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the other side (``number``, ``then``), or a fork (``fork``, ``ways``) after the words ``texts``."""

    texts: tuple[str, ...]
    number: int = 0
    then: Then | None = None
    fork: str = ""
    ways: tuple[tuple[str, Then], ...] = ()


def pages(site: Site) -> Iterator[Page]:
    """One page a script; reached from the script and from the practice page."""
    for script in site.handbook.all(Script):
        other = next((turn.speaker for turn in script.turns if turn.speaker in OTHERS), Speaker.CUSTOMER)
        view = {
            "entry": script,
            "other": other,
            "rows": _rows(script),
            "steps": steps_of(script, site.handbook.settings),
            "standards": standards_of(script, site.handbook),
        }
        title = site.say("cards.title", title=script.title)
        yield Page(
            cards_uri(script.id),
            title,
            "role_cards",
            view,
            site.handbook.documents[script.id].file,
            searchable=False,
            bundle="role_cards",
        )


@remembered
def _rows(script: Script) -> tuple[Row, ...]:
    return tuple(_lines(script))


def _lines(script: Script) -> Iterator[Row]:
    forks = _forks(script)
    for number, turn in enumerate(script.turns, start=1):
        if turn.speaker in OTHERS:
            yield Row(turn.lines, number=number, then=_after(script, number - 1, forks))
        if turn.choices:
            ways = tuple((choice.when, _at(script, choice.to, forks)) for choice in turn.choices)
            yield Row(() if turn.speaker in OTHERS else turn.lines, fork=forks[turn.id], ways=ways)


def _forks(script: Script) -> dict[str, str]:
    """The turn of each fork, and its letter; after Z they are numbered."""
    turns = [turn.id for turn in script.turns if turn.choices]
    return {id_: ascii_uppercase[n] if n < len(ascii_uppercase) else str(n + 1) for n, id_ in enumerate(turns)}


def _at(script: Script, id_: str, forks: dict[str, str]) -> Then:
    """What the other side does next when the talk has come to a turn."""
    position = script.parts.index(id_)
    if script.turns[position].speaker in OTHERS:
        return Then(number=position + 1)
    return _after(script, position, forks)


def _after(script: Script, position: int, forks: dict[str, str]) -> Then:
    """What the other side does next when a turn has been spoken. A loop without a fork was refused by the checks."""
    turn, ways = script.turns[position], script.ways_on(position)
    if turn.choices:
        return Then(fork=forks[turn.id])
    return _at(script, ways[0], forks) if ways else Then()
