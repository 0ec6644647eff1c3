"""Turns measurements into tables: medians with their spread, and what each is of Hugo's."""

from collections.abc import Sequence
from pathlib import Path
from statistics import median

from limits import Sizes, limits_table
from measurements import BASE, OURS, Measurements
from metering import Reading
from parity import parity_table, whole
from scenarios import BESIDE, BUILDS, COLD, COPY, OTHERS, READ

BEGIN, END = "<!-- measured: begin -->", "<!-- measured: end -->"


def write_report(path: Path, sizes: Sizes) -> None:
    """Put the tables between the marks in a Markdown file; what stands around them is kept."""
    before, rest = path.read_text(encoding="utf-8").split(BEGIN)
    _, after = rest.split(END)
    tables = [must_show(sizes), *(table(each) for each in sizes.values())]
    measured = "\n\n".join([f"{before}{BEGIN}", *tables, f"{END}{after}"])
    path.write_text(measured, encoding="utf-8")


def must_show(sizes: Sizes) -> str:
    """Return what has to be shown."""
    return f"## What has to be shown\n\nBy the number of initiatives.\n\n{limits_table(sizes)}"


def table(found: Measurements) -> str:
    """Return all of one size."""
    parts = [
        f"## {found.records:,} initiatives",
        found.measured_on,
        f"{_rounds(found)} `÷ {BASE}` is what it takes as a share of {BASE}'s.",
        _builds(found),
        _others(found),
        _sites(found),
        *(f"{name} was not run: {reason}" for name, reason in found.skipped.items()),
    ]
    if len(found.sites) > 1:
        parts += [
            "What the sites consist of; ours in bytes and links of one file, others as a share:",
            parity_table(found.sites),
        ]
    return "\n\n".join(parts)


def _rounds(found: Measurements) -> str:
    rounds = max((len(found.of(name, COLD)) for name in found.readings), default=0)
    if rounds == 1:
        return "One round."
    return f"Medians of {rounds} rounds, the lowest and the highest in brackets."


def _builds(found: Measurements) -> str:
    shares = " | ".join(f"{each} ÷ {BASE}" for each in ("wall", "CPU", "memory"))
    lines = [
        f"| build | | wall, s | CPU, s | memory, MB | {shares} |",
        "|---|---|---:|---:|---:|---:|---:|---:|",
    ]
    for scenario in BUILDS:
        for name in found.readings:
            if own := found.of(name, scenario):
                cells = [*_spreads(own), *_shares(found, name, scenario)]
                lines.append(f"| {scenario} | {name} | {' | '.join(cells)} |")
    return "\n".join(lines)


def _others(found: Measurements) -> str:
    lines = [
        "| beside it | wall, s | CPU, s | memory, MB | our cold build ÷ it |",
        "|---|---:|---:|---:|---:|",
    ]
    cold = found.median(OURS, COLD)
    for scenario in OTHERS:
        if own := found.of(OURS, scenario):
            middle = median(each.wall for each in own)
            times = f"{cold.wall / middle:.1f}" if cold and scenario in {BESIDE, COPY, READ} else ""
            lines.append(f"| {scenario} | {' | '.join(_spreads(own))} | {times} |")
    return "\n".join(lines)


def _sites(found: Measurements) -> str:
    lines = ["| site | pages | files | MB |", "|---|---:|---:|---:|"]
    for name, site in found.sites.items():
        all = whole(site)
        lines.append(f"| {name} | {all.pages:,} | {all.count:,} | {all.size / 1e6:,.0f} |")
    return "\n".join(lines)


def _shares(found: Measurements, name: str, scenario: str) -> list[str]:
    own, base = found.median(name, scenario), found.median(BASE, scenario)
    if name == BASE or not own or not base:
        return ["", "", ""]
    ratios = (own.wall / base.wall, own.cpu / base.cpu, own.memory / base.memory)
    return [f"{each:.3f}" for each in ratios]


def _spreads(readings: Sequence[Reading]) -> list[str]:
    return [
        _spread([each.wall for each in readings], 2),
        _spread([each.cpu for each in readings], 2),
        _spread([each.memory / 1e6 for each in readings], 0),
    ]


def _spread(values: Sequence[float], digits: int) -> str:
    middle = f"{median(values):,.{digits}f}"
    if len(values) == 1:
        return middle
    return f"{middle} ({min(values):,.{digits}f}–{max(values):,.{digits}f})"
