"""A page for each kind: every entry of it, by chapter, to be narrowed by role."""

from collections.abc import Iterator

from handbook.linking import addresses
from handbook.model.assessment import Assessment
from handbook.model.briefing import Briefing
from handbook.model.checklist import Checklist
from handbook.model.entry import Entry
from handbook.model.kinds import KINDS
from handbook.pages.collected import links_by_chapter, links_by_role
from handbook.pages.composed import composed_by_chapter
from handbook.pages.links import EntryLink, link_to
from handbook.pages.page import Page, Site

TEMPLATES: dict[type[Entry], str] = {
    Checklist: "checklist_list",
    Assessment: "assessment_list",
    Briefing: "briefing_list",
}
"""Kinds whose page has more than the list of entries."""


def pages(site: Site) -> Iterator[Page]:
    """One page a kind that has entries."""
    handbook, places = site.handbook, addresses(site.handbook)
    for kind in KINDS:
        entries = handbook.all(kind.model)
        if not entries:
            continue
        links: dict[str, list[EntryLink]] = {chapter.id: [] for chapter in handbook.settings.chapters}
        for entry in entries:
            links[entry.chapter].append(link_to(entry))
        chapters = [{"chapter": chapter, "links": links[chapter.id]} for chapter in handbook.settings.chapters]
        bound = {role for entry in entries for role in entry.audience}
        view = {
            "kind": kind.name,
            "letter": kind.letter,
            "chapters": [chapter for chapter in chapters if chapter["links"]],
            "roles": [role for role in handbook.settings.roles if role.id in bound],
            "total": len(entries),
        }
        if kind.model is Checklist:
            view |= {"by_role": links_by_role(site), "by_chapter": tuple(links_by_chapter(site).values())}
        if kind.model is Assessment:
            view |= {"composed": tuple(composed_by_chapter(site).values())}
        title = site.say(f"kinds.{kind.name}.list")
        yield Page(places[f"kind/{kind.name}"], title, TEMPLATES.get(kind.model, "kind_list"), view)
