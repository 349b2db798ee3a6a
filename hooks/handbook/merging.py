"""What a page that merges lists loads: the lines of each list, a file a list, so that it weighs what is picked."""

from collections.abc import Iterator, Mapping
from functools import cache

from handbook.deriving import Tick
from handbook.feeds import data_script
from handbook.linking import address, addresses
from handbook.pages.merge import Listed, listed
from handbook.pages.page import Site
from handbook.remembering import kept
from handbook.typography import bind


def lists(site: Site) -> Iterator[tuple[str, bytes]]:
    """A script for each list that can be merged: ``data/list-l301.js``, ``data/list-r.counter.during.js``."""
    places = addresses(site.handbook)

    @cache
    def url(name: str) -> str:
        return address(places[name], directories=site.directories)

    for each in listed(site):
        named = (each.address, *(tick.source for group in each.groups for tick in group.ticks if tick.source))
        name = f"list-{each.token}"
        yield f"data/{name}.js", _script(name, each, {place: url(place) for place in named})


@kept
def _script(name: str, each: Listed, urls: Mapping[str, str]) -> bytes:
    """The file of a list; ``urls`` of the list and of what its lines come from."""
    value = {
        "id": each.id,
        "name": each.name,
        "title": each.title,
        "url": urls[each.address],
        "edition": each.edition,
        "dated": each.dated,
        "about": each.about,
        "groups": [
            {"title": group.title, "ticks": [_line(tick, urls) for tick in group.ticks]} for group in each.groups
        ],
        "stop": [bind(text) for text in each.stop],
    }
    return data_script(name, value)


def _line(tick: Tick, urls: Mapping[str, str]) -> dict[str, object]:
    """A line as its page shows it; what is empty is left out."""
    source = {"source": tick.source, "url": urls[tick.source]} if tick.source else {}
    found = {"id": tick.id, "text": bind(tick.text), "critical": tick.critical, **source, "remedy": tick.remedy}
    return {name: value for name, value in found.items() if value}
