"""Scripts and styles: many small files to write, few to load.

A bundle's name changes with its content, so that browsers may keep it for ever.
"""

import re
from collections.abc import Mapping
from hashlib import sha256
from pathlib import PurePosixPath

COMMON = "handbook"
SUFFIXES = (".css", ".js")


def bundle(sources: Mapping[str, str]) -> dict[str, tuple[str, bytes]]:
    """The theme's own scripts and styles by path (``filter.js``, ``assessment/saving.js``) → bundles by name.

    Files at the top make ``handbook.js`` and ``handbook.css``, which every page loads; those of a folder make
    ``<folder>.js`` and ``<folder>.css``. A bundle is its path inside the site and its content.
    """
    parts: dict[str, str] = {}
    for name in sorted(sources):
        path = PurePosixPath(name)
        if path.suffix in SUFFIXES:
            own = f"{COMMON if len(path.parts) == 1 else path.parts[0]}{path.suffix}"
            parts[own] = parts.get(own, "") + (_lean(sources[name]) if path.suffix == ".js" else sources[name])
    return {name: (_hashed(name, content), content.encode()) for name, content in parts.items()}


def _lean(script: str) -> str:
    """A script without its indents and comment lines: what developers read need not be sent to readers.

    The lines stay, so a browser names the right one; no text of a script may span lines.
    """
    return re.sub(r"^[ \t]*(//.*$)?", "", script, flags=re.MULTILINE)


def _hashed(name: str, content: str) -> str:
    stem, _, suffix = name.rpartition(".")
    return f"assets/{stem}.{sha256(content.encode()).hexdigest()[:8]}.{suffix}"
