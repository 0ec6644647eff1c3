"""Measures a command from outside: wall time, processor time and memory of all its processes.

Memory is the proportional set size: a page that four processes share counts a quarter for each, so
that the sum over the tree is what the machine gives away.
"""

import os
import resource
import subprocess
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

INTERVAL = 0.01  # seconds; a sample of one small process takes a tenth of a millisecond
SHARE = 0.01  # of one core, at most, so that sampling many processes does not slow them
PROC = Path("/proc")


@dataclass(frozen=True, slots=True)
class Reading:
    """What a command took: seconds, and bytes at the most."""

    wall: float
    cpu: float
    memory: int


class CommandError(Exception):
    """A command ended with another exit code than zero; its last lines are in the message."""


def measure(
    command: Sequence[str | Path],
    folder: Path,
    log: Path,
    environment: Mapping[str, str] | None = None,
) -> Reading:
    """Run a command in a folder and return what it took; its output goes to `log`.

    Raises:
        CommandError: it failed.
    """
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    start = time.perf_counter()
    with log.open("wb") as said:
        process = subprocess.Popen(
            [str(word) for word in command],
            cwd=folder,
            stdout=said,
            stderr=subprocess.STDOUT,
            env=os.environ | dict(environment or {}),
        )
        watch = _Watch(process.pid)
        watch.start()
        code = process.wait()
    wall = time.perf_counter() - start
    watch.stop()
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if code:
        tail = "\n".join(log.read_text(errors="replace").splitlines()[-20:])
        raise CommandError(f"{command[0]} ended with {code}:\n{tail}")
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Reading(wall, cpu, watch.most)


class _Watch(threading.Thread):
    """Samples the memory of a process and all that come from it, until told to stop."""

    def __init__(self, pid: int) -> None:
        super().__init__(daemon=True)
        self.pid = pid
        self.most = 0
        self._done = threading.Event()

    def stop(self) -> None:
        self._done.set()
        self.join()

    def run(self) -> None:
        pause = 0.0
        while not self._done.wait(pause):
            start = time.thread_time()
            self.most = max(self.most, sum(map(proportional_size, tree(self.pid))))
            pause = max(INTERVAL, (time.thread_time() - start) / SHARE)


def tree(pid: int) -> Iterator[int]:
    """Yield a process and all that it started, as far as they live."""
    yield pid
    try:
        lists = [path.read_text() for path in PROC.glob(f"{pid}/task/*/children")]
    except OSError:
        return
    for child in " ".join(lists).split():
        yield from tree(int(child))


def proportional_size(pid: int) -> int:
    """Return the proportional set size of a process in bytes; zero if it is gone."""
    try:
        text = (PROC / str(pid) / "smaps_rollup").read_text()
    except OSError:
        return 0
    return sum(int(line.split()[1]) for line in text.splitlines() if line.startswith("Pss:")) * 1024
