"""Editions of the handbook (``published.yml``): what each one published. ``handbook publish`` writes them."""

from handbook.model.fields import Day, EntryId, Line, Part, Whole, doc


class Seal(Part):
    """One entry as it was published."""

    id: EntryId = doc("编号", "条目的编号。", "S-305")
    edition: Whole = doc("版次", "发布时条目的版次。", "1", ge=1)
    fingerprint: Line = doc("指纹", "规范性文字的指纹，由程序算出。", "9f86d081884c")


class Edition(Part):
    """One edition of the handbook: only what differs from the one before, so that each stays as it was written."""

    date: Day = doc("日期", "发布的日期。", "2026-12-01")
    note: Line = doc("说明", "这一版为什么发布、最要紧的改动。", "年底复核，收紧三条投诉标准。")
    seals: tuple[Seal, ...] = doc("条目", "新的和改过的条目。", [{"id": "S-305"}], ())
    gone: tuple[EntryId, ...] = doc("不再有的", "上一版有、这一版没有的条目。", ["S-399"], ())


class Published(Part):
    """All editions, the first one first; an edition's number is its place in the list."""

    editions: tuple[Edition, ...] = doc("各版", "每发布一版，添在末尾。", [{"date": "2026-12-01"}], ())
