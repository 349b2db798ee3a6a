"""How the assessments that nobody wrote are listed; their pages are those of assessments."""

from dataclasses import dataclass

from handbook.composing import compose
from handbook.pages.page import Site


@dataclass(frozen=True, slots=True)
class ComposedLink:
    """An assessment of a chapter in a list: its address, its name, how many questions and minutes it has."""

    id: str
    title: str
    total: int
    minutes: int


def composed_by_chapter(site: Site) -> dict[str, ComposedLink]:
    """Chapter → link to its assessment."""
    return {
        form.chapter: ComposedLink(form.id, form.title, len(form.parts), form.minutes)
        for form in compose(site.handbook)
    }
