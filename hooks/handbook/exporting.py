"""The way out: the same site as files that any MkDocs with Material builds, without a hook or a template of ours.

Generated pages are written as finished HTML within Markdown files, guides as Markdown with their links put in.
"""

import json
from collections.abc import Iterator
from html import escape
from pathlib import Path
from typing import Any

from handbook.building import Built
from handbook.pages.navigation import Nav
from handbook.publishing import print_sheets, write_files

_BETWEEN = "\0"
"""Stands for a guide's own text."""
_SETTINGS = """\
# Written by `handbook export`. Needs mkdocs and mkdocs-material, nothing else.
site_name: {name}
theme:
  name: material
  language: zh
  font: false
  features: [navigation.tabs, navigation.indexes, navigation.prune]
plugins: [search]
extra_css: {styles}
extra_javascript: {scripts}
markdown_extensions:
  - attr_list
  - tables
  - toc:
      slugify: !!python/object/apply:pymdownx.slugs.slugify {{kwds: {{case: lower}}}}
nav: {nav}
"""


def export(built: Built, folder: Path) -> None:
    """Writes the exported project into a folder, its sheets included."""
    write_files(folder, dict(_files(built)))
    print_sheets(folder / "docs", built)


def _files(built: Built) -> Iterator[tuple[str, bytes]]:
    """(path, content) of every file but the sheets."""
    yield "mkdocs.yml", _settings(built).encode()
    for page in built.pages.values():
        matter = {"title": escape(page.title), "description": escape(page.description)}
        yield f"docs/{page.uri}", _page(matter, f"<div>\n{built.renderer.render(page)}\n</div>").encode()
    for name, guide in built.handbook.guides.items():
        text = built.renderer.guide_markdown(built.handbook.documents[name].body, name)
        head, foot = built.renderer.guide_html(_BETWEEN, name).split(_BETWEEN)
        body = f"<div>\n{head}\n</div>\n\n{text}\n\n<div>\n{foot}\n</div>"
        yield f"docs/{name}", _page({"title": escape(guide.title)}, body).encode()
    for path, content in built.files.items():
        yield f"docs/{path}", content


def _page(matter: dict[str, str], body: str) -> str:
    return f"---\n{json.dumps(matter, ensure_ascii=False)}\n---\n\n{body}\n"


def _settings(built: Built) -> str:
    """``mkdocs.yml``; what stands in its gaps is JSON, which is YAML."""
    gaps: dict[str, Any] = {
        "name": escape(built.handbook.settings.title),
        "styles": [built.bundles["handbook.css"]],
        "scripts": [{"path": built.bundles["handbook.js"], "defer": True}],
        "nav": _nav(built.frames.navigation),
    }
    return _SETTINGS.format(**{gap: json.dumps(value, ensure_ascii=False) for gap, value in gaps.items()})


def _nav(items: Nav) -> list[Any]:
    """A leaf is ``{title: page}``, a section ``{title: [its own page, …]}``."""
    return [
        {escape(item.title): [*([item.uri] if item.uri else []), *_nav(item.children)] if item.children else item.uri}
        for item in items
    ]
