"""The ``handbook`` command: thin verbs over the core."""

import os
import subprocess
import sys
from collections.abc import Iterable
from datetime import date, datetime
from pathlib import Path
from typing import Any

import click

from handbook.decoding import decode
from handbook.diagnostics import Diagnostic, Severity, errors
from handbook.editions import pending, written
from handbook.examining import Examined, examine
from handbook.filing import parse_result
from handbook.fixing import apply_fixes, fixes_by_file, rewrite
from handbook.judging import edition_files, judge, know
from handbook.model.fields import read_date
from handbook.model.kinds import KINDS
from handbook.reporting import FORMATS
from handbook.scaffolding import next_id, skeleton
from handbook.schema import editor_files
from handbook.telling import tell
from handbook.words import LANGUAGES, Words, load_words

FIX_ROUNDS = 5
"""A fix can uncover another fault; after so many rounds the rest is for the author."""

EDITIONS = "standards/published.yml"
UNSEALED = "HB418"
"""A text that has changed since it was published, in an edition of its own that says it has not."""

KIND_NAMES = tuple(kind.name for kind in KINDS)


class Today(click.ParamType[date]):
    """A date as authors write it."""

    name = "date"

    def convert(self, value: Any, param: click.Parameter | None, context: click.Context | None) -> date:
        """Text → date; anything else is a usage error."""
        try:
            return value if isinstance(value, date) else read_date(value)
        except ValueError:
            self.fail(f"“{value}” 不是日期，写成 2026-07-01 这样 (not a date such as 2026-07-01)", param, context)


lang = click.option("--lang", type=click.Choice(LANGUAGES), default="zh", help="Language of the messages.")


