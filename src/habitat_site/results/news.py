"""What happened between two days: what is new, what changed, what is due soon, what is asked for.

Every date comes from a record, so that the same records and days always make the same news.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from habitat_site.catalogue import Catalogue, Entry
from habitat_site.languages import Lang
from habitat_site.records import Commitment, Edition, Event, Record, Request, SolidarityCall
from habitat_site.records.dates import VagueDate
from habitat_site.results.occurrences import next_dates
from habitat_site.results.subjects import networks_of, told

SOON = timedelta(days=60)
ASKED = frozenset({"call", "nominations", "request", "solidarity"})
UNSETTLED = frozenset({"unknown", "open", "under-way"})
# What is told of others needs a source; what a group says of itself is one.
TOLD_OF_OTHERS = frozenset(
    {"initiative", "network", "event", "award", "edition", "fund", "instrument", "commitment"}
)


@dataclass(frozen=True, slots=True)
class Span:
    """The days that news are of, the last one included."""

    since: date
    until: date

    def has(self, day: VagueDate | None) -> bool:
        """Tell whether a day is one of them; of a month or a year, its first day."""
        return day is not None and self.since <= day.first <= self.until


@dataclass(frozen=True, slots=True)
class Date:
    """A day that a record sets, and what for, such as `registration` or `meeting`.

    `end` is the last day of a meeting.
    """

    entry: Entry[Record]
    what: str
    day: VagueDate
    end: VagueDate | None = None


@dataclass(frozen=True, slots=True)
class News:
    """News of some days, each part in its own order: what was changed last, or is due first.

    `due` is what ends or takes place soon after them, `asked` what is asked for until later;
    `untranslated` cannot be read in the reader's language, `unsourced` name no source.
    """

    span: Span
    new: tuple[Entry[Record], ...]
    changed: tuple[Entry[Record], ...]
    due: tuple[Date, ...]
    asked: tuple[Date, ...]
    untranslated: tuple[Entry[Record], ...]
    unsourced: tuple[Entry[Record], ...]


def news_of(
    catalogue: Catalogue, span: Span, lang: Lang, networks: frozenset[str] | None = None
) -> News:
    """Return the news of some days for readers of a language; of some networks, or of all."""
    entries = tuple(
        entry
        for entry in told(catalogue)
        if networks is None or not networks.isdisjoint(networks_of(entry, catalogue))
    )
    new: list[Entry[Record]] = []
    changed: list[Entry[Record]] = []
    untranslated: list[Entry[Record]] = []
    unsourced: list[Entry[Record]] = []
    dates: list[Date] = []
    # Each record is opened once, for everything at a time: there may be ten thousand.
    for entry in entries:
        if span.has(reported(entry)):
            new.append(entry)
        elif span.has(entry.record.updated):
            changed.append(entry)
        if not _speaks(entry, lang):
            untranslated.append(entry)
        if entry.kind.name in TOLD_OF_OTHERS and not entry.record.sources:
            unsourced.append(entry)
        dates += dates_of(entry, span.until)
    dates.sort(key=_first)
    ahead = [each for each in dates if each.day.last >= span.until]
    return News(
        span=span,
        new=tuple(new),
        changed=tuple(changed),
        due=tuple(each for each in ahead if each.day.last <= span.until + SOON),
        asked=tuple(
            each for each in ahead if each.day.last > span.until + SOON and each.what in ASKED
        ),
        untranslated=tuple(untranslated),
        unsourced=tuple(unsourced),
    )


def reported(entry: Entry[Record]) -> VagueDate | None:
    """Return when a record was submitted."""
    return entry.record.reported_by.date if entry.record.reported_by else None


def dates_of(entry: Entry[Record], today: date) -> Iterator[Date]:
    """Yield each day that a record sets for something that can still be done or joined."""
    match entry.record:
        case Event(status=status) as event if status != "cancelled":
            yield from _of_event(entry, event, today)
        case Edition(stages=stages):
            for stage in stages:
                if stage.kind in {"nominations", "ballots"}:
                    yield Date(entry, stage.kind, stage.end or stage.start)
        case Request(valid_until=day):
            yield Date(entry, "request", day)
        case SolidarityCall(status="open", until=day):
            yield Date(entry, "solidarity", day)
        case Commitment(due=day, status=status) if day is not None and status in UNSETTLED:
            yield Date(entry, "commitment", day)


def _of_event(entry: Entry[Record], event: Event, today: date) -> Iterator[Date]:
    is_call = event.kind == "call"
    if event.deadline is not None:
        yield Date(entry, "call" if is_call else "deadline", event.deadline)
    if event.registration is not None and event.registration.deadline is not None:
        yield Date(entry, "registration", event.registration.deadline)
    if not is_call and event.status != "postponed":
        start, end = next_dates(event, today)
        yield Date(entry, "meeting", start, end)


def _speaks(entry: Entry[Record], lang: Lang) -> bool:
    return entry.text(("title",), lang).lang == lang


def _first(each: Date) -> tuple[date, str, str]:
    return each.day.last, each.entry.key, each.what
