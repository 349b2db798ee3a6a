"""Tomorrow's list (明天的清单): what readers put aside from the results of assessments. It is filled in the browser."""

from collections.abc import Iterator

from handbook.model.assessment import Assessment
from handbook.pages.page import Page, Site


def pages(site: Site) -> Iterator[Page]:
    """One page, if there is an assessment."""
    if site.handbook.all(Assessment):
        yield Page(
            "tomorrow.md", site.say("tomorrow.title"), "tomorrow", {}, searchable=False, bundle="assessment/tomorrow"
        )
