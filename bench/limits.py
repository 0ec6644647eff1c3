"""What has to be shown of our tool: each limit beside what was measured at every size."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from measurements import BASE, OURS, Measurements
from metering import Reading
from parity import most_above
from scenarios import (
    BESIDE,
    CHECK,
    COLD,
    FIRST_STORY,
    FOLIUM,
    HELP,
    LATER_STORY,
    SAME,
    TEN_THOUSAND,
)

HUNDRED_THOUSAND = 100_000

Sizes = Mapping[int, Measurements]
Value = Callable[[Sizes, int], float | None]


@dataclass(frozen=True, slots=True)
class Limit:
    """A value that must not be more than `most` at a size; at every size if there is none."""

    what: str
    most: float
    at: int | None
    value: Value
    digits: int = 3

    def words(self) -> str:
        """Return the limit as people read it."""
        at = "" if self.at is None else f" at {self.at:,}"
        return f"at most {self.most:,g}{at}"

    def cell(self, sizes: Sizes, records: int) -> str:
        """Return what was measured at one size, and whether the limit is kept if it is for it."""
        value = self.value(sizes, records)
        if value is None:
            return ""
        text = f"{value:,.{self.digits}f}"
        if self.at not in {None, records}:
            return text
        return f"{text}, kept" if value <= self.most else f"**{text}, over**"


def limits_table(sizes: Sizes) -> str:
    """Return all limits as Markdown, with a column for each size that was measured."""
    heads = [f"{records:,}" for records in sizes]
    lines = [
        f"| | limit | {' | '.join(heads)} |",
        f"|---|---|{'---:|' * len(heads)}",
    ]
    for limit in LIMITS:
        cells = [limit.cell(sizes, records) for records in sizes]
        lines.append(f"| {limit.what} | {limit.words()} | {' | '.join(cells)} |")
    return "\n".join(lines)


def _of_hugo(scenario: str, field: Callable[[Reading], float]) -> Value:
    def value(sizes: Sizes, records: int) -> float | None:
        found = sizes[records]
        own, base = found.median(OURS, scenario), found.median(BASE, scenario)
        return field(own) / field(base) if own and base else None

    return value


def _own(scenario: str, field: Callable[[Reading], float]) -> Value:
    def value(sizes: Sizes, records: int) -> float | None:
        own = sizes[records].median(OURS, scenario)
        return field(own) if own else None

    return value


def _growth(sizes: Sizes, records: int) -> float | None:
    if records <= TEN_THOUSAND:
        return None
    large, small = sizes[records].median(OURS, COLD), sizes[records].median(OURS, BESIDE)
    if small is None and TEN_THOUSAND in sizes:
        # Of another hour, in which the machine may have been faster or slower.
        small = sizes[TEN_THOUSAND].median(OURS, COLD)
    return large.wall / small.wall if large and small else None


def _start(sizes: Sizes, records: int) -> float | None:
    found = sizes[records]
    own, other = found.median(OURS, HELP), found.median(OURS, FOLIUM)
    return own.wall / other.wall if own and other else None


def _fairness(sizes: Sizes, records: int) -> float | None:
    others = dict(sizes[records].sites)
    own = others.pop(OURS, None)
    return most_above(own, others.values()) if own and others else None


def _wall(reading: Reading) -> float:
    return reading.wall


def _cpu(reading: Reading) -> float:
    return reading.cpu


def _megabytes(reading: Reading) -> float:
    return reading.memory / 1e6


LIMITS = (
    Limit("cold: wall ÷ Hugo's (aim: 0.12)", 0.25, TEN_THOUSAND, _of_hugo(COLD, _wall)),
    Limit("cold: CPU ÷ Hugo's", 0.35, TEN_THOUSAND, _of_hugo(COLD, _cpu)),
    Limit("cold: memory ÷ Hugo's", 0.15, TEN_THOUSAND, _of_hugo(COLD, _megabytes)),
    Limit(f"{FIRST_STORY}: wall ÷ Hugo's", 0.02, TEN_THOUSAND, _of_hugo(FIRST_STORY, _wall)),
    Limit(f"{LATER_STORY}: wall ÷ Hugo's", 0.02, TEN_THOUSAND, _of_hugo(LATER_STORY, _wall)),
    Limit("no change: wall ÷ Hugo's", 0.01, TEN_THOUSAND, _of_hugo(SAME, _wall)),
    Limit("check of one file: wall, s", 1, TEN_THOUSAND, _own(CHECK, _wall), 2),
    Limit("cold: memory, MB", 1500, HUNDRED_THOUSAND, _own(COLD, _megabytes), 0),
    Limit("cold: wall ÷ that at 10,000", 11, HUNDRED_THOUSAND, _growth, 1),
    Limit("`--help`: wall ÷ that of importing folium", 0.25, None, _start),
    Limit("a type of page: a peer's bytes or links ÷ ours, the most", 1.1, None, _fairness, 2),
)
