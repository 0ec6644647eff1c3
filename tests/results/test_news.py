"""What is new, changed, due soon and asked for between two days."""

from datetime import date

import pytest

from habitat_site.catalogue import Entry
from habitat_site.languages import Lang
from habitat_site.records import Commitment, Edition, Record, Request, SolidarityCall
from habitat_site.results.news import News, Span, news_of
from tests.building import catalogue, entry, event, initiative, network, page, translation

OCTOBER = Span(date(2026, 10, 1), date(2026, 10, 31))
SOURCE = {"title": "A book", "held_by": "A library"}


def news(*entries: Entry[Record], lang: str = "en", of: frozenset[str] | None = None) -> News:
    return news_of(catalogue(*entries), OCTOBER, Lang(lang), of)


def keys(entries: tuple[Entry[Record], ...]) -> list[str]:
    return [each.key for each in entries]


def reported(day: str) -> dict[str, object]:
    return {"reported_by": {"role": "group", "date": day}}


@pytest.mark.parametrize(
    ("fields", "part"),
    [
        (reported("2026-10-01"), "new"),
        (reported("2026-10-31"), "new"),
        (reported("2026-10"), "new"),
        (reported("2026-09-30"), ""),
        (reported("2026-11-01"), ""),
        (reported("2026"), ""),
        ({"updated": "2026-10-15"}, "changed"),
        (reported("2026-01-01") | {"updated": "2026-10-15"}, "changed"),
        (reported("2026-10-02") | {"updated": "2026-10-15"}, "new"),
        (reported("2026-10-02") | {"updated": "2026-11-15"}, "new"),
        ({"updated": "2026-11-15"}, ""),
        ({}, ""),
    ],
)
def test_a_record_is_new_by_its_report_and_else_changed_by_its_review(
    fields: dict[str, object], part: str
) -> None:
    found = news(initiative("a", **fields))
    assert keys(found.new) == (["initiatives/a"] if part == "new" else [])
    assert keys(found.changed) == (["initiatives/a"] if part == "changed" else [])


def test_the_last_changed_comes_first_and_the_sites_own_prose_is_no_news() -> None:
    found = news(
        initiative("old", updated="2026-10-01"),
        event("new", updated="2026-10-20"),
        page("about", updated="2026-10-20"),
    )
    assert keys(found.changed) == ["events/new", "initiatives/old"]


def call(**fields: object) -> Entry[SolidarityCall]:
    needed = {
        "kind": "call",
        "called_by": "fucvam",
        "purpose": "A roof.",
        "amount": 500,
        "currency": "USD",
        "until": "2026-11-30",
    }
    return entry(SolidarityCall, "roof", needed | fields)


def wish(**fields: object) -> Entry[Request]:
    needed = {
        "kind": "request",
        "requested_by": "fucvam",
        "domains": ["legal"],
        "languages": ["es"],
        "country": "UY",
        "valid_until": "2026-12-01",
    }
    return entry(Request, "lawyer", needed | fields)


def edition(**fields: object) -> Entry[Edition]:
    return entry(Edition, "first", {"kind": "edition"} | fields)


def promise(**fields: object) -> Entry[Commitment]:
    needed = {"kind": "commitment", "made_by": ["hic"], "date": "2007", "due": "2026-11"}
    return entry(Commitment, "every-year", needed | fields)


STAGE = {"kind": "nominations", "start": "2026-10-01", "end": "2026-11-15"}


@pytest.mark.parametrize(
    ("record", "due"),
    [
        (event(start="2026-11-05"), ["meeting"]),
        (event(start="2026-10-31"), ["meeting"]),
        (event(start="2026-10-30"), []),
        (event(start="2027-03-01"), []),
        (event(start="2026-11-05", status="cancelled"), []),
        (event(start="2026-11-05", status="postponed"), []),
        (event(start="2026-01-05", repeats="FREQ=MONTHLY;COUNT=12"), ["meeting"]),
        (event(start="2027-03-01", registration={"deadline": "2026-12-01"}), ["registration"]),
        (event(kind="call", start="2026-09-01", deadline="2026-12-01"), ["call"]),
        (event(kind="call", start="2026-09-01", deadline="2026-10-30"), []),
        (call(), ["solidarity"]),
        (call(status="met"), []),
        (wish(), ["request"]),
        (edition(stages=[STAGE]), ["nominations"]),
        (edition(stages=[{"kind": "ballots", "start": "2026-10-01"}]), []),
        (edition(stages=[STAGE | {"kind": "ceremony"}]), []),
        (promise(), ["commitment"]),
        (promise(status="kept"), []),
    ],
)
def test_what_is_due_soon_has_a_day_ahead_and_can_still_be_done(
    record: Entry[Record], due: list[str]
) -> None:
    assert [each.what for each in news(record).due] == due


def test_what_is_due_first_comes_first() -> None:
    found = news(wish(), call(), event("met", start="2026-11-05"))
    assert [each.entry.id for each in found.due] == ["met", "roof", "lawyer"]


@pytest.mark.parametrize(
    ("record", "asked"),
    [
        (wish(valid_until="2027-06-01"), ["request"]),
        (call(until="2027-06-01"), ["solidarity"]),
        (event(kind="call", start="2026-09-01", deadline="2027-06-01"), ["call"]),
        (event(start="2027-06-01"), []),
        (wish(), []),
    ],
)
def test_what_is_asked_for_until_later_stands_apart(
    record: Entry[Record], asked: list[str]
) -> None:
    assert [each.what for each in news(record).asked] == asked


def test_news_of_a_network_are_those_of_the_records_that_name_it_or_one_within_it() -> None:
    found = news(
        network("fucvam", **reported("2026-10-02")),
        network("hic", **reported("2026-10-02")),
        initiative("own", networks=["fucvam"], **reported("2026-10-03")),
        initiative("other", networks=["hic"], **reported("2026-10-03")),
        call(),
        of=frozenset({"fucvam", "selvihp"}),
    )
    assert keys(found.new) == ["initiatives/own", "networks/fucvam"]
    assert [each.entry.key for each in found.due] == ["funds/roof"]


def test_what_lacks_a_translation_or_a_source_is_named() -> None:
    spanish = translation("es", {("title",): "Palo Alto"})
    found = news(
        initiative("spoken", translations=[spanish], sources=[SOURCE]),
        initiative("silent", sources=[SOURCE]),
        initiative("original", lang="es"),
        wish(lang="es"),
        lang="es",
    )
    assert keys(found.untranslated) == ["initiatives/silent"]
    assert keys(found.unsourced) == ["initiatives/original"]
