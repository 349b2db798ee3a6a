# ruff: noqa: E501
"""Damages files as people, editors and disks do: a seeded mutator over bytes, lines, values and ids."""

import re
from collections.abc import Callable
from random import Random

SIGNS = [
    *"：，。；！？“”‘’（）【】《》、…—·　＃＆＊－０１",
    *"'\"`\t:#&*!|>%@[]{},?-~=<\\",
    *"\x00\x01\x07\x08\x0b\x0c\x1b\x7f\x85\xa0\xad\r\u200b\u2028\u2029\u202e\u3000\ufeff\ufffd\uffff\U0001f600\U00020000",
    ": ", " #", " # ", "#字", "- ", "-", "--- ", "---\n", "...\n", "\n", "\r\n", "\n\n", "? ", "<<: *a\n", "&a ", "*a", "!!int ",
    "!t ", "%YAML 9.9\n", "{{", "}}", "{a", "{0}", "%s", "\\", "<b>", "&lt;", "[[S-999]]", "[[T-001#x]]", "![[x]]", "e\u0301",
    "|\n", ">-\n", "'''", '"""', "👩‍👩‍👧", "\u0661", "²", "①", "Ⅳ",
]  # fmt: skip
VALUES = [
    "", "~", "null", "[]", "{}", "[[]]", "[a, b]", "{a: b}", "0", "-1", "１２", "٣", "²", "1e9", "9" * 60, "0x10", "NaN", "true",
    "是", "official", "正式", "trial", "retired", "design", "2026-02-30", "2026年1月1日", "0000-00-00", "9999-12-31", "0001-01-01",
    "S-001", "S-999", "T-001", "S-001#a", "S-001#zz", "s-001", "LSCIA.L", "ABC.Z", "'", '"', "''", "a: b", "a:b", "# x", "a #b",
    "@x", "%x", "`x`", "- x", "? x", "|", ">", "|9", "&a x", "*a", "!x y", "“引”", "[" * 30, "{" * 25, "a" * 300, "字" * 300, "\\u0000",
    "{x}", "{0}", "待填：", "\u3000", "\u200b", "<script>", "[[S-001]] [[X-999]]", "- - - x", "{a: {b: {c: d}}}", "yesno", "multi",
]  # fmt: skip
_ID = re.compile(r"\b[A-Z]-\d{3}(#\w+)?|\b[MN]\d{2}\b")
_PAIR = re.compile(r"^([ -]*[\w]+:[ \t]+)(\S.*)$")


def mutate(dice: Random, data: bytes, others: list[bytes]) -> bytes:
    """One to four mutations of a file. The dice decide everything; ``others`` lend it lines."""
    for _ in range(dice.choice((1, 1, 1, 2, 3, 4))):
        if dice.random() < 0.12:
            data = dice.choice(ON_BYTES)(dice, data)
        else:
            text = data.decode("utf-8", errors="surrogateescape")
            change = dice.choice(ON_TEXT) if dice.random() < 0.93 else repeat
            text = borrow(dice, text, dice.choice(others)) if change is borrow_nothing else change(dice, text)
            data = text.encode("utf-8", errors="surrogateescape")
    return data


def insert_sign(dice: Random, text: str) -> str:
    at = dice.randint(0, len(text))
    return text[:at] + dice.choice(SIGNS) + text[at:]


def insert_at_value(dice: Random, text: str) -> str:
    """A sign where it hurts: at the start or end of a value, or right before a line."""
    lines = text.split("\n")
    number = dice.randrange(len(lines))
    line, sign = lines[number], dice.choice(SIGNS)
    pair = _PAIR.match(line)
    lines[number] = dice.choice(
        (sign + line, line + sign, pair[1] + sign + pair[2] if pair else line, line.replace(": ", sign))
    )
    return "\n".join(lines)


def replace_character(dice: Random, text: str) -> str:
    at = dice.randrange(len(text) or 1)
    return text[:at] + dice.choice(SIGNS) + text[at + 1 :]


def delete_stretch(dice: Random, text: str) -> str:
    at = dice.randint(0, len(text))
    return text[:at] + text[at + dice.choice((1, 1, 2, 5, 40, 400)) :]


def delete_lines(dice: Random, text: str) -> str:
    lines = text.split("\n")
    at = dice.randrange(len(lines))
    del lines[at : at + dice.choice((1, 1, 1, 3))]
    return "\n".join(lines)


def duplicate_line(dice: Random, text: str) -> str:
    lines = text.split("\n")
    lines.insert(dice.randint(0, len(lines)), dice.choice(lines))
    return "\n".join(lines)


def swap_lines(dice: Random, text: str) -> str:
    lines = text.split("\n")
    one, other = dice.randrange(len(lines)), dice.randrange(len(lines))
    lines[one], lines[other] = lines[other], lines[one]
    return "\n".join(lines)


def join_lines(dice: Random, text: str) -> str:
    lines = text.split("\n")
    at = dice.randrange(len(lines))
    return "\n".join([*lines[:at], "".join(lines[at : at + 2]), *lines[at + 2 :]])


def indent(dice: Random, text: str) -> str:
    """Another indentation for one line or several."""
    lines = text.split("\n")
    start = dice.randrange(len(lines))
    lead = dice.choice(("", " ", "  ", "   ", "    ", "\t", " \t", "\u3000", "\u00a0", "- ", "-", "  - ", "－"))
    for number in range(start, min(len(lines), start + dice.choice((1, 1, 3, 99)))):
        lines[number] = lead + (lines[number] if dice.random() < 0.5 else lines[number].lstrip())
    return "\n".join(lines)


