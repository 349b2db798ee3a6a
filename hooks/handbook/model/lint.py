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
    observable: tuple[Line, ...] = doc(
        "看得见的结果", "做完再核对的清单，每项要有一个数或其中一个词；不写就不查。", ["已"], ()
    )
    acts: tuple[Line, ...] = doc("动作", "一项用这些词开头、又没有结果，就是做的事，不是做成的样子。", ["检查"], ())
    capitals: tuple[Line, ...] = doc("大写缩写", "清单上可以用的四个以上大写字母。", ["LSCIA"], ())
    fewest_in_group: Whole = doc(
        "一组至少几项", "清单分了组的，每组至少几项。", "3", default="3", ge=1, validate_default=True
    )
    longest_line: Whole = doc(
        "台词最长几字", "员工一句台词最多几个汉字。", "60", default="60", ge=10, validate_default=True
    )
    fewest_keywords: Whole = doc(
        "至少几个说法", "标准、话术、案例至少写几个客户的说法。", "4", default="4", ge=0, validate_default=True
    )
