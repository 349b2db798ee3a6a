"""The month of briefings: which written pack has its turn on which working day."""

from collections.abc import Iterator
from datetime import date

from handbook.linking import addresses
from handbook.model.briefing import Briefing
from handbook.pages.links import link_to
from handbook.pages.page import Page, Site

WORKING_DAYS = 6
"""Monday to Saturday; whoever opens on Sunday repeats Saturday's."""


def weeks_of(packs: int) -> int:
    """How many weeks it takes until the packs begin again."""
    return -(-packs // WORKING_DAYS)


def turn(day: date, packs: int) -> int:
    """The position of the pack of a day. Weeks are counted from the first Monday of the calendar, so nobody plans.

    The page's scripts have the same rule (``today.js``), for the reader's own day.
    """
    week, weekday = divmod(day.toordinal() - 1, 7)
    return ((week % weeks_of(packs)) * WORKING_DAYS + min(weekday, WORKING_DAYS - 1)) % packs


def pages(site: Site) -> Iterator[Page]:
    """The one page, if there are briefings."""
    packs = [link_to(briefing) for briefing in site.handbook.all(Briefing)]
    if not packs:
        return
    slots = [packs[slot % len(packs)] for slot in range(weeks_of(len(packs)) * WORKING_DAYS)]
    weeks = [slots[start : start + WORKING_DAYS] for start in range(0, len(slots), WORKING_DAYS)]
    title, about = site.say("calendar.title"), site.say("calendar.about", n=len(packs), weeks=len(weeks))
    view = {"about": about, "weeks": weeks}
    uri = addresses(site.handbook)["calendar"]
    yield Page(uri, title, "calendar", view, description=about, bundle="calendar")
