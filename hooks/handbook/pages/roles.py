"""A page for each role: all that binds it, kind by kind; and the page on which a reader chooses one."""

from collections.abc import Iterator

from handbook.pages.collected import links_by_role
from handbook.pages.links import Shelf, shelves
from handbook.pages.page import Page, Site


def pages(site: Site) -> Iterator[Page]:
    """The index, then one page a role."""
    handbook = site.handbook
    source, roles = handbook.documents["handbook.yml"].file, handbook.settings.roles
    own = {role.id: shelves_of(site, role.id) for role in roles}
    yield Page("roles/index.md", site.say("role.index"), "role_index", {"roles": roles, "own": own}, source)
    for lists in links_by_role(site):
        role = lists.role
        view = {"role": role, "shelves": own[role.id], "collected": lists.links}
        yield Page(f"roles/{role.id}.md", role.title, "role", view, source, role.about or "")


def shelves_of(site: Site, role: str) -> tuple[Shelf, ...]:
    """All that binds a role."""
    return shelves(site.handbook, lambda entry: role in entry.audience)
