"""Calls for solidarity: what is needed, pledged and missing, and until when one can answer."""

from datetime import date
from decimal import Decimal

import pytest

from habitat_site.catalogue import Entry
from habitat_site.records import SolidarityCall
from habitat_site.results.funds import CallState, call_state, open_calls
from habitat_site.rules.dates import ends_before_start
from tests.building import catalogue, entry
from tests.rules.findings import found

GIVEN = {
    "kind": "call",
    "called_by": "fucvam",
    "purpose": "A roof.",
    "amount": "4000",
    "currency": "EUR",
    "opens": "2026-10",
    "until": "2027-03",
    "pledges": [
        {"network": "we-effect", "amount": "1500", "date": "2026-11-01"},
        {"name": "A savings group", "amount": "250.50", "date": "2026-11-02"},
    ],
}


def call(id: str = "roof", /, **fields: object) -> Entry[SolidarityCall]:
    return entry(SolidarityCall, id, GIVEN | fields)


@pytest.mark.parametrize(
    "day, is_open",
    [
        (date(2026, 9, 30), False),
        (date(2026, 10, 1), True),
        (date(2027, 3, 31), True),
        (date(2027, 4, 1), False),
    ],
)
def test_a_call_is_open_between_its_days(day: date, is_open: bool) -> None:
    state = CallState(Decimal(4000), Decimal("1750.5"), Decimal("2249.5"), is_open)
    assert call_state(call().record, day) == state


def test_more_than_enough_leaves_nothing_missing() -> None:
    state = call_state(call(amount="1000").record, date(2026, 11, 1))
    assert (state.missing, state.is_open) == (Decimal(0), True)


@pytest.mark.parametrize("status", ["met", "closed", "withdrawn"])
def test_a_call_that_was_ended_is_not_open(status: str) -> None:
    assert not call_state(call(status=status).record, date(2026, 11, 1)).is_open


def test_open_calls_come_in_the_order_in_which_they_close() -> None:
    everything = catalogue(
        call("later", until="2027-05-01"),
        call("sooner", until="2027-01-01"),
        call("over", until="2026-10-31"),
        call("alike", until="2027-05-01"),
    )
    found = [each.id for each in open_calls(everything, date(2026, 11, 1))]
    assert found == ["sooner", "alike", "later"]


def test_a_call_that_closes_before_it_opens_is_a_mistake() -> None:
    assert [each.loc for each in found(ends_before_start, call(until="2026-09"))] == [("until",)]
