"""Search words (``search.yml``): what customers and hurried colleagues say, and the entries that help."""

from handbook.model.fields import EntryId, Line, Part, doc


class Phrase(Part):
    """Several ways of saying one thing, and where they lead."""

    say: tuple[Line, ...] = doc("说法", "客户的话、同事的话、常见的错字。", ["要见经理"], min_length=1)
    find: tuple[EntryId, ...] = doc("找到", "最该打开的条目，最合适的在前。", ["T-316"], min_length=1)


class SearchWords(Part):
    """All phrases."""

    phrases: tuple[Phrase, ...] = doc("说法", "每行一组说法。", [{"say": ["要见经理"]}], ())
