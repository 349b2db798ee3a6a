"""The live preview, served by the real ``mkdocs serve``: shows changes, survives a broken file, shows the mend."""

import os
import random
import re
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from email.message import Message
from pathlib import Path
from socket import socket

import pytest

from handbook.headers import FOREVER
from project import edit, lay_out, snapshot

STANDARD = "standards/service-standards/S-001-greet.yml"
PATIENCE = 30
"""Seconds; a slow machine is no fault."""


class Preview:
    """A running preview of the tiny handbook."""

    def __init__(self, folder: Path, address: str = "") -> None:
        with socket() as free:
            free.bind(("127.0.0.1", 0))
            self.address = address or f"127.0.0.1:{free.getsockname()[1]}"
        self.folder = folder
        self.scratch = folder / "scratch"
        self.scratch.mkdir(exist_ok=True)
        self.log = folder / "preview.log"
        command = [sys.executable, "-m", "mkdocs", "serve", "--dev-addr", self.address]
        environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "PYTHONUNBUFFERED": "1", "TMPDIR": str(self.scratch)}
        with self.log.open("w") as log:
            self.process = subprocess.Popen(command, cwd=folder, env=environment, stdout=log, stderr=log)

    def get(self, path: str) -> str:
        with urllib.request.urlopen(f"http://{self.address}/{path}", timeout=5) as answer:
            return str(answer.read().decode())

    def headers(self, path: str) -> Message:
        """The headers of an answer."""
        with urllib.request.urlopen(f"http://{self.address}/{path}", timeout=5) as answer:
            return answer.headers  # type: ignore[no-any-return]

    def shows(self, path: str, text: str) -> bool:
        """Whether a page comes to show a text."""
        return self._comes_true(lambda: text in self.get(path))

    def hides(self, path: str, text: str) -> bool:
        """Whether a text goes from a page."""
        return self._comes_true(lambda: text not in self.get(path))

    def says(self, text: str) -> bool:
        """Whether the console comes to show a text."""
        return self._comes_true(lambda: text in self.said())

    def said(self) -> str:
        return self.log.read_text(encoding="utf-8")

    def site(self) -> dict[str, bytes]:
        """Every file that is served, with its bytes."""
        return snapshot(next(self.scratch.glob("mkdocs_*")))

    def stop(self) -> None:
        """Ends the server; it must have lived until now."""
        alive = self.process.poll() is None
        self.process.terminate()
        self.process.wait()
        assert alive, self.said()

    def _comes_true(self, condition: Callable[[], bool]) -> bool:
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            try:
                if condition():
                    return True
            except OSError:
                assert self.process.poll() is None, self.said()
            time.sleep(0.1)
        return False


@pytest.fixture
def preview(tmp_path: Path) -> Iterator[Preview]:
    running = Preview(lay_out(tmp_path / "handbook"))
    yield running
    running.stop()


def test_a_change_is_shown(preview: Preview) -> None:
    """Also an entry that readers do not see yet."""
    assert preview.shows("s/S-004/", "给客人倒茶")
    edit(preview.folder, {STANDARD: {"find": "3 秒内抬头问好。", "replace": "2 秒内抬头问好。"}})
    assert preview.shows("s/S-001/", "2 秒内抬头问好。")


def test_a_save_is_built_once(preview: Preview) -> None:
    """Reading the files again is no change of them."""
    assert preview.shows("s/S-001/", "3 秒内抬头问好。")
    edit(preview.folder, {STANDARD: {"find": "3 秒内抬头问好。", "replace": "2 秒内抬头问好。"}})
    assert preview.shows("s/S-001/", "2 秒内抬头问好。")
    time.sleep(1)
    assert preview.said().count("Detected file changes") <= 2


def test_a_browser_asks_again_only_for_the_page(preview: Preview) -> None:
    """Scripts and styles have a name for each content: the browser keeps them from one save to the next."""
    assert preview.shows("s/S-001/", "3 秒内抬头问好。")
    loaded = re.findall(r'"\.\./\.\./(assets/[^"]+\.(?:css|js))"', preview.get("s/S-001/"))
    assert {preview.headers(path)["Cache-Control"] for path in loaded} == {FOREVER}
    assert preview.headers("s/S-001/")["Cache-Control"] is None


