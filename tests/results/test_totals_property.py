"""Totals equal a slow reference over random forests, sets, dates and currencies."""

import random
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from habitat_site.catalogue import Entry
from habitat_site.records import Initiative
from habitat_site.results.summary import summarise
from habitat_site.results.values import Group, Total
from tests.building import catalogue, initiative, network
from tests.results.reference import Row, total

TODAY = date(2026, 11, 21)
IDS = tuple("abcdefgh")
ENDED = ("dissolved", "demolished")


@dataclass(frozen=True)
class Drawn:
    """A random record: whom it is counted within, where it belongs, and what it reports."""

    id: str
    parent: str | None
    country: str
    networks: tuple[str, ...]
    phase: str
    homes: dict[str, object] | None
    members: dict[str, object] | None
    savings: dict[str, object] | None

    def entry(self) -> Entry[Initiative]:
        """Return the record."""
        given = {"homes_built": self.homes, "members": self.members, "savings": self.savings}
        fields: dict[str, object] = {
            "country": self.country,
            "networks": self.networks,
            "phase": self.phase,
            "results": {name: figure for name, figure in given.items() if figure},
        }
        return initiative(
            self.id, **fields, **({"counted_within": self.parent} if self.parent else {})
        )


YEARS = st.sampled_from([None, "2010", "2010-05", "2015~"])
COUNTS = st.integers(0, 60)


@st.composite
def claims(draw: st.DrawFn) -> dict[str, object]:
    claim: dict[str, object] = {}
    low, high = sorted((draw(COUNTS), draw(COUNTS)))
    if draw(st.booleans()):
        claim |= {"low": str(low), "high": str(high)}
    if not claim or draw(st.booleans()):
        claim["value"] = str(draw(COUNTS))
    year = draw(YEARS)
    return claim | ({"as_of": year} if year else {})


@st.composite
def figures(draw: st.DrawFn) -> dict[str, object]:
    figure = draw(claims())
    figure["alternatives"] = draw(st.lists(claims(), max_size=2))
    figure["history"] = draw(st.lists(claims(), max_size=1))
    return figure


@st.composite
def amounts(draw: st.DrawFn) -> dict[str, object]:
    cents = st.integers(0, 10_000).map(lambda n: f"{n // 100}.{n % 100:02d}")
    return {"value": draw(cents), "currency": draw(st.sampled_from(["UYU", "USD"]))}


@st.composite
def forests(draw: st.DrawFn) -> tuple[Drawn, ...]:
    found = []
    for index, id in enumerate(IDS[: draw(st.integers(0, len(IDS)))]):
        found.append(
            Drawn(
                id=id,
                parent=draw(st.sampled_from([None, *IDS[:index]])),
                country=draw(st.sampled_from(["UY", "AR"])),
                networks=tuple(draw(st.sets(st.sampled_from(["large", "small"])))),
                phase=draw(st.sampled_from(["living", "living", "dissolved", "demolished"])),
                homes=draw(st.none() | figures()),
                members=draw(st.none() | figures()),
                savings=draw(st.none() | amounts()),
            )
        )
    return tuple(found)


def groups(drawn: tuple[Drawn, ...]) -> dict[str, Group]:
    entries = [each.entry() for each in drawn]
    networks = [network("large"), network("small", member_of=["large"])]
    summary = summarise(catalogue(*entries, *networks), TODAY)
    return {
        "world": summary.world,
        **{f"country {code}": group for code, group in summary.countries.items()},
        **{f"network {id}": group for id, group in summary.networks.items()},
    }


def expected_sets(drawn: tuple[Drawn, ...]) -> dict[str, list[str]]:
    small = [d.id for d in drawn if "small" in d.networks]
    sets = {
        "world": [d.id for d in drawn],
        "network small": small,
        "network large": sorted({*small, *(d.id for d in drawn if "large" in d.networks)}),
    }
    for code in ("UY", "AR"):
        members = [d.id for d in drawn if d.country == code]
        if members:
            sets[f"country {code}"] = members
    return sets


