"""What is printed of a page: the address in its QR code, and its files for paper and for chats."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from handbook.collecting import Collected
from handbook.linking import addresses, entry_uri, web_address
from handbook.model.entry import Entry
from handbook.model.settings import Settings
from handbook.pages.page import Site
from handbook.remembering import remembered
from handbook.words import load_words

NOUNS = ("checklist", "briefing")
"""The kinds that are sheets: each has a printed form of its own in ``sheets/``."""
PAPERS = ("a4", "a5", "large")
PAPERS_OF_LISTS = ("a4", "large")
"""Two copies side by side are for one page: those of several would have to be cut and sorted by hand."""
FOLDER = "sheets"
_NOT_IN_A_NAME = re.compile(r'[\s\\/:*?"<>|#%&+]+')


@dataclass(frozen=True, slots=True)
class PrintFile:
    """A file of a sheet: ``form`` is a paper or ``picture``, ``path`` its place inside the site."""

    form: str
    path: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """``noun`` names the printed form, empty for pages that are printed as they are; ``id`` is that of the entry or the
    collected list, ``day`` the one on which its text took effect, ``owner`` who answers for it.

    ``address`` is what the QR code leads to and ``code`` the file of its picture, both empty where the handbook is not
    on the web. ``foot`` says whose sheet it is, which edition, from when until when, and whom to ask. ``papers`` are
    what it can be printed on. A preview makes no ``code`` and no ``files``; lists that are too long have no ``files``.
    """

    noun: str
    id: str
    title: str
    day: date
    owner: str
    address: str
    code: str
    foot: str
    papers: tuple[str, ...]
    files: tuple[PrintFile, ...] = ()


def sheet_of(entry: Entry, noun: str, site: Site) -> Sheet:
    """What is printed of an entry of a kind."""
    settings, is_sheet = site.handbook.settings, noun in NOUNS
    address = web_address(settings.address or "", entry_uri(entry.id), entry.edition, directories=site.directories)
    return Sheet(
        noun if is_sheet else "",
        entry.id,
        entry.title,
        entry.effective,
        entry.owner,
        address,
        f"qr/{entry.id}.png" if address and site.printed else "",
        _foot(entry, settings),
        PAPERS,
        tuple(_files(entry, site)) if is_sheet and site.printed else (),
    )


def sheet_of_list(collected: Collected, title: str, site: Site) -> Sheet:
    """What is printed of a list that nobody writes: its day stands for an edition, the handbook for an owner."""
    settings, day = site.handbook.settings, collected.updated
    uri = addresses(site.handbook)[f"list/{collected.id}"]
    printed = site.printed and not collected.long
    address = web_address(settings.address or "", uri, day, directories=site.directories)
    named = (collected.id.replace("/", "-"), title, str(day))
    return Sheet(
        "collected",
        collected.id,
        title,
        day,
        settings.title,
        address,
        f"qr/{collected.id}.png" if address and site.printed else "",
        site.say("collected.foot", handbook=settings.title, date=day),
        PAPERS_OF_LISTS,
        tuple(_file(paper, "pdf", named, site) for paper in PAPERS_OF_LISTS) if printed else (),
    )


@remembered
def _foot(entry: Entry, settings: Settings) -> str:
    say = load_words(settings.language).say
    return say(
        "sheet.foot",
        handbook=settings.title,
        id=entry.id,
        edition=say("meta.edition", n=entry.edition),
        dates=say("sheet.dates", effective=entry.effective, review=entry.review_by),
        ask=say("sheet.ask", owner=entry.owner),
    )


def _files(entry: Entry, site: Site) -> Iterator[PrintFile]:
    named = (entry.id, entry.title, site.say("meta.edition", n=entry.edition))
    for paper in PAPERS:
        yield _file(paper, "pdf", named, site)
    if site.handbook.settings.pictures:
        yield _file("picture", "png", named, site)


def _file(form: str, suffix: str, named: tuple[str, ...], site: Site) -> PrintFile:
    """A file whose name says in a chat what it is: ``L-301_投诉当场：LSCIA逐步核对_第1版_A4.pdf``."""
    name = "_".join(plain_name(part) for part in (*named, site.say(f"paper.{form}")))
    return PrintFile(form, f"{FOLDER}/{name}.{suffix}")


def plain_name(text: str) -> str:
    """A text as part of a file's name that every system and chat takes."""
    return _NOT_IN_A_NAME.sub("", text)
