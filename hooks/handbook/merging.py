"""What a page that merges lists loads: the lines of each list, a file a list, so that it weighs what is picked."""

from collections.abc import Callable, Iterator
from functools import cache

from handbook.deriving import Tick
from handbook.feeds import data_script
from handbook.linking import address, addresses
from handbook.pages.merge import Listed, listed
from handbook.pages.page import Site
from handbook.typography import bind

Line = dict[str, object]


def lists(site: Site) -> Iterator[tuple[str, bytes]]:
    """A script for each list that can be merged: ``data/list-l301.js``, ``data/list-r.counter.during.js``."""
    places = addresses(site.handbook)

    @cache
    def url(name: str) -> str:
        return address(places[name], directories=site.directories)

    @cache
    def line(tick: Tick) -> Line:
        """A line as its page shows it; what is empty is left out. Most lines stand on several lists."""
        source = {"source": tick.source, "url": url(tick.source)} if tick.source else {}
        found = {"id": tick.id, "text": bind(tick.text), "critical": tick.critical, **source, "remedy": tick.remedy}
        return {name: value for name, value in found.items() if value}

    for each in listed(site):
        name = f"list-{each.token}"
        yield f"data/{name}.js", data_script(name, _list(each, url, line))


def _list(each: Listed, url: Callable[[str], str], line: Callable[[Tick], Line]) -> dict[str, object]:
    return {
        "id": each.id,
        "name": each.name,
        "title": each.title,
        "url": url(each.address),
        "edition": each.edition,
        "dated": each.dated,
        "about": each.about,
        "groups": [
            {"title": group.title, "ticks": [line(tick.numbered(0)) for tick in group.ticks]} for group in each.groups
        ],
        "stop": [bind(text) for text in each.stop],
    }