def figure(claim: dict[str, Any] | None) -> tuple[Fraction, Fraction, Fraction] | None:
    """Read a claim as rule 5 says: alternatives of the same year or undated, never history."""
    if claim is None:
        return None

    def numbers(each: dict[str, object]) -> list[Fraction]:
        return [Fraction(str(each[k])) for k in ("value", "low", "high") if k in each]

    same = [claim]
    for other in claim.get("alternatives", []):
        years = {str(each.get("as_of", ""))[:4] for each in (claim, other)} - {""}
        same += [other] if len(years) < 2 else []
    reach = [number for each in same for number in numbers(each)]
    return min(reach), numbers(claim)[0], max(reach)


def rows(drawn: tuple[Drawn, ...], measure: str, currency: str = "") -> list[Row]:
    made = []
    for each in drawn:
        claim = {"homes_built": each.homes, "members": each.members, "savings": each.savings}[
            measure
        ]
        if claim is not None and claim.get("currency", "") != currency:
            claim = None
        if measure != "homes_built" and each.phase in ENDED:
            claim = None
        made.append(Row(each.id, each.parent, figure(claim)))
    return made


def exact(number: float) -> Fraction:
    return Fraction(str(number))


def recount(found: Total) -> tuple[Fraction, Fraction, Fraction]:
    """Add a total up again from nothing but its own contributions."""
    counts = ("counted", "within", "replaced")
    again = [
        Row(
            each.id,
            each.within,
            (exact(each.low), exact(each.value), exact(each.high))
            if each.reason in counts
            else None,
        )
        for each in found.contributions
    ]
    ids = [row.id for row in again]
    low, value, high = (total(again, ids, end) for end in range(3))
    return low, value, high


@settings(max_examples=150, deadline=None)
@given(forests())
def test_totals_equal_the_reference_in_every_set(drawn: tuple[Drawn, ...]) -> None:
    made, expected = groups(drawn), expected_sets(drawn)
    assert {name: list(group.initiatives) for name, group in made.items()} == expected
    for name, members in expected.items():
        for measure, currency in (
            ("homes_built", ""),
            ("members", ""),
            ("savings", "UYU"),
            ("savings", "USD"),
        ):
            table = rows(drawn, measure, currency)
            reporting = [r for r in table if r.figure is not None and r.id in members]
            found = made[name].total(measure, currency)
            if not reporting:
                assert found is None
                continue
            assert found is not None
            assert (found.reporting, found.of) == (len(reporting), len(members))
            low, value, high = (total(table, members, end) for end in range(3))
            assert (exact(found.low), exact(found.value), exact(found.high)) == (low, value, high)


@settings(max_examples=100, deadline=None)
@given(forests())
def test_a_total_is_the_sum_of_what_each_record_adds(drawn: tuple[Drawn, ...]) -> None:
    for group in groups(drawn).values():
        for found in group.totals:
            assert [each.id for each in found.contributions] == list(group.initiatives)
            assert sum(exact(each.added) for each in found.contributions) == exact(found.value)
            assert found.low <= found.value <= found.high
            assert recount(found) == (exact(found.low), exact(found.value), exact(found.high))


@settings(max_examples=100, deadline=None)
@given(forests())
def test_nothing_is_counted_twice(drawn: tuple[Drawn, ...]) -> None:
    """No record adds to a total that an ancestor of its in the set adds to as well."""
    for group in groups(drawn).values():
        for found in group.totals:
            by_id = {each.id: each for each in found.contributions}
            for each in found.contributions:
                above = each.within
                while each.reason == "counted" and above is not None:
                    assert by_id[above].reason != "counted"
                    above = by_id[above].within
                if each.counted_in is not None:
                    assert each.reason == "within"
                    assert by_id[each.counted_in].reason == "counted"


@settings(max_examples=50, deadline=None)
@given(forests(), st.randoms(use_true_random=False))
def test_the_order_of_records_changes_nothing(
    drawn: tuple[Drawn, ...], order: random.Random
) -> None:
    shuffled = list(drawn)
    order.shuffle(shuffled)
    one, other = (
        {name: (each.digest, each.totals) for name, each in groups(some).items()}
        for some in (tuple(shuffled), drawn)
    )
    assert one == other


@settings(max_examples=50, deadline=None)
@given(forests())
def test_whole_numbers_stay_whole(drawn: tuple[Drawn, ...]) -> None:
    for found in groups(drawn)["world"].totals:
        if found.measure.unit == "count":
            for number in (found.value, found.low, found.high):
                assert isinstance(number, int)
