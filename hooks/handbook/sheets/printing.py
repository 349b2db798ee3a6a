"""Every sheet of a handbook as files. What did not change is not printed again: prints are kept."""

import json
from base64 import b64decode, b64encode
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass, field
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path
from tempfile import NamedTemporaryFile

from handbook.diagnostics import Say
from handbook.model.handbook import Handbook
from handbook.pages.page import Page
from handbook.pages.print_centre import packets_of
from handbook.sheets.content import document_of, packet_of
from handbook.sheets.pictures import shrink
from handbook.sheets.press import Document, Fit, edition, measure, print_pdf, print_png
from handbook.sheets.qr import PIXELS, qr_png

SHEETS = "sheets"
"""The folder of what is kept, in that of all that may be deleted at any time."""

AT_ONCE = 2
"""Presses that work side by side; each needs its own core while it sets type."""
KEPT = 4
"""How many times as many prints are kept as a build needs: some older texts, and those of other branches."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet on one paper: the id of its entry, and the document that measures it."""

    id: str
    paper: str
    document: Document = field(compare=False)


@dataclass(frozen=True, slots=True)
class Order:
    """A file to print: its path inside the site, what stands on it, and its sheets, each as a document alone."""

    path: str
    document: Document
    sheets: tuple[Sheet, ...]


def orders(pages: Iterable[Page], handbook: Handbook, say: Say) -> Iterator[Order]:
    """All files of all sheets, and a packet for each role."""
    settings, on_a4 = handbook.settings, {}
    for page in pages:
        known: dict[str, Sheet] = {}
        for file in page.view["sheet"].files if page.view.get("sheet") else ():
            paper = "a4" if file.form == "picture" else file.form
            if paper not in known:
                known[paper] = Sheet(page.view["sheet"].id, paper, document_of(page, paper, settings, say))
            yield Order(file.path, known[paper].document, (known[paper],))
        if known:
            on_a4[page.uri] = page, known["a4"]
    for packet in packets_of(handbook, say):
        members = [on_a4[uri] for uri in packet.uris]
        document = packet_of([page for page, _ in members], packet.title, settings, say)
        yield Order(packet.path, document, tuple(sheet for _, sheet in members))


def print_all(wanted: Iterable[Order], site: Path, cache: Path) -> dict[Sheet, Fit]:
    """Puts every file in its place below the folder of the site. Gives how each sheet fits its paper.

    Sheets are measured once: the same choice serves the sheet, its picture and every packet that it is in.
    """
    cache.mkdir(parents=True, exist_ok=True)
    by_sheets: dict[tuple[Sheet, ...], list[tuple[Order, Path]]] = {}
    for order in wanted:
        kept_as = cache / _key(order.document, Path(order.path).suffix)
        by_sheets.setdefault(order.sheets, []).append((order, kept_as))
    fits: dict[Sheet, Fit] = {}

    def deliver(sheets: tuple[Sheet, ...]) -> None:
        for sheet in sheets:
            fits[sheet] = fits.get(sheet) or measured(sheet, cache)
        for order, kept_as in by_sheets[sheets]:
            _deliver(order, kept_as, fits, site)

    new = []
    for sheets, files in by_sheets.items():
        if all(kept_as.exists() for _, kept_as in files):
            deliver(sheets)  # which a second thread would only slow down
        else:
            new.append(sheets)
    with ThreadPoolExecutor(AT_ONCE) as presses:
        list(presses.map(deliver, (sheets for sheets in new if len(sheets) == 1)))
    for packet in (sheets for sheets in new if len(sheets) > 1):
        deliver(packet)  # by itself: a packet of eighty sheets takes half a gigabyte
    _tidy(cache, KEPT * (len(fits) + sum(map(len, by_sheets.values()))))
    return fits


def measured(sheet: Sheet, cache: Path) -> Fit:
    """How a sheet fits its paper, measured if that is not kept."""
    fit: Fit = json.loads(_kept(cache / key_of(sheet), lambda: json.dumps(measure(sheet.document)).encode()))
    return fit


def key_of(sheet: Sheet) -> str:
    """The name of the file in which the fit of a sheet is kept."""
    return _key(sheet.document, ".json")


def kept_fit(file: Path) -> Fit | None:
    """The fit in a kept file; None if there is none."""
    with suppress(FileNotFoundError):
        fit: Fit = json.loads(file.read_bytes())
        return fit
    return None


def _deliver(order: Order, kept_as: Path, fits: Mapping[Sheet, Fit], site: Path) -> None:
    document = order.document
    chosen = {sheet.id: fits[sheet] for sheet in order.sheets}

    def print_it() -> bytes:
        return shrink(print_png(document, chosen)) if kept_as.suffix == ".png" else print_pdf(document, chosen)

    file = site / order.path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(_kept(kept_as, print_it))


def _key(document: Document, suffix: str) -> str:
    """A name that tells all that decides the bytes of what is kept."""
    text = json.dumps(document, ensure_ascii=False, sort_keys=True)
    return sha256(f"{edition()} {text}".encode()).hexdigest() + suffix


def write_codes(pages: Iterable[Page], site: Path, cache: Path) -> None:
    """The pictures of the pages' QR codes. They are files, because only who prints a page needs its code.

    All are kept in one file: a thousand take half a second to make, and an address has always the same.
    """
    wanted = {sheet.code: sheet.address for page in pages if (sheet := page.view.get("sheet")) and sheet.code}
    file = cache / f"codes-{version('zxing-cpp')}-{PIXELS}.json"
    known = json.loads(file.read_bytes()) if file.exists() else {}
    drawn = {address: known.get(address) or b64encode(qr_png(address)).decode() for address in wanted.values()}
    if drawn != known:
        cache.mkdir(parents=True, exist_ok=True)
        _put(file, json.dumps(drawn).encode())
    for folder in {(site / path).parent for path in wanted}:
        folder.mkdir(parents=True, exist_ok=True)
    for path, address in wanted.items():
        (site / path).write_bytes(b64decode(drawn[address]))


def _kept(file: Path, make: Callable[[], bytes]) -> bytes:
    """The content of a kept file, made if there is none."""
    if file.exists():
        file.touch()
        return file.read_bytes()
    _put(file, content := make())
    return content


def _put(file: Path, content: bytes) -> None:
    """A file is put in place in one step, whoever else does the same."""
    with NamedTemporaryFile(dir=file.parent, suffix=".new", delete=False) as new:
        new.write(content)
    Path(new.name).replace(file)


def _tidy(cache: Path, most: int) -> None:
    """Removes what has not been used for longest."""
    with suppress(FileNotFoundError):  # another build tidies at the same time
        newest_first = sorted(cache.iterdir(), key=lambda file: file.stat().st_mtime, reverse=True)
        for file in newest_first[most:]:
            file.unlink(missing_ok=True)
