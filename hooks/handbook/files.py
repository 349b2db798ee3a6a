"""Generated files that are not pages: feeds, indexes, manifests."""

from collections.abc import Callable, Iterator

from handbook.feeds import atom, cards, news
from handbook.manifest import manifest
from handbook.merging import lists
from handbook.pages.page import Site
from handbook.search import search_files

FILES: tuple[Callable[[Site], Iterator[tuple[str, bytes]]], ...] = (
    news,
    cards,
    lists,
    atom,
    manifest,
    search_files,
)
"""Each gives pairs of a path inside the site and the content of the file."""


def build_files(site: Site) -> dict[str, bytes]:
    """Every generated file by its path inside the site."""
    return {path: content for derive in FILES for path, content in derive(site)}
