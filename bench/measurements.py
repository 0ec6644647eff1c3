"""All readings of one size of corpus, kept from run to run as JSON."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from statistics import median

from metering import Reading
from parity import Share

OURS, BASE = "habitat-site", "Hugo"


@dataclass
class Measurements:
    """The readings by contestant and scenario, what each site consists of, who was left out."""

    records: int
    measured_on: str = ""
    readings: dict[str, dict[str, list[Reading]]] = field(default_factory=dict)
    sites: dict[str, Mapping[str, Share]] = field(default_factory=dict)
    skipped: dict[str, str] = field(default_factory=dict)

    def add(self, name: str, scenario: str, reading: Reading) -> None:
        """Keep a reading."""
        self.readings.setdefault(name, {}).setdefault(scenario, []).append(reading)

    def of(self, name: str, scenario: str) -> list[Reading]:
        """Return the readings of a contestant in a scenario; none where it was not run."""
        return self.readings.get(name, {}).get(scenario, [])

    def median(self, name: str, scenario: str) -> Reading | None:
        """Return the medians of a contestant in a scenario."""
        found = self.of(name, scenario)
        if not found:
            return None
        return Reading(
            median(each.wall for each in found),
            median(each.cpu for each in found),
            round(median(each.memory for each in found)),
        )


def write_measurements(path: Path, sizes: Iterable[Measurements]) -> None:
    """Write everything that was measured."""
    path.write_text(json.dumps([asdict(each) for each in sizes], indent=1) + "\n", encoding="utf-8")


def read_measurements(path: Path) -> Mapping[int, Measurements]:
    """Return what earlier runs wrote, by size; nothing if there is no such file."""
    if not path.exists():
        return {}
    raw = json.loads(path.read_text(encoding="utf-8"))
    return {each["records"]: _measurements(**each) for each in raw}


def _measurements(
    records: int,
    measured_on: str,
    readings: Mapping[str, Mapping[str, list[dict[str, float]]]],
    sites: Mapping[str, Mapping[str, dict[str, int]]],
    skipped: Mapping[str, str],
) -> Measurements:
    found = Measurements(records, measured_on, skipped=dict(skipped))
    for name, scenarios in readings.items():
        for scenario, several in scenarios.items():
            for one in several:
                found.add(name, scenario, Reading(one["wall"], one["cpu"], int(one["memory"])))
    for name, types in sites.items():
        found.sites[name] = {type: Share(**share) for type, share in types.items()}
    return found
