"""A running preview, and a way to ask it things."""

import contextlib
import http.client
import json
import shutil
import signal
import subprocess
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.cli.typing_in import command, environment_with
from tests.codes import BASE

RECORD = "content/initiatives/palo-alto.md"
PATIENCE = 60  # seconds for a build on a busy machine


@dataclass(frozen=True, slots=True)
class Response:
    status: int
    headers: Mapping[str, str]
    body: bytes


@dataclass(frozen=True, slots=True)
class Running:
    """A preview of a small site."""

    root: Path
    port: int
    process: "subprocess.Popen[str]"

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}/"

    def get(self, path: str, method: str = "GET", **headers: str) -> Response:
        """Ask for a path just as it is written, dots and all."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        with contextlib.closing(connection):
            connection.putrequest(method, path, skip_host="Host" in headers)
            for name, value in headers.items():
                connection.putheader(name, value)
            connection.endheaders()
            answer = connection.getresponse()
            kept = {name.lower(): value for name, value in answer.getheaders()}
            return Response(answer.status, kept, answer.read())

    def states(self) -> Iterator[dict[str, Any]]:
        """Yield what pages are told, as it happens."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        with contextlib.closing(connection):
            connection.request("GET", "/__preview/events")
            for line in connection.getresponse():
                if line.startswith(b"data: "):
                    yield json.loads(line.removeprefix(b"data: "))

    def replace(self, old: str, new: str, path: str = RECORD) -> None:
        """Change a file as an editor does: a new one takes its place."""
        file = self.root / path
        text = file.read_text(encoding="utf-8")
        assert old in text
        swap = file.with_name(f".{file.name}.swp")
        swap.write_text(text.replace(old, new), "utf-8")
        swap.rename(file)


def temporary(folder: Path) -> Path:
    """Return where a preview keeps what it builds."""
    return folder / "temporary"


@contextlib.contextmanager
def previewing(folder: Path, *, broken: bool = False) -> Iterator[Running]:
    """Show a small site, with an error in it from the start if `broken`."""
    root = folder / "site"
    shutil.copytree(BASE, root)
    temporary(folder).mkdir()
    if broken:
        (root / "content/networks/broken.md").write_text("---\n: [\n---\n", "utf-8")
    with subprocess.Popen(
        command("serve", "--port", "0"),
        cwd=root,
        env=environment_with({"PYTHONUNBUFFERED": "1", "TMPDIR": str(temporary(folder))}),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        try:
            assert process.stdout is not None
            address = process.stdout.readline().strip()
            yield Running(root, int(address.rstrip("/").rpartition(":")[2]), process)
        finally:
            process.send_signal(signal.SIGINT)
            process.communicate(timeout=PATIENCE)


def until_built(running: Running, number: int = 1) -> None:
    """Wait until the site was built this often."""
    for state in running.states():
        if state["number"] >= number:
            return
