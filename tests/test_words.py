"""The tables of words: both languages say the same things, and nothing is said elsewhere."""

import re
import string

import pytest

from handbook.words import LANGUAGES, load_words
from project import ROOT

HOOKS = ROOT / "hooks"
CHINESE = re.compile(r"[\u3400-\u9fff]")
LITERAL = re.compile(r"""\bsay\(\s*"([^"]+)"\s*([~,)])""")


def places(sentence: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(sentence) if name}


def test_languages_have_the_same_keys() -> None:
    zh, en = (set(load_words(language).sentences) for language in LANGUAGES)
    assert zh == en


def test_languages_fill_the_same_places() -> None:
    zh, en = (load_words(language).sentences for language in LANGUAGES)
    assert {key for key in zh if places(zh[key]) != places(en[key])} == set()


def test_no_interface_word_in_templates_or_scripts() -> None:
    """Words come from the table, so that a language can be added without touching a page."""
    files = [p for p in HOOKS.rglob("*") if p.suffix in {".j2", ".js", ".css", ".html"}]
    assert [p.name for p in files if CHINESE.search(p.read_text(encoding="utf-8"))] == []


def test_every_word_that_is_asked_for_exists() -> None:
    """A key that is put together (``"moment." ~ moment``) must at least begin like one in the table."""
    keys = load_words("zh").sentences
    missing = []
    for path in (p for p in HOOKS.rglob("*") if p.suffix in {".j2", ".py", ".html"}):
        for key, after in LITERAL.findall(path.read_text(encoding="utf-8")):
            known = any(k.startswith(key) for k in keys) if after == "~" else key in keys
            if not known:
                missing.append((path.name, key))
    assert missing == []


@pytest.mark.parametrize(("section", "folder"), [("assess_says", "self"), ("team_says", "team")])
def test_scripts_say_what_the_table_has_and_nothing_else(section: str, folder: str) -> None:
    """A word may be put together: ``gate_${state}``."""
    scripts = HOOKS / "theme" / "assets" / "handbook" / "assessment" / folder
    text = "".join(path.read_text(encoding="utf-8") for path in sorted(scripts.glob("*.js")))
    known = load_words("zh").section(section)
    begun = tuple(re.findall(r"`(\w+_)\$\{", text))
    others = (HOOKS / "theme" / "assets" / "handbook" / "assessment").glob("*.js")
    quoted = set(re.findall(r'"(\w+)"', text + "".join(path.read_text(encoding="utf-8") for path in others)))
    said = set(re.findall(r'\bsay\((?:this, |host, |this\.host, )?"(\w+)"', text))
    assert (said - known.keys(), {w for w in known if w not in quoted and not w.startswith(begun)}) == (set(), set())


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_sentence_of_a_diagnostic_is_whole(language: str) -> None:
    """An unquoted `` #`` in the table would cut a sentence short."""
    sentences = load_words(language).sentences
    cut = [key for key in sentences if key.startswith("diagnostics.") and sentences[key][-1] not in "。.}"]
    assert cut == []


def test_english_sentences_hold_no_chinese() -> None:
    """Chinese comes in with what an author wrote, never with the sentence around it; only 你 and 您 are named."""
    sentences = load_words("en").sentences
    assert [key for key, text in sentences.items() if CHINESE.search(re.sub("[你您]", "", text))] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_list_is_said_in_the_way_of_the_language(language: str) -> None:
    joined = {"zh": "可用的有：甲、乙。", "en": "Available: 甲, 乙."}
    said = load_words(language).say("diagnostics.HB210.help", known=("甲", "乙"))
    assert said.endswith(joined[language].split("：")[-1].split(": ")[-1])
