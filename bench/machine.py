"""What is measured on, in one line, and what it has to spare."""

import os
import platform
import re
from datetime import UTC, datetime
from pathlib import Path

MEMINFO, CPUINFO = Path("/proc/meminfo"), Path("/proc/cpuinfo")


def machine() -> str:
    """Say what is measured on, and on which day; a load above zero is others' work."""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    cores = len(os.sched_getaffinity(0))
    day = datetime.now(UTC).date().isoformat()
    return (
        f"{day}; {cores} cores of {_processor()}, {memory:.0f} GB of memory, "
        f"{platform.system()} {platform.machine()}, Python {platform.python_version()}; "
        f"load before it began: {os.getloadavg()[0]:.1f}."
    )


def available_memory() -> int:
    """Return how many bytes programs can still have without swapping."""
    lines = MEMINFO.read_text(encoding="utf-8").splitlines()
    return next(int(line.split()[1]) * 1024 for line in lines if line.startswith("MemAvailable"))


def _processor() -> str:
    found = re.search(r"model name\s*:\s*(.*)", CPUINFO.read_text(encoding="utf-8"))
    return found[1] if found else platform.processor()
