"""What the list of technical assistance shows, and what is exported of its matches."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from habitat_site.catalogue import Entry, RecordId
from habitat_site.pages import urls
from habitat_site.pages.assistance import EngagementShown, NeedShown, engagement_shown, need_shown
from habitat_site.pages.cards import Texts, texts
from habitat_site.pages.inputs import Inputs
from habitat_site.pages.sides import Side, sides
from habitat_site.pages.values import Page
from habitat_site.records import Engagement, Offer, Request
from habitat_site.records.dates import VagueDate
from habitat_site.results.engagements import Unlocked, unlocked
from habitat_site.results.matching import Matching, Need


@dataclass(frozen=True, slots=True)
class Line:
    """An offer or a request in the list: `fitting` is how many records of the other kind fit."""

    key: str
    kind: str
    title: Texts
    summary: Texts
    who: tuple[Side, ...]
    domains: tuple[str, ...]
    languages: tuple[str, ...]
    countries: tuple[str, ...]
    anywhere: bool
    region: Texts
    until: VagueDate | None
    fitting: int

    @property
    def last(self) -> str:
        """Return the last day on which it stands, for the script that hides the past."""
        return self.until.last.isoformat() if self.until else ""


@dataclass(frozen=True, slots=True)
class EngagementLine:
    """An engagement in the list."""

    key: str
    title: Texts
    summary: Texts
    status: str
    started: VagueDate | None
    finished: VagueDate | None
    shown: EngagementShown


Gap = tuple[tuple[str, tuple[tuple[str, tuple[NeedShown, ...]], ...]], ...]


@dataclass(frozen=True, slots=True)
class AssistanceShown:
    """What is asked for, missed, offered, done and past on a day; `gap` by domain and country."""

    as_of: date
    requests: tuple[Line, ...]
    gap: Gap
    offers: tuple[Line, ...]
    engagements: tuple[EngagementLine, ...]
    unlocked: tuple[Unlocked, ...]
    past: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class MatchesExport:
    """Every match with its reasons, and what nobody meets."""

    matching: Matching


def plan_matches(inputs: Inputs) -> Iterator[Page]:
    """Plan the matches and the gap as open data."""
    if inputs.catalogue.all("assistance"):
        export = MatchesExport(inputs.summary.matching)
        yield Page(urls.data_path("assistance-matches.json"), "matches", export)
        yield Page(urls.data_path("assistance-gap.json"), "gap", export)


def assistance_shown(inputs: Inputs) -> AssistanceShown:
    """Return what the list shows: open ones by their last day, the past from the latest back."""
    matching, catalogue = inputs.summary.matching, inputs.catalogue
    records: tuple[Entry[Offer] | Entry[Request], ...] = (
        *catalogue.every(Offer),
        *catalogue.every(Request),
    )
    lines = {entry.id: _line(inputs, entry) for entry in records}
    engagements = catalogue.every(Engagement)
    return AssistanceShown(
        as_of=inputs.build.date,
        requests=_by_last_day(matching.requests, lines),
        gap=_gap(inputs, matching.gap),
        offers=_by_last_day(matching.offers, lines),
        engagements=tuple(
            _engagement_line(inputs, entry) for entry in sorted(engagements, key=_latest_first)
        ),
        unlocked=unlocked(engagements),
        past=_by_last_day((*matching.past, *matching.answered), lines)[::-1],
    )


def _line(inputs: Inputs, entry: Entry[Offer] | Entry[Request]) -> Line:
    record, matching = entry.record, inputs.summary.matching
    is_offer = isinstance(record, Offer)
    fitting = (matching.by_offer if is_offer else matching.by_request).get(entry.id, ())
    region = isinstance(record, Offer) and record.region
    return Line(
        key=entry.key,
        kind=record.kind,
        title=texts(entry, ("title",), inputs.languages),
        summary=texts(entry, ("summary",), inputs.languages),
        who=sides(
            inputs, record.offered_by if isinstance(record, Offer) else (record.requested_by,)
        ),
        domains=record.domains,
        languages=record.languages,
        countries=record.countries if isinstance(record, Offer) else (record.country,),
        anywhere=isinstance(record, Offer) and record.anywhere,
        region=texts(entry, ("region",), inputs.languages) if region else {},
        until=record.valid_until,
        fitting=len(fitting),
    )


def _by_last_day(ids: Iterable[RecordId], lines: Mapping[RecordId, Line]) -> tuple[Line, ...]:
    found = (lines[id] for id in ids)
    return tuple(sorted(found, key=lambda line: (line.last or "9999", line.key)))


def _latest_first(entry: Entry[Engagement]) -> tuple[int, str]:
    day = entry.record.finished or entry.record.started
    return -day.last.toordinal() if day else 0, entry.id


def _engagement_line(inputs: Inputs, entry: Entry[Engagement]) -> EngagementLine:
    return EngagementLine(
        key=entry.key,
        title=texts(entry, ("title",), inputs.languages),
        summary=texts(entry, ("summary",), inputs.languages),
        status=entry.record.status,
        started=entry.record.started,
        finished=entry.record.finished,
        shown=engagement_shown(inputs, entry),
    )


def _gap(inputs: Inputs, needs: Iterable[Need]) -> Gap:
    return tuple(
        (
            domain,
            tuple(
                (country, tuple(need_shown(inputs, need) for need in few))
                for country, few in groupby(some, key=lambda need: need.country)
            ),
        )
        for domain, some in groupby(needs, key=lambda need: need.domain)
    )
