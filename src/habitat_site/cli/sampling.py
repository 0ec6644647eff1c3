"""How much memory a tree of processes takes: run as a program beside it, which keeps the peak.

    python sampling.py PID

It looks again and again until a line (or an end) arrives on stdin, and then writes the most that
it saw, in bytes. It stands alone: run by its path it imports nothing of this package, so that it
is small and starts at once. A thread would not do, because a build forks.
"""

import os
import select
import sys
import time
from collections.abc import Iterator

PAUSE = 0.1  # seconds
# Looking may take this part of a core at most: the kernel walks all pages of a process.
SHARE = 0.05


def main(pid: int) -> None:
    """Write the most memory that a process and its descendants took together."""
    peak, pause = 0, 0.0
    while True:
        is_over = bool(select.select([sys.stdin], [], [], pause)[0])
        start = time.perf_counter()
        peak = max(peak, memory_of(pid))
        if is_over:
            break
        pause = max(PAUSE, (time.perf_counter() - start) / SHARE)
    sys.stdout.write(f"{peak}\n")


def memory_of(pid: int) -> int:
    """Return the proportional set size of a process and its descendants, in bytes.

    Memory that processes share is counted once. This process is left out.
    """
    return sum(map(_proportional, _tree(pid)))


def _tree(pid: int) -> Iterator[int]:
    if pid == os.getpid():
        return
    yield pid
    for child in _children(pid):
        yield from _tree(child)


def _children(pid: int) -> list[int]:
    # Any of them may end while it is looked at.
    try:
        threads = os.listdir(f"/proc/{pid}/task")  # noqa: PTH208 - pathlib takes long to import
        return [
            int(child)
            for thread in threads
            for child in _read(f"/proc/{pid}/task/{thread}/children").split()
        ]
    except OSError:
        return []


def _proportional(pid: int) -> int:
    try:
        lines = _read(f"/proc/{pid}/smaps_rollup").splitlines()
    except OSError:
        return 0
    return sum(int(line.split()[1]) * 1024 for line in lines if line.startswith("Pss:"))


def _read(path: str) -> str:
    with open(path, encoding="ascii", errors="replace") as file:  # noqa: PTH123 - as above
        return file.read()


if __name__ == "__main__":
    main(int(sys.argv[1]))
