"""The glossary."""

from collections.abc import Iterator

from handbook.glossing import users_of_terms
from handbook.pages.links import link_rows
from handbook.pages.page import Page, Site


def pages(site: Site) -> Iterator[Page]:
    """One page with every term, in the order of the file."""
    handbook = site.handbook
    if handbook.glossary.terms:
        users = users_of_terms(handbook)
        terms = [
            {
                "term": term,
                "count": len(users[term.id]),
                "rows": link_rows(handbook, users[term.id]),
                "guides": [(name, handbook.guides[name]) for name in users[term.id] if name in handbook.guides],
            }
            for term in handbook.glossary.terms
        ]
        source = handbook.documents["glossary.yml"].file
        yield Page("glossary.md", site.say("glossary.title"), "glossary", {"terms": terms}, source)
