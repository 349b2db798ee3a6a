"""Lint (``lint.yml``): the words that managers do not want in a standard, and what to write instead."""

from handbook.model.fields import Line, Part, Whole, doc


class Vague(Part):
    """A word that cannot be seen or counted."""

    word: Line = doc("词", "不要出现在标准和核对项里的词。", "及时")
    instead: Line = doc("改成", "能看见、能数的写法。", "写出几分钟内")


class Lint(Part):
    """What checks of wording look for. Managers edit it."""

    vague: tuple[Vague, ...] = doc("含糊的词", "只在标准、核对项和清单项目里查。", [{"word": "及时"}], ())
    forbidden: tuple[Line, ...] = doc("禁语", "员工台词里不能出现的话。", ["这不归我管"], ())
    longest_line: Whole = doc(
        "台词最长几字", "员工一句台词最多几个汉字。", "60", default="60", ge=10, validate_default=True
    )
    fewest_keywords: Whole = doc(
        "至少几个说法", "标准、话术、案例至少写几个客户的说法。", "4", default="4", ge=0, validate_default=True
    )
