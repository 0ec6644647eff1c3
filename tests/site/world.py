"""A copy of the whole tool with a small site, all of which can be edited, built and set back."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from habitat_site.resources import CHECKOUT

PARTS = ("src/habitat_site", "templates", "static", "locales", "docs/codes")
KEPT = (
    "initiatives/acovichss",
    "initiatives/coceavis-cooperatives",
    "initiatives/covisurpay",
    "networks/",
    "events/foro-psh-2014",
)


@dataclass
class World:
    """A copy of the tool, a site made with it again and again, and what it is asked for."""

    folder: Path
    today: str = "2026-11-21"
    base_url: str = "https://example.org/"
    before: dict[Path, bytes | None] = field(default_factory=dict)

    @property
    def content(self) -> Path:
        """Return where the records are."""
        return self.folder / "site/content"

    def build(self, output: str, *options: str) -> Path:
        """Build the site into a folder of this name."""
        running = self.start(output, *options)
        told = running.communicate()
        assert running.returncode == 0, "".join(told)
        return self.folder / output

    def start(self, output: str, *options: str) -> "subprocess.Popen[str]":
        """Start to build the site into a folder of this name."""
        command = [sys.executable, "-P", "-m", "habitat_site", "build"]
        asked = ["--today", self.today, "--base-url", self.base_url, "--jobs", "1"]
        return subprocess.Popen(
            [*command, "--source", "site", "--output", output, *asked, *options],
            cwd=self.folder,
            env={**os.environ, "PYTHONPATH": str(self.folder / "src"), "LC_ALL": "C.UTF-8"},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )

    def edit(self, path: Path, change: Callable[[str], str | None]) -> None:
        """Change a file and remember what it was; `None` takes it away."""
        raw = path.read_bytes() if path.exists() else None
        self.before.setdefault(path, raw)
        new = change("" if raw is None else raw.decode())
        if new is None:
            path.unlink(missing_ok=True)
        else:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(new, encoding="utf-8")

    def record(self, key: str, lang: str = "") -> Path:
        """Return a record's file."""
        return self.content / f"{key}{lang}.md"


def copy_tool(folder: Path) -> None:
    """Copy the tool, its templates and its catalogues into a folder, and a few records."""
    for part in PARTS:
        ignored = shutil.ignore_patterns("__pycache__")
        shutil.copytree(CHECKOUT / part, folder / part, ignore=ignored)
    content = folder / "site/content"
    shutil.copytree(CHECKOUT / "content/pages", content / "pages")
    for key in KEPT:
        for path in (CHECKOUT / "content").glob(f"{key}*.md"):
            target = content / key.partition("/")[0] / path.name
            target.parent.mkdir(exist_ok=True)
            shutil.copy(path, target)
    shutil.copy(CHECKOUT / "site.yaml", folder / "site/site.yaml")
