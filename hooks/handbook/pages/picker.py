"""The page where a team lead puts a briefing together: everything that can be picked, and the sheet to fill."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Any

from handbook.deriving import matching_checks
from handbook.linking import addresses
from handbook.model.briefing import Briefing
from handbook.model.case_study import CaseStudy
from handbook.model.checklist import Checklist, Derive
from handbook.model.entry import Entry, Named, Status
from handbook.model.script import Script
from handbook.model.standard import Standard
from handbook.pages.briefing import MOST_TICKS, token
from handbook.pages.links import link_to
from handbook.pages.page import Page, Site


@dataclass(frozen=True, slots=True)
class Choice:
    """Something that can be picked: its name in an address, its words, of which edition of which entry (``id``) it is,
    and what narrows the offers. ``about`` are the standards that it is about.

    ``content`` is what the sheet prints of it: a standard's short form, what a script says and what not, the text of a
    tick, or the question of a case. There is no more of the entry here, so that the page stays when the rest changes.
    """

    token: str
    reference: str
    text: str
    id: str
    edition: int
    chapter: str
    roles: tuple[str, ...]
    touchpoints: tuple[str, ...]
    content: Any
    about: tuple[str, ...]

    @property
    def of(self) -> str:
        """The tokens of the standards that it is about, for the page's script."""
        return " ".join(map(token, self.about))


@dataclass(frozen=True, slots=True)
class Offer:
    """The choices of one chapter, as a list offers them under one heading."""

    chapter: Named
    choices: tuple[Choice, ...]


def pages(site: Site) -> Iterator[Page]:
    """The one page, if there is something to pick."""
    handbook, settings = site.handbook, site.handbook.settings
    offers = {
        "standard": _offers(site, _standards(site)),
        "script": _offers(site, _scripts(site)),
        "tick": _offers(site, _ticks(site)),
        "question": _offers(site, _questions(site)),
    }
    view = {
        "offers": offers,
        "narrows": {"role": settings.roles, "touchpoint": settings.touchpoints, "chapter": settings.chapters},
        "packs": [link_to(briefing) for briefing in handbook.all(Briefing)],
        "most": MOST_TICKS,
    }
    title, about = site.say("pick.title"), site.say("pick.about")
    yield Page(addresses(handbook)["picker"], title, "picker", view, description=about, bundle="picking/vendor picker")


def _standards(site: Site) -> Iterator[Choice]:
    for standard in _official(site, Standard):
        yield _choice(standard, standard.id, standard.title, standard.brief, (standard.id,))


def _scripts(site: Site) -> Iterator[Choice]:
    for script in _official(site, Script):
        cited = {cite.partition("#")[0] for turn in script.turns for cite in turn.cites}
        spoken = {"say": script.say, "avoid": script.avoid}
        yield _choice(script, script.id, script.title, spoken, sorted(cited))


def _ticks(site: Site) -> Iterator[Choice]:
    """The critical checks of standards, then the critical lines that checklists have of their own."""
    for reference, check in matching_checks(Derive(), site.handbook):
        if check.critical:
            standard = site.handbook.standard(reference)
            yield _choice(standard, reference, check.text, check.text, (standard.id,))
    for checklist in _official(site, Checklist):
        for item in (item for group in checklist.groups for item in group.items if item.critical):
            own = _choice(checklist, f"{checklist.id}#{item.id}", item.text or "", item.text)
            yield replace(own, reference=checklist.id)


def _questions(site: Site) -> Iterator[Choice]:
    for case in _official(site, CaseStudy):
        about = sorted({shown.standard for shown in case.shows})
        for question in case.questions:
            yield _choice(case, f"{case.id}#{question.id}", case.title, question, about)


def _choice(entry: Entry, reference: str, text: str, content: Any, about: Iterable[str] = ()) -> Choice:
    place = entry.chapter, entry.audience, entry.touchpoints
    return Choice(token(reference), reference, text, entry.id, entry.edition, *place, content, tuple(about))


def _official(site: Site, model: type[Any]) -> list[Any]:
    return [entry for entry in site.handbook.all(model) if entry.status is Status.OFFICIAL]


def _offers(site: Site, choices: Iterator[Choice]) -> tuple[Offer, ...]:
    """The choices by chapter, in the order of the settings; within a chapter as they came."""
    order = {chapter.id: number for number, chapter in enumerate(site.handbook.settings.chapters)}
    found = sorted(choices, key=lambda choice: order[choice.chapter])
    return tuple(
        Offer(site.handbook.settings.chapters[number], tuple(group))
        for number, group in groupby(found, key=lambda choice: order[choice.chapter])
    )
