"""Addresses: where everything that can be linked stands, and how author's Markdown is led there.

An address is a short name: an entry (``S-305``) or a part of one (``S-305#b``), ``kind/standard``,
``chapter/complaints``, ``role/counter``, ``list/role/counter/opening``, ``touchpoint/hall``,
``guide/guides/lscia.md``, ``term/lscia``, ``source/M40``, ``help/HB101``, ``T-305/rehearse``, ``T-305/cards``,
``C-301/questions``, ``file/sheets/a.pdf`` (a file of the site), or a page that stands once (``home``, ``roles``,
``glossary``, …). Templates and prose write ``href="hb:ADDRESS"``; rendering turns each into a URL relative to the page
that it stands on. A query (``hb:picker?p=…``) stays as it is.
"""

import posixpath
import re
from collections.abc import Mapping
from datetime import date
from html import escape

from handbook.collecting import collect
from handbook.composing import composed_ids
from handbook.model.case_study import CaseStudy
from handbook.model.entry import Entry
from handbook.model.handbook import Handbook
from handbook.model.kinds import KINDS
from handbook.model.script import Script
from handbook.prose import MENTION
from handbook.remembering import remembered
from handbook.words import load_words

ONCE = {
    "home": "index.md",
    "roles": "roles/index.md",
    "journey": "journey/index.md",
    "updates": "updates/index.md",
    "practice": "practice.md",
    "editions": "editions/index.md",
    "trials": "trials/index.md",
    "glossary": "glossary.md",
    "sources": "sources.md",
    "calendar": "b/calendar.md",
    "picker": "b/pick.md",
    "team": "team.md",
    "tomorrow": "tomorrow.md",
    "print": "print.md",
    "merge": "l/merge.md",
    "help": "help/codes.md",
    "results": "results/index.md",
}
"""The pages that stand once, by address."""

_MARKUP = re.compile(r"([\\`*_\[\]])")
_BACKSLASH = r"\\\1"


def entry_uri(id_: str) -> str:
    """The page of an entry. It is made of the id alone, so it is short and never changes."""
    return f"{id_[0].lower()}/{id_}.md"


def cards_uri(id_: str) -> str:
    """The page of a script's role cards."""
    return f"{id_[0].lower()}/{id_}/cards.md"


@remembered
def addresses(handbook: Handbook) -> Mapping[str, str]:
    """Address → page (a path ending in ``.md``), with ``#anchor`` where it is a part of a page."""
    found = dict(ONCE)
    found |= {f"help/{code}": f"help/{code}.md" for code in load_words("zh").codes()}
    found |= {f"kind/{kind.name}": f"{kind.letter.lower()}/index.md" for kind in KINDS}
    found |= {f"chapter/{chapter.id}": f"chapters/{chapter.id}/index.md" for chapter in handbook.settings.chapters}
    found |= {f"role/{role.id}": f"roles/{role.id}.md" for role in handbook.settings.roles}
    found |= {
        f"role/{role.id}#hb-{kind.name}": f"roles/{role.id}.md#hb-{kind.name}"
        for role in handbook.settings.roles
        for kind in KINDS
    }
    found |= {f"touchpoint/{stop.id}": f"journey/{stop.id}.md" for stop in handbook.settings.touchpoints}
    numbers = range(1, len(handbook.published.editions) + 1)
    found |= {f"edition/{number}": f"editions/{number}.md" for number in numbers}
    found |= {f"trial/{entry.id}": f"trials/{entry.id}.md" for entry in handbook.entries.values() if entry.supersedes}
    found |= {f"guide/{name}": name for name in handbook.guides}
    found |= {f"term/{term.id}": f"glossary.md#{term.id}" for term in handbook.glossary.terms}
    found |= {f"source/{source.code}": f"sources.md#{source.code}" for source in handbook.sources.codes}
    found |= {f"results/{own.team}": f"results/{own.team}/index.md" for own in handbook.results}
    found |= {id_: entry_uri(id_) for id_ in composed_ids(handbook).values()}
    found |= {f"list/{collected.id}": f"l/{collected.id}.md" for collected in collect(handbook)}
    for entry in handbook.entries.values():
        found |= _own_addresses(entry)
    found |= {f"{case.id}/questions": f"{entry_uri(case.id)}#hb-questions" for case in handbook.all(CaseStudy)}
    for script in handbook.all(Script):
        found |= {
            f"{script.id}/rehearse": f"{entry_uri(script.id)}#hb-rehearse",
            f"{script.id}/cards": cards_uri(script.id),
        }
    return found


