"""Sources and coverage: every code, its decks, and the entries, guides, terms and figures that carry it."""

from collections.abc import Iterator

from handbook.model.handbook import Handbook
from handbook.pages.links import link_rows
from handbook.pages.page import Page, Site


def pages(site: Site) -> Iterator[Page]:
    """One page. What carries a code is computed from the entries, never typed."""
    handbook = site.handbook
    if not handbook.sources.codes:
        return
    codes = [_coverage(handbook, source.code) | {"source": source} for source in handbook.sources.codes]
    view = {
        "codes": codes,
        "covered": sum(bool(code["carried"]) for code in codes),
        "decks": {deck.id: deck for deck in handbook.sources.decks},
    }
    yield Page("sources.md", site.say("sources.title"), "sources", view, handbook.documents["sources.yml"].file)


def _coverage(handbook: Handbook, code: str) -> dict[str, object]:
    """Everything that names a code."""
    rows = link_rows(handbook, (entry.id for entry in handbook.entries.values() if code in entry.sources))
    guides = [(name, guide) for name, guide in handbook.guides.items() if code in guide.sources]
    terms = [term for term in handbook.glossary.terms if code in term.sources]
    return {"rows": rows, "guides": guides, "terms": terms, "carried": bool(rows or guides or terms)}
