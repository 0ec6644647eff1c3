"""What is compared of an offer and of a request, read from each record once."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from habitat_site.catalogue import Entry, Projection
from habitat_site.languages import folded
from habitat_site.records import Offer, Record, Request
from habitat_site.records.assistance import Cost, Mode
from habitat_site.records.dates import VagueDate

Way = Literal["on-site", "remote"]
WAYS: dict[Mode | None, tuple[Way, ...]] = {
    "on-site": ("on-site",),
    "remote": ("remote",),
    "both": ("on-site", "remote"),
    # Not said: either may be.
    None: ("on-site", "remote"),
}


@dataclass(frozen=True, slots=True)
class Skill:
    """A skill as its record words it, and all its wordings as they are compared."""

    words: str
    plain: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Terms:
    """What an offer gives or a request needs: `countries` is one country in a request.

    `languages` are without region and script: who speaks `es-UY` speaks `es`. `first` and `last`
    are the earliest and the latest day that it may mean.
    """

    kind: Literal["offer", "request"]
    domains: tuple[str, ...]
    skills: tuple[Skill, ...]
    languages: tuple[str, ...]
    countries: tuple[str, ...]
    anywhere: bool
    mode: Mode | None
    days: int | None
    cost: Cost | None
    starts: VagueDate | None
    until: VagueDate | None
    first: date
    last: date

    @property
    def ways(self) -> tuple[Way, ...]:
        """Return in which ways the help may be given."""
        return WAYS[self.mode]


def terms_of(entry: Entry[Record]) -> Terms | None:
    """Return the terms of an offer or a request; nothing for another kind of record."""
    record = entry.record
    if not isinstance(record, Offer | Request):
        return None
    countries = record.countries if isinstance(record, Offer) else (record.country,)
    return Terms(
        kind=record.kind,
        domains=tuple(dict.fromkeys(record.domains)),
        skills=_skills(entry, record),
        languages=tuple(dict.fromkeys(tag.partition("-")[0] for tag in record.languages)),
        countries=tuple(dict.fromkeys(countries)),
        anywhere=isinstance(record, Offer) and record.anywhere,
        mode=record.mode,
        days=record.days,
        cost=record.cost,
        starts=record.starts,
        until=record.valid_until,
        first=record.starts.first if record.starts else date.min,
        last=record.valid_until.last if record.valid_until else date.max,
    )


def _skills(entry: Entry[Record], record: Offer | Request) -> tuple[Skill, ...]:
    """Return each skill with its translations: two records need not be in one language."""
    found: dict[tuple[str, ...], Skill] = {}
    told = [each.texts for each in entry.translations.values()]
    for index, words in enumerate(record.skills):
        texts = (words, *(texts.get(("skills", index), "") for texts in told))
        compared = tuple(sorted({" ".join(folded(text).split()) for text in texts} - {""}))
        found.setdefault(compared, Skill(words, compared))
    return tuple(found.values())


TERMS: Projection[Terms | None] = Projection(
    "assistance terms", frozenset(("assistance",)), Terms | None, terms_of
)
"""What is compared of an offer or a request."""
