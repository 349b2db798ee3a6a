"""The ``handbook`` command: thin verbs over the core."""

import sys
from pathlib import Path

import click

from handbook.building import examine
from handbook.diagnostics import errors, format_full
from handbook.words import LANGUAGES, load_words


@click.group()
def main() -> None:
    """Service standards handbook: check what managers write."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")


@main.command()
@click.argument("folder", type=click.Path(path_type=Path, exists=True, file_okay=False), default=Path())
@click.option("--lang", type=click.Choice(LANGUAGES), default="zh", help="Language of the messages.")
def check(folder: Path, lang: str) -> None:
    """Check all content below FOLDER (the folder of mkdocs.yml). Exit 0 clean, 1 errors, 2 could not run."""
    say = load_words(lang).say
    handbook, found = examine(folder / "standards", folder / "docs")
    if found:
        click.echo(format_full(found, say))
    elif handbook:
        click.echo(say("report.clean", entries=len(handbook.entries)))
    sys.exit(1 if errors(found) else 0)
