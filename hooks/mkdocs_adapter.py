"""The hook that MkDocs loads: thin event functions and nothing else. The only file that imports mkdocs.

MkDocs offers hooks no place for what one event hands to the next, so the walk in progress is the one module variable
here. ``on_startup`` sets it; nothing else writes it.
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

from mkdocs.config.config_options import ExtraScriptValue
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, MkDocsException, PluginError
from mkdocs.plugins import get_plugin_logger
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page
from mkdocs.utils import CountHandler, get_build_datetime

from handbook.building import Built
from handbook.bundling import NOT_SENT, load_assets, without_colours
from handbook.framing import FramedEnvironment
from handbook.rendering import anchors_of, compiled_templates
from handbook.search.frame import own_worker
from handbook.serving import Rebuild, cache_unchanging, speak_if_taken, watch_closely
from handbook.walking import ContentError, Walk
from handbook.words import load_words

_log = get_plugin_logger("handbook")
_walk = Walk(_log, preview=False)


def on_startup(*, command: str, **_: Any) -> None:
    """A preview also shows the entries that readers do not see yet."""
    global _walk
    _walk = Walk(_log, preview=command == "serve")
    gc.set_threshold(50_000)  # content stays to the end: searching all of it for garbage every 700 objects finds none
    atexit.register(gc.freeze)  # and once more before the process ends


def on_config(config: MkDocsConfig, **_: Any) -> None:
    """Reads and checks all content. An error ends a build here, before MkDocs touches the old site. A preview never
    fails, because MkDocs would leave every request of the browser without an answer.
    """
    config.site_dir = str(_walk.begin(Path(config.site_dir)))
    config.site_name = escape(_build(config).handbook.settings.title)


def _build(config: MkDocsConfig) -> Built:
    root, today = Path(config.config_file_path).parent, get_build_datetime().date()
    options: Any = {"directories": config.use_directory_urls, "assets": load_assets(config.theme.dirs)}
    try:
        return _walk.build(root, Path(config.docs_dir), today, **options)
    except ContentError as error:
        raise PluginError(str(error)) from None


def on_serve(server: Any, config: MkDocsConfig, builder: Callable[[], None], **_: Any) -> None:
    """Lets a save redraw only what it changes."""
    paths = (Path(config.site_dir), Path(config.config_file_path), Path(config.docs_dir))
    rebuild = Rebuild(*paths, build_again=lambda: (_walk.built, _build(config)), build_whole=builder)
    server.builder = partial(_say_what_fails, rebuild)
    server.set_app(cache_unchanging(server.get_app()))
    speak_if_taken(server)
    watch_closely(server, (config.docs_dir, config.config_file_path), rebuild.bell)


def _say_what_fails(rebuild: Callable[[], None]) -> None:
    """An ``Abort`` is the one exception that the server shows without a traceback. Browsers wait for the next save."""
    try:
        rebuild()
    except OSError as error:
        raise Abort(_refusal(error)) from None
    except MkDocsException as error:
        raise Abort(str(error)) from None


def on_files(files: Files, config: MkDocsConfig, **_: Any) -> None:
    """Adds the generated pages and files. The navigation is the handbook's own; MkDocs needs to know the home page."""
    for file in files.documentation_pages():
        file.edit_uri = quote(f"{Path(config.docs_dir).name}/{file.src_uri}")
        file.inclusion = InclusionLevel.NOT_IN_NAV
    for file in [file for file in files.media_files() if NOT_SENT.match(file.src_uri)]:
        files.remove(file)
    built = _walk.built
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
        return anchors_of(_walk.built.html(self.file.src_uri))


def on_page_markdown(markdown: str, page: Page, **_: Any) -> str:
    """Puts links to entries and figures into a guide."""
    return _walk.built.guide_markdown(page.file.src_uri, markdown)


def on_page_content(html: str, page: Page, **_: Any) -> str:
    """Puts around a guide what belongs there."""
    return _walk.built.guide_html(page.file.src_uri, html)


def on_env(env: Any, **_: Any) -> FramedEnvironment:
    """Gives the theme's templates what they call, and each page its frame."""
    built = _walk.built
    env.bytecode_cache = compiled_templates()
    worker = partial(own_worker, path=built.bundles["search.js"])
    env.globals |= {"say": built.say, "without_colours": without_colours, "own_worker": worker}
    return FramedEnvironment(env, built.frames, built.body)


def on_post_build(**_: Any) -> None:
    """Puts the finished site in the old one's place, unless a strict build has found something to warn of."""
    _walk.end(_warned)


def _warned() -> bool:
    handlers = logging.getLogger("mkdocs").handlers
    return any(handler.get_counts() for handler in handlers if isinstance(handler, CountHandler))


def on_build_error(error: Exception, **_: Any) -> None:
    """Says in words what the system refused: a file that cannot be read, a full disk."""
    if isinstance(error, OSError):
        raise PluginError(_refusal(error)) from None


def _refusal(error: OSError) -> str:
    return load_words("zh").say("report.refused", file=error.filename or "", reason=error.strerror or str(error))
