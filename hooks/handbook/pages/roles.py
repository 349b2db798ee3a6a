"""A page for each role: all that binds it, kind by kind; and the page on which a reader chooses one."""

from collections.abc import Iterator
from operator import attrgetter

from handbook.model.handbook import Handbook
from handbook.pages.collected import links_by_role
from handbook.pages.links import Shelves, shelves
from handbook.pages.page import Page, Site
from handbook.remembering import remembered


def pages(site: Site) -> Iterator[Page]:
    """The index, then one page a role."""
    handbook = site.handbook
    source, roles = handbook.documents["handbook.yml"].file, handbook.settings.roles
    own = shelves_by_role(handbook)
    yield Page("roles/index.md", site.say("role.index"), "role_index", {"roles": roles, "own": own}, source)
    for lists in links_by_role(site):
        role = lists.role
        view = {"role": role, "shelves": own[role.id], "collected": lists.links}
        yield Page(f"roles/{role.id}.md", role.title, "role", view, source, role.about or "")


@remembered
def shelves_by_role(handbook: Handbook) -> Shelves:
    """Role → all that binds it."""
    return shelves(handbook, (role.id for role in handbook.settings.roles), attrgetter("audience"))