def widen(dice: Random, text: str) -> str:
    """Punctuation as a Chinese keyboard gives it, in one line or everywhere."""
    table = str.maketrans({":": "：", ",": "，", "'": "‘", '"': "”", "-": "－", "[": "【", "#": "＃"})
    lines = text.split("\n")
    at = dice.randrange(len(lines))
    if dice.random() < 0.1:
        return text.translate(table)
    lines[at] = lines[at].translate(table) if dice.random() < 0.5 else lines[at].replace(": ", dice.choice((":", "：")))
    return "\n".join(lines)


def swap_values(dice: Random, text: str) -> str:
    lines = text.split("\n")
    pairs = [number for number, line in enumerate(lines) if _PAIR.match(line)]
    if len(pairs) > 1:
        one, other = dice.sample(pairs, 2)
        first, second = _PAIR.match(lines[one]), _PAIR.match(lines[other])
        assert first
        assert second
        lines[one], lines[other] = first[1] + second[2], second[1] + first[2]
    return "\n".join(lines)


def replace_value(dice: Random, text: str) -> str:
    lines = text.split("\n")
    pairs = [number for number, line in enumerate(lines) if _PAIR.match(line)]
    if pairs:
        at = dice.choice(pairs)
        lines[at] = _PAIR.sub(lambda pair: pair[1] + dice.choice(VALUES), lines[at])
    return "\n".join(lines)


def replace_id(dice: Random, text: str) -> str:
    ids = list(_ID.finditer(text))
    if not ids:
        return text
    old = dice.choice(ids)
    new = dice.choice(
        (f"{dice.choice('STLCABXs')}-{dice.randrange(1000):03}", dice.choice(ids)[0], dice.choice(VALUES))
    )
    return text[: old.start()] + new + text[old.end() :]


def rename_key(dice: Random, text: str) -> str:
    keys = list(re.finditer(r"\b(\w+)(?=:)", text))
    if not keys:
        return text
    old, new = (
        dice.choice(keys),
        dice.choice((dice.choice(keys)[0], "标题", "titel", "", "a b", "'", "{x}", "[a]", "x" * 200)),
    )
    return text[: old.start()] + new + text[old.end() :]


def truncate(dice: Random, text: str) -> str:
    return text[: dice.randint(0, len(text))]


def shuffle_lines(dice: Random, text: str) -> str:
    lines = text.split("\n")
    at = dice.randrange(len(lines))
    part = lines[at : at + 8]
    dice.shuffle(part)
    return "\n".join([*lines[:at], *part, *lines[at + 8 :]])


def borrow_nothing(_: Random, text: str) -> str:
    """Stands for ``borrow``, which needs another file."""
    return text


def borrow(dice: Random, text: str, other: bytes) -> str:
    """Some lines of another file, pasted anywhere."""
    lines, foreign = text.split("\n"), other.decode().split("\n")
    start, at = dice.randrange(len(foreign)), dice.randint(0, len(lines))
    return "\n".join([*lines[:at], *foreign[start : start + dice.choice((1, 3, 30))], *lines[at:]])


def repeat(dice: Random, text: str) -> str:
    """A sign or a line, very often."""
    lines = text.split("\n")
    at = dice.randrange(len(lines))
    often = dice.choice((30, 300, 3000))
    if dice.random() < 0.5:
        place = dice.randint(0, len(lines[at]))
        lines[at] = lines[at][:place] + dice.choice((*SIGNS, " ")) * often + lines[at][place:]
    else:
        lines[at : at + 1] = [lines[at]] * min(often, 300)
    return "\n".join(lines)


def random_bytes(dice: Random, data: bytes) -> bytes:
    at = dice.randint(0, len(data))
    return data[:at] + dice.randbytes(dice.choice((1, 2, 16, 64))) + data[at + dice.choice((0, 1)) :]


def flip_bit(dice: Random, data: bytes) -> bytes:
    if not data:
        return data
    at = dice.randrange(len(data))
    return data[:at] + bytes([data[at] ^ 1 << dice.randrange(8)]) + data[at + 1 :]


def cut_bytes(dice: Random, data: bytes) -> bytes:
    at = dice.randint(0, len(data))
    return dice.choice((data[:at], data[at:], data[:at] + data[at + 1 :]))


def encode_anew(dice: Random, data: bytes) -> bytes:
    text = data.decode("utf-8", errors="replace")
    form = dice.choice(("gb18030", "utf-16", "utf-16-le", "utf-16-be", "utf-8-sig", "big5", "utf-32"))
    return text.encode(form, errors="replace")


def change_line_ends(dice: Random, data: bytes) -> bytes:
    return data.replace(b"\n", dice.choice((b"\r\n", b"\r", b"\n\r", b"\x0b", b"\xe2\x80\xa8", b"")))


ON_BYTES: list[Callable[[Random, bytes], bytes]] = [random_bytes, flip_bit, cut_bytes, encode_anew, change_line_ends]
ON_TEXT: list[Callable[[Random, str], str]] = [
    insert_sign, insert_sign, insert_at_value, insert_at_value, insert_at_value, replace_character, delete_stretch,
    delete_lines, duplicate_line, swap_lines, join_lines, indent, indent, widen, widen, swap_values, replace_value,
    replace_value, replace_value, replace_id, rename_key, truncate, shuffle_lines, borrow_nothing,
]  # fmt: skip
