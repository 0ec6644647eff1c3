"""Where a run works: a new folder, in which nothing is deleted while anything is measured.

ext4 without a journal gives no inode out again within a minute of deleting its file. To create
files soon after tens of thousands were deleted is slow, whoever deleted them. So what a build left
is moved aside, for all contestants alike, and deleted at the end, or when the disk is nearly full.
"""

import os
import shutil
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

PAUSE = 65  # seconds; RECENTCY_MIN in Linux's fs/ext4/ialloc.c is 60 for inodes that are written


@dataclass(frozen=True, slots=True)
class Workplace:
    """The folder of one run."""

    folder: Path

    def put_aside(self, paths: Iterable[Path]) -> None:
        """Move files and folders out of the way; those that do not exist are none."""
        self._aside.mkdir(exist_ok=True)
        corner = Path(tempfile.mkdtemp(dir=self._aside))
        for path in paths:
            if path.exists():
                path.rename(corner / path.name)

    def make_room(self, needed: int, pause: Callable[[float], None] = time.sleep) -> None:
        """Delete what was put aside if fewer bytes are free, and wait until that has no effect.

        Raises:
            SystemExit: it does not suffice.
        """
        if self._free() >= needed:
            return
        if self._aside.exists():
            shutil.rmtree(self._aside)
            os.sync()
            pause(PAUSE)
        if (free := self._free()) < needed:
            raise SystemExit(f"{self.folder}: {free / 1e9:.0f} GB are free, of {needed / 1e9:.0f}.")

    @property
    def _aside(self) -> Path:
        return self.folder / "aside"

    def _free(self) -> int:
        return shutil.disk_usage(self.folder).free


@contextmanager
def workplace(parent: Path, *, keep: bool) -> Iterator[Workplace]:
    """Give a new folder, and delete it with all that was made in it, unless it is to be kept."""
    parent.mkdir(parents=True, exist_ok=True)
    folder = Path(tempfile.mkdtemp(prefix="run-", dir=parent))
    try:
        yield Workplace(folder)
    finally:
        if keep:
            print(f"All that was built is left in {folder}.", flush=True)
        else:
            shutil.rmtree(folder)
