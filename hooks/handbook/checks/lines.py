"""Lines of a checklist and the list they stand on (printing.md §8: CL02, 06, 08, 09, 11, 13, 15, 17).

``lint.yml`` has the words that say a result and the words that begin an act.
"""

import re
from collections.abc import Iterator
from datetime import date

from handbook.deriving import Tick
from handbook.diagnostics import Severity
from handbook.linking import entry_uri, web_address
from handbook.model.checklist import Checklist, Mode
from handbook.model.handbook import Handbook
from handbook.model.lint import Lint

Fault = tuple[str, Severity, dict[str, str]]
SLOWER = 1.3
"""How many times as long as it says a list may take."""
LONGEST_ADDRESS = 46
"""Bytes in a QR code of version 4-Q, the largest that is read well on a folded sheet (printing.md §9)."""

_NUMBER = re.compile("[0-9一二两三四五六七八九十百]")
_DONE = re.compile("^(?:无|没有|未)|已")
_MARKUP = re.compile(
    r"\*+[^*]+\*+|__[^_]+__|~~[^~]+~~|`[^`]+`|\[[^\]]+\]\([^)]+\)|</?(?:b|i|u|em|strong|span|font|mark)\b[^>]*>"
)


def faults_of_line(tick: Tick, mode: Mode, lint: Lint) -> Iterator[Fault]:
    """(code, severity, facts) of each fault in what a line rests on and in its form."""
    if not tick.source:
        yield ("HB345", Severity.ERROR, {}) if tick.critical else ("HB346", Severity.WARNING, {})
    if found := _MARKUP.search(tick.text):
        yield "HB349", Severity.ERROR, {"found": found[0]}
    result = any(word in tick.text for word in lint.observable)
    if mode is Mode.READ_DO and lint.acts and _DONE.search(tick.text):
        yield "HB348", Severity.WARNING, {}
    elif mode is Mode.DO_CONFIRM and lint.observable and not result:
        if tick.text.startswith(lint.acts):
            yield "HB348", Severity.WARNING, {}
        elif not _NUMBER.search(tick.text):
            yield "HB347", Severity.WARNING, {}


def faults_of_list(checklist: Checklist) -> Iterator[tuple[str, tuple[str, ...], dict[str, str]]]:
    """(code, keys of the field, facts) of each fault in a list's dates and its trial run."""
    if checklist.review_by > _a_year_after(checklist.effective):
        yield "HB350", ("review_by",), {"latest": str(_a_year_after(checklist.effective))}
    tested = checklist.tested
    if tested and tested.minutes > checklist.minutes * SLOWER:
        facts = {"minutes": str(checklist.minutes), "found": str(tested.minutes)}
        yield "HB351", ("tested", "minutes"), facts


def too_long_an_address(handbook: Handbook) -> str:
    """The longest address that a sheet's code leads to, if that makes the code too fine; else empty."""
    sheets = (entry for kind, entries in handbook.by_kind() if kind in ("checklist", "briefing") for entry in entries)
    base = handbook.settings.address or ""
    addresses = (web_address(base, entry_uri(entry.id), entry.edition, directories=True) for entry in sheets)
    longest = max(addresses, key=len, default="")
    return longest if len(longest.encode()) > LONGEST_ADDRESS else ""


def _a_year_after(day: date) -> date:
    """The same day a year later; after 29 February the 28th."""
    return day.replace(year=day.year + 1, day=28 if (day.month, day.day) == (2, 29) else day.day)
