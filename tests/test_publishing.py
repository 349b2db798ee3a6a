"""The site is never half-written: builds that are killed, refused, or run at once."""

import os
import random
import subprocess
import sys
import time
from pathlib import Path

import pytest

from project import DAY, build, edit, lay_out, snapshot

STANDARD = "standards/service-standards/S-001-greet.yml"
COMMAND = [sys.executable, "-m", "mkdocs", "build", "--quiet"]
ENVIRONMENT = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "SOURCE_DATE_EPOCH": DAY, "PYTHONDONTWRITEBYTECODE": "1"}
KILLS = int(os.environ.get("KILLS", "5"))
"""For a long run: ``KILLS=200 pytest tests/test_publishing.py``."""


@pytest.fixture
def tiny(tmp_path: Path) -> Path:
    return lay_out(tmp_path / "handbook")


def test_a_build_that_is_killed_leaves_the_old_site_or_the_new_one(tiny: Path) -> None:
    """At any moment, again and again in the same folder; the next build still works."""
    began = time.monotonic()
    assert build(tiny).returncode == 0
    took, old = time.monotonic() - began, snapshot(tiny / "site")
    edit(tiny, {STANDARD: {"find": "3 秒内抬头问好。", "replace": "2 秒内抬头问好。"}})
    moments = random.Random(20261122)
    sites = []
    for _ in range(KILLS):
        process = subprocess.Popen(COMMAND, cwd=tiny, env=ENVIRONMENT, stderr=subprocess.DEVNULL)
        time.sleep(moments.uniform(0.3, 1) * took)
        process.kill()
        process.wait()
        sites.append(snapshot(tiny / "site"))
    assert build(tiny).returncode == 0
    new = snapshot(tiny / "site")
    assert old != new
    assert [site.keys() ^ old.keys() for site in sites if site not in (old, new)] == []


def test_two_builds_at_once_wait_for_each_other(tiny: Path) -> None:
    builds = [subprocess.Popen(COMMAND, cwd=tiny, env=ENVIRONMENT) for _ in range(2)]
    assert [process.wait() for process in builds] == [0, 0]
    together = snapshot(tiny / "site")
    assert build(tiny).returncode == 0
    assert snapshot(tiny / "site") == together


def test_what_the_system_refuses_is_said_in_words(tiny: Path) -> None:
    """Here the new site's folder cannot be made, because a file stands in its place."""
    assert build(tiny).returncode == 0
    before = snapshot(tiny / "site")
    (tiny / ".site.new").write_text("")
    done = build(tiny)
    assert (done.returncode, snapshot(tiny / "site")) == (1, before)
    assert ".site.new" in done.stderr
    assert "Traceback" not in done.stderr
