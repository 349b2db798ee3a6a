"""Sheets in a preview, which prints nothing: what only paper shows is known of those that have been measured as they
are now, by a build or by ``measure_new``.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from handbook.diagnostics import Diagnostic, Say, Severity
from handbook.model.handbook import Handbook
from handbook.model.settings import Settings
from handbook.pages.page import Page
from handbook.pages.sheet import NOUNS
from handbook.remembering import kept
from handbook.sheets.content import document_of
from handbook.sheets.fitting import check
from handbook.sheets.press import forget
from handbook.sheets.printing import Sheet, kept_fit, key_of, measured

_Keyed = tuple[tuple[Sheet, str], ...]
"""Sheets with the names of the files in which their fits are kept."""


def sheets_among(pages: Iterable[Page]) -> Iterator[Page]:
    """The pages that authors can make too long for their paper."""
    return (page for page in pages if (sheet := page.view.get("sheet")) and sheet.noun in NOUNS)


def known_faults(pages: Iterable[Page], handbook: Handbook, say: Say, cache: Path) -> tuple[Diagnostic, ...]:
    """What is known of the sheets among a preview's pages, as warnings. Nothing is measured."""
    sheets = (pair for page in sheets_among(pages) for pair in _sheets(page.uri, page, handbook.settings, say))
    fits = {sheet: fit for sheet, key in sheets if (fit := kept_fit(cache / key))}
    return tuple(replace(found, severity=Severity.WARNING) for found in check(handbook, fits, say))


def measure_new(pages: Iterable[Page], handbook: Handbook, say: Say, cache: Path) -> bool:
    """Measures what was never measured of some sheets as they are now. Whether that has a fault."""
    cache.mkdir(parents=True, exist_ok=True)
    sheets = (pair for page in pages for pair in _sheets(page.uri, page, handbook.settings, say))
    fits = {sheet: measured(sheet, cache) for sheet, key in sheets if not (cache / key).exists()}
    forget()
    return bool(check(handbook, fits, say))


@kept
def _sheets(_: str, page: Page, settings: Settings, say: Say) -> _Keyed:
    papers = page.view["sheet"].papers
    sheets = (Sheet(page.view["sheet"].id, paper, document_of(page, paper, settings, say)) for paper in papers)
    return tuple((sheet, key_of(sheet)) for sheet in sheets)
