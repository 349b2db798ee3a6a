"""Glossary: the words of the house, each with what else people call it."""

from handbook.model.fields import Line, Part, Prose, Slug, Sourced, doc


class Term(Part):
    """One word and its meaning."""

    id: Slug = doc("编号", "英文短编号，用作链接。", "first-contact-ownership")
    term: Line = doc("词", "手册里用的说法。", "首问负责")
    aliases: tuple[Line, ...] = doc("别名", "别人可能用的说法。", ["首问责任制"], ())
    definition: Prose = doc("意思", "一两句话。", "谁先接到客户的事，谁跟到办结。")
    sources: tuple[Sourced, ...] = doc("来源", "sources.yml 里的编号。", ["M12"], ())


class Glossary(Part):
    """All terms, in the order of the file."""

    terms: tuple[Term, ...] = doc("词条", "手册用到的词。", [{"id": "lscia"}], ())
