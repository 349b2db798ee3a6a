"""A page for each role: all that binds it, kind by kind; and the page on which a reader chooses one."""

from collections.abc import Iterator
from functools import partial

from handbook.model.entry import Entry
from handbook.pages.links import shelves
from handbook.pages.page import Page, Site


def pages(site: Site) -> Iterator[Page]:
    """The index, then one page a role."""
    handbook = site.handbook
    source, roles = handbook.documents["handbook.yml"].file, handbook.settings.roles
    own = {role.id: shelves(handbook, partial(_binds, role.id)) for role in roles}
    yield Page("roles/index.md", site.say("role.index"), "role_index", {"roles": roles, "own": own}, source)
    for role in roles:
        view = {"role": role, "shelves": own[role.id]}
        yield Page(f"roles/{role.id}.md", role.title, "role", view, source, role.about or "")


def _binds(role: str, entry: Entry) -> bool:
    return role in entry.audience
