"""Two builds of different things into one folder: neither is taken for the other."""

import shutil
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from habitat_site.progress import NOBODY, Nobody, Stage, Watcher
from habitat_site.publishing.manifest import NAME
from habitat_site.request import Request
from habitat_site.upkeep import Upkeep, keep_up
from tests.codes import BASE

TODAY = date(2026, 11, 21)
OURS, THEIRS = "https://ours.example/", "https://theirs.example/"


@dataclass
class Meanwhile(Nobody):
    """Lets somebody else do something when a stage begins or has ended."""

    when: str
    stage: Stage
    do: Callable[[], object]
    now: Stage = Stage.READ

    def begin(self, stage: Stage) -> None:
        self.now = stage
        self._look("begin")

    def end(self) -> None:
        self._look("end")

    def _look(self, when: str) -> None:
        if (when, self.now) == (self.when, self.stage):
            self.do()


@pytest.fixture
def source(tmp_path: Path) -> Path:
    return shutil.copytree(BASE, tmp_path / "source")


def build(source: Path, address: str, watcher: Watcher = NOBODY, name: str = "_site") -> Upkeep:
    time.sleep(0.1)  # a file that is younger is not trusted, and then there is nothing to test
    return keep_up(Request(source, source.parent / name, TODAY, address, watcher=watcher))


def contents(site: Path) -> dict[str, bytes]:
    return {
        path.relative_to(site).as_posix(): path.read_bytes()
        for path in site.rglob("*")
        if path.is_file() and path.name != NAME
    }


def is_ours(source: Path) -> bool:
    build(source, OURS, name="fresh")
    return contents(source.parent / "_site") == contents(source.parent / "fresh")


def test_what_another_build_made_in_the_end_is_not_noted_as_ours(source: Path) -> None:
    build(source, OURS, Meanwhile("end", Stage.WRITE, lambda: build(source, THEIRS)))
    assert not build(source, OURS).untouched
    assert is_ours(source)


@pytest.mark.parametrize("stage", [Stage.READ, Stage.PLAN, Stage.WRITE])
def test_stories_are_not_put_into_what_another_build_made(source: Path, stage: Stage) -> None:
    build(source, OURS)
    story = source / "content/initiatives/palo-alto.md"
    story.write_text(f"{story.read_text(encoding='utf-8')}\nOne more line.\n", encoding="utf-8")
    build(source, OURS, Meanwhile("begin", stage, lambda: build(source, THEIRS)))
    assert is_ours(source)


def test_without_another_build_only_the_story_is_told_anew(source: Path) -> None:
    """What the others are about does happen: a site is amended."""
    build(source, OURS)
    story = source / "content/initiatives/palo-alto.md"
    story.write_text(f"{story.read_text(encoding='utf-8')}\nOne more line.\n", encoding="utf-8")
    stages: list[str] = []
    noted = Meanwhile("begin", Stage.CHECK, lambda: stages.append("check"))
    assert build(source, OURS, noted).made < 10
    assert stages == []
    assert build(source, OURS).untouched
    assert is_ours(source)
