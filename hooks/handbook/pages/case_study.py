"""The page of a case study: the story, with a mark at each step where a standard shows."""

from typing import Any

from handbook.model.case_study import CaseStudy
from handbook.pages.links import link_to
from handbook.pages.page import Site


def view(case: CaseStudy, site: Site) -> dict[str, Any]:
    """The steps of the story, each with the standards seen in it."""
    marks = [{"shown": shown, "link": link_to(site.handbook.entries[shown.standard])} for shown in case.shows]
    return {
        "steps": [
            {"text": text, "marks": [mark for mark in marks if mark["shown"].at == number]}
            for number, text in enumerate(case.course, start=1)
        ]
    }
