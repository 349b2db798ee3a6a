"""The handbook that ships: complete, without a fault, and written once."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import date
from difflib import SequenceMatcher

import pytest

from handbook.deriving import ticks_of
from handbook.examining import Examined, examine
from handbook.model.assessment import Assessment
from handbook.model.checklist import Checklist
from handbook.model.entry import Status
from handbook.model.fields import count_han
from handbook.model.handbook import Handbook
from handbook.model.kinds import KINDS
from handbook.model.paths import texts_of
from handbook.model.script import Script, Speaker
from handbook.relations import relate
from project import ROOT

PUBLISHED = date(2026, 11, 21)
SAME, LONG_ENOUGH, GRAM = 0.85, 12, 4
CODES = [*(f"M{n:02}" for n in range(1, 73)), *(f"N{n:02}" for n in range(1, 21))]
LEAST = {"standard": 72, "script": 36, "checklist": 20, "case_study": 20, "assessment": 12, "briefing": 20}


@pytest.fixture(scope="module")
def examined() -> Examined:
    return examine(ROOT / "standards", ROOT / "docs", PUBLISHED)


@pytest.fixture(scope="module")
def handbook(examined: Examined) -> Handbook:
    assert examined.handbook is not None
    return examined.handbook.public()


def test_it_has_no_fault(examined: Examined) -> None:
    """No error and no warning: nothing dangling, nothing vague, no hole in the coverage, no source left out."""
    assert [f"{d.span.place} {d.code}" for d in examined.diagnostics] == []


def test_every_code_of_the_inventory_is_listed(handbook: Handbook) -> None:
    assert [source.code for source in handbook.sources.codes] == CODES


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind.name in LEAST], ids=lambda kind: kind.name)
def test_there_is_enough_of_each_kind(kind: object, handbook: Handbook) -> None:
    assert len(handbook.all(kind.model)) >= LEAST[kind.name]  # type: ignore[attr-defined]


def test_words_enough(handbook: Handbook) -> None:
    phrases = sum(len(phrase.say) for phrase in handbook.search.phrases)
    assert (len(handbook.glossary.terms) >= 80, phrases >= 400, len(handbook.guides) >= 18) == (True, True, True)


def test_some_rules_are_on_trial(handbook: Handbook) -> None:
    assert sum(entry.status is Status.TRIAL for entry in handbook.entries.values()) >= 4


def test_a_dozen_scripts_branch(handbook: Handbook) -> None:
    assert sum(any(turn.choices for turn in script.turns) for script in handbook.all(Script)) >= 12


def test_staff_are_told_how_to_say_it(handbook: Handbook) -> None:
    """Each script has a tone somewhere, and something to do or not to say."""
    silent = [
        script.id
        for script in handbook.all(Script)
        if not any(turn.tone for turn in script.turns if turn.speaker is Speaker.STAFF)
        or not any(turn.do or turn.dont for turn in script.turns)
    ]
    assert silent == []


def test_every_chapter_has_every_daily_kind(handbook: Handbook) -> None:
    daily = {"standard", "script", "checklist", "briefing"}
    missing = {
        chapter.id: daily
        - {kind for kind, entries in handbook.by_kind() if any(e.chapter == chapter.id for e in entries)}
        for chapter in handbook.settings.chapters
    }
    assert {chapter: kinds for chapter, kinds in missing.items() if kinds} == {}


def test_no_list_is_too_critical(handbook: Handbook) -> None:
    critical = {
        checklist.id: sum(tick.critical for group in ticks_of(checklist, handbook) for tick in group.ticks)
        for checklist in handbook.all(Checklist)
    }
    assert {id_: count for id_, count in critical.items() if not 1 <= count <= 5} == {}


def test_every_low_answer_leads_somewhere(handbook: Handbook) -> None:
    lost = [
        f"{assessment.id}#{item.id}"
        for assessment in handbook.all(Assessment)
        for dimension in assessment.dimensions
        for item in dimension.items
        if not item.next and item.from_ is None
    ]
    assert lost == []


def test_every_entry_is_linked_from_somewhere_or_stands_in_a_chapter(handbook: Handbook) -> None:
    graph, chapters = relate(handbook), {chapter.id for chapter in handbook.settings.chapters}
    assert [e.id for e in handbook.entries.values() if e.chapter not in chapters and not graph.users(e.id)] == []


def test_nothing_is_written_twice(handbook: Handbook) -> None:
    """No two entries share a text that is the same but for a few characters."""
    texts = [(e.id, text) for e in handbook.entries.values() for text in long_texts(e)]
    doubles = [
        (texts[a][0], texts[b][0], texts[a][1])
        for a, b in candidates([text for _, text in texts])
        if texts[a][0] != texts[b][0] and SequenceMatcher(None, texts[a][1], texts[b][1]).ratio() >= SAME
    ]
    assert doubles == []


def long_texts(entry: object) -> Iterator[str]:
    for path, text in texts_of(entry):
        if count_han(text) >= LONG_ENOUGH and path[0] not in ("history", "owner") and path[-1] != "by":
            yield text


def candidates(texts: list[str]) -> Iterator[tuple[int, int]]:
    """Pairs of texts that share at least half of the shorter one's runs of four characters."""
    grams = [{text[i : i + GRAM] for i in range(len(text) - GRAM + 1)} for text in texts]
    where: dict[str, list[int]] = defaultdict(list)
    for number, own in enumerate(grams):
        shared = Counter(other for gram in own for other in where[gram])
        for other, count in shared.items():
            if count * 2 >= min(len(own), len(grams[other])):
                yield other, number
        for gram in own:
            where[gram].append(number)
