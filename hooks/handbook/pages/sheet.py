"""What is printed of an entry's page: the address in its QR code, and its files for paper and for chats."""

import re
from dataclasses import dataclass

from handbook.linking import entry_uri, web_address
from handbook.model.entry import Entry
from handbook.pages.page import Site

NOUNS = ("checklist", "briefing")
"""The kinds that are sheets: each has a printed form of its own in ``sheets/``."""
PAPERS = ("a4", "a5", "large")
FOLDER = "sheets"
_NOT_IN_A_NAME = re.compile(r'[\s\\/:*?"<>|#%&+]+')


@dataclass(frozen=True, slots=True)
class PrintFile:
    """A file of a sheet: ``form`` is a paper or ``picture``, ``path`` its place inside the site."""

    form: str
    path: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """``noun`` names the printed form, empty for pages that are printed as they are.

    ``address`` is what the QR code leads to and ``code`` the file of its picture, both empty where the handbook is not
    on the web. ``foot`` says whose sheet it is, which edition, from when until when, and whom to ask. ``files`` are
    empty in a preview, which makes none.
    """

    noun: str
    address: str
    code: str
    foot: str
    files: tuple[PrintFile, ...]


def sheet_of(entry: Entry, noun: str, site: Site) -> Sheet:
    """What is printed of an entry of a kind."""
    settings, is_sheet = site.handbook.settings, noun in NOUNS
    address = web_address(settings.address or "", entry_uri(entry.id), entry.edition, directories=site.directories)
    files = tuple(_files(entry, site)) if is_sheet and site.printed else ()
    code = f"qr/{entry.id}.svg" if address else ""
    return Sheet(noun if is_sheet else "", address, code, _foot(entry, settings.title, site), files)


def _foot(entry: Entry, handbook: str, site: Site) -> str:
    return site.say(
        "sheet.foot",
        handbook=handbook,
        id=entry.id,
        edition=site.say("meta.edition", n=entry.edition),
        dates=site.say("sheet.dates", effective=entry.effective, review=entry.review_by),
        ask=site.say("sheet.ask", owner=entry.owner),
    )


def _files(entry: Entry, site: Site) -> list[PrintFile]:
    forms = [(paper, "pdf") for paper in PAPERS]
    if site.handbook.settings.pictures:
        forms.append(("picture", "png"))
    return [PrintFile(form, f"{FOLDER}/{file_name(entry, site, form)}.{suffix}") for form, suffix in forms]


def file_name(entry: Entry, site: Site, form: str) -> str:
    """A name that says in a chat what the file is: ``L-301_投诉当场：LSCIA逐步核对_第1版_A4``."""
    parts = (entry.id, entry.title, site.say("meta.edition", n=entry.edition), site.say(f"paper.{form}"))
    return "_".join(plain_name(part) for part in parts)


def plain_name(text: str) -> str:
    """A text as part of a file's name that every system and chat takes."""
    return _NOT_IN_A_NAME.sub("", text)
