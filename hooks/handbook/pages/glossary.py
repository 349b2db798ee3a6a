"""The glossary."""

from collections.abc import Iterator

from handbook.pages.page import Page, Site


def pages(site: Site) -> Iterator[Page]:
    """One page with every term, in the order of the file."""
    handbook = site.handbook
    if handbook.glossary.terms:
        source = handbook.documents["glossary.yml"].file
        yield Page("glossary.md", site.say("glossary.title"), "glossary", {"terms": handbook.glossary.terms}, source)
