"""The site is never half-written: builds that are killed, refused, or run at once."""

import multiprocessing
import os
import random
import resource
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from handbook.publishing import claim, swap_in_two_steps, write_files
from handbook.words import load_words
from killing.sitecustomize import arm
from project import DAY, ROOT, build, edit, lay_out, snapshot

STANDARD = "standards/service-standards/S-001-greet.yml"
CHECKLIST = "standards/checklists/L-001-open.yml"
COMMAND = [sys.executable, "-m", "mkdocs", "build", "--quiet"]
ENVIRONMENT = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "SOURCE_DATE_EPOCH": DAY, "PYTHONDONTWRITEBYTECODE": ""}
KILLS = int(os.environ.get("KILLS", "1"))
"""For a long run: ``KILLS=200 pytest tests/test_publishing.py``."""


@pytest.fixture
def tiny(tmp_path: Path) -> Path:
    return lay_out(tmp_path / "handbook")


def doomed(folder: Path, at: str, note: Path | None = None) -> int:
    """Builds in a folder and kills the build before a change to a file (``sitecustomize.arm``), "0" for never."""
    own = {"KILL_AT": at, "PYTHONPATH": str(ROOT / "tests" / "killing")} | ({"KILL_NOTE": str(note)} if note else {})
    return subprocess.run(COMMAND, cwd=folder, env=ENVIRONMENT | own, stderr=subprocess.DEVNULL, check=False).returncode


def killed(folder: Path, at: str, old: dict[str, bytes]) -> dict[str, bytes]:
    """What a killed build leaves of an old site, which is then put back if the new one has taken its place.

    Builds with even numbers find nothing left of the one before, so that their numbers reach to the last change.
    """
    if at[-1] in "02468":
        shutil.rmtree(folder / ".site.new", ignore_errors=True)
    assert doomed(folder, at) in (
        -signal.SIGKILL,
        0,
    )  # a print that is kept saves changes, so the last number may be none
    site, left = folder / "site", snapshot(folder / "site")
    if left != old:
        shutil.rmtree(site, ignore_errors=True)
        write_files(site, old)
    return left


def moments(changes: int) -> list[str]:
    """When to kill: within each step of a build, right after the swap, and spread over the whole at random.

    Nothing may be renamed from the new site's folder while there is an old site: they are exchanged.
    """
    steps = (
        "open /.site.new/index.html",
        "os.rename /.cache/sheets/*",
        "open /.site.new/_headers",
        "os.rename /.site.new",
        "shutil.rmtree /.site.new",
    )
    chance = random.Random(20261122)
    return [*steps, *(str(1 + int(chance.uniform(part, part + 1) * changes / KILLS)) for part in range(KILLS))]


def test_a_build_that_is_killed_leaves_the_old_site_or_the_new_one(tiny: Path, tmp_path: Path) -> None:
    """At any change to a file, again and again in the same folder; the next build is as one that was never killed."""
    assert build(tiny).returncode == 0
    old, note = snapshot(tiny / "site"), tmp_path / "changes"
    edit(tiny, {STANDARD: {"find": "3 秒内抬头问好。", "replace": "2 秒内抬头问好。"}})
    edit(tiny, {CHECKLIST: {"find": "灯已全亮", "replace": "灯都亮了"}})
    fresh = tmp_path / "fresh"
    shutil.copytree(tiny, fresh, symlinks=True)
    assert doomed(fresh, "0", note) == 0
    new = snapshot(fresh / "site")
    assert old != new
    left = {at: killed(tiny, at, old) for at in moments(len(note.read_text().splitlines()))}
    assert [at for at, site in left.items() if site not in (old, new)] == []
    assert {site == new for site in left.values()} == {True, False}
    assert (build(tiny).returncode, snapshot(tiny / "site") == new) == (0, True)
    assert [path.name for path in tiny.glob(".site*")] == [".site.lock"]


