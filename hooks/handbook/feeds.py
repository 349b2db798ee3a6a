"""For machines: the news and the cards of links that pages load when they need them, and an Atom feed."""

import json
from collections.abc import Iterator
from hashlib import sha256
from html import escape
from posixpath import dirname, relpath

from handbook.editions import Changed, changes
from handbook.linking import entry_uri, published
from handbook.model.entry import Change, Entry, Status
from handbook.pages.page import Site
from handbook.pages.updates import FEED
from handbook.prose import plain

MOST = 100
"""An Atom feed has so many entries; who comes later finds the rest on the page."""


def news(site: Site) -> Iterator[tuple[str, bytes]]:
    """A script that gives all news: words for the kinds of change, and the lines themselves, newest first."""
    items = [
        {
            "id": changed.entry.id,
            "edition": changed.line.edition,
            "date": str(changed.line.date),
            "change": changed.line.change,
            "title": changed.entry.title,
            "note": changed.line.note,
            "roles": changed.entry.audience,
        }
        for changed in changes(site.handbook)
        if changed.news
    ]
    value = {"changes": {change: site.say(f"change.{change}") for change in Change}, "items": items}
    yield "data/news.js", data_script("news", value)


def cards(site: Site) -> Iterator[tuple[str, bytes]]:
    """What links say before they are followed, a file a kind: what each entry asks for; and what each term means."""
    for kind, entries in site.handbook.by_kind():
        name = f"cards-{entries[0].letter}"
        yield f"data/{name}.js", data_script(name, {entry.id: _card(site, kind, entry) for entry in entries})
    terms = {
        f"#{term.id}": {"title": term.term, "says": plain(term.definition)} for term in site.handbook.glossary.terms
    }
    yield "data/cards-terms.js", data_script("cards-terms", terms)


def _card(site: Site, kind: str, entry: Entry) -> dict[str, str]:
    status = "" if entry.status is Status.OFFICIAL else site.say(f"status.{entry.status}")
    what = " · ".join(filter(None, (entry.id, site.say(f"kinds.{kind}.name"), status)))
    return {"what": what, "title": entry.title, "says": plain(entry.summary)}


def data_script(name: str, value: object) -> bytes:
    """A data file as a script: pages that are opened from a folder can load nothing else."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return f"HandbookDevice.give({json.dumps(name)},{text});\n".encode()


def atom(site: Site) -> Iterator[tuple[str, bytes]]:
    """An Atom feed (RFC 4287) of the newest changes. Without an address of the site its links are relative.

    Ids are made of the title of the handbook, the id and the edition: they outlive a move to another address.
    """
    settings = site.handbook.settings
    found = [changed for changed in changes(site.handbook) if changed.news][:MOST]
    latest = max((changed.line.date for changed in found), default=site.today)
    parts = [
        '<?xml version="1.0" encoding="utf-8"?>',
        f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="{settings.language}">',
        f"<id>{_urn(settings.title)}</id>",
        f"<title>{escape(settings.title)}</title>",
        f"<updated>{latest}T00:00:00Z</updated>",
        f"<author><name>{escape(settings.title)}</name></author>",
        f'<link rel="self" href="{_link(site, FEED)}"/>',
        *(_entry(site, changed) for changed in found),
        "</feed>",
    ]
    yield FEED, "\n".join([*parts, ""]).encode()


def _entry(site: Site, changed: Changed) -> str:
    entry, line, settings = changed.entry, changed.line, site.handbook.settings
    title = site.say("updates.entry", id=entry.id, title=entry.title, change=site.say(f"change.{line.change}"))
    labels = [settings.title_of("chapters", entry.chapter)]
    labels += [settings.title_of("roles", role) for role in entry.audience]
    categories = "".join(f'<category term="{escape(label)}"/>' for label in labels)
    return (
        f"<entry><id>{_urn(f'{settings.title} {entry.id} {line.edition}')}</id><title>{escape(title)}</title>"
        f"<updated>{line.date}T00:00:00Z</updated><author><name>{escape(entry.owner)}</name></author>"
        f'<link href="{_link(site, published(entry_uri(entry.id), directories=site.directories))}"/>'
        f"{categories}<summary>{escape(line.note)}</summary></entry>"
    )


def _link(site: Site, path: str) -> str:
    """The URL of a file of the site: absolute where the site has an address, else relative to the feed."""
    address = site.handbook.settings.address
    url = f"{address.rstrip('/')}/{path}" if address else relpath(path, dirname(FEED))
    return escape(url.removesuffix("index.html"))


def _urn(text: str) -> str:
    """A UUID (RFC 9562, version 8) made of a text, as a URN."""
    digits = sha256(text.encode()).hexdigest()
    return f"urn:uuid:{digits[:8]}-{digits[8:12]}-8{digits[13:16]}-8{digits[17:20]}-{digits[20:32]}"
