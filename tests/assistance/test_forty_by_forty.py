"""Forty offers by forty requests: every match explained, none wrong, none missing."""

import re
from collections import Counter
from itertools import product
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from habitat_site.catalogue import Entry
from habitat_site.records import Engagement, Offer, Record, Request
from habitat_site.results.matching import Match, Matching, matching_of
from habitat_site.results.reasons import CONDITIONS, POINTS, lacks
from habitat_site.results.terms import Terms, terms_of
from tests.assistance.helping import TODAY, drawn
from tests.assistance.reference import days_of_both, fits, holds, is_near, spoken, ways
from tests.building import catalogue, entry

Offers = list[Entry[Offer]]
Requests = list[Entry[Request]]
DOCUMENTED = Path(__file__).parents[2] / "docs" / "kinds" / "assistance.md"
SEED = 7
FEW = settings(max_examples=40, deadline=None)


def whole(offers: Offers, requests: Requests) -> Matching:
    return matching_of(catalogue(*offers, *requests), TODAY)


def stands(record: Offer | Request) -> bool:
    return record.valid_until is None or record.valid_until.last >= TODAY


@FEW
@given(seed=st.integers(0, 10**9))
def test_exactly_the_pairs_match_that_a_reader_would_match(seed: int) -> None:
    offers, requests = drawn(seed, 10)
    found = {(match.offer, match.request) for match in whole(offers, requests).matches}
    assert found == {
        (o.id, r.id)
        for o in offers
        for r in requests
        if stands(o.record) and stands(r.record) and fits(o.record, r.record, TODAY)
    }


@FEW
@given(seed=st.integers(0, 10**9))
def test_every_reason_holds_when_it_is_looked_up_again(seed: int) -> None:
    offers, requests = drawn(seed, 10)
    given_offers = {each.id: each.record for each in offers}
    asked = {each.id: each.record for each in requests}
    for match in whole(offers, requests).matches:
        explained(match, given_offers[match.offer], asked[match.request])


def explained(match: Match, offer: Offer, request: Request) -> None:
    """Compare every reason with the two records."""
    told = {each.about: each for each in match.reasons}
    assert list(told)[: len(CONDITIONS)] == list(CONDITIONS)
    assert set(told["domains"].values) == set(offer.domains) & set(request.domains)
    assert (told["domains"].how == "all") == (set(request.domains) <= set(offer.domains))
    assert set(told["languages"].values) == spoken(offer.languages) & spoken(request.languages)
    assert set(told["mode"].values) <= ways(offer.mode) & ways(request.mode)
    assert told["place"].values == (request.country,)
    assert is_near(offer, request)
    match told["place"].how:
        case "country":
            assert request.country in offer.countries
        case "anywhere":
            assert offer.anywhere
        case "remote":
            assert told["mode"].values == ("remote",)
    both = days_of_both(offer, request)
    if match.since is not None:
        assert match.since.first == both[0]
    assert match.until.last == both[-1]
    if told["days"].values:
        assert told["days"].values[0] == str(request.days)
    match told["cost"].how:
        case "free":
            assert offer.cost == "free"
        case "payable":
            assert told["cost"].values == (offer.cost,)
        case how:
            assert how == "to-agree"
            assert {offer.cost, request.cost} & {None, "by-agreement"}
    skills = {each.lower() for each in offer.skills}
    shared = [each for each in request.skills if each.lower() in skills]
    assert list(told["skills"].values if "skills" in told else ()) == shared


@FEW
@given(seed=st.integers(0, 10**9))
def test_what_is_missed_is_what_no_match_brings(seed: int) -> None:
    offers, requests = drawn(seed, 10)
    result = whole(offers, requests)
    brought = {each.id: set(each.record.domains) for each in offers}
    open_ones = {each.id: each.record for each in requests if stands(each.record)}
    expected = {
        (domain, record.country, id)
        for id, record in open_ones.items()
        for domain in record.domains
        if not any(m.request == id and domain in brought[m.offer] for m in result.matches)
    }
    assert {(need.domain, need.country, need.request) for need in result.gap} == expected
    by_id = {each.id: each.record for each in offers}
    for need in result.gap:
        able = [o for o in by_id.values() if stands(o) and need.domain in o.domains]
        failing = [
            sum(not held for held in holds(each, open_ones[need.request], TODAY).values())
            for each in able
        ]
        assert (need.nearest is None) == (not able)
        if need.nearest is not None:
            nearest = holds(by_id[need.nearest.offer], open_ones[need.request], TODAY)
            assert set(need.nearest.lacks) == {about for about, held in nearest.items() if not held}
            assert len(need.nearest.lacks) == min(failing)