def test_a_swap_in_two_steps_that_is_killed_is_mended_by_the_next_build(tmp_path: Path) -> None:
    """For systems that cannot exchange folders: killed before each of its changes, it leaves a whole site or none."""
    whole = [[b"oldold", ".site.lock", ".site.new", "site"], [b"newnew", ".site.lock", "site"]]
    found, at, ended = [], 0, -signal.SIGKILL
    while ended:
        at += 1
        site, new = tmp_path / str(at) / "site", tmp_path / str(at) / ".site.new"
        write_files(site, {"page": b"old", "folder/page": b"old"})
        write_files(new, {"page": b"new", "folder/page": b"new"})
        ended = forked(lambda: swap_in_two_steps(new, site), site.parent, str(at))  # noqa: B023 - called at once
        claim(site, lambda: None).release()
        found.append([b"".join(snapshot(site).values()), *sorted(path.name for path in site.parent.iterdir())])
    assert (at > 5, [left for left in found if left not in whole]) == (True, [])


def test_a_swap_in_two_steps_that_fails_puts_the_old_site_back(tmp_path: Path) -> None:
    site = tmp_path / "site"
    write_files(site, {"page": b"old"})
    with pytest.raises(OSError, match="gone"):
        swap_in_two_steps(tmp_path / "gone", site)
    assert snapshot(tmp_path) == {"site/page": b"old"}


def forked(work: Callable[[], None], folder: Path, at: int) -> int:
    """How a process ends that does some work and is killed at a change below a folder."""
    process = multiprocessing.get_context("fork").Process(target=lambda: (arm(folder, at), work()))
    process.start()
    process.join()
    return process.exitcode or 0


def test_two_builds_at_once_wait_for_each_other(tiny: Path) -> None:
    """One says that it waits; both make the site."""
    loud = [part for part in COMMAND if part != "--quiet"]
    builds = [subprocess.Popen(loud, cwd=tiny, env=ENVIRONMENT, stderr=subprocess.PIPE) for _ in range(2)]
    said = b"".join(process.communicate()[1] for process in builds).decode()
    assert [process.returncode for process in builds] == [0, 0]
    assert said.count(load_words("zh").say("report.waiting", site=tiny / "site")) == 1
    together = snapshot(tiny / "site")
    assert build(tiny).returncode == 0
    assert snapshot(tiny / "site") == together


def test_what_the_system_refuses_is_said_in_words(tiny: Path) -> None:
    """The new site's folder cannot be made, a file cannot be written to its end, one is gone."""
    assert build(tiny).returncode == 0
    before, picture = snapshot(tiny / "site"), tiny / "docs" / "picture.png"
    (tiny / ".site.new").write_text("")
    said = [refused(tiny)]
    (tiny / ".site.new").unlink()
    said.append(refused(tiny, most=10_000))
    picture.symlink_to("/gone")
    said.append(refused(tiny))
    assert [text.count("原来的网站原样保留") for text in said] == [1, 1, 1]
    assert ("Traceback" in "".join(said), ".site.new" in said[0], snapshot(tiny / "site") == before) == (
        False,
        True,
        True,
    )


def refused(folder: Path, most: int = -1) -> str:
    """What a build says that fails, in which no file may have more than so many bytes."""

    def limit() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))

    done = subprocess.run(COMMAND, cwd=folder, env=ENVIRONMENT, stderr=subprocess.PIPE, check=False, preexec_fn=limit)
    assert done.returncode == 1
    return done.stderr.decode()


def test_a_sheet_that_does_not_fit_its_paper_leaves_the_old_site(tiny: Path) -> None:
    """Only printing shows it; the report says in which file, on which paper, by how much, and what to do."""
    assert build(tiny).returncode == 0
    before = snapshot(tiny / "site")
    edit(tiny, {"standards/checklists/L-001-open.yml": {"find": "灯亮了才开门。", "replace": "灯亮了才开门，" * 300}})
    done = build(tiny)
    assert (done.returncode, snapshot(tiny / "site")) == (1, before)
    assert "L-001-open.yml:15:1: error[HB352] 这张单子在“A4”上印不下" in done.stderr