@click.group()
def main() -> None:
    """Service standards handbook: what managers need beside their editor."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")


@main.command()
@click.argument("paths", type=click.Path(path_type=Path, exists=True), nargs=-1)
@click.option("--fix", is_flag=True, help="Apply the fixes that are offered, then check again.")
@click.option("--format", "form", type=click.Choice(list(FORMATS)), default="full", help="How faults are written.")
@click.option("--today", type=Today(), envvar="HANDBOOK_TODAY", help="The day against which dates are judged.")
@lang
def check(paths: tuple[Path, ...], fix: bool, form: str, today: date | None, lang: str) -> None:
    """Check all content, or say only what concerns PATHS. Exit 0 clean, 1 errors, 2 could not run."""
    words = load_words(lang)
    root = find_root(paths, words)
    day = today or datetime.now().astimezone().date()
    examined = mend(root, day, words) if fix else look(root, day, words)
    found = [d for d in examined.diagnostics if concerns(d, paths, root)]
    if found or form in ("json", "sarif"):
        click.echo(FORMATS[form](found, words.say, examined.texts))
    elif examined.handbook:
        click.echo(words.say("report.clean", entries=len(examined.handbook.entries)))
    sys.exit(1 if errors(found) else 0)


@main.command("export")
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--today", type=Today(), envvar="HANDBOOK_TODAY", help="The day on which the pages are made.")
@lang
def export_command(folder: Path, today: date | None, lang: str) -> None:
    """Write the whole site into a new FOLDER as Markdown and HTML that MkDocs builds without this generator."""
    from handbook.building import build  # what draws pages takes as long to load as all content to check
    from handbook.bundling import load_assets
    from handbook.exporting import export

    words = load_words(lang)
    day, root = today or datetime.now().astimezone().date(), find_root((), words)
    examined = look(root, day, words)
    if examined.handbook is None or errors(examined.diagnostics) or folder.exists():
        click.echo(words.say("report.not_exported", folder=str(folder)), err=True)
        sys.exit(1)
    options: Any = {"today": day, "directories": True, "assets": load_assets(), "cache": root / ".cache"}
    export(build(examined.handbook.public(), examined.diagnostics, **options), folder)


@main.command()
@click.argument("kind", type=click.Choice(KIND_NAMES))
@click.option("--title", prompt="标题 title", help="The title of the entry.")
@click.option("--chapter", prompt="章节 chapter", help="The id of its chapter.")
@lang
def new(kind: str, title: str, chapter: str, lang: str) -> None:
    """Start an entry: the next free id, and a skeleton that `check` reports until it is filled."""
    words = load_words(lang)
    root = find_root((), words)
    examined = look(root, datetime.now().astimezone().date(), words)
    chapters = [c.id for c in examined.handbook.settings.chapters] if examined.handbook else []
    if chapter not in chapters:
        click.echo(words.say("new.no_chapter", chapter=chapter, known=tuple(chapters)), err=True)
        sys.exit(2)
    id_ = next_id(kind, chapter, chapters, root / "standards")
    file, text = skeleton(kind, id_, " ".join(title.split()), chapter, datetime.now().astimezone().date())
    (root / "standards" / file).parent.mkdir(parents=True, exist_ok=True)
    write_whole(root / "standards" / file, text.encode())
    click.echo(words.say("new.written", file=f"standards/{file}", id=id_))


@main.command()
@click.option("--note", prompt="说明 note", help="Why this edition is published, in one line.")
@click.option("--today", type=Today(), envvar="HANDBOOK_TODAY", help="The day of publication.")
@lang
def publish(note: str, today: date | None, lang: str) -> None:
    """Freeze an edition of the handbook: fingerprints of all that is new or changed, added to the list of editions, and
    the scoring parts of assessments.

    Exit 1 while there are errors, while a text has changed without an edition of its own, or when nothing has changed.
    """
    words = load_words(lang)
    root = find_root((), words)
    day = today or datetime.now().astimezone().date()
    examined = look(root, day, words)
    faults = [d for d in examined.diagnostics if d.severity is Severity.ERROR or d.code == UNSEALED]
    if examined.handbook is None or faults:
        click.echo(FORMATS["full"](faults, words.say, examined.texts), err=True)
        click.echo(words.say("publish.stopped"), err=True)
        sys.exit(1)
    edition = pending(examined.handbook, day, " ".join(note.split()))
    if not edition.seals and not edition.gone:
        click.echo(words.say("publish.nothing"), err=True)
        sys.exit(1)
    file, number = root / EDITIONS, len(examined.handbook.published.editions) + 1
    before = file.read_bytes() if number > 1 else b"editions:\n"
    write_whole(file, before.rstrip() + b"\n" + written(edition).encode())
    for name, text in edition_files(examined.handbook):
        if not (root / "standards" / name).exists():
            (root / "standards" / name).parent.mkdir(exist_ok=True)
            write_whole(root / "standards" / name, text.encode())
    click.echo(words.say("publish.written", n=number, changed=len(edition.seals), file=EDITIONS))


@main.command()
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@lang
def score(file: Path, lang: str) -> None:
    """Score a saved result anew and say what it comes to. Exit 1 if the file has faults."""
    words = load_words(lang)
    handbook = look(find_root((), words), datetime.now().astimezone().date(), words).handbook
    text, found = decode(file.read_bytes(), str(file))
    committed, faults = (None, []) if errors(found) else parse_result(text, str(file))
    found += faults
    if handbook and committed:
        known = know(handbook)
        judged, faults = judge(committed, known)
        found += faults
        if judged:
            click.echo(tell(judged, known.assessments[committed.saved.assessment], handbook, words.say))
    if found:
        click.echo(FORMATS["full"](found, words.say, {str(file): text}), err=True)
    sys.exit(1 if errors(found) or not handbook else 0)


@main.command()
def schema() -> None:
    """Write JSON Schemas and settings for VS Code, made from the model."""
    root = find_root((), load_words("zh"))
    for name, text in editor_files().items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        write_whole(root / name, text.encode())
        click.echo(name)


@main.command()
@click.option("--address", default="127.0.0.1:8000", help="Where to serve.")
def preview(address: str) -> None:
    """Serve the handbook while it is being edited, and open it in the browser."""
    command = [sys.executable, "-m", "mkdocs", "serve", "--open", "--dev-addr", address]
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    sys.exit(subprocess.call(command, cwd=find_root((), load_words("zh")), env=environment))


def find_root(paths: Iterable[Path], words: Words) -> Path:
    """The folder of the handbook that holds the first path, or the working folder. Exit 2 where there is none."""
    start = next(iter(paths), Path()).resolve()
    for folder in (start, *start.parents):
        if (folder / "standards").is_dir():
            return folder
    click.echo(words.say("report.no_handbook", folder=str(start)), err=True)
    sys.exit(2)


def look(root: Path, today: date, words: Words) -> Examined:
    """Reads and checks. A file that cannot be read ends the command with 2, and says which."""
    try:
        return examine(root / "standards", root / "docs", today)
    except OSError as error:
        click.echo(words.say("report.unreadable", file=str(error.filename or error.strerror)), err=True)
        sys.exit(2)


def mend(root: Path, today: date, words: Words) -> Examined:
    """Applies the offered fixes, file by file; a file that would become worse is left as it was."""
    examined = look(root, today, words)
    for _ in range(FIX_ROUNDS):
        changed = False
        for name, fixes in fixes_by_file(examined.diagnostics).items():
            before = (root / name).read_bytes()
            write_whole(root / name, rewrite(before, apply_fixes(examined.texts[name], fixes)))
            mended = count(examined, name) - count(look(root, today, words), name)
            if mended > 0:
                changed = True
                click.echo(words.say("report.fixed", n=mended, file=name), err=True)
            else:
                write_whole(root / name, before)
        if not changed:
            break
        examined = look(root, today, words)
    return examined


def write_whole(file: Path, data: bytes) -> None:
    """Puts a file in place in one step: whoever is stopped on the way leaves the old one whole."""
    new = file.with_name(f".{file.name}.new")
    new.write_bytes(data)
    new.replace(file)


def count(examined: Examined, name: str) -> int:
    """How many faults a file has in itself; those with its neighbours only come to light once it can be read."""
    return sum(d.span.file == name and (d.code < "HB2" or bool(d.fix)) for d in examined.diagnostics)


def concerns(diagnostic: Diagnostic, paths: tuple[Path, ...], root: Path) -> bool:
    """Whether a fault stands in one of the paths."""
    file = (root / diagnostic.span.file).resolve()
    return not paths or any(file.is_relative_to(path.resolve()) for path in paths)
