"""What records of other kinds put into the agenda, beside the events."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habitat_site.results import summarise
from habitat_site.results.windows import windows_of
from tests.building import catalogue, event
from tests.results.awards import edition

KINDS = ("nominations", "shortlist", "ballots", "opening", "announcement", "ceremony")
days = st.dates(date(2026, 1, 1), date(2027, 12, 31))


@pytest.mark.parametrize(
    ("today", "upcoming", "calls", "past"),
    [
        (date(2026, 1, 1), ["opening"], ["nominations", "ballots"], []),
        (date(2026, 2, 28), ["opening"], ["nominations", "ballots"], []),
        (date(2026, 3, 1), ["opening"], ["ballots"], ["nominations"]),
        (date(2026, 4, 10), ["opening"], [], ["ballots", "nominations"]),
        (date(2026, 4, 11), [], [], ["opening", "ballots", "nominations"]),
    ],
)
def test_a_stage_is_open_until_its_last_day(
    today: date, upcoming: list[str], calls: list[str], past: list[str]
) -> None:
    found = windows_of(catalogue(edition()), today)
    parts = (found.upcoming, found.open_calls, found.past)
    words = [[each.word.removeprefix("award-") for each in part] for part in parts]
    assert words == [upcoming, calls, past]


@given(st.lists(st.tuples(st.sampled_from(KINDS), days, days), max_size=8), days)
def test_every_stage_is_in_exactly_one_part(
    stages: list[tuple[str, date, date]], today: date
) -> None:
    given_stages = [
        {"kind": kind, "start": str(min(one, other)), "end": str(max(one, other))}
        for kind, one, other in stages
    ]
    found = windows_of(catalogue(edition(stages=given_stages)), today)
    every = [(w.word, w.number) for w in (*found.upcoming, *found.open_calls, *found.past)]
    assert len(set(every)) == len(every) == len(stages)


def test_stages_leave_the_events_as_they_are() -> None:
    events = (event("a"), event("b", kind="call", deadline="2027-01-01"))
    today = date(2026, 11, 21)
    without = summarise(catalogue(*events), today).agenda
    beside = summarise(catalogue(*events, edition()), today).agenda
    assert (beside.upcoming, beside.open_calls, beside.past) == (
        without.upcoming,
        without.open_calls,
        without.past,
    )
