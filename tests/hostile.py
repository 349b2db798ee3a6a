"""Hostile text in every field of every model, found by walking the models: a new field is covered the day it is added.

The tiny handbook is the ground. Each of its texts is replaced, and a text that it leaves out is put in where the model
takes it. Ids, dates, numbers and words of a fixed list have types that take nothing else, so they stay.
"""

from pathlib import Path
from typing import Annotated, Any, get_args

import yaml
from pydantic import BaseModel, TypeAdapter, ValidationError

from handbook.loading import SINGLES
from handbook.model.case_study import HEADINGS, split_body
from handbook.model.guide import Guide
from handbook.model.kinds import KINDS
from handbook.model.paths import part_model

LONG = r"""=1+1</script><img src=x onerror=hb()>"'{%hb%}#eval("1")*$_@\x../../x javascript:hb()"""
SHORT = "=1<img src=x onerror=hb()>{{7*7}}#$@"
SHORTEST = "<b id=x>"
LINKS = ' [t](javascript:hb()) [t](data:text/html,hb) [t](hb:nowhere) href="hb:nowhere"'
"""Follows where Markdown is read."""

GAP = "<img src=x onerror=hb()>"
"""The name of a gap; it stands in the lines, too."""
UNSEEN = "\u202e\x1b\u200b"
"""What turns the direction of writing, commands a terminal, cannot be seen; written as an escape, because a build
refuses a file in which it stands as it is. Nothing of it may come through."""
OWN_GRAMMAR = frozenset({"Result.expression", "Reading.when"})
"""Texts that a parser of ours takes or refuses; what they take is no text to show."""


class Poison:
    """Puts hostile texts into raw content. ``placed``: each text with its field (``Standard.title``)."""

    def __init__(self) -> None:
        self.placed: dict[str, str] = {}
        self.fields: set[str] = set()

    def record(self, model: type[BaseModel], raw: dict[str, Any]) -> dict[str, Any]:
        """A mapping as it stands in a file → the same with hostile texts."""
        made = dict(raw)
        for name, info in model.model_fields.items():
            key, field = info.alias or name, f"{model.__name__}.{name}"
            takes = Annotated[(info.annotation, *info.metadata)] if info.metadata else info.annotation
            free = field not in OWN_GRAMMAR and (accepts(takes, SHORTEST) or accepts(takes, [SHORTEST]))
            self.fields |= {field} if free and field != "Variable.key" else set()
            if key in raw and (free or part_model(info.annotation)):
                made[key] = self.value(takes, raw[key], field)
            elif free and key not in raw and fits(model, made | {key: example(takes)}):
                made[key] = self.value(takes, example(takes), field)
        return made

    def value(self, takes: Any, raw: Any, field: str) -> Any:
        """What a field holds → the same with hostile texts. ``takes``: its type."""
        if isinstance(raw, list):
            return [self.value(item_type(takes), item, field) for item in raw]
        model = part_model(takes)
        return self.record(model, raw) if model else self.text(takes, field)

    def text(self, takes: Any, field: str) -> str:
        """A new hostile text, as long as the field takes."""
        if field == "Variable.key":
            return GAP
        mark = f"x{len(self.placed):03}x"
        text = next(mark + text for text in (LONG, SHORT, SHORTEST) if accepts(takes, mark + text))
        self.placed[text] = field
        text = f"{text[:3]}{UNSEEN}{text[3:]}"
        if field == "Turn.text":
            return f"{text}{{{{{GAP}}}}}"
        return text + LINKS if accepts(takes, "two\nlines") else text


def accepts(takes: Any, value: Any) -> bool:
    """Whether a type takes a value as it is."""
    try:
        return bool(TypeAdapter(takes).validate_python(value) in (value, tuple(value)))
    except ValidationError:
        return False


def fits(model: type[BaseModel], raw: dict[str, Any]) -> bool:
    """Whether a mapping is whole for its model."""
    try:
        model.model_validate(raw)
    except ValidationError:
        return False
    return True


def example(takes: Any) -> Any:
    """Something to be replaced."""
    return SHORTEST if accepts(takes, SHORTEST) else [SHORTEST]


def item_type(takes: Any) -> Any:
    """The type of a list's items, ``Any`` depth of annotations above it."""
    while getattr(takes, "__origin__", None) is not tuple:
        takes = next(part for part in get_args(takes) if part is not type(None))
    return get_args(takes)[0]


def poison(folder: Path) -> Poison:
    """Replaces the texts of a handbook that was laid out from the tiny one."""
    made, standards = Poison(), folder / "standards"
    for name, model in SINGLES.items():
        if (file := standards / name).exists():
            write(file, made.record(model, load(file.read_text(encoding="utf-8"))))
    for kind in KINDS:
        for file in sorted((standards / kind.folder).iterdir()):
            text = file.read_text(encoding="utf-8")
            front, body = text.split("---\n")[1:] if kind.suffix == ".md" else (text, "")
            record = made.record(kind.model, load(front) | split_body(body))
            sections = {heading: record.pop(key) for heading, key in HEADINGS.items() if key in record}
            write(file, record, sections)
    guide = folder / "docs/guides/three-steps.md"
    front, body = guide.read_text(encoding="utf-8").split("---\n")[1:]
    guide.write_text(f"---\n{dump(made.record(Guide, load(front)))}---\n{body}", encoding="utf-8")
    return made


def load(text: str) -> Any:
    """YAML with every scalar as text."""
    return yaml.load(text, Loader=yaml.BaseLoader)


def dump(content: Any) -> str:
    """Content as YAML, in ASCII."""
    return yaml.safe_dump(content, sort_keys=False)


def write(file: Path, record: Any, sections: dict[str, Any] | None = None) -> None:
    """A record as its file, with the sections of a body below it if there are any."""
    text = dump(record)
    if sections:
        steps = "\n".join(f"{number}. {step}" for number, step in enumerate(sections["经过"], start=1))
        body = "\n\n".join(f"## {heading}\n\n{text}" for heading, text in (sections | {"经过": steps}).items())
        text = f"---\n{text}---\n{body}\n".replace(UNSEEN, "")
    file.write_text(text, encoding="utf-8")
