"""What the service worker keeps on the device: every file by the checksum of its content, as many as a phone bears."""

import json
from collections.abc import Iterator
from pathlib import Path
from zlib import crc32

from handbook.building import Built

MOST = 50_000_000
"""Bytes. In a larger handbook the first files by name stay within reach without a network, the rest need one."""

WORKER = "sw.js"
KINDS = frozenset({".html", ".css", ".js", ".json", ".webmanifest", ".png", ".svg", ".woff2"})
_PASSED_OVER = ("help/", "sheets/")
"""Pages for authors, sheets that are made to be printed."""


def write_worker(site: Path, _: Built) -> None:
    """Puts the list of files at the top of the worker, so that it changes whenever one of them does."""
    listed, size = {}, 0
    for path, content in _files(site):
        size += len(content)
        if size <= MOST:
            listed[path] = f"{crc32(content):08x}"
    worker = site / WORKER
    code = worker.read_text(encoding="utf-8")
    listing = json.dumps(listed, ensure_ascii=False, separators=(",", ":"))
    worker.write_text(f"self.HANDBOOK_FILES={listing};\n{code}", encoding="utf-8", newline="\n")


def _files(site: Path) -> Iterator[tuple[str, bytes]]:
    """(path, content) of what is worth keeping; scripts, styles and the top pages come first."""
    found = {path.relative_to(site).as_posix(): path for path in site.rglob("*") if path.suffix in KINDS}
    for name in sorted(found, key=lambda name: (not name.startswith("assets/"), name.count("/"), name)):
        if name != WORKER and not name.startswith(_PASSED_OVER):
            yield name, found[name].read_bytes()
