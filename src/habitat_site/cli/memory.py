"""The most memory that a command takes with all its processes."""

import os
import subprocess
import sys
from pathlib import Path
from types import TracebackType
from typing import Self

from habitat_site.cli import sampling

# What a system must have for it.
NEEDED = (Path("/proc/self/smaps_rollup"), Path("/proc/thread-self/children"))


class Memory:
    """Watches this process and its descendants from beside it; `peak` is known at the end.

    Nothing is known on a system that does not tell.
    """

    def __init__(self) -> None:
        """Know nothing yet."""
        self.peak: int | None = None
        self._beside: subprocess.Popen[str] | None = None

    def __enter__(self) -> Self:
        """Start to look."""
        if all(path.exists() for path in NEEDED):
            # -I and -S: nothing but the interpreter, which starts in a hundredth of a second.
            command = (sys.executable, "-I", "-S", sampling.__file__, str(os.getpid()))
            self._beside = subprocess.Popen(  # noqa: S603 - a file of ours and a number
                command,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                text=True,
                # Whoever stops the build from the keyboard stops it alone; it is told its end.
                start_new_session=True,
            )
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Take the result."""
        if self._beside is not None:
            told, _ = self._beside.communicate("\n")
            self.peak = int(told) if told.strip().isdigit() else None
