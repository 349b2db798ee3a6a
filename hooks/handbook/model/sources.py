"""Sources: every code that content can name, and the deck it comes from. Coverage is computed, not typed."""

from typing import Annotated

from pydantic import StringConstraints

from handbook.model.fields import Line, Part, Prose, Sourced, doc

DeckId = Annotated[str, StringConstraints(pattern=r"^\d{3}$")]


class Deck(Part):
    """A training deck."""

    id: DeckId = doc("编号", "三位数字，加引号。", "000")
    title: Line = doc("名称", "材料的名称。", "星级客户服务培训")
    note: Prose = doc("说明", "材料是什么、有什么缺陷。", "网上流传的培训课件，部分字词被机器替换过。")


class Source(Part):
    """One system or case of the decks."""

    code: Sourced = doc("编号", "M 开头是方法，N 开头是案例。", "M40")
    title: Line = doc("名称", "这是什么。", "LSCIA 投诉处理五步")
    decks: tuple[DeckId, ...] = doc("出自", "哪几份材料。", ["000"], min_length=1)


class Sources(Part):
    """Decks and codes."""

    decks: tuple[Deck, ...] = doc("材料", "来源材料。", [{"id": "000"}], ())
    codes: tuple[Source, ...] = doc("条目", "材料里的方法与案例。", [{"code": "M40"}], ())
