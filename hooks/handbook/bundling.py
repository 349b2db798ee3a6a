"""Scripts and styles: many small files to write, few to load.

A bundle's name changes with its content, so that browsers may keep it for ever.
"""

import re
from collections.abc import Iterable, Mapping
from hashlib import sha256
from pathlib import Path, PurePosixPath

from handbook.remembering import kept

COMMON = "handbook"
WORKER = "search"
"""The bundle that a worker runs: no page is around it, so it waits for nothing."""
SUFFIXES = (".css", ".js")
NOT_SENT = re.compile(r"assets/(handbook/|stylesheets/palette|javascripts/(lunr|workers)/|.*\.map$)")
"""Files of the theme that no page loads: the parts of bundles, Material's colours among them; Material's search, whose
place ours has taken; maps from its scripts to their sources.
"""
_COLOURS = re.compile(r'\s*<link rel="stylesheet" href="[^"]*/palette\.[^"]*">')
_ASSETS = Path(__file__).parent.parent / "theme" / "assets" / "handbook"


def load_assets(folders: Iterable[str] = ()) -> dict[str, str]:
    """Our scripts and styles by path, after the small style with the colours of the theme in ``folders``: a page asks
    for both at once, and ours has the last word.
    """
    colours = [path for folder in folders for path in Path(folder, "assets", "stylesheets").glob("palette.*.css")]
    ours = [path for path in sorted(_ASSETS.rglob("*")) if path.suffix in SUFFIXES]
    places = {path: path.name for path in colours} | {path: path.relative_to(_ASSETS).as_posix() for path in ours}
    return {place: path.read_text(encoding="utf-8") for path, place in places.items()}


def bundle(sources: Mapping[str, str]) -> Mapping[str, tuple[str, bytes]]:
    """Scripts and styles by path (``filter.js``, ``picker/fill.js``), in their order → bundles by name.

    Files at the top make ``handbook.js`` and ``handbook.css``, which every page loads; those of a folder make
    ``<folder>.js`` and ``<folder>.css``. Where a folder has folders, each of these makes a bundle that begins with the
    files of the one around it (``assessment/team.js``). A bundle is its path inside the site and its content.
    """
    return _bundles(COMMON, sources)


def without_colours(links: str) -> str:
    """The theme's links to its styles without the one to its colours, which are in ``handbook.css``."""
    return _COLOURS.sub("", links)


@kept
def _bundles(_: str, sources: Mapping[str, str]) -> Mapping[str, tuple[str, bytes]]:
    own: dict[str, str] = {}
    for name in sources:
        path = PurePosixPath(name)
        if path.suffix in SUFFIXES:
            place = f"{COMMON if len(path.parts) == 1 else path.parent}{path.suffix}"
            own[place] = own.get(place, "") + _lean(sources[name], path.suffix)
    folders = {place.rpartition(".")[0] for place in own}
    bundles = {}
    for folder in sorted(folders - {folder.rpartition("/")[0] for folder in folders}):
        around = folder.rpartition("/")[0]
        for suffix in SUFFIXES:
            if whole := own.get(f"{around}{suffix}", "") + own.get(f"{folder}{suffix}", ""):
                later = suffix == ".js" and folder not in (COMMON, WORKER)
                bundles[f"{folder}{suffix}"] = _after_common(whole) if later else whole
    return {name: (_hashed(name, content), content.encode()) for name, content in bundles.items()}


def _after_common(scripts: str) -> str:
    """Scripts that wait for the common bundle, which stands after them in the page, and may run more than once:
    navigation without reloads runs the scripts of each page that it puts in place."""
    return f'customElements.whenDefined("hb-copy").then(() => {{{scripts}}});\n'


def _lean(source: str, suffix: str) -> str:
    """A script or style without its indents and comments: what developers read need not be sent to readers.

    The lines of a script stay, so a browser names the right one; no text of a script may span lines.
    """
    pattern = r"^[ \t]*(//.*$)?" if suffix == ".js" else r"^\s+|/\*[^*]*\*/\s*"
    return re.sub(pattern, "", source, flags=re.MULTILINE)


def _hashed(name: str, content: str) -> str:
    stem, _, suffix = name.rpartition(".")
    return f"assets/{stem}.{sha256(content.encode()).hexdigest()[:8]}.{suffix}"
