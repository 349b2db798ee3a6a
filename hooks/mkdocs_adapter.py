"""The hook that MkDocs loads: thin event functions and nothing else. The only file that imports mkdocs.

MkDocs offers hooks no place for what one event hands to the next, so the build in progress is the one module
variable here. ``on_config`` replaces it whole; nothing else writes it.
"""

import atexit
import gc
import logging
from collections.abc import Callable
from functools import partial
from html import escape
from pathlib import Path
from typing import Any
from urllib.parse import quote

from filelock import FileLock
from mkdocs.config.config_options import ExtraScriptValue
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import get_plugin_logger
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page
from mkdocs.utils import CountHandler, get_build_datetime

from handbook.building import Built, build, build_preview
from handbook.bundling import NOT_SENT, load_assets, without_colours
from handbook.diagnostics import Diagnostic, errors
from handbook.examining import Examined, examine
from handbook.framing import FramedEnvironment
from handbook.model.handbook import Handbook
from handbook.publishing import claim, finish, staging, swap
from handbook.rendering import anchors_of, compiled_templates
from handbook.reporting import format_full
from handbook.search.frame import own_worker
from handbook.serving import Rebuild, cache_unchanging, watch_closely
from handbook.words import load_words

_log = get_plugin_logger("handbook")
_preview = False
_built: Built | None = None
_examined: Examined | None = None
_claim: FileLock | None = None


def on_startup(*, command: str, **_: Any) -> None:
    """A preview also shows the entries that readers do not see yet."""
    global _preview
    _preview = command == "serve"
    gc.set_threshold(50_000)  # content stays to the end: searching all of it for garbage every 700 objects finds none
    atexit.register(gc.freeze)  # and once more before the process ends


def on_config(config: MkDocsConfig, **_: Any) -> None:
    """Reads and checks all content. An error ends a build here, before MkDocs touches the old site.

    A preview never fails, because MkDocs would leave every request of the browser without an answer: it shows what
    is sound, the last good state of the rest, and a panel that says what to mend.
    """
    global _built, _claim
    site = Path(config.site_dir)
    if not _preview:
        _claim = claim(site, lambda: _log.info(load_words("zh").say("report.waiting", site=site)))
        config.site_dir = str(staging(site))
    _built = _build(config)
    config.site_name = escape(_built.handbook.settings.title)


def _build(config: MkDocsConfig) -> Built:
    global _examined
    root, when = Path(config.config_file_path).parent, get_build_datetime().date()
    options: Any = {"today": when, "directories": config.use_directory_urls, "assets": load_assets(config.theme.dirs)}
    options["cache"] = root / ".cache"
    _examined = examine(root / "standards", Path(config.docs_dir), when, _examined)
    if _preview:
        _log.info(format_full(_examined.diagnostics, _examined.say, _examined.texts))
        return build_preview(_examined, _built.handbook if _built else None, root=root, **options)
    handbook, found = _sound(_examined)
    _examined = None  # as large as the handbook itself
    return build(handbook, found, **options)


def _sound(examined: Examined) -> tuple[Handbook, tuple[Diagnostic, ...]]:
    """A handbook without errors, and its warnings, which are logged."""
    found, say = examined.diagnostics, examined.say
    if examined.handbook is None or errors(found):
        raise PluginError(f"{say('report.stopped')}\n\n{format_full(found, say, examined.texts)}")
    for d in found:
        _log.log(logging.WARNING if d.counts else logging.INFO, "%s: [%s] %s", d.span.place, d.code, d.message(say))
    return examined.handbook.public(), found


def on_serve(server: Any, config: MkDocsConfig, builder: Callable[[], None], **_: Any) -> None:
    """Lets a save redraw only what it changes."""

    def build_again() -> tuple[Built, Built]:
        global _built
        last, _built = _ready(), _build(config)
        return last, _built

    settings, site = Path(config.config_file_path), Path(config.site_dir)
    server.builder = Rebuild(site, settings, build_again=build_again, build_whole=builder)
    server.set_app(cache_unchanging(server.get_app()))
    watch_closely(server, (config.docs_dir, config.config_file_path))


def on_files(files: Files, config: MkDocsConfig, **_: Any) -> None:
    """Adds the generated pages and files. The navigation is the handbook's own; MkDocs needs to know the home page."""
    for file in files.documentation_pages():
        file.edit_uri = quote(f"{Path(config.docs_dir).name}/{file.src_uri}")
        file.inclusion = InclusionLevel.NOT_IN_NAV
    for file in [file for file in files.media_files() if NOT_SENT.match(file.src_uri)]:
        files.remove(file)
    built = _ready()
    for uri, content in built.files.items():
        files.append(File.generated(config, uri, content=content))
    for page in built.pages.values():
        file = File.generated(config, page.uri, content="", inclusion=InclusionLevel.NOT_IN_NAV)
        file.edit_uri = quote(page.source) if page.source else None
        files.append(file)
        _Generated(escape(page.title), file, config)
    config.nav = ["index.md"]
    config.extra_css.append(built.bundles["handbook.css"])
    config.extra_javascript.append(script := ExtraScriptValue())
    script.path, script.defer = built.bundles["handbook.js"], True


class _Generated(Page):
    """A page that is HTML from the start: nothing of it goes through Markdown, and it is drawn with its frame."""

    def read_source(self, config: MkDocsConfig) -> None:
        self.markdown = ""
        self.meta = {}

    def render(self, config: MkDocsConfig, files: Files) -> None:
        self.content = ""

    @property
    def present_anchor_ids(self) -> set[str]:  # type: ignore[override]
        """Only pages that a guide links into are searched for anchors."""
        return anchors_of(_ready().html(self.file.src_uri))


def on_page_markdown(markdown: str, page: Page, **_: Any) -> str:
    """Puts links to entries and figures into a guide."""
    built, uri = _ready(), page.file.src_uri
    return built.renderer.guide_markdown(markdown, uri) if uri in built.handbook.guides else markdown


def on_page_content(html: str, page: Page, **_: Any) -> str:
    """Puts around a guide what belongs there, and a preview's panel above it."""
    built, uri = _ready(), page.file.src_uri
    return built.panels.get(uri, "") + built.renderer.guide_html(html, uri) if uri in built.handbook.guides else html


def on_env(env: Any, **_: Any) -> FramedEnvironment:
    """Gives the theme's templates what they call, and each page its frame."""
    built = _ready()
    env.bytecode_cache = compiled_templates()
    env.globals["say"] = built.say
    env.globals["without_colours"] = without_colours
    env.globals["own_worker"] = partial(own_worker, path=built.bundles["search.js"])
    return FramedEnvironment(env, built.frames, built.body)


def _ready() -> Built:
    if _built is None:
        raise RuntimeError("MkDocs calls on_config before any other event")
    return _built


def on_post_build(config: MkDocsConfig, **_: Any) -> None:
    """Puts the finished site in the old one's place, unless a strict build has found something to warn of."""
    if _preview:
        return
    new = Path(config.site_dir)
    finish(new, _ready())
    warned = [handler for handler in logging.getLogger("mkdocs").handlers if isinstance(handler, CountHandler)]
    if not any(handler.get_counts() for handler in warned):
        swap(new, new.with_name(new.name.removeprefix(".").removesuffix(".new")))
    if _claim:
        _claim.release()


def on_build_error(error: Exception, **_: Any) -> None:
    """Says in words what the system refused: a file that cannot be read, a full disk."""
    if isinstance(error, OSError) and not _preview:
        facts = {"file": error.filename or "", "reason": error.strerror or str(error)}
        raise PluginError(load_words("zh").say("report.refused", **facts)) from None
