"""What a save changes in a running preview: only pages that look different are drawn again.

A view is finished, so two equal views give the same page: nothing has to know what depends on what.
"""

from handbook.building import Built
from handbook.linking import published
from handbook.rendering import contents_of
from handbook.search import FOLDER


def refresh(last: Built, now: Built) -> dict[str, bytes | None] | None:
    """Every file of the site that differs between two builds, by its path; None in place of one that is gone.

    None for all if that takes a whole build: a page more or less, another title (it stands in navigations and links),
    another guide or vocabulary.
    """
    if not _same_frame(last, now):
        return None
    changed: dict[str, bytes | None] = dict.fromkeys(last.files.keys() - now.files.keys())
    changed |= {path: content for path, content in now.files.items() if last.files.get(path) != content}
    now.frames.filled.update(last.frames.filled)
    now.frames.shells.update(last.frames.shells)
    for uri, page in now.pages.items():
        if page != last.pages[uri] or now.panels.get(uri) != last.panels.get(uri):
            html = now.html(uri)
            whole = now.frames.refill(uri, html, contents_of(html))
            if whole is None:
                return None
            changed[published(uri, directories=now.frames.directories)] = whole.encode()
    return changed


def _same_frame(last: Built, now: Built) -> bool:
    """Whether everything that is not in a page's view has stayed."""
    before, after = last.handbook, now.handbook
    guides = before.guides.keys() == after.guides.keys() and all(
        before.documents[name] is after.documents[name] for name in after.guides
    )
    singles = ("settings", "glossary", "sources", "figures")
    return (
        guides
        and all(getattr(before, name) == getattr(after, name) for name in singles)
        and last.bundles == now.bundles
        and _lasting(last) == _lasting(now)
        and last.frames.navigation == now.frames.navigation
        and _titles(last) == _titles(now)
    )


def _lasting(built: Built) -> set[str]:
    """The files whose names stay: the search index has a new name for each content."""
    return {path for path in built.files if not path.startswith(FOLDER)}


def _titles(built: Built) -> dict[str, str]:
    return {uri: page.title for uri, page in built.pages.items()}
