"""The slips of the pen that YAML punishes: each trap looks at one line and proposes an edit; ``mending`` tries them."""

import re
from collections.abc import Callable, Container
from dataclasses import dataclass, field

_HEAD = re.compile(r"(?P<lead>\s*(?:- +)*)(?:(?P<key>[^\s:：#'\"\[\]{}]+):[ \t]+)?")
_COMMENT = re.compile(r"(?<!\s)\s+#\s.*$")
_ANCHOR = re.compile(r"[&*][\w-]+(\s|$)|!{1,2}[\w/:.!-]*(\s|$)", re.ASCII)
CONTROL = re.compile("([\0-\b\v\f\x0e-\x1f\x7f\x85\u200b\u200e\u200f\u2028-\u202e\u2060\u2066-\u2069\ufeff])\\1*")
_SUSPECT = re.compile(
    f"{CONTROL.pattern}|^[^\\S\n]*(?:- +)*(?:[^\\s:：]+：|\\w+:[^\\s:/]|-[\t\u3000\u00a0]*[^\\s-])|^ *[\u3000\u00a0]",
    re.MULTILINE,
)  # lines that may be a case for one of the traps below
_CUT = re.compile(r"[ \t]+#\S")
BREAKS = dict.fromkeys(map(ord, "\x85\u2028\u2029"), " ")  # the end of a line to YAML, and to no editor
_CLOSED = re.compile(r"'[^']*'|\"[^\"]*\"|[|>][+-]?\d?")
_SPECIAL = tuple("@%*&!>|{[\"'`,")
_BRACKETED = re.compile(r"\[+[^\[\]]*\]+\s*[^\s,\]]|\{\{[^{}]*\}\}|\{[^{}]*\}\s*[^\s,}]")
"""Text that begins with a bracket, and no list or mapping: ``[必填] 说明``, ``{{店名}}您好``."""
_FLOW = re.compile(r"\{\s*[A-Za-z_]\w*:\s", re.ASCII)
_FLOW_VALUE = re.compile(
    r"(?<=[{,\s])[A-Za-z_]\w*:\s+(\{\{[^{}]*\}\}[^,{}\[\]]*|[^\s,{}\[\]'\"][^,{}\[\]'\"]*?)\s*(?=[,}])", re.ASCII
)  # a plain text within ``{key: text, key: text}``


@dataclass(frozen=True, slots=True)
class Edit:
    """Replaces the characters ``start``–``end`` of one line (all from 0) and says under which code it is reported."""

    code: str
    line: int
    start: int
    end: int
    text: str
    facts: dict[str, str] = field(default_factory=dict)

    def apply(self, lines: list[str]) -> list[str]:
        """The lines with this one changed."""
        old = lines[self.line]
        return [*lines[: self.line], old[: self.start] + self.text + old[self.end :], *lines[self.line + 1 :]]

    def undo(self, column: int) -> int:
        """A column of the changed line (from 0) as it was before."""
        if column >= self.start + len(self.text):
            return column - len(self.text) + self.end - self.start
        return min(column, max(self.start, self.end - 1)) if column > self.start else column


Trap = Callable[[str, int, Container[str]], Edit | None]
"""A line, its number, the names of all fields → what was meant."""


def suspicious(text: str, keys: Container[str]) -> bool:
    """Whether a file that the parser accepts still needs mending."""
    starts = (text.rfind("\n", 0, match.start()) + 1 for match in _SUSPECT.finditer(text))
    lines = (text[start:].partition("\n")[0] for start in starts)
    return any(CONTROL.search(line) or any(trap(line, 0, keys) for trap in ALWAYS) for line in lines)


def cut_edit(line: str, number: int, start: int, end: int) -> Edit | None:
    """A value that ends at ``end`` because `` #`` begins a comment, though no space follows the sign."""
    if not _CUT.match(line, end) or line[start] in "'\"":
        return None
    value = _COMMENT.sub("", line[start:]).rstrip()
    lost = value[end - start :].strip()
    return Edit("HB015", number, start, start + len(value), quote(value), {"lost": lost})


