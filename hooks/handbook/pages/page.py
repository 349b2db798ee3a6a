"""A page before it is drawn: where it stands, which template draws it, and all that the template needs."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from handbook.diagnostics import Diagnostic, Say
from handbook.model.handbook import Handbook
from handbook.relations import Graph


@dataclass(frozen=True, slots=True)
class Page:
    """``uri`` is its path ending in ``.md``; ``source`` the author's file that its edit link opens.

    ``bundle`` names the scripts and styles that the page loads besides those of every page, if there are such; several
    names stand one after the other with spaces between them.
    """

    uri: str
    title: str
    template: str
    view: Mapping[str, Any]
    source: str = ""
    description: str = ""
    searchable: bool = True
    bundle: str = ""


@dataclass(frozen=True, slots=True)
class Site:
    """What pages are built from: what readers see, its graph, the words, the day of the build, the faults found.

    ``directories`` as in ``linking.url``. ``printed`` says whether this build makes the files of the sheets.
    ``pages`` is empty while they are built, and then what files are built from.
    """

    handbook: Handbook
    graph: Graph
    say: Say
    today: date
    found: tuple[Diagnostic, ...] = ()
    directories: bool = True
    printed: bool = False
    pages: tuple[Page, ...] = ()
