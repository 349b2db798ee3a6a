"""The words of the interface and of the diagnostics, one table per language. No other file holds any."""

from dataclasses import dataclass
from functools import cache
from importlib import resources
from string import Formatter

from handbook.document import Value
from handbook.reading import read

LANGUAGES = ("zh", "en")


class Words:
    """One language's table: dotted key → sentence."""

    def __init__(self, sentences: dict[str, str]) -> None:
        self.sentences = sentences
        self._sections: dict[str, dict[str, str]] = {}

    def say(self, key: str, /, **facts: object) -> str:
        """The sentence under a dotted key with its ``{places}`` filled; a tuple is listed as the language lists things.

        An unknown key is our bug: ``KeyError``.
        """
        sentence = self.sentences[key]
        if not facts and "{" not in sentence:
            return sentence
        return sentence.format(**{name: self._word(fact) for name, fact in facts.items()})

    def outline(self, key: str) -> str:
        """The sentence under a key with … for every place."""
        names = {name for _, name, _, _ in Formatter().parse(self.sentences[key]) if name}
        return self.say(key, **dict.fromkeys(names, "…"))

    def section(self, prefix: str) -> dict[str, str]:
        """The sentences below a dotted key with their places still open: last part of the key → sentence."""
        if prefix not in self._sections:
            start = f"{prefix}."
            own = {key.removeprefix(start): said for key, said in self.sentences.items() if key.startswith(start)}
            self._sections[prefix] = own
        return self._sections[prefix]

    def codes(self) -> tuple[str, ...]:
        """The codes of all diagnostics, in order."""
        return tuple(sorted({key.split(".")[1] for key in self.sentences if key.startswith("diagnostics.")}))

    def _word(self, fact: object) -> object:
        if isinstance(fact, tuple):
            return self.sentences["list.and"].join(fact) or self.sentences["list.nothing"]
        return fact


@dataclass(frozen=True, slots=True)
class Example:
    """What a diagnostic's page shows: the fault, and the same mended."""

    bad: str
    good: str


@cache
def load_words(language: str) -> Words:
    """The table of a language: ``zh`` or ``en``."""
    return Words(dict(_flatten(_read(language))))


@cache
def load_examples() -> dict[str, Example]:
    """Code → example."""
    texts = dict(_flatten(_read("examples")))
    codes = sorted({key.partition(".")[0] for key in texts})
    return {code: Example(texts[f"{code}.bad"].strip("\n"), texts[f"{code}.good"].strip("\n")) for code in codes}


def _read(name: str) -> Value:
    text = resources.files(__package__).joinpath(f"{name}.yml").read_text(encoding="utf-8")
    document, faults = read(text, f"{name}.yml")
    if faults:
        raise ValueError(f"words/{name}.yml: {faults[0].code} {faults[0].span.place}")
    return document.value


def _flatten(value: Value, prefix: str = "") -> list[tuple[str, str]]:
    if isinstance(value, dict):
        return [pair for key, part in value.items() for pair in _flatten(part, f"{prefix}.{key}" if prefix else key)]
    return [(prefix, str(value))]
