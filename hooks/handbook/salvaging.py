"""What a preview shows while files are broken: the last good state of each entry, or a place that says so."""

from dataclasses import dataclass, replace
from datetime import date

from handbook.checks import check_handbook
from handbook.diagnostics import Diagnostic, Say, errors
from handbook.document import Document
from handbook.loading import SINGLES, Loaded
from handbook.model.edition import Published
from handbook.model.figures import Figures
from handbook.model.glossary import Glossary
from handbook.model.handbook import Handbook
from handbook.model.kinds import kind_of
from handbook.model.lint import Lint
from handbook.model.search_words import SearchWords
from handbook.model.settings import Settings
from handbook.model.sources import Sources


@dataclass(frozen=True, slots=True)
class Salvaged:
    """A handbook without errors. ``missing`` are the ids of entries that have no good state to show."""

    handbook: Handbook
    missing: frozenset[str] = frozenset()


def salvage(loaded: Loaded, found: tuple[Diagnostic, ...], last: Handbook | None, today: date, say: Say) -> Salvaged:
    """A sound handbook from what could be read now (``found``: its faults) and what was good before.

    An entry with an error is replaced by its last good state. If that, too, refers to what is gone, the entry is
    left out; so are those that refer to it, until nothing dangles. Without the files that stand once (settings,
    glossary, …) the whole last state is shown, or a handbook with nothing in it.
    """
    now = loaded.handbook
    if now is None or now.unread & SINGLES.keys():
        return Salvaged(last or _bare(now.settings if now else None, say))
    if not errors(found):
        return Salvaged(now)
    known = {id_ for id_ in now.unread if kind_of(id_) and id_[1:2] == "-"} | now.entries.keys()
    handbook = replace(now, unread=frozenset())
    broken = (known - now.entries.keys()) | _files(errors(found), now)
    for _ in range(2 * len(known) + 2):
        handbook = _without(handbook, broken, last)
        remaining = errors(check_handbook(handbook, today))
        if not remaining:
            return Salvaged(handbook, frozenset(known - handbook.entries.keys()))
        broken = _files(remaining, handbook)
        if not broken:
            break
    return Salvaged(last or _bare(now.settings, say))


def _without(handbook: Handbook, broken: set[str], last: Handbook | None) -> Handbook:
    """Each broken entry in its last good state; one that is in it already, or has none, is left out, as are guides."""
    entries, documents = dict(handbook.entries), dict(handbook.documents)
    for id_ in broken & ({*entries, *(last.entries if last else ())}):
        good = last.entries.get(id_) if last else None
        if last and good and entries.get(id_) is not good:
            entries[id_], documents[id_] = good, last.documents[id_]
        else:
            entries.pop(id_, None)
    guides = {name: guide for name, guide in handbook.guides.items() if name not in broken}
    return replace(handbook, entries=dict(sorted(entries.items())), documents=documents, guides=guides)


def _files(found: tuple[Diagnostic, ...], handbook: Handbook) -> set[str]:
    """The ids of the entries, and the names of the guides, in whose files faults stand."""
    files = {d.span.file for d in found}
    return {name for name in (*handbook.entries, *handbook.guides) if handbook.documents[name].file in files}


def _bare(settings: Settings | None, say: Say) -> Handbook:
    """A handbook with nothing in it but its settings, or but a title that says what is wrong."""
    if settings is None:
        nothing = [{"id": "none", "title": "—"}]
        names = ("chapters", "roles", "touchpoints", "values")
        title = {"title": say("fault.home"), "welcome": say("fault.home"), "language": "zh"}
        settings = Settings.model_validate(title | dict.fromkeys(names, nothing))
    documents = {"handbook.yml": Document("standards/handbook.yml")}
    return Handbook(
        settings,
        Glossary(),
        Sources(),
        Figures(),
        Lint(),
        Published(),
        SearchWords(),
        {},
        guides={},
        documents=documents,
    )
