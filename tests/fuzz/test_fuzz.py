"""No file, however damaged, is met with anything but faults that stand at a place and can be said."""

import random
import sys
import time
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from fuzz.mutations import mutate
from handbook.diagnostics import Diagnostic, Span
from handbook.examining import examine
from handbook.fixing import apply_fixes, fixes_by_file, rewrite
from handbook.loading import SINGLES, _Loader
from handbook.model.kinds import KINDS
from handbook.reporting import FORMATS
from handbook.words import LANGUAGES, load_words
from project import ROOT, TINY, TODAY, lay_out

SEEDS = Path(__file__).parent / "seeds"
ROUNDS, FILES = 48, 420
"""So many parametrized rounds of so many files each: 20,160 in all."""
WHOLE = 50
"""Every so many files, the whole handbook is examined."""
MANY = 8
"""Of more faults than these in one file, one of each code is written out."""
SECONDS, MEGABYTES = 1.0, 150
WRITTEN = (".yml", ".md")
KINDS_BY_FOLDER = {kind.folder: kind for kind in KINDS}


def content(root: Path) -> list[tuple[str, bytes]]:
    """Name and bytes of each file that authors write, in order."""
    files = sorted(
        path for part in ("standards", "docs") for path in (root / part).rglob("*.*") if path.suffix in WRITTEN
    )
    return [(path.relative_to(root).as_posix(), path.read_bytes()) for path in files]


@pytest.fixture(scope="session")
def originals() -> list[tuple[str, bytes]]:
    """The files that are damaged: the tiny handbook's twice as likely as a like number of the shipped one's."""
    tiny, shipped = content(TINY), content(ROOT)
    return tiny * max(1, 2 * len(shipped) // (3 * len(tiny))) + shipped


def read_alone(root: Path, name: str) -> _Loader:
    """One file of a handbook as it would be read, without the rest."""
    loader, file = _Loader(root, {}), root / name
    if name.startswith("docs/"):
        loader.guide(file, root / "docs")
    elif file.name in SINGLES:
        loader.single(file, SINGLES[file.name])
    else:
        loader.entry(file, KINDS_BY_FOLDER[file.parent.name])
    return loader


def spans(diagnostics: Iterable[Diagnostic]) -> Iterator[Span]:
    for diagnostic in diagnostics:
        yield diagnostic.span
        yield from diagnostic.related
        yield from (fix.span for fix in diagnostic.fix)


def stands(span: Span, lines: list[str]) -> bool:
    """Whether a place is in the file: from 1, columns up to just behind the line, the end not before the start."""
    return (
        1 <= span.line <= span.end_line <= len(lines)
        and 1 <= span.column <= len(lines[span.line - 1]) + 1
        and 1 <= span.end_column <= len(lines[span.end_line - 1]) + 1
        and (span.line, span.column) <= (span.end_line, span.end_column)
    )


def judge(diagnostics: Iterable[Diagnostic], texts: dict[str, str]) -> None:
    """Every fault stands in its file and can be said in both languages and every format."""
    found = tuple(diagnostics)
    lines = {name: text.split("\n") for name, text in texts.items()}
    assert [span for span in set(spans(found)) if not stands(span, lines.get(span.file, [""]))] == []
    shown = found if len(found) <= MANY else tuple({diagnostic.code: diagnostic for diagnostic in found}.values())
    for language in LANGUAGES if shown else ():
        for form in FORMATS.values():
            assert form(shown, load_words(language).say, texts)


def judge_file(root: Path, name: str) -> None:
    """Reads one file, judges its faults, and reads it again with all fixes applied."""
    start = time.process_time()
    loader = read_alone(root, name)
    assert time.process_time() - start < SECONDS
    texts = {file: source.text for file, source in loader.sources.items() if source.text is not None}
    judge(loader.diagnostics, texts)
    for file, fixes in fixes_by_file(loader.diagnostics).items():
        path = root / file
        path.write_bytes(rewrite(path.read_bytes(), apply_fixes(texts[file], fixes)))
        mended = read_alone(root, name)
        judge(mended.diagnostics, {file: source.text or "" for file, source in mended.sources.items()})


def judge_handbook(root: Path) -> None:
    """A whole handbook with one damaged file."""
    start = time.process_time()
    examined = examine(root / "standards", root / "docs", TODAY)
    assert time.process_time() - start < 2 * SECONDS
    judge(examined.diagnostics, dict(examined.texts))


def peak() -> int:
    """The most memory that this process has ever had, in MB; 0 where the system does not say."""
    try:
        import resource
    except ImportError:
        return 0
    used = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return used // (1024 * 1024 if sys.platform == "darwin" else 1024)


@pytest.mark.parametrize("seed", range(ROUNDS))
def test_damaged_files_are_read_or_refused(seed: int, originals: list[tuple[str, bytes]], tmp_path: Path) -> None:
    """A file with random damage gives a model or faults that stand somewhere, soon, and in little memory."""
    dice, before, root = random.Random(seed), peak(), lay_out(tmp_path / "handbook")
    others = [data for _, data in originals]
    for number in range(FILES):
        name, original = dice.choice(originals)
        data, file = mutate(dice, original, others), root / name
        kept = file.read_bytes() if file.exists() else None
        file.write_bytes(data)
        try:
            if number % WHOLE == 0:
                judge_handbook(root)
            judge_file(root, name)
        except BaseException:
            (tmp_path / "failing").write_bytes(data)
            print(f"seed {seed}, file {number}: {name}; copy {tmp_path / 'failing'} to tests/fuzz/seeds/{name}")
            raise
        file.unlink() if kept is None else file.write_bytes(kept)
    assert peak() - before < MEGABYTES


@pytest.mark.parametrize("name", [name for name, _ in content(SEEDS)])
def test_damage_that_once_did_harm(name: str, tmp_path: Path) -> None:
    """Each file of ``seeds/`` once broke something. It stands where its original stands, named by what."""
    root = lay_out(tmp_path / "handbook")
    (root / name).parent.mkdir(parents=True, exist_ok=True)
    (root / name).write_bytes((SEEDS / name).read_bytes())
    judge_handbook(root)
    judge_file(root, name)
