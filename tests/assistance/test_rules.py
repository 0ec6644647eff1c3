"""HS351 to HS356, and HS401 of offers, requests and engagements."""

from collections.abc import Callable, Iterable
from datetime import date

import pytest

from habitat_site.catalogue import Catalogue, Entry
from habitat_site.diagnostics import Loc
from habitat_site.documents import Document
from habitat_site.records import Record
from habitat_site.rules import assistance, dates, inspect
from habitat_site.rules.rule import Finding
from tests.assistance.helping import TODAY, engagement, offer, request
from tests.building import catalogue, network
from tests.rules.findings import found, locs

ROLE = {"role": "office", "email": "office@example.org"}


Check = Callable[[Catalogue], Iterable[tuple[Document, Finding]]]


def told(check: Check, *entries: Entry[Record]) -> list[tuple[str, Loc]]:
    """Return where a rule of the whole finds fault."""
    return [(doc.path.stem, f.loc) for doc, f in check(catalogue(*entries))]


def test_somebody_has_to_answer() -> None:
    """HS351: with a contact of its own, or that of a network that it names."""
    silent, heard = network("fucvam"), network("fucvam", contact=ROLE)
    assert told(assistance.unanswerable, offer(), silent) == [("legal-help", ("offered_by",))]
    assert told(assistance.unanswerable, offer(), heard) == []
    assert told(assistance.unanswerable, offer(contact=ROLE), silent) == []
    assert told(assistance.unanswerable, offer(), network("fucvam", website="https://x.org/")) == []
    assert told(assistance.unanswerable, request()) == [("our-title", ("requested_by",))]
    assert told(assistance.unanswerable, request(networks=["fucvam"]), heard) == []


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({}, []),
        ({"languages": []}, ["languages"]),
        ({"countries": []}, ["countries"]),
        ({"countries": [], "languages": []}, ["languages", "countries"]),
        ({"countries": [], "anywhere": "true"}, []),
        ({"countries": [], "mode": "remote"}, []),
        ({"countries": [], "mode": "on-site"}, ["countries"]),
    ],
)
def test_an_offer_has_to_say_where_and_in_which_language(
    fields: dict[str, object], expected: list[str]
) -> None:
    """HS352 stands at the word that makes it an offer: what is missing has no place."""
    findings = found(assistance.never_matched, offer(**fields))
    assert [each.facts["field"] for each in findings] == expected
    assert {each.loc for each in findings} <= {("kind",)}


@pytest.mark.parametrize(
    ("until", "is_past"),
    [("2026-11-20", True), ("2026-11-21", False), ("2026-11", False), ("2025", True)],
)
def test_what_is_past_is_noted(until: str, *, is_past: bool) -> None:
    """HS353, also in the whole run, where most records are not looked at again."""
    expected = [("valid_until",)] if is_past else []
    for entry in (offer(valid_until=until), request(valid_until=until)):
        assert locs(found(assistance.past, entry)) == expected
    whole = catalogue(offer(valid_until=until), network("fucvam", contact=ROLE))
    assert [d.code for d in inspect(whole, TODAY) if d.code == "HS353"] == ["HS353"] * is_past
    assert not [d for d in inspect(whole, date(2020, 1, 1)) if d.code == "HS353"]


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({}, []),
        ({"helper": "fucvam"}, []),
        ({"helper": "sdi"}, [("title-registered", ("helper",))]),
        ({"helper": {"name": "Lawyers", "url": "https://x.org/"}}, []),
        ({"initiative": "palo-alto"}, []),
        ({"initiative": "covisar"}, [("title-registered", ("initiative",))]),
        ({"helped": {"name": "Cooperativa 8 de Marzo"}}, []),
        ({"helped": "sdi"}, [("title-registered", ("helped",))]),
    ],
)
def test_an_engagement_agrees_with_what_it_names(
    fields: dict[str, object], expected: list[object]
) -> None:
    """HS354."""
    given = engagement(offer="legal-help", request="our-title", **fields)
    sides = (
        offer(offered_by=["fucvam", {"name": "Lawyers"}]),
        request(initiative="palo-alto"),
    )
    assert told(assistance.other_side, given, *sides) == expected


def test_sides_that_are_not_here_are_told_elsewhere() -> None:
    assert told(assistance.other_side, engagement(helper="sdi", initiative="x")) == []


@pytest.mark.parametrize(
    ("status", "wrong"),
    [("agreed", True), ("under-way", True), ("finished", False), ("broken-off", False)],
)
def test_what_goes_on_is_not_finished(status: str, *, wrong: bool) -> None:
    """HS355."""
    entry = engagement(status=status, finished="2026-05")
    assert locs(found(assistance.status_against_dates, entry)) == [("status",)] * wrong
    assert found(assistance.status_against_dates, engagement(status=status)) == []


def test_what_is_unlocked_is_unlocked_by_something() -> None:
    """HS356."""
    money = {"amount": "1", "currency": "USD"}
    (finding,) = found(assistance.unlocked_by_nothing, engagement(leveraged=[money]))
    assert finding.loc == ("leveraged",)
    both = engagement(leveraged=[money], granted=[money])
    assert found(assistance.unlocked_by_nothing, both) == []


def test_what_ends_has_begun() -> None:
    """HS401."""
    wrong = {"starts": "2027-07", "valid_until": "2027-06"}
    assert locs(found(dates.ends_before_start, offer(**wrong))) == [("valid_until",)]
    assert locs(found(dates.ends_before_start, request(**wrong))) == [("valid_until",)]
    over = engagement(started="2027", finished="2026")
    assert locs(found(dates.ends_before_start, over)) == [("finished",)]
    assert found(dates.ends_before_start, engagement(started="2027", finished="2027")) == []
