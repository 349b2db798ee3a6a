"""A page for each edition of the handbook: what it added, changed and dropped, and why."""

from collections.abc import Iterator
from itertools import count
from typing import Any

from handbook.editions import manifest
from handbook.model.edition import Edition, Seal
from handbook.pages.links import link_to
from handbook.pages.page import Page, Site


def pages(site: Site) -> Iterator[Page]:
    """The list of editions, the newest first, and one page each; none before the first is published."""
    editions, source = site.handbook.published.editions, "standards/published.yml"
    if not editions:
        return
    shown = [_shown(site, number, edition) for number, edition in zip(count(1), editions, strict=False)]
    title = site.say("editions.title")
    yield Page("editions/index.md", title, "editions", {"editions": shown[::-1]}, source)
    for view in shown:
        title = site.say("editions.one", n=view["number"])
        yield Page(f"editions/{view['number']}.md", title, "edition", view, source, view["edition"].note)


def _shown(site: Site, number: int, edition: Edition) -> dict[str, Any]:
    """An edition with its differences from the one before."""
    before = manifest(site.handbook.published.editions[: number - 1])
    new = [_line(site, seal, None) for seal in edition.seals if seal.id not in before]
    changed = [_line(site, seal, before[seal.id]) for seal in edition.seals if seal.id in before]
    return {"number": number, "edition": edition, "new": new, "changed": changed, "gone": edition.gone}


def _line(site: Site, seal: Seal, was: Seal | None) -> dict[str, Any]:
    """An entry in an edition: the lines of its history since the edition before; only its id if it is no more."""
    entry, after = site.handbook.entries.get(seal.id), was.edition if was else 0
    history = [line for line in entry.history if after < line.edition <= seal.edition] if entry else []
    return {"seal": seal, "link": link_to(entry) if entry else None, "history": history}
