"""Applies the fixes that diagnostics offer; everything else in a file stays as it is, byte for byte."""

import re
from collections.abc import Iterable

from handbook.diagnostics import Diagnostic, Fix


def fixes_by_file(diagnostics: Iterable[Diagnostic]) -> dict[str, list[Fix]]:
    """The fixes of each file, in the order in which they stand.

    A file in another encoding (HB002) is listed even without fixes: writing it anew makes it UTF-8.
    """
    found: dict[str, list[Fix]] = {}
    for diagnostic in diagnostics:
        if diagnostic.code == "HB002":
            found.setdefault(diagnostic.span.file, [])
        for fix in diagnostic.fix:
            found.setdefault(fix.span.file, []).append(fix)
    return found


def apply_fixes(text: str, fixes: Iterable[Fix]) -> str:
    """A text (LF line ends) with the fixes applied, the last first. Of two that overlap only the later one is."""
    lines = text.split("\n")
    untouched = (len(lines) + 1, 0)
    for fix in sorted(fixes, key=lambda fix: fix.span, reverse=True):
        span = fix.span
        if span.line == span.end_line and (span.line, span.end_column) <= untouched:
            line = lines[span.line - 1]
            lines[span.line - 1] = line[: span.column - 1] + fix.text + line[span.end_column - 1 :]
            untouched = (span.line, span.column)
    return "\n".join(lines)


def rewrite(data: bytes, text: str) -> bytes:
    """A changed text in the clothes of the old file: its mark at the start, the end of each line; always UTF-8.

    A fix neither adds nor removes lines. In UTF-16 a byte that looks like a line end can be half of a character.
    """
    mark = b"\xef\xbb\xbf" if data.startswith(b"\xef\xbb\xbf") else b""
    plain = data.decode("utf-16").encode() if data[:2] in (b"\xff\xfe", b"\xfe\xff") else data
    ends = re.findall(rb"\r\n|\r|\n", plain)
    lines = text.encode().split(b"\n")
    return mark + b"".join(part for pair in zip(lines, [*ends, b""], strict=True) for part in pair)
