"""HS360 to HS367: what is said of instruments and commitments agrees with itself."""

from typing import Any

import pytest

from habitat_site.diagnostics import Loc
from habitat_site.rules import advocacy
from tests.advocating import commitment, instrument
from tests.building import initiative
from tests.rules.findings import found, locs


def steps(*given: tuple[str, str]) -> list[dict[str, str]]:
    """Return a history as a file writes it."""
    return [{"date": date, "event": event} for date, event in given]


@pytest.mark.parametrize(
    ("date", "history", "expected"),
    [
        ("2006-06", steps(("2006-06-27", "adopted"), ("2014", "amended")), []),
        ("2006", steps(("2015", "amended"), ("2014", "amended")), [("history", 1, "date")]),
        ("2006", steps(("2005", "amended")), [("history", 0, "date")]),
        ("2005", steps(("2004-07", "version"), ("2004-10", "version"), ("2005", "revised")), []),
        ("2005", steps(("2004", "proposed")), []),
        # As vague as they are, nobody can tell which was first.
        ("2006-06-27", steps(("2006", "adopted")), []),
        (None, steps(("2014", "amended"), ("2011", "weakened")), [("history", 1, "date")]),
        (None, [], []),
    ],
)
def test_a_history_goes_on_from_the_instruments_own_date(
    date: str | None, history: list[dict[str, str]], expected: list[Loc]
) -> None:
    law = instrument(date=date, history=history)
    assert locs(found(advocacy.history_out_of_order, law)) == expected


@pytest.mark.parametrize(
    ("status", "events", "is_found"),
    [
        ("in-force", ["adopted", "repealed"], True),
        ("repealed", ["adopted", "repealed"], False),
        ("in-force", ["suspended", "restored"], False),
        ("suspended", ["suspended", "restored"], True),
        ("draft", ["version"], False),
        ("repealed", ["version"], False),
        ("in-force", ["adopted", "version"], False),
        ("proposed", ["adopted"], True),
        ("in-force", [], False),
        (None, ["repealed"], False),
    ],
)
def test_the_last_step_and_the_status_tell_the_same(
    status: str | None, events: list[str], is_found: bool
) -> None:
    history = steps(*((str(2000 + n), event) for n, event in enumerate(events)))
    law = instrument(status=status, history=history)
    assert locs(found(advocacy.status_against_history, law)) == ([("status",)] if is_found else [])


def test_every_step_is_known_to_leave_an_instrument_in_some_state() -> None:
    """Only a version of the text says nothing of its state."""
    model: Any = instrument(history=steps(("2000", "version"))).record.history[0]
    events = set(type(model).model_fields["event"].annotation.__args__)
    assert events - advocacy.LEAVES.keys() == {"version"}


@pytest.mark.parametrize("reach", ["local", "subnational", "national"])
def test_what_holds_in_one_country_names_it(reach: str) -> None:
    assert locs(found(advocacy.nowhere, instrument(jurisdiction=reach))) == [("jurisdiction",)]
    assert found(advocacy.nowhere, instrument(jurisdiction=reach, country="KE")) == []
    assert found(advocacy.nowhere, instrument(jurisdiction="international")) == []


@pytest.mark.parametrize(
    ("reach", "fields", "expected"),
    [
        ("international", {"country": "MX"}, [("country",)]),
        ("international", {"countries": ["MX", "UY"]}, [("countries",)]),
        ("international", {}, []),
        ("regional", {"country": "MX"}, [("country",)]),
        ("regional", {"countries": ["MX", "UY"]}, []),
        ("regional", {"country": "MX", "countries": ["MX", "UY"]}, [("countries",)]),
        ("national", {"countries": ["MX", "UY"]}, [("countries",)]),
        ("national", {"country": "MX"}, []),
    ],
)
def test_countries_fit_how_far_an_instrument_reaches(
    reach: str, fields: dict[str, object], expected: list[Loc]
) -> None:
    law = instrument(jurisdiction=reach, **fields)
    assert locs(found(advocacy.too_many_countries, law)) == expected


@pytest.mark.parametrize(("due", "is_found"), [("2006", True), ("2007", False), ("2008", False)])
def test_a_commitment_is_due_after_it_was_made(due: str, is_found: bool) -> None:
    promise = commitment(date="2007-11-30", due=due)
    assert locs(found(advocacy.due_before_it_was_made, promise)) == ([("due",)] if is_found else [])


def evidence(*given: tuple[str | None, str]) -> list[dict[str, str | None]]:
    """Return evidence as a file writes it."""
    return [{"date": date, "status": status, "text": "Seen."} for date, status in given]


@pytest.mark.parametrize(
    ("status", "shown", "is_found"),
    [
        ("kept", [("2008", "kept"), ("2010", "broken")], True),
        ("broken", [("2010", "broken"), ("2008", "kept")], False),
        ("unknown", [("2008", "kept")], True),
        ("kept", [(None, "broken"), (None, "kept")], False),
        ("kept", [("2008", "kept"), (None, "broken")], False),
        ("unknown", [], False),
    ],
)
def test_the_newest_evidence_decides(
    status: str, shown: list[tuple[str | None, str]], is_found: bool
) -> None:
    promise = commitment(status=status, evidence=evidence(*shown))
    findings = found(advocacy.status_against_evidence, promise)
    assert locs(findings) == ([("status",)] if is_found else [])


@pytest.mark.parametrize("status", ["kept", "partly-kept", "broken"])
def test_a_judgement_takes_evidence(status: str) -> None:
    assert locs(found(advocacy.judged_without_evidence, commitment(status=status))) == [("status",)]
    shown = commitment(status=status, evidence=evidence(("2008", status)))
    assert found(advocacy.judged_without_evidence, shown) == []


@pytest.mark.parametrize("status", ["unknown", "open", "under-way"])
def test_what_is_not_decided_takes_none(status: str) -> None:
    assert found(advocacy.judged_without_evidence, commitment(status=status)) == []


def test_evidence_is_not_older_than_the_commitment() -> None:
    promise = commitment(date="2007-11", evidence=evidence(("2006", "open"), (None, "open")))
    findings = found(advocacy.evidence_before_it_was_made, promise)
    assert locs(findings) == [("evidence", 0, "date")]


def test_other_kinds_are_left_alone() -> None:
    rules = (
        advocacy.history_out_of_order,
        advocacy.status_against_history,
        advocacy.nowhere,
        advocacy.too_many_countries,
        advocacy.due_before_it_was_made,
        advocacy.status_against_evidence,
        advocacy.judged_without_evidence,
        advocacy.evidence_before_it_was_made,
    )
    assert [finding for rule in rules for finding in found(rule, initiative())] == []
