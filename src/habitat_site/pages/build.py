"""What is known of this build; only `/build.json` and the data page may say it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Build:
    """The tool's version, the day, the commit (empty when unknown), and counts by folder."""

    version: str
    date: date
    commit: str
    counts: Mapping[str, int]
