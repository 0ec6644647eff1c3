"""A site served from this machine as a host would that reads `_headers`."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from fnmatch import fnmatch
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any


def headers_of(text: str) -> Mapping[str, Mapping[str, str]]:
    """Read a `_headers` file: patterns of paths, each with its headers below it."""
    found: dict[str, dict[str, str]] = {}
    pattern = ""
    for line in text.splitlines():
        if line and not line[0].isspace():
            pattern = line.strip()
        elif line.strip():
            name, _, value = line.strip().partition(":")
            found.setdefault(pattern, {})[name] = value.strip()
    return found


class Handler(SimpleHTTPRequestHandler):
    """Sends files with the headers that `_headers` asks for, and 404.html for what is missing."""

    def __init__(self, *args: Any, rules: Mapping[str, Mapping[str, str]], **more: Any) -> None:
        self.rules = rules
        super().__init__(*args, **more)

    def end_headers(self) -> None:
        path = self.path.partition("?")[0]
        for pattern, headers in self.rules.items():
            if fnmatch(path, pattern):
                for name, value in headers.items():
                    if name != "Content-Type":
                        self.send_header(name, value)
        super().end_headers()

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        page = Path(self.directory) / "404.html"
        if code != 404 or not page.is_file():
            super().send_error(code, message, explain)
            return
        body = page.read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing."""


@contextmanager
def serving(root: Path) -> Iterator[str]:
    """Serve a folder on a free port of the loopback, and give its address."""
    rules = headers_of((root / "_headers").read_text(encoding="utf-8"))
    assert "Content-Security-Policy" in rules["/*"]
    handler = partial(Handler, directory=str(root), rules=rules)
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
