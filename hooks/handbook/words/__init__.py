"""The words of the interface and of the diagnostics, one table per language. No other file holds any."""

from functools import cache
from importlib import resources

from handbook.reading import Value, read

LANGUAGES = ("zh", "en")


class Words:
    """One language's table: dotted key → sentence."""

    def __init__(self, sentences: dict[str, str]) -> None:
        self.sentences = sentences

    def say(self, key: str, /, **facts: object) -> str:
        """The sentence under a dotted key with its ``{places}`` filled; a tuple is listed as the language lists things.

        An unknown key is our bug: ``KeyError``.
        """
        return self.sentences[key].format(**{name: self._word(fact) for name, fact in facts.items()})

    def _word(self, fact: object) -> object:
        if isinstance(fact, tuple):
            return self.sentences["list.and"].join(fact) or self.sentences["list.nothing"]
        return fact


@cache
def load_words(language: str) -> Words:
    """The table of a language: ``zh`` or ``en``."""
    text = resources.files(__package__).joinpath(f"{language}.yml").read_text(encoding="utf-8")
    document, faults = read(text, f"{language}.yml")
    if faults:
        raise ValueError(f"words/{language}.yml: {faults[0].code} {faults[0].span.place}")
    return Words(dict(_flatten(document.value)))


def _flatten(value: Value, prefix: str = "") -> list[tuple[str, str]]:
    if isinstance(value, dict):
        return [pair for key, part in value.items() for pair in _flatten(part, f"{prefix}.{key}" if prefix else key)]
    return [(prefix, str(value))]
