"""Every sheet of a handbook as files. What did not change is not printed again: prints are kept."""

import json
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from tempfile import NamedTemporaryFile

from handbook.diagnostics import Say
from handbook.model.handbook import Handbook
from handbook.pages.page import Page
from handbook.pages.print_centre import packets_of
from handbook.pages.sheet import Sheet
from handbook.sheets.content import document_of, packet_of
from handbook.sheets.pictures import shrink
from handbook.sheets.press import Document, edition, print_pdf, print_png

AT_ONCE = 2
"""Presses that work side by side; each needs its own core while it sets type."""
KEPT = 4
"""How many times as many prints are kept as a build needs: some older texts, and those of other branches."""


@dataclass(frozen=True, slots=True)
class Order:
    """A file to print: its path inside the site, and what stands on it."""

    path: str
    document: Document

    def print(self) -> bytes:
        """The bytes of the file."""
        return shrink(print_png(self.document)) if self.path.endswith(".png") else print_pdf(self.document)

    @property
    def key(self) -> str:
        """A fingerprint of all that decides the bytes."""
        text = json.dumps(self.document, ensure_ascii=False, sort_keys=True)
        return sha256(f"{edition()} {text}".encode()).hexdigest() + Path(self.path).suffix


def orders(pages: Iterable[Page], handbook: Handbook, say: Say) -> Iterator[Order]:
    """All files of all sheets, and a packet for each role."""
    by_uri = {page.uri: page for page in pages}
    settings = handbook.settings
    for page in by_uri.values():
        sheet: Sheet | None = page.view.get("sheet")
        for file in sheet.files if sheet else ():
            paper = "a4" if file.form == "picture" else file.form
            yield Order(file.path, document_of(page, paper, settings, say))
    for packet in packets_of(handbook, say):
        members = [by_uri[uri] for uri in packet.uris]
        yield Order(packet.path, packet_of(members, packet.title, settings, say))


def print_all(wanted: Iterable[Order], site: Path, cache: Path) -> None:
    """Puts every file in its place below the folder of the site."""
    cache.mkdir(parents=True, exist_ok=True)
    with ThreadPoolExecutor(AT_ONCE) as presses:
        done = list(presses.map(lambda order: _deliver(order, site, cache), wanted))
    _tidy(cache, KEPT * len(done))


def _deliver(order: Order, site: Path, cache: Path) -> None:
    file = site / order.path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(_kept(cache / order.key, order.print))


def _kept(file: Path, make: Callable[[], bytes]) -> bytes:
    """The content of a kept file, made if there is none. It is put in place in one step, whoever else does the same."""
    if file.exists():
        file.touch()
        return file.read_bytes()
    content = make()
    with NamedTemporaryFile(dir=file.parent, suffix=".new", delete=False) as new:
        new.write(content)
    Path(new.name).replace(file)
    return content


def _tidy(cache: Path, most: int) -> None:
    """Removes what has not been used for longest."""
    with suppress(FileNotFoundError):  # another build tidies at the same time
        newest_first = sorted(cache.iterdir(), key=lambda file: file.stat().st_mtime, reverse=True)
        for file in newest_first[most:]:
            file.unlink(missing_ok=True)
