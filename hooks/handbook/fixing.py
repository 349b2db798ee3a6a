"""Applies the fixes that diagnostics offer; everything else in a file stays as it is, byte for byte."""

from collections.abc import Iterable

from handbook.diagnostics import Diagnostic, Fix


def fixes_by_file(diagnostics: Iterable[Diagnostic]) -> dict[str, list[Fix]]:
    """The fixes of each file, in the order in which they stand."""
    found: dict[str, list[Fix]] = {}
    for diagnostic in diagnostics:
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
    """A changed text in the clothes of the old file: its mark at the start and its line ends; always UTF-8."""
    mark = b"\xef\xbb\xbf" if data.startswith(b"\xef\xbb\xbf") else b""
    ends = "\r\n" if data.count(b"\r\n") * 2 > data.count(b"\n") else "\n"
    return mark + text.replace("\n", ends).encode()