def test_a_broken_file_keeps_its_last_good_page_below_a_panel(preview: Preview) -> None:
    """The panel names line, code and mend, on the page and on the home page; it goes when the file is mended."""
    assert preview.shows("s/S-001/", "3 秒内抬头问好。")
    edit(preview.folder, {STANDARD: {"find": "status: official", "replace": "status: offcial"}})
    assert preview.shows("s/S-001/", f"{STANDARD}:4:9")
    page = preview.get("s/S-001/")
    assert "HB103" in page
    assert "3 秒内抬头问好。" in page
    assert "HB103" in preview.get("")
    assert "hb-faults" not in preview.get("t/T-001/")
    edit(preview.folder, {STANDARD: {"find": "status: offcial", "replace": "status: official"}})
    assert preview.hides("s/S-001/", "hb-faults")


def test_an_entry_that_was_never_good_has_a_place(preview: Preview) -> None:
    assert preview.shows("s/S-001/", "3 秒内抬头问好。")
    edit(preview.folder, {"standards/scripts/T-009-new.yml": "id: T-009\ntitle: 新的话术\n"})
    assert preview.shows("t/T-009/", "T-009-new.yml:1:1")


WAYS = (
    ("title: 客人进门三秒内打招呼", "title： 客人进门三秒内打招呼"),
    ("edition: 2\n", "edition: 二\n"),
    ("checks:", "checks: ["),
    ("roles: [clerk, boss]", "roles: [nobody]"),
    ("related: [S-002]", "related: [S-999]"),
    ("measure:", "\tmeasure:"),
    ("good: [放下手里的活]", "good: &x [放下手里的活]"),
    ("why: 没人理的客人", "why: '没人理的客人"),
    ("cause: people", "cause: people\ncause: people"),
    ("levels:", "level:"),
)


def test_ten_ways_to_break_a_file_in_a_row(preview: Preview) -> None:
    """The process lives through all of them and shows the right page at the end."""
    assert preview.shows("s/S-001/", "3 秒内抬头问好。")
    for right, wrong in WAYS:
        edit(preview.folder, {STANDARD: {"find": right, "replace": wrong}})
        assert preview.shows("s/S-001/", "hb-faults"), wrong
        assert preview.get("l/L-001/")
        edit(preview.folder, {STANDARD: {"find": wrong, "replace": right}})
        assert preview.hides("s/S-001/", "hb-faults"), wrong
    assert "Traceback" not in preview.said()


def test_a_picture_beside_the_guides_is_never_stale(preview: Preview) -> None:
    """No page of ours says whether it has changed."""
    assert preview.shows("s/S-001/", "3 秒内抬头问好。")
    for text in ("旧", "新的"):
        edit(preview.folder, {"docs/guides/picture.svg": text})
        assert preview.shows("guides/picture.svg", text)


@pytest.mark.parametrize("broken", ["a link into nothing", "settings"])
def test_a_save_that_fails_is_said_and_the_next_one_makes_up_for_it(broken: str, preview: Preview) -> None:
    """Also where that one alone would redraw a single page."""
    assert preview.shows("s/S-001/", "3 秒内抬头问好。")
    link, settings = preview.folder / "docs" / "lost.png", preview.folder / "mkdocs.yml"
    good = settings.read_text(encoding="utf-8")
    if broken == "settings":
        settings.write_text(good + "plugins: [", encoding="utf-8")
    else:
        link.symlink_to("nowhere")
        edit(preview.folder, {STANDARD: {"find": "title: 客人进门", "replace": "title: 客人一进门"}})
    assert preview.says("The server will appear stuck")
    if broken == "settings":
        settings.write_text(good, encoding="utf-8")
    link.unlink(missing_ok=True)
    edit(preview.folder, {STANDARD: {"find": "3 秒内抬头问好。", "replace": "2 秒内抬头问好。"}})
    assert preview.shows("s/S-001/", "2 秒内抬头问好。")
    assert preview.get("glossary/")
    log = preview.said()
    assert ("Traceback" in log, "系统拒绝了一次读写" in log) == (False, broken != "settings")


