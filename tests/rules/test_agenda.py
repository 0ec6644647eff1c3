"""HS414 to HS416: what a calendar needs."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habitat_site.records.dates import vague_date
from habitat_site.rules import agenda
from habitat_site.rules.agenda import wrong_part
from tests.building import event
from tests.rules.findings import found, locs

START = vague_date("2026-05-02")


@pytest.mark.parametrize(
    ("value", "nearest"),
    [
        ("Montevideo", "America/Montevideo"),
        ("America/montevideo", "America/Montevideo"),
        ("america/Mexico City", "America/Mexico_City"),
        ("America/Montevido", "America/Montevideo"),
        ("somewhere else entirely", None),
        ("localtime", None),
        ("../../etc/passwd", None),
    ],
)
def test_zone_has_to_exist(value: str, nearest: str | None) -> None:
    (finding,) = found(agenda.unknown_zone, event(timezone=value))
    assert (finding.loc, finding.facts.get("nearest")) == (("timezone",), nearest)


@pytest.mark.parametrize("value", ["America/Montevideo", "Europe/Paris", "Asia/Kolkata", "UTC"])
def test_zone_that_exists_is_accepted(value: str) -> None:
    assert found(agenda.unknown_zone, event(timezone=value)) == []


def test_every_clock_time_needs_a_zone() -> None:
    fields = {
        "start": "2026-05-02T10:00",
        "end": "2026-05-02T12:00",
        "deadline": "2026-05-02",
        "registration": {"deadline": "2026-04-30T23:59"},
    }
    assert locs(found(agenda.clock_without_zone, event(**fields))) == [
        ("start",),
        ("end",),
        ("registration", "deadline"),
    ]
    assert found(agenda.clock_without_zone, event(timezone="UTC", **fields)) == []


@pytest.mark.parametrize(
    "rule",
    [
        "FREQ=YEARLY;COUNT=3",
        "FREQ=DAILY;COUNT=366",
        "FREQ=WEEKLY;BYDAY=MO,TH;INTERVAL=2;UNTIL=20360502",
        "FREQ=MONTHLY;BYDAY=1SA;COUNT=12",
        "FREQ=MONTHLY;BYDAY=-1FR;COUNT=12;WKST=MO",
        "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29;COUNT=3",
        "FREQ=MONTHLY;BYMONTHDAY=-1;UNTIL=20271231T235959Z",
        "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1;COUNT=5",
    ],
)
def test_repetition_that_comes_to_an_end_is_accepted(rule: str) -> None:
    assert wrong_part(rule, START) is None


@pytest.mark.parametrize(
    ("rule", "part"),
    [
        ("FREQ=YEARLY", "COUNT, UNTIL"),
        ("FREQ=YEARLY;COUNT=3;UNTIL=20280101", "COUNT, UNTIL"),
        ("COUNT=3", "FREQ"),
        ("FREQ=SECONDLY;COUNT=3", "FREQ=SECONDLY"),
        ("FREQ=HOURLY;COUNT=3", "FREQ=HOURLY"),
        ("FREQ=DAILY;COUNT=367", "COUNT=367"),
        ("FREQ=DAILY;COUNT=0", "COUNT=0"),
        ("FREQ=DAILY;COUNT=99999999999999999999", "COUNT=99999999999999999999"),
        ("FREQ=DAILY;COUNT=3;COUNT=4", "COUNT=4"),
        ("FREQ=DAILY;INTERVAL=53;COUNT=3", "INTERVAL=53"),
        ("FREQ=DAILY;UNTIL=20370101", "UNTIL=20370101"),
        ("FREQ=DAILY;UNTIL=20260501", "UNTIL=20260501"),
        ("FREQ=DAILY;UNTIL=20261301", "UNTIL=20261301"),
        ("FREQ=DAILY;BYSECOND=1;COUNT=3", "BYSECOND=1"),
        ("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30;COUNT=3", "BYMONTHDAY=30"),
        ("FREQ=YEARLY;BYMONTH=13;COUNT=3", "BYMONTH=13"),
        ("FREQ=DAILY;COUNT=3;", ";"),
        ("every first Saturday", "every first Saturday"),
        ("FREQ=DAILY;COUNT=3\nDTSTART:20260101", "COUNT=3\nDTSTART:20260101"),
        ("FREQ=DAILY;COUNT=٣", "COUNT=٣"),
        ("FREQ=DAILY;COUNT=1٣", "COUNT=1٣"),
        ("FREQ=DAILY;UNTIL=20270101T250000Z", "UNTIL=20270101T250000Z"),
    ],
)
def test_other_repetition_is_refused_and_its_part_named(rule: str, part: str) -> None:
    assert wrong_part(rule, START) == part


def test_repetition_needs_a_day_to_begin_with() -> None:
    assert wrong_part("FREQ=YEARLY;COUNT=3", vague_date("2026-05")) == "2026-05"


@pytest.mark.parametrize("rule", ["RRULE:FREQ=YEARLY;COUNT=3", "freq=yearly; count=3;"])
def test_slip_in_writing_is_mended(rule: str) -> None:
    (finding,) = found(agenda.endless_repetition, event(repeats=rule))
    assert (finding.loc, finding.facts["nearest"]) == (("repeats",), "FREQ=YEARLY;COUNT=3")


@given(st.text(alphabet="FREQDAILYCOUNTBYMH=;:,-+0123456789 \n", max_size=60))
def test_no_rule_makes_it_stumble(rule: str) -> None:
    wrong = wrong_part(rule, START)
    assert wrong is None or wrong
