"""A real browser on a built site, with every other host out of reach."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Route, sync_playwright

from browser.chromium import ARGUMENTS, find_chromium
from browser.serving import serving

DESKTOP = {"width": 1440, "height": 900}
PHONE = {"width": 390, "height": 844}


@dataclass
class Visit:
    """A tab with what went wrong in it: console errors, and requests to other hosts (which are cut off)."""

    page: Page
    base: str
    errors: list[str] = field(default_factory=list)
    outside: list[str] = field(default_factory=list)

    def go(self, path: str) -> Page:
        self.page.goto(self.base + path)
        return self.page


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    path = find_chromium()
    assert path, "no Chromium: run make test, or set $CHROMIUM"
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=path, args=list(ARGUMENTS))
        yield launched
        launched.close()


@pytest.fixture(scope="session")
def address(shipped_site: Path) -> Iterator[str]:
    """Where the shipped handbook is served, ending in a slash."""
    with serving(shipped_site) as address:
        yield address


@pytest.fixture(scope="session")
def paths(shipped_site: Path) -> list[str]:
    """Every page of the shipped handbook, relative to its address."""
    return sorted(file.parent.relative_to(shipped_site).as_posix() + "/" for file in shipped_site.rglob("index.html"))


@pytest.fixture
def visit(tabs: Callable[..., Visit], address: str) -> Callable[..., Visit]:
    """Opens a tab on the shipped handbook: ``visit(color_scheme="dark", viewport=PHONE)``."""
    return partial(tabs, address)


@pytest.fixture
def tabs(browser: Browser) -> Iterator[Callable[..., Visit]]:
    """Opens a tab on any address: ``tabs(address, viewport=PHONE, java_script_enabled=False)``."""
    contexts: list[BrowserContext] = []

    def open_tab(base: str, **options: object) -> Visit:
        chosen = {"viewport": DESKTOP, "service_workers": "block", **options}
        context = browser.new_context(**chosen)  # type: ignore[arg-type]
        contexts.append(context)
        tab = Visit(context.new_page(), base)
        context.route("**/*", lambda route: _cut_off(route, tab))
        tab.page.on("console", lambda message: tab.errors.append(message.text) if message.type == "error" else None)
        tab.page.on("pageerror", lambda error: tab.errors.append(str(error)))
        return tab

    yield open_tab
    for context in contexts:
        context.close()


def _cut_off(route: Route, tab: Visit) -> None:
    if route.request.url.startswith((tab.base, "data:", "blob:")):
        route.continue_()
    else:
        tab.outside.append(route.request.url)
        route.abort()
