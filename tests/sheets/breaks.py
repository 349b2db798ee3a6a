"""Where lines must not break in Chinese print (printing.md §3.1, and the usual rules for first and last signs)."""

import re

NOT_FIRST = "，。、；：？！）》〉】」』”’…～℃%·"
NOT_LAST = "（《〈【「『“‘"
UNITS = "℃|分钟|小时|个|元|天|号|条|张|份|样"


def breaches(lines: list[str]) -> list[str]:
    """Every forbidden break between two lines of a text, as ``end|start``."""
    pairs = zip((line.rstrip() for line in lines), (line.lstrip() for line in lines[1:]), strict=False)
    return [f"{one[-6:]}|{next_[:6]}" for one, next_ in pairs if _forbidden(one, next_)]


def _forbidden(one: str, next_: str) -> bool:
    number_and_unit = re.search(r"[0-9]$", one) and re.match(rf"[0-9.:,]|{UNITS}", next_)
    halved = one[-1] in "—≤≥" and next_[0] in "—0123456789"
    return bool(next_[0] in NOT_FIRST or one[-1] in NOT_LAST or number_and_unit or halved)
