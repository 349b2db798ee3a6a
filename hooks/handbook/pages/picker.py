"""The page where a team lead puts a briefing together: everything that can be picked, and the sheet to fill."""

from collections.abc import Iterator
from dataclasses import dataclass
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
    """Something that can be picked: its name in an address, its entry, its words and the standards that it is about.

    ``content`` is what the sheet prints of it: the entry, the text of a tick, or the question of a case.
    """

    token: str
    reference: str
    text: str
    entry: Entry
    content: Any
    about: tuple[str, ...] = ()

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
    yield Page(addresses(handbook)["picker"], title, "picker", view, description=about, bundle="picker/vendor")


def _standards(site: Site) -> Iterator[Choice]:
    for standard in _official(site, Standard):
        yield Choice(token(standard.id), standard.id, standard.title, standard, standard, (standard.id,))


def _scripts(site: Site) -> Iterator[Choice]:
    for script in _official(site, Script):
        cited = {cite.partition("#")[0] for turn in script.turns for cite in turn.cites}
        yield Choice(token(script.id), script.id, script.title, script, script, tuple(sorted(cited)))


def _ticks(site: Site) -> Iterator[Choice]:
    """The critical checks of standards, then the critical lines that checklists have of their own."""
    for reference, check in matching_checks(Derive(), site.handbook):
        if check.critical:
            standard = site.handbook.standard(reference)
            yield Choice(token(reference), reference, check.text, standard, check.text, (standard.id,))
    for checklist in _official(site, Checklist):
        for item in (item for group in checklist.groups for item in group.items if item.critical):
            reference = f"{checklist.id}#{item.id}"
            yield Choice(token(reference), checklist.id, item.text or "", checklist, item.text)


def _questions(site: Site) -> Iterator[Choice]:
    for case in _official(site, CaseStudy):
        about = tuple(sorted({shown.standard for shown in case.shows}))
        for question in case.questions:
            reference = f"{case.id}#{question.id}"
            yield Choice(token(reference), reference, case.title, case, question, about)


def _official(site: Site, model: type[Any]) -> list[Any]:
    return [entry for entry in site.handbook.all(model) if entry.status is Status.OFFICIAL]


def _offers(site: Site, choices: Iterator[Choice]) -> tuple[Offer, ...]:
    """The choices by chapter, in the order of the settings; within a chapter as they came."""
    order = {chapter.id: number for number, chapter in enumerate(site.handbook.settings.chapters)}
    found = sorted(choices, key=lambda choice: order[choice.entry.chapter])
    return tuple(
        Offer(site.handbook.settings.chapters[number], tuple(group))
        for number, group in groupby(found, key=lambda choice: order[choice.entry.chapter])
    )
