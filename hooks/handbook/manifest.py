"""The web app manifest: what a device needs to know to keep the handbook among its apps."""

import json
from collections.abc import Iterator

from handbook.pages.page import Site

ACCENT, PAPER = "#0a5c50", "#ffffff"


def manifest(site: Site) -> Iterator[tuple[str, bytes]]:
    """``manifest.webmanifest``, in the handbook's own name."""
    title = site.handbook.settings.title
    icons = [
        {"src": f"assets/icons/icon-{size}.png", "sizes": f"{size}x{size}", "type": "image/png", "purpose": purpose}
        for size in (192, 512)
        for purpose in ("any", "maskable")
    ]
    content = {
        "name": title,
        "short_name": title,
        "start_url": "./",
        "scope": "./",
        "display": "minimal-ui",
        "theme_color": ACCENT,
        "background_color": PAPER,
        "icons": icons,
    }
    yield "manifest.webmanifest", json.dumps(content, ensure_ascii=False).encode()
