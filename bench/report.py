"""Turns readings into tables: medians with their spread, and what each is of Hugo's."""

import json
import os
import platform
import re
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from statistics import median

from metering import Reading
from scenarios import COLD, COPY, READ, SCENARIOS

BASE = "Hugo"
BEGIN, END = "<!-- measured: begin -->", "<!-- measured: end -->"


@dataclass
class Measurements:
    """All readings of one size of corpus, and what each site consists of."""

    records: int
    readings: dict[str, dict[str, list[Reading]]] = field(default_factory=dict)
    outputs: dict[str, tuple[int, int]] = field(default_factory=dict)
    skipped: dict[str, str] = field(default_factory=dict)
    parity: str = ""

    def add(self, name: str, scenario: str, reading: Reading) -> None:
        """Keep a reading."""
        self.readings.setdefault(name, {}).setdefault(scenario, []).append(reading)


def table(found: Measurements) -> str:
    """Return all of one size as Markdown."""
    rounds = max(
        (len(each) for readings in found.readings.values() for each in readings.values()), default=0
    )
    times = "one round" if rounds == 1 else f"medians of {rounds} rounds, lowest and highest behind"
    lines = [
        f"### {found.records:,} initiatives",
        "",
        f"{times.capitalize()}.",
        "",
        "| | | wall, s | CPU, s | memory, MB | wall | CPU | memory |",
        "|---|---|---:|---:|---:|---:|---:|---:|",
    ]
    for scenario in SCENARIOS:
        for name, readings in found.readings.items():
            if scenario in readings:
                lines.append(_row(found, name, scenario))
    lines += ["", f"The last three columns: as a share of {BASE}'s.", *_floor(found)]
    for name, (count, size) in found.outputs.items():
        lines.append(f"- {name} wrote {count:,} files, {size / 1e6:,.0f} MB.")
    lines += [f"- {name} was not run: {reason}" for name, reason in found.skipped.items()]
    if found.parity:
        lines += ["", f"What the sites of {found.records:,} consist of:", "", found.parity]
    return "\n".join(lines)


def _row(found: Measurements, name: str, scenario: str) -> str:
    own = found.readings[name][scenario]
    base = found.readings.get(BASE, {}).get(scenario, [])
    cells = [
        _spread([each.wall for each in own], 2),
        _spread([each.cpu for each in own], 2),
        _spread([each.memory / 1e6 for each in own], 0),
    ]
    shares = ["", "", ""]
    if base and name != BASE:
        shares = [
            f"{median(each) / median(of):.3f}"
            for each, of in zip(_columns(own), _columns(base), strict=True)
        ]
    return f"| {scenario} | {name} | {' | '.join([*cells, *shares])} |"


def _columns(readings: Iterable[Reading]) -> tuple[list[float], list[float], list[float]]:
    known = list(readings)
    return (
        [each.wall for each in known],
        [each.cpu for each in known],
        [float(each.memory) for each in known],
    )


def _spread(values: Sequence[float], digits: int) -> str:
    middle = f"{median(values):,.{digits}f}"
    if len(values) == 1:
        return middle
    return f"{middle} ({min(values):,.{digits}f}–{max(values):,.{digits}f})"


def _floor(found: Measurements) -> list[str]:
    """Compare our cold build with what the disk allows."""
    own = found.readings.get("habitat-site", {})
    if COLD not in own:
        return []
    cold = median(each.wall for each in own[COLD])
    lines = [""]
    for scenario in (COPY, READ):
        if scenario in own:
            wall = median(each.wall for each in own[scenario])
            lines.append(
                f"- {scenario}: {wall:.2f} s; our cold build takes {cold / wall:.1f} × it."
            )
    return lines


def machine() -> str:
    """Say what the readings were taken on."""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    cores = len(os.sched_getaffinity(0))
    day = datetime.now(UTC).date().isoformat()
    return (
        f"{day}; {cores} cores of {_processor()}, {memory:.0f} GB of memory, "
        f"{platform.system()} {platform.machine()}, Python {platform.python_version()}."
    )


def _processor() -> str:
    try:
        text = Path("/proc/cpuinfo").read_text(encoding="utf-8")
    except OSError:
        return platform.processor()
    found = re.search(r"model name\s*:\s*(.*)", text)
    return found[1] if found else platform.processor()


def write_report(path: Path, sizes: Iterable[Measurements]) -> None:
    """Put the tables between the marks in a Markdown file; what stands around them is kept."""
    tables = "\n\n".join(table(each) for each in sizes)
    before, rest = path.read_text(encoding="utf-8").split(BEGIN)
    _, after = rest.split(END)
    text = f"{before}{BEGIN}\n\n{machine()}\n\n{tables}\n\n{END}{after}"
    path.write_text(text, encoding="utf-8")


def write_raw(path: Path, sizes: Iterable[Measurements]) -> None:
    """Write every reading as JSON."""
    raw = {
        "machine": machine(),
        "sizes": {
            each.records: {
                name: {
                    scenario: [asdict(one) for one in readings] for scenario, readings in of.items()
                }
                for name, of in each.readings.items()
            }
            for each in sizes
        },
    }
    path.write_text(json.dumps(raw, indent=1) + "\n", encoding="utf-8")
