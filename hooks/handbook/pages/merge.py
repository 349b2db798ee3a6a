"""The page on which a reader makes one list out of several: what can be picked. The lines come with ``merging.py``."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from handbook.collecting import Collected, collect, named
from handbook.deriving import TickGroup
from handbook.linking import addresses
from handbook.model.checklist import Checklist
from handbook.model.entry import Moment, Status
from handbook.model.handbook import Handbook
from handbook.pages.briefing import token
from handbook.pages.collected import link_to_collected, links_by_chapter, links_by_role, titled, token_of
from handbook.pages.page import Page, Site
from handbook.pages.sheet import PAPERS_OF_LISTS

MOST = 6
"""So many lists at once: their names still fit a code that a phone reads from paper."""


@dataclass(frozen=True, slots=True)
class Listed:
    """A list that can be merged with others.

    ``token`` is its name in an address, ``id`` what its ticks are kept under, ``name`` what it is called by, ``about``
    when and how it is used. ``shelf`` is the heading under which it is offered; ``role``, ``moment`` and ``chapter``
    are empty where it is for all of them. ``stop`` has a written list's pause and what follows when a must fails.
    """

    token: str
    id: str
    name: str
    title: str
    address: str
    edition: str
    dated: str
    about: str
    shelf: str
    groups: tuple[TickGroup, ...]
    role: str = ""
    moment: str = ""
    chapter: str = ""
    stop: tuple[str, ...] = ()

    @property
    def total(self) -> int:
        """How many lines it has."""
        return sum(len(group.ticks) for group in self.groups)


def pages(site: Site) -> Iterator[Page]:
    """The one page."""
    if not has_lists(site.handbook):
        return
    found, settings = listed(site), site.handbook.settings
    moments = [(moment.value, site.say(f"moment.{moment}")) for moment in Moment]
    view = {
        "shelves": [(shelf, tuple(lists)) for shelf, lists in groupby(found, key=lambda each: each.shelf)],
        "narrows": {
            "role": [(role.id, role.title) for role in settings.roles],
            "moment": [moment for moment in moments if moment[0] in {each.moment for each in found}],
            "chapter": [(chapter.id, chapter.title) for chapter in settings.chapters],
        },
        "most": MOST,
        "paper": {"papers": PAPERS_OF_LISTS, "files": ()},
        "handbook": settings.title,
        "by_role": links_by_role(site),
        "by_chapter": tuple(links_by_chapter(site).values()),
    }
    title, about = site.say("merge.title"), site.say("merge.about")
    uri, bundle = addresses(site.handbook)["merge"], "checklist picking/vendor merge"
    yield Page(uri, title, "merge", view, description=about, bundle=bundle)


def has_lists(handbook: Handbook) -> bool:
    """Whether there is anything to merge."""
    return bool(handbook.all(Checklist) or _short(handbook))


def _short(handbook: Handbook) -> tuple[Collected, ...]:
    return tuple(each for each in collect(handbook) if not each.long)


def listed(site: Site) -> tuple[Listed, ...]:
    """Every list in force, shelf by shelf: the written ones by chapter, then what nobody writes, if it is short."""
    order = {chapter.id: place for place, chapter in enumerate(site.handbook.settings.chapters)}
    entries = [entry for entry in site.handbook.all(Checklist) if entry.status is not Status.RETIRED]
    entries.sort(key=lambda entry: order[entry.chapter])
    collected = sorted(_short(site.handbook), key=lambda each: each.role is None)
    return (*(_written(entry, site) for entry in entries), *(_collected(each, site) for each in collected))


def _written(entry: Checklist, site: Site) -> Listed:
    settings, say = site.handbook.settings, site.say
    role, moment = settings.title_of("roles", entry.role), say(f"moment.{entry.moment}")
    return Listed(
        token=token(entry.id),
        id=entry.id,
        name=entry.id,
        title=entry.title,
        address=entry.id,
        edition=str(entry.edition),
        dated=say("meta.edition", n=entry.edition),
        about=say("merge.used", role=role, moment=moment, mode=say(f"mode.{entry.mode}")),
        shelf=settings.title_of("chapters", entry.chapter),
        groups=tuple(named(entry, site.handbook)),
        role=entry.role,
        moment=entry.moment,
        chapter=entry.chapter,
        stop=(entry.pause, entry.on_fail),
    )


def _collected(each: Collected, site: Site) -> Listed:
    link = link_to_collected(each, site)
    return Listed(
        token=token_of(each),
        id=each.id,
        name=link.title,
        title=link.title,
        address=link.address,
        edition=str(each.updated),
        dated=site.say("collected.updated", date=each.updated),
        about=site.say("collected.made"),
        shelf=each.role.title if each.role else site.say("collected.by_chapter"),
        groups=tuple(titled(each, site)),
        role=each.role.id if each.role else "",
        moment=each.moment or "",
        chapter=each.chapter.id if each.chapter else "",
    )
