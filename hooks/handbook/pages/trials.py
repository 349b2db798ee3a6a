"""What is on trial: the list with scope and end, and each trial beside the official text that it may replace."""

from collections.abc import Iterator

from handbook.comparing import compare
from handbook.model.entry import Entry, Status
from handbook.pages.links import link_to
from handbook.pages.page import Page, Site


def pages(site: Site) -> Iterator[Page]:
    """The list, whether or not anything is on trial, and a page for each trial that stands beside an official text."""
    entries = site.handbook.entries
    trials = [entry for entry in entries.values() if entry.status is Status.TRIAL]
    view = {"trials": [{"entry": entry, "link": link_to(entry)} for entry in trials]}
    yield Page("trials/index.md", site.say("trials.title"), "trials", view, description=site.say("trials.about"))
    for entry in trials:
        if entry.supersedes:
            yield _beside(site, entry, entries[entry.supersedes])


def _beside(site: Site, trial: Entry, official: Entry) -> Page:
    clauses = compare(official, trial)
    view = {
        "trial": trial,
        "official": official,
        "clauses": [clause for clause in clauses if clause.changed],
        "same": [clause.title for clause in clauses if not clause.changed],
    }
    title = site.say("trials.beside", trial=trial.id, official=official.id)
    return Page(f"trials/{trial.id}.md", title, "trial", view, searchable=False)
