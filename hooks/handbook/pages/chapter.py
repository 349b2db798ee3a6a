"""A page for each chapter: its guides, then its entries kind by kind, then all its checks as one list
and all its standards as one assessment."""

from collections.abc import Iterator

from handbook.pages.collected import links_by_chapter
from handbook.pages.composed import composed_by_chapter
from handbook.pages.links import link_rows
from handbook.pages.page import Page, Site


def pages(site: Site) -> Iterator[Page]:
    """One page a chapter."""
    handbook, lists, composed = site.handbook, links_by_chapter(site), composed_by_chapter(site)
    for chapter in handbook.settings.chapters:
        ids = [entry.id for entry in handbook.by_chapter.get(chapter.id, ())]
        view = {
            "chapter": chapter,
            "guides": [(name, guide) for name, guide in handbook.guides.items() if guide.chapter == chapter.id],
            "rows": link_rows(handbook, ids),
            "collected": lists.get(chapter.id),
            "composed": composed.get(chapter.id),
        }
        source = handbook.documents["handbook.yml"].file
        yield Page(f"chapters/{chapter.id}/index.md", chapter.title, "chapter", view, source, chapter.about or "")
