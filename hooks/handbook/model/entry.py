"""What every entry carries, whatever its kind: identity, life, readers, origin, history."""

from enum import StrEnum

from pydantic import Field

from handbook.model.fields import Day, EntryId, Line, Part, Slug, Sourced, Whole, doc


class Status(StrEnum):
    """The life of a standard, in the order of the decks (M33). Readers see the last three only."""

    ANALYSIS = "analysis"
    DESIGN = "design"
    TEST = "test"
    TRIAL = "trial"
    OFFICIAL = "official"
    RETIRED = "retired"

    @property
    def public(self) -> bool:
        """Whether readers see an entry in this state."""
        return self in (Status.TRIAL, Status.OFFICIAL, Status.RETIRED)


class Change(StrEnum):
    """What an edition changed. All but editorial changes are news for readers."""

    ADDED = "added"
    EDITORIAL = "editorial"
    CLARIFIED = "clarified"
    TIGHTENED = "tightened"
    RELAXED = "relaxed"
    RETIRED = "retired"


class Moment(StrEnum):
    """When in the working day something is done or checked."""

    OPENING = "opening"
    BEFORE_CONTACT = "before-contact"
    DURING = "during"
    BRIEFING = "briefing"
    HANDOVER = "handover"
    CLOSING = "closing"
    INCIDENT = "incident"
    WEEKLY = "weekly"


class Trial(Part):
    """Where, how long and with what success a trial entry is tried."""

    sites: tuple[Line, ...] = doc("试行地点", "在哪些门店或班组试行。", ["在线客服一组"], min_length=1)
    from_: Day = doc("开始日期", "从哪一天开始试行。", "2026-11-01", alias="from")
    until: Day = doc("截止日期", "到这一天必须决定：转正、修改或停用。", "2027-01-31")
    success: tuple[Line, ...] = doc(
        "成功标准", "达到什么算试行成功，写成能数的结果。", ["首句回应中位数 ≤ 1 分钟"], min_length=1
    )


class HistoryLine(Part):
    """One line of an entry's history."""

    edition: Whole = doc("版次", "这次改动属于第几版。", "1", ge=1)
    date: Day = doc("日期", "改动生效的日期。", "2026-11-01")
    change: Change = doc("改动性质", "新增、文字修订、澄清、收紧、放宽或废止。文字修订不算新消息。", "added")
    note: Line = doc("说明", "改了什么、为什么改，一句话。", "三起投诉都因插话升级，补上这一条。")


class Entry(Part):
    """The header that all kinds share."""

    id: EntryId = doc("编号", "类别字母加三位数字（上千条时四位）。一经使用，永不改动、永不重复使用。", "S-305")
    title: Line = doc("标题", "一句话说出要做到什么。", "方案要客户点头才办", max_length=40)
    chapter: Slug = doc("章节", "handbook.yml 里列出的章节编号。", "complaints")
    status: Status = doc("状态", "分析、设计、测试、试行、正式、废止。前三种只在预览里可见。", "official")
    owner: Line = doc("负责岗位", "谁负责这一条的内容。写岗位，不写部门或人名。", "客户服务部经理")
    edition: Whole = doc("版次", "从 1 开始的整数。内容改了就加 1。", "1", ge=1)
    effective: Day = doc("生效日期", "从哪一天起执行。", "2026-11-01")
    review_by: Day = doc("复核日期", "最迟哪一天再看一遍是否还合适。", "2027-06-30")
    roles: tuple[Slug, ...] = doc("适用岗位", "handbook.yml 里列出的岗位编号。", ["counter"], ())
    touchpoints: tuple[Slug, ...] = doc("触点", "客户在哪里遇到这件事。", ["hall"], ())
    keywords: tuple[Line, ...] = doc("客户的说法", "客户或着急的同事会说、会搜的词。", ["要见经理"], ())
    sources: tuple[Sourced, ...] = doc("来源", "sources.yml 里的编号。", ["M40"], ())
    replaced_by: EntryId | None = doc("由谁接替", "废止以后看哪一条。", "S-321", None)
    supersedes: EntryId | None = doc("拟取代", "试行成功后将取代哪一条正式标准。", "S-307", None)
    trial: Trial | None = doc("试行", "状态为试行时必填：地点、起止日期、成功标准。", {"sites": ["在线客服一组"]}, None)
    history: tuple[HistoryLine, ...] = doc("修订记录", "每一版一行，新的写在后面。", [{"edition": "1"}], min_length=1)

    @property
    def letter(self) -> str:
        """The mark of the entry's kind."""
        return self.id[0]

    @property
    def audience(self) -> tuple[str, ...]:
        """The roles that the entry binds."""
        return self.roles

    @property
    def summary(self) -> str:
        """The one sentence that stands beside the title in lists."""
        raise NotImplementedError

    @property
    def parts(self) -> tuple[str, ...]:
        """Local ids that can be linked as ``S-305#b``."""
        return ()


class Named(Part):
    """An id with a title and a line on what it means: the shape of every vocabulary."""

    id: Slug = Field(title="编号", description="英文短编号，别处用它引用。", examples=["counter"])
    title: Line = doc("名称", "读者看到的名称。", "营业厅员工")
    about: Line | None = doc("说明", "一句话说明。", "在营业厅当面接待客户的人。", None)