@remembered
def _own_addresses(entry: Entry) -> Mapping[str, str]:
    """An entry's and those of its parts."""
    uri = entry_uri(entry.id)
    return {entry.id: uri, **{f"{entry.id}#{part}": f"{uri}#{part}" for part in entry.parts}}


def root_of(page: str, *, directories: bool) -> str:
    """The URL from a page (``s/S-301.md``) to the site's root, relative: ``../../``; empty for the home page.

    ``directories`` says whether pages are published as ``s/S-301/`` (true) or as ``s/S-301.html``.
    """
    return "../" * published(page, directories=directories).count("/")


def address(target: str, *, directories: bool) -> str:
    """The URL of a page or of a place in it (``glossary.md#lscia``), relative to the site; empty for its root."""
    page, mark, anchor = target.partition("#")
    path = published(page, directories=directories)
    return (path.removesuffix("index.html") if directories else path) + mark + anchor


def published(page: str, *, directories: bool) -> str:
    """The file that a page is written to, relative to the site."""
    stem = page.removesuffix(".md")
    if not directories or stem == "index" or stem.endswith("/index"):
        return f"{stem}.html"
    return f"{stem}/index.html"


def web_address(base: str, page: str, edition: int | date, *, directories: bool) -> str:
    """The short address of a page on the web with the edition that is on the paper: ``…/l/L-301/?e=6``.

    The page says so when paper of another edition led to it. A list that nobody writes has a day for an
    edition. Empty without a ``base``: then nothing leads there.
    """
    path = published(page, directories=directories).removesuffix("index.html")
    return f"{base.rstrip('/')}/{path}?e={edition}" if base else ""


def url_of_file(source: str, file: str, *, directories: bool) -> str:
    """The URL from a page to a file inside the site, relative."""
    here = posixpath.dirname(published(source, directories=directories))
    return "/".join(_escaped(part) for part in posixpath.relpath(file, here or ".").split("/"))


def label(handbook: Handbook, reference: str) -> str:
    """How a link to an entry reads: its id and its title."""
    return f"{reference} {handbook.entries[reference.partition('#')[0]].title}"


def link_in_markdown(text: str, page: str, handbook: Handbook, places: Mapping[str, str]) -> str:
    """A guide's Markdown with every ``[[S-305]]`` as a Markdown link that MkDocs can follow and check."""

    def link(match: re.Match[str]) -> str:
        target = posixpath.relpath(places[match[1]], posixpath.dirname(page) or ".")
        return f"[{_MARKUP.sub(_BACKSLASH, escape(label(handbook, match[1])))}]({target})"

    return MENTION.sub(link, text)


def mailto(address: str, subject: str, body: str) -> str:
    """A link that opens a letter with its subject and text (RFC 6068), with lines that end as in mail.

    Han characters stand as they are, as HTML allows; browsers escape them when the link is followed.
    """
    return f"mailto:{address}?subject={_escaped(subject)}&body={_escaped(body.replace(chr(10), chr(13) + chr(10)))}"


def _escaped(text: str) -> str:
    return "".join(c if _harmless(c) else "".join(f"%{byte:02X}" for byte in c.encode()) for c in text)


def _harmless(character: str) -> bool:
    """Whether a character means nothing in a URL and can be seen."""
    return character.isalnum() or character in "-._~" if character.isascii() else character.isprintable()
