"""The three site generators: how each is prepared and started, and where its files are."""

import compileall
import shutil
import sys
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path

from eleventy_site import write_eleventy
from hugo_site import write_hugo
from peers import Peers
from twins import Twin, Twins

PROJECT = Path(__file__).parents[1]
PARTS = ("src", "templates", "locales", "static", "docs")
TODAY = "2026-11-21"  # the day by which the peers' templates tell meetings to come from past ones
CACHE = ".habitat-site"
CACHES = "XDG_CACHE_HOME"
HEAP = "--max-old-space-size=24000"  # megabytes; Node stops at four thousand otherwise


@dataclass(frozen=True)
class Contestant(ABC):
    """A generator at work on one corpus, in a folder of its own."""

    name: str
    folder: Path
    output: Path
    stories: tuple[Path, Path]
    template: Path
    environment: Mapping[str, str] = field(default_factory=dict)

    @abstractmethod
    def build(self) -> Sequence[str | Path]:
        """Return the command that brings the output up to date."""

    @abstractmethod
    def made(self) -> Sequence[Path]:
        """Return the output and all that is kept from build to build: without it, one is cold."""


class Ours(Contestant):
    """habitat-site, from a copy of the checkout whose templates may be edited."""

    @property
    def caches(self) -> Path:
        """Return where the tool keeps what it makes of its own files, whatever site it builds."""
        return Path(self.environment[CACHES])

    def build(self) -> Sequence[str | Path]:
        """Return the command that builds the site."""
        tool = [sys.executable, "-m", "habitat_site", "build"]
        return [*tool, "--output", self.output, "--today", TODAY]

    def check(self) -> Sequence[str | Path]:
        """Return the command that checks one record."""
        record = self.stories[0].relative_to(self.folder)
        return [sys.executable, "-m", "habitat_site", "check", record]

    def help(self) -> Sequence[str]:
        """Return the command that does nothing but start."""
        return [sys.executable, "-m", "habitat_site", "--help"]

    def folium(self) -> Sequence[str]:
        """Return a command that imports the library that others draw maps with."""
        return [sys.executable, "-c", "import folium"]

    def made(self) -> Sequence[Path]:
        """Return the output, what stands beside it under its name, and the corpus's cache."""
        beside = self.output.parent.glob(f".{self.output.name}.*")
        return [self.output, self.folder / CACHE, *beside]


class Hugo(Contestant):
    """Hugo. It has no build of what changed on the command line: each is a whole one."""

    def build(self) -> Sequence[str | Path]:
        """Return the command that builds the site."""
        program = self.environment["HUGO"]
        return [program, "--config", "hugo.yaml,mounts.yaml", "--destination", self.output]

    def made(self) -> Sequence[Path]:
        """Return the output and what Hugo keeps beside its content."""
        return [self.output, self.folder / "resources"]


class Eleventy(Contestant):
    """Eleventy. `--incremental=FILE` ends with an error in 3.1.8, so each build is a whole one."""

    def build(self) -> Sequence[str | Path]:
        """Return the command that builds the site."""
        program = self.folder / "node_modules" / "@11ty" / "eleventy" / "cmd.cjs"
        # Eleventy takes its output below its own folder.
        return ["node", program, "--quiet", f"--output={self.output.name}"]

    def made(self) -> Sequence[Path]:
        """Return the output and what Eleventy keeps beside its content."""
        return [self.output, self.folder / ".cache"]


def ours(corpus: Path, folder: Path) -> Ours:
    """Copy the checkout and the corpus."""
    tool, source = folder / "tool", folder / "source"
    for part in PARTS:
        shutil.copytree(PROJECT / part, tool / part, ignore=shutil.ignore_patterns("__pycache__"))
    compileall.compile_dir(tool / "src", quiet=1)
    shutil.copytree(corpus, source)
    content = source / "content" / "initiatives"
    return Ours(
        name="habitat-site",
        folder=source,
        output=folder / "site",
        environment={"PYTHONPATH": str(tool / "src"), CACHES: str(folder / "caches")},
        stories=_files(Twins(source), lambda id: content / f"{id}.md"),
        template=tool / "templates" / "initiative.html",
    )


def hugo(corpus: Path, folder: Path, peers: Peers) -> Hugo:
    """Lay the corpus out for Hugo."""
    twins, site = Twins(corpus), folder / "source"
    write_hugo(twins, site)
    return Hugo(
        name="Hugo",
        folder=site,
        output=folder / "site",
        stories=_files(twins, lambda id: next(site.glob(f"content/*/initiatives/{id}.md"))),
        template=site / "layouts" / "initiatives" / "page.html",
        environment={"HUGO": str(peers.hugo())},
    )


def eleventy(corpus: Path, folder: Path, peers: Peers) -> Eleventy:
    """Lay the corpus out for Eleventy."""
    twins, site = Twins(corpus), folder / "source"
    content = site / "content" / "initiatives"
    write_eleventy(twins, site, peers.eleventy())
    return Eleventy(
        name="Eleventy",
        folder=site,
        output=site / "_site",
        environment={"NODE_OPTIONS": HEAP},
        stories=_files(twins, lambda id: content / f"{id}.md"),
        template=site / "_includes" / "layouts" / "initiative.11ty.js",
    )


def ordinary(twins: Twins) -> Iterator[Twin]:
    """Yield initiatives without translations that no other is counted with, from the middle on."""
    for each in twins.initiatives[len(twins.initiatives) // 2 :]:
        is_whole = each.original["scope"] != "project"
        if not (each.translations or is_whole or "counted_within" in each.original):
            yield each


def _files(twins: Twins, file: Callable[[str], Path]) -> tuple[Path, Path]:
    first, later = islice(ordinary(twins), 2)
    return file(first.id), file(later.id)
