"""Bytes of an author's file → text, whatever the editor saved it as."""

from handbook.diagnostics import Diagnostic, Severity, Span

MAX_BYTES = 256 * 1024


def decode(data: bytes, file: str) -> tuple[str, list[Diagnostic]]:
    """Bytes of an author's file → text with LF line ends. Windows saves as GBK or UTF-16: read, and reported."""
    if len(data) > MAX_BYTES:
        facts = {"size": f"{-(-len(data) // 1024)}", "limit": f"{MAX_BYTES // 1024}"}
        return "", [Diagnostic("HB003", Span(file), facts)]
    utf16 = data[:2] in (b"\xff\xfe", b"\xfe\xff")
    for encoding in ("utf-16",) if utf16 else ("utf-8-sig", "gb18030"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        warning = Diagnostic("HB002", Span(file), {"encoding": encoding}, Severity.WARNING)
        return text.replace("\r\n", "\n").replace("\r", "\n"), [] if encoding == "utf-8-sig" else [warning]
    return "", [Diagnostic("HB001", Span(file))]
