"""A preview without its server and without the theme, for tests of what a save redraws.

    python tests/previewing.py FOLDER

prints the fingerprint of every file of the preview of a handbook, made from nothing.
"""

import json
import sys
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from handbook.building import Built, build_preview
from handbook.bundling import load_assets
from handbook.examining import Examined, examine
from handbook.linking import published
from handbook.refreshing import refresh
from project import TODAY

Files = dict[str, bytes]


class Preview:
    """The files of a running preview by path. ``saved`` reads the handbook again and draws what has changed."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.examined, self.built = self._look(None, None)
        self.files = _whole(self.built)

    def saved(self) -> bool:
        """Takes in a save; whether it took the whole build."""
        before = self.built
        self.examined, self.built = self._look(self.examined, before)
        changed = refresh(before, self.built)
        if changed is None:
            self.files = _whole(self.built)
        for path, content in (changed or {}).items():
            if content is None:
                del self.files[path]
            else:
                self.files[path] = content
        return changed is None

    def _look(self, last: Examined | None, built: Built | None) -> tuple[Examined, Built]:
        folder = self.folder
        examined = examine(folder / "standards", folder / "docs", TODAY, last)
        options = {"today": TODAY, "root": folder, "assets": load_assets(), "cache": folder, "directories": True}
        return examined, build_preview(examined, built.handbook if built else None, **options)


class _Theme:
    """The frame of a theme that has nothing but the page's navigation, headings and body."""

    def render(self, _: Mapping[str, Any]) -> str:
        return "\x00navigation\x00\x00contents\x00\x00<h1content\x00"


def _whole(built: Built) -> Files:
    """The site as MkDocs builds it: every file, and every generated page in its frame."""
    files, theme = dict(built.files), _Theme()
    for uri, page in built.pages.items():
        own = SimpleNamespace(file=SimpleNamespace(src_uri=uri), edit_url=page.source, canonical_url=uri)
        context = {"base_url": "../" * uri.count("/") or ".", "page": own}
        whole = built.frames.fill(built.body(own), theme, context)
        files[published(uri, directories=True)] = whole.encode()
    return files


def fingerprints(files: Files) -> dict[str, str]:
    """The fingerprint of each file."""
    return {path: sha256(content).hexdigest() for path, content in files.items()}


if __name__ == "__main__":
    print(json.dumps(fingerprints(Preview(Path(sys.argv[1])).files)))