def test_a_preview_that_cannot_start_says_why(preview: Preview, tmp_path: Path) -> None:
    """Its address is taken, or a file cannot be read."""
    assert preview.shows("s/S-001/", "3 秒内抬头问好。")
    other = lay_out(tmp_path / "other")
    taken = Preview(other, preview.address)
    assert taken.process.wait(PATIENCE) == 1
    assert re.search(r"预览没有打开：127.0.0.1:\d+ 用不了.*handbook preview --address 127.0.0.1:\d+", taken.said())
    (other / "docs" / "lost.png").symlink_to("nowhere")
    refused = Preview(other)
    assert refused.process.wait(PATIENCE) == 1
    assert "系统拒绝了一次读写：No such file or directory" in refused.said()
    assert "Traceback" not in taken.said() + refused.said()


@pytest.mark.parametrize(
    ("file", "text"),
    [("standards/handbook.yml", "title: ["), (STANDARD, "id: ["), ("standards/sources.yml", "decks: 1\n")],
)
def test_a_handbook_that_is_broken_at_the_start_is_shown_and_mended(file: str, text: str, tmp_path: Path) -> None:
    folder = lay_out(tmp_path / "handbook")
    good = (folder / file).read_text(encoding="utf-8")
    edit(folder, {file: text})
    preview = Preview(folder)
    try:
        assert preview.shows("", file.rpartition("/")[2])
        edit(folder, {file: good})
        assert preview.shows("s/S-001/", "3 秒内抬头问好。")
        assert preview.hides("", "hb-faults")
    finally:
        preview.stop()


SAVES = (
    (STANDARD, "3 秒内抬头问好。", "2 秒内抬头问好。", "s/S-001/"),
    (STANDARD, "text: 门口无杂物", "text: 门口无箱子", "l/L-001/"),
    (STANDARD, "title: 客人进门三秒内打招呼", "title: 两秒就招呼", "s/"),
    (STANDARD, "critical: true", "critical: false", ""),
    (STANDARD, "roles: [clerk, boss]", "roles: [boss]", ""),
    (STANDARD, "related: [S-002]", "related: [S-002, S-003]", ""),
    (STANDARD, "rule: 三秒内打招呼。", "rule: 先打招呼。", "b/B-001/"),
    (STANDARD, "keywords: [没人理我]", "keywords: [没人理我, 干站着]", "s/S-001/"),
    (STANDARD, "why: 没人理的客人", "why: 进了门的客人", "s/S-001/"),
    ("standards/checklists/L-001-open.yml", "title: 开门前", "title: 开门以前", "l/"),
    ("standards/checklists/L-001-open.yml", "text: 灯已全亮", "text: 灯全部亮着", "l/L-001/"),
    ("standards/scripts/T-001-hello.yml", "owner: 店长", "owner: 领班", "t/T-001/"),
    ("standards/glossary.yml", "definition: 看着", "definition: 望着", "glossary/"),
    ("docs/guides/three-steps.md", "title: 迎客三步", "title: 迎客的三步", "guides/three-steps/"),
)
"""File, old text, new text, a page that shows the new one."""


def test_after_many_saves_the_preview_is_what_a_fresh_one_is(preview: Preview) -> None:
    """Byte for byte, theme and all (``test_refreshing.py`` has more saves in more orders)."""
    assert preview.shows("s/S-001/", "3 秒内抬头问好。")
    saves = random.Random(1).sample(SAVES, k=9)
    for file, old, new, page in saves:
        text = (preview.folder / file).read_text(encoding="utf-8")
        (preview.folder / file).write_text(text.replace(old, new, 1), encoding="utf-8")
        shown = new.partition(": ")[2] or new
        assert not page or preview.shows(page, shown.strip("[]").rpartition(", ")[2]), (file, new)
    edit(preview.folder, {STANDARD: {"find": "owner: 店长", "replace": "owner: 领班"}})
    assert preview.shows("s/S-001/", "领班")
    saved, address = preview.site(), preview.address
    preview.process.terminate()
    preview.process.wait()
    fresh = Preview(preview.folder, address)
    try:
        assert fresh.shows("s/S-001/", "S-001")
        built = fresh.site()
        assert [path for path in saved.keys() | built.keys() if saved.get(path) != built.get(path)] == []
    finally:
        preview.process = fresh.process
