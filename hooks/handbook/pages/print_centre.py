"""The print centre: every sheet with its files, and for each role all its sheets in one file."""

from collections.abc import Iterator
from dataclasses import dataclass

from handbook.diagnostics import Say
from handbook.linking import addresses, entry_uri
from handbook.model.briefing import Briefing
from handbook.model.checklist import Checklist
from handbook.model.entry import Moment, Named, Status
from handbook.model.handbook import Handbook
from handbook.pages.links import EntryLink, link_to
from handbook.pages.merge import has_lists
from handbook.pages.page import Page, Site
from handbook.pages.sheet import FOLDER, PrintFile, plain_name, sheet_of


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


def pages(site: Site) -> Iterator[Page]:
    """The one page."""
    handbook = site.handbook
    sheets = [printable(entry, site) for entry in sheets_of(handbook)]
    if not sheets:
        return
    chapters = [
        {"chapter": chapter, "sheets": [s for s in sheets if handbook.entries[s.link.id].chapter == chapter.id]}
        for chapter in handbook.settings.chapters
    ]
    shown, packets = {sheet.moment for sheet in sheets}, packets_of(handbook, site.say)
    view = {
        "packets": packets,
        "chapters": [chapter for chapter in chapters if chapter["sheets"]],
        "roles": [(packet.role.id, packet.role.title) for packet in packets],
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
