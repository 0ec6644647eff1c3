"""Dates: what ends has begun, deadlines leave time, and years are years that can be meant."""

from collections.abc import Iterator
from datetime import date

from habitat_site.diagnostics import Loc
from habitat_site.records import (
    Edition,
    Engagement,
    Event,
    Initiative,
    Network,
    Offer,
    Record,
    Request,
    SolidarityCall,
)
from habitat_site.records.dates import VagueDate
from habitat_site.records.markers import Dated
from habitat_site.rules.rule import Finding, Subject

FIRST_YEAR, LAST_YEAR = 1800, 2100
YEAR = "year"
# Only what has happened already bears these dates.
PAST_FIELDS = frozenset(("accessed", "as_of", "founded", "phase_as_of", "updated"))
PAST_PARTS = frozenset(("confirmed_by", "consent", "reported_by"))
# A plan may be made for a coming year.
PLANS = frozenset(("homes_planned",))


def is_before(one: VagueDate, other: VagueDate) -> bool:
    """Tell whether one date lies before another, however vague both are."""
    if one.last != other.first or one.clock is None or other.clock is None:
        return one.last < other.first
    return one.clock < other.clock


def _in_order(loc: Loc, early: VagueDate | None, late: VagueDate | None) -> Iterator[Finding]:
    """Find fault with `late`, which stands at `loc`, if it lies before `early`."""
    if early is not None and late is not None and is_before(late, early):
        yield Finding(loc, {"value": str(late), "other": str(early)})


def ends_before_start(subject: Subject) -> Iterator[Finding]:
    """HS401: an event, a stage or the time of a figure that ends before it starts."""
    yield from _periods(subject)
    match subject.record:
        case Event(start=start, end=end):
            yield from _in_order(("end",), start, end)
        case Initiative(started=started, finished=finished):
            yield from _in_order(("finished",), started, finished)
        case Edition(stages=stages, year=year, until=until):
            for index, stage in enumerate(stages):
                yield from _in_order(("stages", index, "end"), stage.start, stage.end)
            if year is not None and until is not None and until < year:
                yield Finding(("until",), {"value": str(until), "other": str(year)})
        case SolidarityCall(opens=opens, until=until):
            yield from _in_order(("until",), opens, until)
        case Engagement(started=started, finished=finished):
            yield from _in_order(("finished",), started, finished)
        case Offer(starts=starts, valid_until=until) | Request(starts=starts, valid_until=until):
            yield from _in_order(("valid_until",), starts, until)


def _periods(subject: Subject) -> Iterator[Finding]:
    """Find fault with the time over which money came in or something was counted."""
    dates = subject.gathered(_dates)
    # Of a membership HS418 tells, in its own words.
    ends = [(loc, day) for loc, day in dates if loc[-1] == "until" and loc[0] != "member_of"]
    given = dict(dates) if ends else {}
    for loc, late in ends:
        early = given.get((*loc[:-1], "since"))
        if isinstance(early, VagueDate) and isinstance(late, VagueDate):
            yield from _in_order(loc, early, late)


def registration_after_end(subject: Subject) -> Iterator[Finding]:
    """HS402: a registration that is still open when the event is over."""
    event = subject.record
    if not isinstance(event, Event) or event.registration is None:
        return
    if subject.entry.is_broken(("end",), ("deadline",)):
        return
    deadline = event.registration.deadline
    # A call without an end lasts until its own deadline.
    end: VagueDate | None = event.end or event.deadline or event.start
    if deadline is not None and end is not None and is_before(end, deadline):
        yield Finding(("registration", "deadline"), {"value": str(deadline), "other": str(end)})


def deadline_before_start(subject: Subject) -> Iterator[Finding]:
    """HS403: a call that closes before it opens."""
    event = subject.record
    if isinstance(event, Event):
        yield from _in_order(("deadline",), event.start, event.deadline)


def membership_ends_before_start(subject: Subject) -> Iterator[Finding]:
    """HS418: a membership that ended before it began."""
    if isinstance(subject.record, Network):
        for index, membership in enumerate(subject.record.member_of):
            yield from _in_order(("member_of", index, "until"), membership.since, membership.until)


def impossible_year(subject: Subject) -> Iterator[Finding]:
    """HS419: a year that is too far from ours to be meant."""
    for loc, found in subject.gathered(_dates):
        year = found.year if isinstance(found, VagueDate) else found
        if not FIRST_YEAR <= year <= LAST_YEAR:
            facts = {"value": str(found), "low": str(FIRST_YEAR), "high": str(LAST_YEAR)}
            yield Finding(loc, facts)


def not_yet(subject: Subject) -> Iterator[Finding]:
    """HS422: a date still to come of something that has happened already."""
    for loc, found in _past(subject):
        if found.first > subject.today:
            yield Finding(loc, {"value": str(found), "field": str(loc[-1])})


def newest(subject: Subject) -> date | None:
    """Return the latest day that is said of something that has happened already."""
    # Most of a record's dates are the same few.
    days = {found.text: found for _, found in _past(subject)}
    return max((found.first for found in days.values()), default=None)


def _dates(subject: Subject) -> list[tuple[Loc, VagueDate | int]]:
    """Return every date, and the number of each field called `year`, in the order of the fields."""
    return [
        (loc, value)
        for loc, value, _ in subject.record.by_marker.get(Dated, ())
        if type(value) is VagueDate or loc[-1] == YEAR
    ]


def until(record: Record) -> date | None:
    """Return the last day on which an offer or a request stands, where it says one."""
    if isinstance(record, Offer | Request) and record.valid_until is not None:
        return record.valid_until.last
    return None


def _past(subject: Subject) -> list[tuple[Loc, VagueDate]]:
    """Return the dates of what has happened already."""
    return [
        (loc, found)
        for loc, found in subject.gathered(_dates)
        if type(found) is VagueDate
        and (loc[-1] in PAST_FIELDS or loc[0] in PAST_PARTS)
        and PLANS.isdisjoint(loc)
    ]
