"""Kills a build at each of its file-system calls in turn, and says what was left each time.

Run as a program, because it forks: `python -m tests.publishing.killing <folder> <way>`; the way is
`exchange`, `renames` or `some`. Prints one JSON array: for each kill, the state of the site after
it and after the next build.
"""

import contextlib
import json
import os
import shutil
import signal
import sys
from collections.abc import Callable
from pathlib import Path

from habitat_site.publishing import trees
from habitat_site.publishing.manifest import NAME
from habitat_site.publishing.trees import Trees
from habitat_site.states import state_of
from tests.publishing.sites import change_some, files, put

FIRST = {"index.html": "first", "en/c/index.html": "c", "same.txt": "same"}
OLD = {"index.html": "old", "en/a/index.html": "a", "en/a/photo.svg": "1", "same.txt": "same"}
NEW = {"index.html": "new", "en/b/index.html": "b", "same.txt": "same"}
SOME = {"index.html": "amended", "en/a/index.html": "A", "en/a/photo.svg": "1"}
CNAME = {"CNAME": "example.org"}
# What Python tells before it asks the system; `ctypes.dlsym` is renameat2 about to be called.
CALLS = ("open", "os.", "shutil.", "ctypes.dlsym", "fcntl.")


class Killer:
    """Counts file-system calls and kills its own process at one of them."""

    def __init__(self, at: int) -> None:
        self.at = at
        self.count = 0

    def __call__(self, event: str, _arguments: tuple[object, ...]) -> None:
        if not event.startswith(CALLS):
            return
        self.count += 1
        if self.count == self.at:
            os.kill(os.getpid(), signal.SIGKILL)


def in_a_child(work: Callable[[], object]) -> bool:
    """Do something in a forked process; tell whether it came to its end."""
    child = os.fork()
    if child == 0:
        # A killed process runs no `finally`; this one ends as abruptly.
        with contextlib.suppress(BaseException):
            work()
            os._exit(0)
        os._exit(1)
    _, status = os.waitpid(child, 0)
    if os.WIFEXITED(status) and os.WEXITSTATUS(status) != 0:
        raise RuntimeError("the build failed by itself")
    return os.WIFEXITED(status)


def state(site: Path) -> str:
    """Name what a reader would find."""
    if not site.exists():
        return "aside" if files(Trees(site).aside) == OLD | CNAME else "nothing"
    found = files(site)
    known = (("old", OLD), ("new", NEW), ("amended", OLD | SOME))
    names = [name for name, wanted in known if found == wanted | CNAME]
    if names:
        return names[0]
    if all(text in {OLD.get(p), SOME.get(p), CNAME.get(p)} for p, text in found.items()):
        return "on the way"
    return f"mixture: {found}"


def prepared(folder: Path) -> Path:
    """Make a site with a history: a live tree, a spare, and a file of somebody."""
    shutil.rmtree(folder, ignore_errors=True)
    site = folder / "_site"
    put(FIRST, site)
    (site / "CNAME").write_text("example.org", encoding="utf-8")
    put(OLD, site)
    return site


def all_of_it(site: Path) -> None:
    """Make another site of it."""
    put(NEW, site)


def some_of_it(site: Path) -> None:
    """Change some pages."""
    if change_some(SOME, site, state_of(site / NAME)) is None:
        raise RuntimeError("the pages were not changed")


def as_it_was(site: Path) -> None:
    """Make the site that it was before."""
    put(OLD, site)


Build = Callable[[Path], None]


def killed(folder: Path, at: int, build: Build, following: Build) -> tuple[bool, str, str]:
    """Kill a build at one call; tell whether it ended before, and what was left then and next."""
    site = prepared(folder)

    def work() -> None:
        sys.addaudithook(Killer(at))
        build(site)

    ended = in_a_child(work)
    left = state(site)
    in_a_child(lambda: following(site))
    return ended, left, state(site)


def main(folder: Path, way: str) -> None:
    if way == "renames":
        vars(trees)["_exchange_at_once"] = lambda *_: False
    build, following = (some_of_it, as_it_was) if way == "some" else (all_of_it, all_of_it)
    found: list[tuple[str, str]] = []
    ended = False
    while not ended:
        ended, *states = killed(folder, len(found) + 1, build, following)
        found.append((states[0], states[1]))
    print(json.dumps(found))  # noqa: T201 - this is a program


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])
