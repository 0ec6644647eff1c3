"""The live tree and its spare: where they are, and how they change places."""

import contextlib
import ctypes
import errno
import os
import shutil
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from habitat_site.diagnostics import HabitatError

try:
    import fcntl
except ImportError:  # there is no such lock on Windows; builds there must not overlap
    fcntl = None  # type: ignore[assignment]  # a module or nothing

AT_FDCWD = -100
RENAME_EXCHANGE = 2  # linux/fs.h
# What the system says that cannot exchange here: old kernels, some file systems, some sandboxes.
NOT_HERE = (errno.ENOSYS, errno.EINVAL, errno.ENOTSUP, errno.EPERM)
SOURCES = ("content", "templates", "static", "locales")


@dataclass(frozen=True, slots=True)
class Trees:
    """The folders of one site: the live tree, the spare one, and where two renames meet."""

    live: Path

    @property
    def spare(self) -> Path:
        """Return the tree that the next build brings up to date."""
        return self.live.with_name(f".{self.live.name}.spare")

    @property
    def aside(self) -> Path:
        """Return where the live tree stands for a moment when trees cannot be exchanged."""
        return self.live.with_name(f".{self.live.name}.aside")

    @property
    def laid(self) -> Path:
        """Return where the pages of an amendment are laid out before it is decided."""
        return self.live.with_name(f".{self.live.name}.laid")

    @property
    def decided(self) -> Path:
        """Return where the pages of an amendment are that is decided, until each is in place."""
        return self.live.with_name(f".{self.live.name}.decided")

    @property
    def lock(self) -> Path:
        """Return the file that serialises builds."""
        return self.live.with_name(f".{self.live.name}.lock")


def trees_of(output: Path) -> Trees:
    """Return the trees of a site; a symbolic link is followed, so that it stays one.

    Raises:
        HabitatError: there cannot be a folder of this name.
    """
    try:
        live = output.resolve()
        is_free = not live.exists() or live.is_dir()
    except (OSError, RuntimeError, ValueError) as error:
        raise HabitatError(f"{output}: cannot be a folder: {error}") from error
    if not live.name or not is_free:
        raise HabitatError(f"{output}: is not a folder that a site can be built into")
    return Trees(live)


def refuse_sources(output: Path, root: Path) -> None:
    """Stop before a site is built over the records and templates that it is made of.

    Raises:
        HabitatError: the output holds the sources or lies in one of their folders.
    """
    live, sources = trees_of(output).live, root.resolve()
    if sources.is_relative_to(live):
        raise HabitatError(f"{output}: holds the sources of the site; name another --output")
    for name in SOURCES:
        if live.is_relative_to(sources / name):
            raise HabitatError(f"{output}: is inside {name}/; name another --output")


@contextlib.contextmanager
def locked(trees: Trees) -> Iterator[None]:
    """Wait until no other build writes this site, and hold the others off."""
    trees.live.parent.mkdir(parents=True, exist_ok=True)
    with trees.lock.open("a", encoding="ascii") as handle:
        if fcntl is not None:
            fcntl.flock(handle, fcntl.LOCK_EX)
        yield


def recover(trees: Trees) -> None:
    """Finish or undo an exchange by two renames that was killed between them."""
    if not trees.aside.exists():
        return
    if trees.live.exists():
        shutil.rmtree(trees.aside)
    else:
        trees.aside.rename(trees.live)


def exchange(trees: Trees) -> None:
    """Make the spare the live tree and the live one the spare, at once where the system can."""
    if not trees.live.exists():
        trees.spare.rename(trees.live)
        return
    if not _exchange_at_once(trees.live, trees.spare):
        _exchange_by_renames(trees)


def _exchange_by_renames(trees: Trees) -> None:
    trees.live.rename(trees.aside)
    try:
        trees.spare.rename(trees.live)
    except OSError:
        trees.aside.rename(trees.live)
        raise
    trees.aside.rename(trees.spare)


def _exchange_at_once(one: Path, other: Path) -> bool:
    if sys.platform != "linux":
        return False
    rename = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None)
    if rename is None:
        return False
    done = rename(AT_FDCWD, os.fsencode(one), AT_FDCWD, os.fsencode(other), RENAME_EXCHANGE)
    if done == 0:
        return True
    code = ctypes.get_errno()
    if code in NOT_HERE:
        return False
    raise OSError(code, os.strerror(code), str(one))
