"""HS401 to HS403, HS418, HS419, HS422: dates in order, and years that can be meant."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habitat_site.records import Fund
from habitat_site.records.dates import vague_date
from habitat_site.rules import dates
from habitat_site.rules.dates import is_before
from tests.building import entry, event, initiative, network
from tests.rules.findings import found, locs


@pytest.mark.parametrize(
    ("one", "other", "before"),
    [
        ("2013", "2014", True),
        ("2014", "2014", False),
        ("2014", "2014-06", False),
        ("2014-05", "2014-06-01", True),
        ("2014-06-01", "2014-06", False),
        ("2014~", "2015?", True),
        ("2014-06-01T09:00", "2014-06-01T10:00", True),
        ("2014-06-01T10:00", "2014-06-01T10:00", False),
        ("2014-06-01", "2014-06-01T10:00", False),
        ("2014-06-01T09:00", "2014-06-01", False),
    ],
)
def test_a_date_is_before_another_only_if_it_surely_is(one: str, other: str, before: bool) -> None:
    assert is_before(vague_date(one), vague_date(other)) is before


DATES = st.dates(date(1800, 1, 1), date(2100, 1, 1)).flatmap(
    lambda day: st.sampled_from([day.isoformat(), day.isoformat()[:7], day.isoformat()[:4]])
)


@given(DATES, DATES)
def test_no_two_dates_are_before_each_other(one: str, other: str) -> None:
    first, second = vague_date(one), vague_date(other)
    assert not (is_before(first, second) and is_before(second, first))


@pytest.mark.parametrize(
    ("end", "is_found"),
    [("2026-05-01", True), ("2026-04", True), ("2026-05", False), ("2026", False)],
)
def test_event_does_not_end_before_it_starts(end: str, is_found: bool) -> None:
    findings = found(dates.ends_before_start, event(start="2026-05-02", end=end))
    assert locs(findings) == ([("end",)] if is_found else [])


def test_initiative_is_not_finished_before_it_started() -> None:
    (finding,) = found(dates.ends_before_start, initiative(started="1974", finished="1972"))
    assert (finding.loc, finding.facts) == (("finished",), {"value": "1972", "other": "1974"})


def test_the_time_of_a_figure_or_of_what_a_donor_gave_ends_after_it_began() -> None:
    since = {"since": "2015", "until": "2014"}
    figure = {"label": "Homes", "value": "3"}
    fund = {
        "kind": "fund",
        "type": "grant",
        "donors": [{"name": "Sida", "since": "2000"}, {"name": "DFID", **since}],
        "figures": [
            figure | {"since": "2002", "until": "2010"},
            figure | since | {"history": [{"value": "1", **since}]},
        ],
    }
    findings = found(dates.ends_before_start, entry(Fund, "told", fund))
    assert locs(findings) == [
        ("donors", 1, "until"),
        ("figures", 1, "until"),
        ("figures", 1, "history", 0, "until"),
    ]
    assert all(each.facts == {"value": "2014", "other": "2015"} for each in findings)
    other = initiative(other_results=[figure | since])
    assert locs(found(dates.ends_before_start, other)) == [("other_results", 0, "until")]


def test_a_membership_that_ends_too_early_is_told_once() -> None:
    member = network(member_of=[{"network": "sdi", "since": "2015", "until": "2014"}])
    assert found(dates.ends_before_start, member) == []
    assert locs(found(dates.membership_ends_before_start, member)) == [("member_of", 0, "until")]


@pytest.mark.parametrize(
    ("end", "deadline", "is_found"),
    [
        (None, "2026-05-02", False),
        (None, "2026-05-03", True),
        ("2026-05-09", "2026-05-09", False),
        ("2026-05-09", "2026-06", True),
    ],
)
def test_registration_closes_by_the_end(end: str | None, deadline: str, is_found: bool) -> None:
    """Without an end, the day on which it starts is the end."""
    fields = {"end": end} if end else {}
    entry = event(start="2026-05-02", registration={"deadline": deadline}, **fields)
    expected = [("registration", "deadline")] if is_found else []
    assert locs(found(dates.registration_after_end, entry)) == expected


def test_a_call_takes_registrations_until_its_own_deadline() -> None:
    fields = {"start": "2026-05-02", "deadline": "2026-06-30"}
    entry = event(kind="call", registration={"deadline": "2026-06-01"}, **fields)
    assert locs(found(dates.registration_after_end, entry)) == []


def test_registration_without_a_deadline_is_open() -> None:
    assert found(dates.registration_after_end, event(registration={"cost": "none"})) == []


def test_call_closes_after_it_opens() -> None:
    late = event(kind="call", start="2026-03-01", deadline="2026-02-28")
    assert locs(found(dates.deadline_before_start, late)) == [("deadline",)]
    same = event(kind="call", start="2026-03-01", deadline="2026-03-01")
    assert found(dates.deadline_before_start, same) == []


def test_membership_ends_after_it_began() -> None:
    bonds = [{"network": "x", "since": "2005", "until": "2015"}, {"network": "y", "until": "2001"}]
    wrong = {"network": "z", "since": "2005", "until": "2001"}
    entry = network(member_of=[*bonds, wrong])
    assert locs(found(dates.membership_ends_before_start, entry)) == [("member_of", 2, "until")]


def test_year_is_looked_at_wherever_there_is_one() -> None:
    entry = initiative(
        started="1799",
        finished="2101-01",
        results={
            "people": {"value": 1, "as_of": "0090", "history": [{"value": 1, "as_of": "9999"}]}
        },
        finance=[{"from": "us", "origin": "savings", "year": "1100"}],
        sources=[{"title": "x", "held_by": "y", "date": "1800", "accessed": "2100"}],
    )
    assert locs(found(dates.impossible_year, entry)) == [
        ("started",),
        ("finished",),
        ("results", "people", "as_of"),
        ("results", "people", "history", 0, "as_of"),
        ("finance", 0, "year"),
    ]


def test_date_of_what_has_happened_is_noted_while_it_lies_ahead() -> None:
    entry = initiative(
        updated="2027-01-01",
        started="2030",
        results={
            "people": {"value": 1, "as_of": "2027"},
            "homes_planned": {"value": 9, "as_of": "2030"},
        },
        reported_by={"role": "group", "date": "2027-01"},
    )
    before = found(dates.not_yet, entry, today=date(2026, 12, 31))
    assert locs(before) == [("reported_by", "date"), ("updated",), ("results", "people", "as_of")]
    assert found(dates.not_yet, entry, today=date(2027, 1, 1)) == []
