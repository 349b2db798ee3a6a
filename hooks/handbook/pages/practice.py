"""The practice page: what can be rehearsed and thought through, by chapter, to be narrowed by role."""

from collections.abc import Iterator

from handbook.linking import addresses
from handbook.model.case_study import CaseStudy
from handbook.model.script import Script
from handbook.pages.links import link_to
from handbook.pages.page import Page, Site


def pages(site: Site) -> Iterator[Page]:
    """One page, if there is a script."""
    handbook = site.handbook
    scripts, cases = handbook.all(Script), handbook.all(CaseStudy)
    if not scripts:
        return
    chapters = [
        {
            "chapter": chapter,
            "scripts": [
                {"link": link_to(script), "scenario": script.scenario, "count": len(script.turns)}
                for script in scripts
                if script.chapter == chapter.id
            ],
            "cases": [
                {"link": link_to(case), "count": len(case.questions)} for case in cases if case.chapter == chapter.id
            ],
        }
        for chapter in handbook.settings.chapters
    ]
    bound = {role for entry in (*scripts, *cases) for role in entry.audience}
    view = {
        "chapters": [chapter for chapter in chapters if chapter["scripts"] or chapter["cases"]],
        "roles": [role for role in handbook.settings.roles if role.id in bound],
    }
    yield Page(addresses(handbook)["practice"], site.say("practice.title"), "practice", view)
