"""The live preview, served by the real ``mkdocs serve``: shows changes, survives a broken file, shows the mend."""

import os
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from socket import socket

import pytest

from project import edit, lay_out

STANDARD = "standards/service-standards/S-001-greet.yml"
PATIENCE = 30
"""Seconds; a slow machine is no fault."""


class Preview:
    """A running preview of the tiny handbook."""

    def __init__(self, folder: Path) -> None:
        with socket() as free:
            free.bind(("127.0.0.1", 0))
            self.address = f"127.0.0.1:{free.getsockname()[1]}"
        self.folder = folder
        self.log = folder / "preview.log"
        command = [sys.executable, "-m", "mkdocs", "serve", "--dev-addr", self.address]
        environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "PYTHONUNBUFFERED": "1"}
        with self.log.open("w") as log:
            self.process = subprocess.Popen(command, cwd=folder, env=environment, stdout=log, stderr=log)

    def get(self, path: str) -> str:
        with urllib.request.urlopen(f"http://{self.address}/{path}", timeout=5) as answer:
            return str(answer.read().decode())

    def shows(self, path: str, text: str) -> bool:
        """Whether a page comes to show a text."""
        return self._comes_true(lambda: text in self.get(path))

    def says(self, text: str) -> bool:
        """Whether the console comes to say a text."""
        return self._comes_true(lambda: text in self.log.read_text(encoding="utf-8"))

    def _comes_true(self, condition: object) -> bool:
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            try:
                if condition():  # type: ignore[operator]
                    return True
            except OSError:
                assert self.process.poll() is None, self.log.read_text(encoding="utf-8")
            time.sleep(0.1)
        return False


@pytest.fixture
def preview(tmp_path: Path) -> Iterator[Preview]:
    running = Preview(lay_out(tmp_path / "handbook"))
    yield running
    running.process.terminate()
    running.process.wait()


def test_a_preview_lives_through_a_broken_file(preview: Preview) -> None:
    """It shows unfinished entries, a change, the last good state while a file is broken, and the mend."""
    assert preview.shows("s/S-004/", "给客人倒茶")
    edit(preview.folder, {STANDARD: {"find": "3 秒内抬头问好。", "replace": "2 秒内抬头问好。"}})
    assert preview.shows("s/S-001/", "2 秒内抬头问好。")
    edit(preview.folder, {STANDARD: {"find": "status: official", "replace": "status: offcial"}})
    assert preview.says("HB103")
    assert preview.shows("s/S-001/", "2 秒内抬头问好。")
    edit(preview.folder, {STANDARD: {"find": "status: offcial", "replace": "status: official"}})
    edit(preview.folder, {STANDARD: {"find": "2 秒内抬头问好。", "replace": "1 秒内抬头问好。"}})
    assert preview.shows("s/S-001/", "1 秒内抬头问好。")
