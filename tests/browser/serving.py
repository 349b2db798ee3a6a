"""Serves a built site as a static host does: its 404 page, its own headers file, below any path."""

import functools
import gzip
import http.server
import io
import re
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any


class _Host(http.server.SimpleHTTPRequestHandler):
    def __init__(
        self, *arguments: object, below: str, rules: list[tuple[str, str, str]], compressed: bool, directory: str
    ) -> None:
        self.below, self.rules, self.compressed = below, rules, compressed
        super().__init__(*arguments, directory=directory)  # type: ignore[arg-type]

    def translate_path(self, path: str) -> str:
        inside = path.startswith(self.below)
        return super().translate_path("/" + path.removeprefix(self.below)) if inside else str(Path("/nowhere"))

    def send_head(self) -> io.BytesIO | None:  # type: ignore[override]
        """The file that is asked for, compressed as hosts do it if so wished."""
        if not self.compressed:
            return super().send_head()  # type: ignore[return-value]
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        if not path.is_file():
            self.send_error(404)
            return None
        body = gzip.compress(path.read_bytes(), 6)
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(path))
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        return io.BytesIO(body)

    def send_error(self, code: int, *_: object) -> None:
        """The site's own page for what is not there."""
        page = (Path(self.directory) / "404.html").read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(page)))
        self.end_headers()
        self.wfile.write(page)

    def end_headers(self) -> None:
        path = "/" + self.path.removeprefix(self.below).partition("?")[0]
        for name, value in {name: value for pattern, name, value in self.rules if fnmatchcase(path, pattern)}.items():
            self.send_header(name, value)
        super().end_headers()

    def log_message(self, *_: object) -> None:
        """Says nothing: the tests have their own words."""


class _Server(http.server.ThreadingHTTPServer):
    def handle_error(self, *request: Any) -> None:
        """A browser that goes on before an answer is whole is no fault."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(*request)


@contextmanager
def serving(site: Path, *, below: str = "/", headers: bool = False, compressed: bool = False) -> Iterator[str]:
    """The address of a site that is served below a path, ending in a slash; with its ``_headers``, or all answers
    compressed, if so wished.
    """
    rules = read_headers(site / "_headers") if headers else []
    handler = functools.partial(_Host, below=below, rules=rules, compressed=compressed, directory=str(site))
    with _Server(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}{below}"
        server.shutdown()


def read_headers(file: Path) -> list[tuple[str, str, str]]:
    """(pattern, name, value) of every line, in order; a later line of the same name wins."""
    rules, pattern = [], ""
    for line in file.read_text(encoding="utf-8").splitlines():
        if match := re.fullmatch(r"\s+([\w-]+): (.*)", line):
            rules.append((pattern, match[1], match[2]))
        elif line.strip() and not line.startswith("#"):
            pattern = line.strip()
    return rules
