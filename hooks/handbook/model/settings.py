"""Settings (``handbook.yml``): what belongs to the company — its name, chapters, roles, touchpoints, methods."""

from typing import Annotated, Literal

from pydantic import StringConstraints

from handbook.model.entry import Named
from handbook.model.fields import Flag, Line, Part, WebAddress, doc

Mail = Annotated[str, StringConstraints(pattern=r"^[^\s@<>,;:?&%]+@[^\s@<>,;:?&%]+$")]
"""A mail address without anything that means something in a ``mailto:`` link."""


class Step(Part):
    """One step of a method."""

    letter: Annotated[str, StringConstraints(pattern=r"^[A-Z]$")] = doc("字母", "步骤的字母。", "L")
    title: Line = doc("名称", "步骤的名称。", "倾听")
    about: Line = doc("说明", "这一步做什么。", "让客户一口气讲完。")


class Method(Named):
    """A way of working with named steps, such as LSCIA."""

    steps: tuple[Step, ...] = doc("步骤", "按先后。", [{"letter": "L"}], min_length=1)


class Touchpoint(Named):
    """A place where the customer meets us."""

    critical: Line | None = doc("为什么关键", "写了，就标为关键触点：成败在这里定。", "客户一着急，先打这里。", None)


class Settings(Part):
    """The company's own vocabulary. Entries refer to its ids."""

    title: Line = doc("手册名称", "显示在每页顶端。", "服务标准手册")
    welcome: Line = doc("首页一句话", "首页标题下的一句话。", "客户在面前的时候，先查这里。")
    address: WebAddress | None = doc(
        "网址", "手册在网上的地址。印出来的二维码通向这里；不写就不印二维码。", "https://fuwu.example.com/", None
    )
    pictures: Flag = doc(
        "群聊图片", "给每张单子另做一张图片，发到群里用；头一次生成时多花些时间。", "true", default=False
    )
    language: Literal["zh", "en"] = doc("界面语言", "zh 或 en。", "zh")
    chapters: tuple[Named, ...] = doc("章节", "手册的章节，按先后。", [{"id": "complaints"}], min_length=1)
    roles: tuple[Named, ...] = doc("岗位", "使用手册的岗位。", [{"id": "counter"}], min_length=1)
    touchpoints: tuple[Touchpoint, ...] = doc(
        "触点", "客户遇到我们的地方，按客户走的先后。", [{"id": "hall"}], min_length=1
    )
    values: tuple[Named, ...] = doc("价值维度", "标准服务于哪种价值。", [{"id": "emotional"}], min_length=1)
    causes: tuple[Named, ...] = doc("投诉根源", "投诉从哪里来。", [{"id": "people"}], ())
    methods: tuple[Method, ...] = doc("方法", "有步骤的工作方法。", [{"id": "LSCIA"}], ())

    feedback: Mail | None = doc(
        "意见信箱", "写了，每一页末尾就有“有问题”，点开是一封写好编号的邮件。", "handbook@example.com", None
    )

    def title_of(self, vocabulary: str, id_: str) -> str:
        """The title of an id in one of the vocabularies: ``title_of("roles", "counter")``."""
        notes: tuple[Named, ...] = getattr(self, vocabulary)
        for note in notes:
            if note.id == id_:
                return note.title
        raise KeyError(id_)

    def step_title(self, code: str) -> str:
        """The title of a step code: ``LSCIA.L`` → 倾听."""
        method, letter = code.split(".")
        steps = next(m.steps for m in self.methods if m.id == method)
        return next(step.title for step in steps if step.letter == letter)
