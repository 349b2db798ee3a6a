"""The page of a case study: the story, with a mark at each step where a standard shows."""

from typing import Any

from handbook.model.case_study import CaseStudy
from handbook.pages.links import link_to
from handbook.pages.page import Site


def view(case: CaseStudy, site: Site) -> dict[str, Any]:
    """The steps of the story, each with the standards seen in it."""
    entries = site.handbook.entries
    return {
        "steps": [
            {
                "text": text,
                "marks": [(shown, link_to(entries[shown.standard])) for shown in case.shows if shown.at == number],
            }
            for number, text in enumerate(case.course, start=1)
        ]
    }