def quote(value: str) -> str:
    """A text between single quotes, in which YAML changes nothing."""
    return "'" + value.replace("'", "''") + "'"


def _wide_colon(line: str, number: int, keys: Container[str]) -> Edit | None:
    match = re.match(r"(\s*(?:- +)*)([^\s:：]+)(：[ \u3000]*)", line)
    # In a list, “- 说明：先问” is a line of text; only at the start of a line can 说明 be meant as a field.
    if not match or match[2] not in keys or (match[1].strip() and not match[2].isascii()):
        return None
    return Edit("HB010", number, match.start(3), match.end(3), ": " if line[match.end(3) :].strip() else ":")


def _tab(line: str, number: int, _: Container[str]) -> Edit | None:
    match = re.match(r" *\t[ \t]*", line)
    return Edit("HB011", number, 0, match.end(), match[0].replace("\t", "  ")) if match else None


def _wide_space(line: str, number: int, _: Container[str]) -> Edit | None:
    match = re.match(r"(?= *[\u3000\u00a0])[ \u3000\u00a0]+(?=\S)", line)
    if not match:
        return None
    return Edit("HB012", number, 0, match.end(), match[0].replace("\u3000", "  ").replace("\u00a0", " "))


def _glued_key(line: str, number: int, keys: Container[str]) -> Edit | None:
    match = re.match(r"(\s*(?:- +)*)([A-Za-z_]\w*)(:)(?=[^\s:/])", line, re.ASCII)
    if not match or match[2] not in keys:
        return None
    return Edit("HB017", number, match.start(3), match.end(3), ": ", {"key": match[2]})


def _glued_marker(line: str, number: int, _: Container[str]) -> Edit | None:
    match = re.match(r"\s*(-[\t\u3000\u00a0]*)(?=[^\s\-])", line)
    return Edit("HB016", number, match.start(1), match.end(1), "- ") if match else None


def _special_start(line: str, number: int, keys: Container[str]) -> Edit | None:
    for start, value in _values(line, keys):
        bracket = value[0] in "[{" and not _BRACKETED.match(value)
        if value.startswith(_SPECIAL) and not (bracket or _ANCHOR.match(value) or _CLOSED.fullmatch(value)):
            opened = value[0] in "'\"" and value.count(value[0]) == 1
            text = quote(value[1:] if opened else value)
            return Edit("HB013", number, start, start + len(value), text, {"sign": value[0]})
    return None


def _colon_within(line: str, number: int, keys: Container[str]) -> Edit | None:
    for start, value in _values(line, keys):
        if re.search(r":(\s|$)", value) and value[0] not in "'\"[{":
            return Edit("HB014", number, start, start + len(value), quote(value))
    return None


def _cut_within(line: str, number: int, keys: Container[str]) -> Edit | None:
    """A `` #`` within ``{…}`` swallows the bracket that closes it."""
    for start, value in _values(line, keys):
        if "{" in line[:start] and (cut := re.search(r"\s#\S", value)):
            lost = line[start + cut.start() :].strip()
            return Edit("HB015", number, start, start + len(value), quote(value), {"lost": lost})
    return None


def _values(line: str, keys: Container[str]) -> list[tuple[int, str]]:
    """Where the value of a line starts, and the value without a comment behind it; of ``{…}`` each text within.

    In a list only a known key is one: of “- 说一句: 您好” the whole is text.
    """
    head = _HEAD.match(line)
    start = head.end() if head else 0
    if head and head["key"] and head["lead"].strip() and head["key"] not in keys:
        start = head.end("lead")
    value = _COMMENT.sub("", line[start:]).rstrip()
    if _FLOW.match(value):
        return [(start + match.start(1), match[1]) for match in _FLOW_VALUE.finditer(value)]
    return [(start, value)] if start and value else []


ALWAYS: tuple[Trap, ...] = (_wide_colon, _wide_space, _glued_key, _glued_marker)
ON_FAILURE: tuple[Trap, ...] = (_tab, _special_start, _colon_within, _cut_within)
