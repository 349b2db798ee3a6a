"""The print centre: every sheet with its files, for each role all its written sheets in one file, and the lists that
nobody writes.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from handbook.collecting import Collected, collect
from handbook.diagnostics import Say
from handbook.linking import addresses, entry_uri
from handbook.model.briefing import Briefing
from handbook.model.checklist import Checklist
from handbook.model.entry import Moment, Named, Status
from handbook.model.handbook import Handbook
from handbook.pages.collected import CollectedLink, link_to_collected
from handbook.pages.links import EntryLink, link_to
from handbook.pages.merge import has_lists
from handbook.pages.page import Page, Site
from handbook.pages.sheet import FOLDER, PrintFile, plain_name, sheet_of, sheet_of_list


@dataclass(frozen=True, slots=True)
class Packet:
    """All sheets of a role in one file: its title, its path inside the site, and the pages that it prints."""

    role: Named
    title: str
    path: str
    uris: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Printable:
    """A sheet in the list."""

    link: EntryLink
    minutes: int
    moment: Moment
    files: tuple[PrintFile, ...]


@dataclass(frozen=True, slots=True)
class PrintableList:
    """A list that nobody writes: the ids of its chapter, or of its role and moment, and empty for what it has not."""

    link: CollectedLink
    role: str
    moment: str
    chapter: str
    files: tuple[PrintFile, ...]


def pages(site: Site) -> Iterator[Page]:
    """The one page."""
    handbook, lists = site.handbook, tuple(_printable_list(collected, site) for collected in collect(site.handbook))
    sheets = [printable(entry, site) for entry in sheets_of(handbook)]
    if not sheets:
        return
    chapters = [
        {
            "chapter": chapter,
            "sheets": [s for s in sheets if handbook.entries[s.link.id].chapter == chapter.id],
            "lists": [each for each in lists if each.chapter == chapter.id],
        }
        for chapter in handbook.settings.chapters
    ]
    by_role = [(role, [each for each in lists if each.role == role.id]) for role in handbook.settings.roles]
    shown = {sheet.moment for sheet in sheets} | {each.moment for each in lists}
    packets = packets_of(handbook, site.say)
    view = {
        "packets": packets,
        "chapters": [chapter for chapter in chapters if chapter["sheets"] or chapter["lists"]],
        "lists": [(role, own) for role, own in by_role if own],
        "roles": [(role.id, role.title) for role in handbook.settings.roles],
        "moments": [(moment.value, site.say(f"moment.{moment}")) for moment in Moment if moment in shown],
        "named": [(chapter.id, chapter.title) for chapter in handbook.settings.chapters],
        "printed": site.printed,
        "merges": has_lists(handbook),
        "total": len(sheets),
    }
    yield Page(addresses(handbook)["print"], site.say("paper.title"), "print_centre", view, bundle="print_centre")


def sheets_of(handbook: Handbook) -> tuple[Checklist | Briefing, ...]:
    """Every entry in force that is a sheet, kind by kind."""
    sheets: tuple[Checklist | Briefing, ...] = (*handbook.all(Checklist), *handbook.all(Briefing))
    return tuple(entry for entry in sheets if entry.status is not Status.RETIRED)


def packets_of(handbook: Handbook, say: Say) -> tuple[Packet, ...]:
    """A packet for every role that has sheets."""
    found = []
    for role in handbook.settings.roles:
        uris = tuple(entry_uri(entry.id) for entry in sheets_of(handbook) if role.id in entry.audience)
        if uris:
            title = say("paper.packet", role=role.title)
            found.append(Packet(role, title, f"{FOLDER}/{plain_name(title)}.pdf", uris))
    return tuple(found)


def printable(entry: Checklist | Briefing, site: Site) -> Printable:
    """A sheet as the list shows it."""
    link = link_to(entry)
    moment = entry.moment if isinstance(entry, Checklist) else Moment.BRIEFING
    return Printable(link, entry.minutes, moment, sheet_of(entry, link.kind, site).files)


def _printable_list(collected: Collected, site: Site) -> PrintableList:
    link, role, chapter = link_to_collected(collected, site), collected.role, collected.chapter
    return PrintableList(
        link,
        role.id if role else "",
        collected.moment or "",
        chapter.id if chapter else "",
        sheet_of_list(collected, link.title, site).files,
    )
