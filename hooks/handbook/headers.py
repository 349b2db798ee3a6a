"""The HTTP headers under which the site runs, as files that hosts read: a strict policy on content, long caching.

The policy names the scripts that the theme writes into its frame by their hashes. They are read from the page for what
is not there, which is the frame and nothing else: no script that an author or an attacker writes into a page can run.
"""

import base64
import re
from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path

from handbook.building import Built

HASHED = re.compile(r"\.[0-9a-f]{8}\.(min\.)?(js|css)$")
"""A file whose name changes with its content: it can be kept for a year."""
FOREVER = "public, max-age=31536000, immutable"

_INLINE = re.compile(rb"<script>(.*?)</script>", re.DOTALL)
_POLICY = (
    "default-src 'none'; script-src 'self' {scripts}; style-src 'self'; img-src 'self' data: blob:; font-src 'self'; "
    "connect-src 'self'; worker-src 'self'; manifest-src 'self'; form-action 'self' mailto:; base-uri 'none'; "
    "frame-ancestors 'self'"
)
_ALWAYS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}


def write_headers(site: Path, _: Built) -> None:
    """Writes ``_headers`` (Netlify, Cloudflare and the like), ``.htaccess`` (Apache) and ``nginx-headers.conf``."""
    files = sorted(
        path.relative_to(site).as_posix() for path in (site / "assets").rglob("*") if HASHED.search(path.name)
    )
    headers = {"Content-Security-Policy": policy((site / "404.html").read_bytes()), **_ALWAYS}
    for name, text in {
        "_headers": netlify(headers, files),
        ".htaccess": apache(headers),
        "nginx-headers.conf": nginx(headers),
    }.items():
        (site / name).write_text(text, encoding="utf-8", newline="\n")


def policy(frame: bytes) -> str:
    """The Content-Security-Policy for pages in this frame."""
    hashes = [base64.b64encode(sha256(script).digest()).decode() for script in _INLINE.findall(frame)]
    return _POLICY.format(scripts=" ".join(f"'sha256-{hash_}'" for hash_ in hashes))


def netlify(headers: dict[str, str], hashed: Iterable[str]) -> str:
    """Rules by path. Such hosts join the values of two rules that fit, so each header stands in one of them only."""
    lines = ["/*", *(f"  {name}: {value}" for name, value in headers.items())]
    for file in hashed:
        lines += [f"/{file}", f"  Cache-Control: {FOREVER}"]
    return "\n".join(lines) + "\n"


def apache(headers: dict[str, str]) -> str:
    """Directives for mod_headers."""
    lines = [f'Header always set {name} "{value}"' for name, value in headers.items()]
    lines += ['Header set Cache-Control "no-cache"', f'<FilesMatch "{HASHED.pattern}">']
    lines += [f'  Header set Cache-Control "{FOREVER}"', "</FilesMatch>"]
    return "\n".join(lines) + "\n"


def nginx(headers: dict[str, str]) -> str:
    """For ``include`` within a ``server`` block, where no other ``add_header`` stands: an inner one hides these."""
    lines = [f'add_header {name} "{value}" always;' for name, value in headers.items()]
    lines += ["set $handbook_cache no-cache;", f'if ($uri ~ "{HASHED.pattern}") {{ set $handbook_cache "{FOREVER}"; }}']
    return "\n".join([*lines, "add_header Cache-Control $handbook_cache always;", "error_page 404 /404.html;"]) + "\n"
