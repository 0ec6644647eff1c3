"""Whole sites built for tests: the shipped content once for all workers, and small ones at will."""

import fcntl
import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from pathlib import Path, PurePosixPath
from textwrap import dedent
from typing import Any

from habitat_site.diagnostics import Diagnostic, Severity
from habitat_site.pipeline import build
from habitat_site.request import Request
from tests.site.dom import Element, parse

TODAY = date(2026, 11, 21)
LANGUAGES = ("en", "es", "fr", "pt")
SETTINGS = """\
title: Small site
base_url: https://example.org/
languages: [en, es, fr, pt]
repository: https://github.com/example/small
"""
DONE = "done"
# Two pages that carry the date and the commit, by promise (SITE, "Rules for what is published").
OF_THE_BUILD = ("build.json", *(f"{lang}/data/index.html" for lang in LANGUAGES))


@dataclass(frozen=True, eq=False)
class BuiltSite:
    """A built site: its folder, and its pages as they are asked for."""

    root: Path
    base_url: str = "https://example.org/"
    diagnostics: tuple[Diagnostic, ...] = ()
    _parsed: dict[str, Element] = field(default_factory=dict)

    @cached_property
    def files(self) -> frozenset[str]:
        """Return the path of every file, relative to the site; the tool's own records are not."""
        return frozenset(self._files())

    def _files(self) -> Iterator[str]:
        for path in sorted(self.root.rglob("*")):
            name = path.relative_to(self.root).as_posix()
            if path.is_file() and not PurePosixPath(name).name.startswith("."):
                yield name

    @cached_property
    def html(self) -> tuple[str, ...]:
        """Return the paths of all pages to read."""
        return tuple(sorted(name for name in self.files if name.endswith(".html")))

    def page(self, path: str) -> Element:
        """Return a page, by its file or by its folder: `en/agenda/`."""
        name = f"{path}index.html" if path.endswith("/") or not path else path
        if name not in self._parsed:
            self._parsed[name] = parse(self.root / name)
        return self._parsed[name]

    def text(self, path: str) -> str:
        """Return a file's text."""
        return (self.root / path).read_text(encoding="utf-8")

    def json(self, path: str) -> Any:
        """Return what a file of JSON says."""
        return json.loads(self.text(path))

    def bytes(self) -> dict[str, bytes]:
        """Return every file with its bytes."""
        return {name: (self.root / name).read_bytes() for name in sorted(self.files)}


def built(source: Path, output: Path, today: date = TODAY, base_url: str = "") -> BuiltSite:
    """Build a site anew; an error in its content fails the test."""
    result = build(Request(source, output, today, base_url or None, reuse=False))
    errors = [each for each in result.diagnostics if each.severity == Severity.ERROR]
    assert not errors, errors
    return BuiltSite(output, base_url or "https://example.org/", result.diagnostics)


def small_site(
    folder: Path,
    records: Mapping[str, str],
    today: date = TODAY,
    *,
    settings: str = SETTINGS,
    base_url: str = "",
) -> BuiltSite:
    """Write records under `folder`, by path below `content/`, and build a site of them."""
    source = folder / "source"
    for name, text in records.items():
        path = source / "content" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(dedent(text), encoding="utf-8")
    (source / "site.yaml").write_text(settings, encoding="utf-8")
    return built(source, folder / "site", today, base_url)


def shared_site(folder: Path, make: Callable[[Path], object]) -> BuiltSite:
    """Make a site, `site` in a folder that all workers know; the first one does the work."""
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / "lock").open("w") as lock:
        # Released when the file is closed, also when a worker dies.
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (folder / DONE).exists():
            make(folder)
            (folder / DONE).touch()
    return BuiltSite(folder / "site")
