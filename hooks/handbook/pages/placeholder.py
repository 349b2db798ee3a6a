"""Pages of a preview for entries that have never been without fault."""

from collections.abc import Iterable, Iterator

from handbook.linking import entry_uri
from handbook.pages.page import Page


def placeholders(missing: Iterable[str]) -> Iterator[Page]:
    """One page an id."""
    for id_ in sorted(missing):
        yield Page(entry_uri(id_), id_, "placeholder", {"id": id_})
