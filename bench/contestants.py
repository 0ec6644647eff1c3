"""The three site generators: how each is prepared, started, set back, and where its files are."""

import compileall
import shutil
import sys
from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from eleventy_site import write_eleventy
from hugo_site import write_hugo
from peers import Peers
from twins import Twin, Twins

PROJECT = Path(__file__).parents[1]
PARTS = ("src", "templates", "locales", "static", "docs")
TODAY = "2026-11-21"  # the day by which the peers' templates tell meetings to come from past ones
CACHE = ".habitat-site"
HEAP = "--max-old-space-size=24000"  # megabytes; Node stops at four thousand otherwise


@dataclass(frozen=True)
class Contestant(ABC):
    """A generator at work on one corpus, in a folder of its own."""

    name: str
    folder: Path
    output: Path
    story: Path
    template: Path
    environment: Mapping[str, str] = field(default_factory=dict)

    @abstractmethod
    def build(self) -> Sequence[str | Path]:
        """Return the command that brings the output up to date."""

    @abstractmethod
    def forget(self) -> None:
        """Remove the output and all that was kept from earlier builds."""


class Ours(Contestant):
    """habitat-site, from a copy of the checkout whose templates may be edited."""

    def build(self) -> Sequence[str | Path]:
        """Return the command that builds the site."""
        tool = [sys.executable, "-m", "habitat_site", "build"]
        return [*tool, "--output", self.output, "--today", TODAY]

    def check(self) -> Sequence[str | Path]:
        """Return the command that checks one record."""
        record = self.story.relative_to(self.folder)
        return [sys.executable, "-m", "habitat_site", "check", record]

    def forget(self) -> None:
        """Remove the output, what stands beside it under its name, and the corpus's cache."""
        _remove(self.output, self.folder / CACHE, *_beside(self.output))


class Hugo(Contestant):
    """Hugo. It has no build of what changed on the command line: each is a whole one."""

    def build(self) -> Sequence[str | Path]:
        """Return the command that builds the site."""
        program = self.environment["HUGO"]
        return [program, "--config", "hugo.yaml,mounts.yaml", "--destination", self.output]

    def forget(self) -> None:
        """Remove the output."""
        _remove(self.output, self.folder / "resources")


class Eleventy(Contestant):
    """Eleventy. `--incremental=FILE` ends with an error in 3.1.8, so each build is a whole one."""

    def build(self) -> Sequence[str | Path]:
        """Return the command that builds the site."""
        program = self.folder / "node_modules" / "@11ty" / "eleventy" / "cmd.cjs"
        # Eleventy takes its output below its own folder.
        return ["node", program, "--quiet", f"--output={self.output.name}"]

    def forget(self) -> None:
        """Remove the output."""
        _remove(self.output, self.folder / ".cache")


def ours(corpus: Path, folder: Path) -> Ours:
    """Copy the checkout and the corpus."""
    tool, source = folder / "tool", folder / "source"
    for part in PARTS:
        shutil.copytree(PROJECT / part, tool / part, ignore=shutil.ignore_patterns("__pycache__"))
    compileall.compile_dir(tool / "src", quiet=1)
    shutil.copytree(corpus, source)
    record = ordinary(Twins(source))
    return Ours(
        name="habitat-site",
        folder=source,
        output=folder / "site",
        environment={"PYTHONPATH": str(tool / "src")},
        story=source / "content" / "initiatives" / f"{record.id}.md",
        template=tool / "templates" / "initiative.html",
    )


def hugo(corpus: Path, folder: Path, peers: Peers) -> Hugo:
    """Lay the corpus out for Hugo."""
    twins, site = Twins(corpus), folder / "source"
    write_hugo(twins, site)
    found = site.glob(f"content/*/initiatives/{ordinary(twins).id}.md")
    return Hugo(
        name="Hugo",
        folder=site,
        output=folder / "site",
        story=next(found),
        template=site / "layouts" / "initiatives" / "page.html",
        environment={"HUGO": str(peers.hugo())},
    )


def eleventy(corpus: Path, folder: Path, peers: Peers) -> Eleventy:
    """Lay the corpus out for Eleventy."""
    twins, site = Twins(corpus), folder / "source"
    write_eleventy(twins, site, peers.eleventy())
    return Eleventy(
        name="Eleventy",
        folder=site,
        output=site / "_site",
        environment={"NODE_OPTIONS": HEAP},
        story=site / "content" / "initiatives" / f"{ordinary(twins).id}.md",
        template=site / "_includes" / "layouts" / "initiative.11ty.js",
    )


def ordinary(twins: Twins) -> Twin:
    """Return an initiative without translations that no other is counted with."""
    return next(
        each
        for each in twins.initiatives[len(twins.initiatives) // 2 :]
        if not each.translations
        and each.original["scope"] == "project"
        and "counted_within" not in each.original
    )


def _beside(output: Path) -> list[Path]:
    return list(output.parent.glob(f".{output.name}.*"))


def _remove(*paths: Path) -> None:
    for path in paths:
        if path.is_dir():
            shutil.rmtree(path)
        else:
            path.unlink(missing_ok=True)
