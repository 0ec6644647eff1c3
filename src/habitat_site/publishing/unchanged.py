"""Whether anything has changed since a site was last built; if not, there is nothing to do.

Only names, sizes, times and inodes are looked at, as `make` does, of everything that a build is
made from: the content, the settings, the templates and the tool itself. What is not certain is
built again.
"""

import json
import os
import sys
import sysconfig
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from habitat_site.documents import Digest, digest_of
from habitat_site.publishing.journal import is_pending
from habitat_site.publishing.manifest import NAME, read_manifest
from habitat_site.publishing.trees import trees_of
from habitat_site.publishing.writing import are_all_there
from habitat_site.resources import PACKAGE, resource
from habitat_site.states import Clock, State, as_state, state_of

CONTENT, SETTINGS = "content", "site.yaml"
RESOURCES = ("templates", "static", "locales")
NO_FILE = State(0, 0, 0, 0)


@dataclass(frozen=True, slots=True)
class Kept:
    """A site that is as it should be: how many pages it has, and how many findings there were."""

    pages: int
    findings: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Made:
    """What a site is made of, as far as it can be told without opening a file.

    There is no digest where a file is so young that it may change without looking so. `around`
    covers everything but the content.
    """

    output: Path
    digest: Digest | None
    around: Digest | None

    def unchanged(self) -> Kept | None:
        """Return what was built of the same before, if it is still there; else nothing."""
        noted = self._noted()
        if self.digest is None or noted.get("made_of") != self.digest:
            return None
        live = trees_of(self.output).live
        manifest = read_manifest(live)
        if manifest is None or not are_all_there(live, manifest.pages):
            return None
        return Kept(len(manifest.pages), noted.get("findings", {}))

    def last(self) -> Mapping[str, Any]:
        """Return what was noted of the last build, if all but the content is as it was then."""
        noted = self._noted()
        is_same = self.around is not None and noted.get("around") == self.around
        return noted if is_same else {}

    def note(
        self, findings: Mapping[str, int], content: Mapping[str, Any], manifest: State | None
    ) -> None:
        """Note of what a site was built, and its manifest: another may stand there by now."""
        found = {
            "made_of": self.digest,
            "around": self.around,
            "manifest": manifest,
            "findings": dict(findings),
            **content,
        }
        # Beside its place first, so that nobody reads half of it.
        new = self._note.with_name(f"{self._note.name}.{os.getpid()}")
        new.write_text(json.dumps(found) + "\n", encoding="utf-8")
        new.replace(self._note)

    def _noted(self) -> dict[str, Any]:
        """Return what was noted, if it is of the site that stands there now."""
        noted, trees = _noted(self._note), trees_of(self.output)
        state = _state(trees.live / NAME)
        is_of_it = state and not is_pending(trees) and noted.get("manifest") == list(state)
        return noted if is_of_it else {}

    @property
    def _note(self) -> Path:
        live = trees_of(self.output).live
        return live.with_name(f".{live.name}.made-of.json")


def made_of(root: Path, output: Path, arguments: tuple[str, ...]) -> Made:
    """Look at everything that a site is made of; `arguments` are what the maintainer asked for."""
    clock = Clock()
    try:
        around = _digest([sys.version, *arguments], _surroundings(root), clock)
        content = _digest([], sorted(_below(str(root / CONTENT))), clock)
    except OSError:
        # Whoever needs what is missing says so better.
        return Made(output, None, None)
    whole = digest_of(around, content) if around and content else None
    return Made(output, whole, around)


def _digest(parts: list[str], states: Iterable[tuple[str, State]], clock: Clock) -> Digest | None:
    is_certain = True
    for path, state in states:
        is_certain = is_certain and clock.trusts(state)
        parts.append(f"{path} {tuple(state)}")
    return digest_of(*parts) if is_certain else None


def _surroundings(root: Path) -> Iterator[tuple[str, State]]:
    for path in (root / SETTINGS, Path(sysconfig.get_path("purelib"))):
        yield str(path), _state(path) or NO_FILE
    for folder in (PACKAGE, *map(resource, RESOURCES)):
        yield from sorted(_below(str(folder)))


def _below(folder: str) -> Iterator[tuple[str, State]]:
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                # Its times change with the names in it, which are looked at themselves.
                yield entry.path, NO_FILE
                if entry.name != "__pycache__":
                    yield from _below(entry.path)
            else:
                yield entry.path, as_state(entry.stat(follow_symlinks=False))


def _state(path: Path) -> State | None:
    try:
        return state_of(path)
    except OSError:
        return None


def _noted(path: Path) -> dict[str, Any]:
    try:
        found = json.loads(path.read_bytes())
    except (OSError, ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}
