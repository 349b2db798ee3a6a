"""The page of a checklist: the printed sheet, on screen."""

from typing import Any

from handbook.deriving import ticks_of
from handbook.model.checklist import Checklist
from handbook.pages.briefing import token
from handbook.pages.page import Site


def view(checklist: Checklist, site: Site) -> dict[str, Any]:
    """The lines to tick, as their standards word them today."""
    groups = ticks_of(checklist, site.handbook)
    return {
        "groups": groups,
        "token": token(checklist.id),
        "role": site.handbook.settings.title_of("roles", checklist.role),
        "critical": sum(tick.critical for group in groups for tick in group.ticks),
        "total": sum(len(group.ticks) for group in groups),
    }