@FEW
@given(seed=st.integers(0, 10**9), turn=st.randoms(use_true_random=False))
def test_the_order_of_the_files_changes_nothing(seed: int, turn: object) -> None:
    offers, requests = drawn(seed, 10)
    once = whole(offers, requests)
    again = whole(offers[::-1], requests[::-1])
    assert (once.matches, once.gap) == (again.matches, again.gap)
    ranks = [(match.request, -match.points, match.offer) for match in once.matches]
    assert ranks == sorted(ranks)


def test_forty_by_forty() -> None:
    """So many pairs that every kind of reason occurs, and every way to miss."""
    offers, requests = drawn(SEED)
    result = whole(offers, requests)
    by_offer = {each.id: each.record for each in offers}
    by_request = {each.id: each.record for each in requests}
    for match in result.matches:
        explained(match, by_offer[match.offer], by_request[match.request])
    assert {(each.offer, each.request) for each in result.matches} == {
        (o.id, r.id)
        for o, r in product(offers, requests)
        if stands(o.record) and stands(r.record) and fits(o.record, r.record, TODAY)
    }
    hows = Counter((each.about, each.how) for match in result.matches for each in match.reasons)
    assert {how for about, how in hows if about == "place"} == {"country", "anywhere", "remote"}
    assert {how for about, how in hows if about == "cost"} == {"free", "payable", "to-agree"}
    assert {how for about, how in hows if about == "days"} == {"open", "in-time", "enough"}
    assert len(result.offers) + len(result.requests) + len(result.past) == 80
    assert result.past
    lacking: set[str] = set()
    for o, r in product(offers, requests):
        found = {a for a, held in holds(o.record, r.record, TODAY).items() if not held}
        assert set(lacks(terms(r), terms(o), TODAY)) == found
        lacking |= found
    assert lacking == set(CONDITIONS)


def terms(of: Entry[Record]) -> Terms:
    found = terms_of(of)
    assert found is not None
    return found


def test_the_points_are_those_that_are_documented() -> None:
    """Whoever reads the table can count the order again."""
    table = DOCUMENTED.read_text(encoding="utf-8").partition("| reason | points |")[2]
    rows = re.findall(r"^\| (.+?) \| (\d+) \|$", table.partition("\n\n")[0], re.MULTILINE)
    assert [int(points) for _, points in rows] == [
        POINTS["domain"],
        POINTS["all-domains"],
        POINTS["skill"],
        POINTS["language"],
        POINTS["place.country"],
        POINTS["place.anywhere"],
        POINTS["place.remote"],
        POINTS["mode.said"],
        POINTS["dates.whole"],
        POINTS["days.enough"],
        POINTS["cost.free"],
        POINTS["cost.payable"],
        POINTS["cost.to-agree"],
    ]
    assert len(rows) == len(POINTS)


def test_the_documented_examples_come_to_what_is_documented() -> None:
    """An offer, a request and an engagement that answers it, as a contributor would copy them."""
    text = DOCUMENTED.read_text(encoding="utf-8")
    blocks = re.findall(r"```yaml\n(.*?)```", text, re.DOTALL)
    given, asked, done = (yaml.load(block, Loader=yaml.BaseLoader) for block in blocks)  # noqa: S506 - the reader's own way: every value is text
    records = (entry(Offer, "legal-help", given), entry(Request, "title-8-de-marzo", asked))
    (match,) = matching_of(catalogue(*records), TODAY).matches
    assert f"= {match.points}." in text
    engaged = entry(Engagement, "registered", done)
    assert matching_of(catalogue(*records, engaged), TODAY).answered == ("title-8-de-marzo",)


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_a_seed_makes_the_same_records_again(seed: int) -> None:
    assert [e.record for e in drawn(seed)[0]] == [e.record for e in drawn(seed)[0]]
