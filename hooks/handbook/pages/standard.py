"""The page of a service standard."""

from typing import Any

from handbook.model.standard import Standard
from handbook.pages.links import link_rows
from handbook.pages.page import Site


def view(standard: Standard, site: Site) -> dict[str, Any]:
    """What the standard serves, what it needs, and who ticks each of its checks."""
    handbook, settings = site.handbook, site.handbook.settings
    return {
        "checks": standard.checks,
        "values": [settings.title_of("values", id_) for id_ in standard.values],
        "cause": settings.title_of("causes", standard.cause) if standard.cause else None,
        "step": settings.step_title(standard.step) if standard.step else None,
        "requires": link_rows(handbook, standard.requires),
        "related": link_rows(handbook, standard.related),
        "used_by": link_rows(handbook, set(site.graph.users(standard.id)) - {*standard.requires, *standard.related}),
    }
