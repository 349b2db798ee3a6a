"""The pages of the checklists that nobody writes, and how they are listed."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from handbook.collecting import Collected, collect
from handbook.deriving import TickGroup
from handbook.linking import addresses
from handbook.model.entry import Named
from handbook.pages.page import Page, Site
from handbook.pages.sheet import sheet_of_list


@dataclass(frozen=True, slots=True)
class CollectedLink:
    """A collected list in a list of them: its address, its name, how many lines it has and how many are critical.

    ``short`` is the name among the lists of the same role or of all chapters.
    """

    address: str
    title: str
    short: str
    total: int
    critical: int


@dataclass(frozen=True, slots=True)
class RoleLists:
    """The lists of one role, moment by moment."""

    role: Named
    links: tuple[CollectedLink, ...]


def pages(site: Site) -> Iterator[Page]:
    """One page a list, on no menu: chapter pages and the page of all checklists lead to it."""
    places = addresses(site.handbook)
    for collected in collect(site.handbook):
        link = link_to_collected(collected, site)
        view = {
            "link": link,
            "id": collected.id,
            "groups": titled(collected, site),
            "about": _about(collected, site),
            "lists": collected.lists,
            "token": "" if collected.long else token_of(collected),
            "updated": collected.updated,
            "sheet": sheet_of_list(collected, link.title, site),
        }
        uri, about = places[link.address], str(view["about"])
        yield Page(uri, link.title, "collected", view, description=about, bundle="checklist")


def token_of(collected: Collected) -> str:
    """The list's name in the address of a merger: ``c.complaints``, ``r.counter.during``."""
    sort, *rest = collected.id.split("/")
    return ".".join((sort[0], *rest))


def link_to_collected(collected: Collected, site: Site) -> CollectedLink:
    """A collected list as a link."""
    names = _names(collected, site)
    title = site.say("collected.chapter" if collected.chapter else "collected.role", **names)
    lines, short = collected.lines, names.get("moment") or names["chapter"]
    return CollectedLink(f"list/{collected.id}", title, short, len(lines.ticks), lines.critical)


def links_by_role(site: Site) -> tuple[RoleLists, ...]:
    """Every role with its lists."""
    found = collect(site.handbook)
    return tuple(
        RoleLists(role, tuple(link_to_collected(each, site) for each in found if each.role == role))
        for role in site.handbook.settings.roles
    )


def links_by_chapter(site: Site) -> dict[str, CollectedLink]:
    """The list of each chapter that has one, by the chapter's id."""
    return {each.chapter.id: link_to_collected(each, site) for each in collect(site.handbook) if each.chapter}


def _names(collected: Collected, site: Site) -> dict[str, str]:
    """What the list is called after: a chapter, or a role and a moment."""
    if collected.chapter:
        return {"chapter": collected.chapter.title}
    if collected.role is None:
        raise TypeError(f"{collected.id} has neither a chapter nor a role")
    return {"role": collected.role.title, "moment": site.say(f"moment.{collected.moment}")}


def titled(collected: Collected, site: Site) -> Sequence[TickGroup]:
    """The groups with their headings in words: a chapter's list is grouped by moments."""
    if collected.chapter is None:
        return collected.groups
    return [TickGroup(site.say(f"moment.{group.title}"), group.ticks) for group in collected.groups]


def _about(collected: Collected, site: Site) -> str:
    """What the list collects, in one sentence."""
    sort = "chapter" if collected.chapter else "merged" if collected.lists else "role"
    counts = {"standards": len(collected.lines.standards), "lists": len(collected.lists)}
    return site.say(f"collected.{sort}_about", **_names(collected, site), **counts)
