"""Guide: a hand-written page in ``docs/`` that explains a model and links to entries."""

from pydantic import ConfigDict

from handbook.model.fields import Line, Part, Slug, Sourced, doc


class Guide(Part):
    """The front matter of a guide. Other keys belong to MkDocs and its theme and pass untouched."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    title: Line = doc("标题", "导读的标题。", "投诉是礼物")
    chapter: Slug | None = doc("章节", "列在哪一章下面。", "complaints", None)
    summary: Line = doc("一句话", "列表里显示的一句话。", "为什么要谢谢来投诉的客户。")
    sources: tuple[Sourced, ...] = doc("来源", "sources.yml 里的编号。", ["M46"], ())
    keywords: tuple[Line, ...] = doc("别的叫法", "读者会搜的别的说法。", ["早会怎么开"], ())
