"""Sources and coverage: every code, its decks, and the entries, guides, terms and figures that carry it."""

from collections.abc import Iterable, Iterator

from handbook.model.handbook import Handbook
from handbook.pages.links import link_rows
from handbook.pages.page import Page, Site


def pages(site: Site) -> Iterator[Page]:
    """One page. What carries a code is computed from the entries, never typed."""
    handbook = site.handbook
    if not handbook.sources.codes:
        return
    carriers: dict[str, list[str]] = {source.code: [] for source in handbook.sources.codes}
    for entry in handbook.entries.values():
        for code in entry.sources:
            carriers[code].append(entry.id)
    codes = [_coverage(handbook, each.code, carriers[each.code]) | {"source": each} for each in handbook.sources.codes]
    view = {
        "codes": codes,
        "covered": sum(bool(code["carried"]) for code in codes),
        "decks": {deck.id: deck for deck in handbook.sources.decks},
    }
    yield Page("sources.md", site.say("sources.title"), "sources", view, handbook.documents["sources.yml"].file)


def _coverage(handbook: Handbook, code: str, carriers: Iterable[str]) -> dict[str, object]:
    """Everything that names a code; ``carriers`` are the ids of the entries that do."""
    rows = link_rows(handbook, carriers)
    guides = [(name, guide) for name, guide in handbook.guides.items() if code in guide.sources]
    terms = [term for term in handbook.glossary.terms if code in term.sources]
    return {"rows": rows, "guides": guides, "terms": terms, "carried": bool(rows or guides or terms)}
