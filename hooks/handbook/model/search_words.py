"""Search words (``search.yml``): what customers and hurried colleagues say, the entries that help, and synonyms."""

from handbook.model.fields import EntryId, Line, Part, doc


class Phrase(Part):
    """Several ways of saying one thing, and where they lead."""

    say: tuple[Line, ...] = doc("说法", "客户的话、同事的话、常见的错字。", ["要见经理"], min_length=1)
    find: tuple[EntryId, ...] = doc("找到", "最该打开的条目，最合适的在前。", ["T-316"], min_length=1)


class Synonyms(Part):
    """Words that mean the same to somebody who searches."""

    same: tuple[Line, ...] = doc("同义词", "意思相同的词，两个字以上。", ["经理", "领导"], min_length=2)


class SearchWords(Part):
    """All phrases, and the synonyms that hold for all of the handbook."""

    phrases: tuple[Phrase, ...] = doc("说法", "每行一组说法。", [{"say": ["要见经理"]}], ())
    synonyms: tuple[Synonyms, ...] = doc("同义词", "每行一组意思相同的词。", [{"same": ["经理", "领导"]}], ())
