"""A handbook whose every text is hostile, in a real browser: it is shown as text and nothing of it comes to life."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from browser.conftest import Visit
from browser.serving import serving
from hostile import Poison, poison
from project import build, lay_out

UNSHOWN = frozenset({"Vague", "Lint", "Phrase", "SearchWords", "Drop.reason", "Method.about", "Step.about"})
"""Models and fields whose texts no page shows: they are for checks, for the search, for other editors."""
RAN = "a hostile text ran"
WHOLE = re.compile(r"x\d{3}x")
ALIVE = """() => [
  ...document.querySelectorAll('img[src="x"], b#x, [onerror], [onclick], [href^="javascript:"], [href^="data:"]')
].map((element) => element.outerHTML)"""
"""Elements that only a hostile text can have made."""


@pytest.fixture(scope="module")
def poisoned(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Poison]:
    folder = lay_out(tmp_path_factory.mktemp("hostile"))
    made = poison(folder)
    done = build(folder, strict=False)
    assert done.returncode == 0, done.stderr
    return folder / "site", made


@pytest.fixture(scope="module")
def hostile_address(poisoned: tuple[Path, Poison]) -> Iterator[str]:
    with serving(poisoned[0]) as address:
        yield address


def test_every_field_that_takes_text_is_covered(poisoned: tuple[Path, Poison]) -> None:
    """A new field that the tiny handbook cannot be given must be written into it."""
    _, made = poisoned
    assert made.fields - set(made.placed.values()) == set()


def test_hostile_texts_are_shown_and_stay_texts(
    poisoned: tuple[Path, Poison], hostile_address: str, tabs: Callable[..., Visit]
) -> None:
    site, made = poisoned
    tab = tabs(
        hostile_address,
    )
    tab.page.add_init_script(f"window.hb = () => {{ console.error('{RAN}') }}")
    pages = [file.parent.relative_to(site).as_posix() for file in site.rglob("index.html") if "help" not in file.parts]
    alive, shown, maimed = {}, set(), set()
    for path in sorted(pages):
        page = tab.go(f"{path}/")
        if found := page.evaluate(ALIVE):
            alive[path] = found
        text = page.evaluate("document.documentElement.textContent") + page.title()
        for match in WHOLE.finditer(text):
            whole = next((placed for placed in made.placed if placed.startswith(match[0])), None)
            (shown if whole and text.startswith(whole, match.start()) else maimed).add(match[0])
    assert (alive, RAN in tab.errors, tab.outside, maimed) == ({}, False, [], set())
    seen = {field for text, field in made.placed.items() if text[:5] in shown}
    assert sorted(field for field in made.fields - seen if not UNSHOWN & {field, field.partition(".")[0]}) == []
