"""Where the time of a command went, as a table."""

from collections.abc import Mapping
from dataclasses import dataclass

from rich import box
from rich.table import Table

from habitat_site.languages import Language
from habitat_site.progress import Stage

MEGABYTE = 1_000_000
RECORDS = (Stage.READ, Stage.CHECK)


@dataclass(frozen=True, slots=True)
class Profile:
    """What was measured: seconds of the whole and of its stages, and the most memory in bytes.

    `done` says how many records or pages a stage had to do with.
    """

    seconds: float
    stages: Mapping[Stage, float]
    done: Mapping[Stage, int]
    peak: int | None


def profile_table(profile: Profile, language: Language) -> Table:
    """Return a table of the stages."""
    table = Table(box=box.SIMPLE_HEAD)
    table.add_column(language.text("profile.stage"))
    for column in ("profile.seconds", "profile.share", "profile.rate"):
        table.add_column(language.text(column), justify="right")
    for stage, seconds in profile.stages.items():
        name = language.text(f"stage.{stage}")
        table.add_row(name, *_times(seconds, profile, language), _rate(stage, profile, language))
    rest = max(0.0, profile.seconds - sum(profile.stages.values()))
    table.add_row(language.text("profile.rest"), *_times(rest, profile, language), "")
    whole = _times(profile.seconds, profile, language)
    table.add_section()
    table.add_row(language.text("profile.whole"), *whole, "")
    return table


def _times(seconds: float, profile: Profile, language: Language) -> tuple[str, str]:
    share = round(100 * seconds / profile.seconds) if profile.seconds else 0
    percent = language.text("profile.percent", share=share)
    return f"{language.decimals(seconds, 2)}", percent


def _rate(stage: Stage, profile: Profile, language: Language) -> str:
    done, seconds = profile.done.get(stage, 0), profile.stages[stage]
    if not done or not seconds:
        return ""
    rate = round(done / seconds)
    if stage in RECORDS:
        return language.text("profile.records", count=language.number(rate))
    return language.plural("build.pages", "build.pages.many", rate)


def memory_line(profile: Profile, language: Language) -> str:
    """Say how much memory it took."""
    if profile.peak is None:
        return language.text("profile.unknown")
    size = language.number(round(profile.peak / MEGABYTE))
    return language.text("profile.memory", size=size)
