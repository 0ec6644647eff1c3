"""HS311 names records of near name and near place, and no others."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from habitat_site.catalogue import Entry
from habitat_site.records import Record
from habitat_site.rules.likeness import likeness
from habitat_site.rules.lookalikes import MOST_NAMED, Shelves, look_alikes, of_some, pairs
from habitat_site.rules.names import words
from tests.building import catalogue, event, initiative, network, translation

Pair = dict[str, Any]
TABLE: dict[str, list[Pair]] = yaml.load(
    (Path(__file__).parent / "look_alikes.yaml").read_text(encoding="utf-8"),
    yaml.BaseLoader,  # noqa: S506  # it makes only text, lists and mappings
)
MAKERS = {"initiative": initiative, "network": network, "event": event}


def _records(pair: Pair) -> tuple[Entry[Record], ...]:
    make = MAKERS[pair.get("kind", "initiative")]
    one, other = dict(pair["one"]), dict(pair["other"])
    return make(one.pop("id", "one"), **one), make(other.pop("id", "other"), **other)


@pytest.mark.parametrize("pair", TABLE["alike"], ids=lambda pair: pair["why"])
def test_pair_that_looks_alike_is_named(pair: Pair) -> None:
    assert len(pairs(_records(pair))) == 1


@pytest.mark.parametrize("pair", TABLE["different"], ids=lambda pair: pair["why"])
def test_pair_that_differs_is_not_named(pair: Pair) -> None:
    assert pairs(_records(pair)) == ()


def test_the_table_is_long_enough_to_mean_something() -> None:
    assert min(len(TABLE["alike"]), len(TABLE["different"])) >= 20


@pytest.mark.parametrize("pair", TABLE["alike"], ids=lambda pair: pair["why"])
def test_order_changes_nothing(pair: Pair) -> None:
    one, other = _records(pair)
    assert pairs((one, other)) == pairs((other, one))


def test_both_records_are_told() -> None:
    """Whichever file a proposal changes, the finding stands in it."""
    one = initiative("one", title="Kalkbreite")
    other = initiative("other", title="Genossenschaft Kalkbreite")
    found = [(d.path.stem, f.loc, f.facts["id"]) for d, f in look_alikes(catalogue(one, other))]
    assert found == [("one", ("title",), "other"), ("other", ("title",), "one")]


def test_translated_title_counts_as_a_name() -> None:
    one = initiative(
        "one", title="บ้านมั่นคง", translations=[translation("en", {("title",): "Baan Mankong"})]
    )
    assert len(pairs((one, initiative("other", title="Baan Mankong programme")))) == 1


def test_network_and_initiative_of_one_name_are_not_compared() -> None:
    """A federation is often both."""
    one = network("fsh", title="Shack Dwellers Federation", countries=["NA"])
    other = initiative("fsh", title="Shack Dwellers Federation", country="NA")
    assert list(look_alikes(catalogue(one, other))) == []


def test_grandparent_is_no_look_alike() -> None:
    records = (
        initiative("a", title="Lomas"),
        initiative("b", title="Something", counted_within="a"),
        initiative("c", title="Lomas", counted_within="b"),
    )
    assert pairs(records) == ()


def test_record_counted_within_itself_is_compared_all_the_same() -> None:
    """HS306 is said elsewhere; here the loop must only not run for ever."""
    one = initiative("a", title="Lomas", counted_within="b")
    other = initiative("b", title="Prados", counted_within="a")
    assert len(pairs((one, other, initiative("c", title="Lomas")))) == 1


def test_a_crowd_of_one_name_is_named_in_part() -> None:
    crowd = [initiative(f"r-{n:03}", title="Kalkbreite") for n in range(40)]
    found = [document.path.stem for document, _ in look_alikes(catalogue(*crowd))]
    assert {found.count(f"r-{n:03}") for n in range(40)} == {MOST_NAMED}


@pytest.mark.parametrize("count", [2, 3, 7, 12, 40])
def test_who_asks_for_one_hears_of_all_that_are_like_it(count: int) -> None:
    """What is said at the others names it only where it is among the first few."""
    crowd = [initiative(f"r-{n:03}", title="Kalkbreite") for n in range(count)]
    others = [initiative(f"x-{n:03}", title=f"Kalkbreite Z{n}ürich") for n in range(9)]
    everything = catalogue(*crowd, *others, initiative("alone", title="Tosepan"))
    for entry in everything:
        asked, document = frozenset((entry.key,)), entry.document
        told = [
            [
                (at.path, f.facts)
                for at, f in found
                if at is document or any(other is document for other, _ in f.related)
            ]
            for found in (look_alikes(everything), of_some(everything, asked))
        ]
        assert told[0] == told[1]
        assert bool(told[0]) == (entry.id != "alone" and not entry.id.startswith("x"))


def test_work_does_not_grow_with_the_square_of_the_records() -> None:
    """Each of 2,000 records of one country is compared with a few, not with 1,999."""
    syllables = [a + e for a in "bdfglmnprst" for e in "aeiou"]
    records = [
        initiative(
            f"r-{n}",
            title=f"Cooperativa {syllables[n % 55]}{syllables[n // 55]}mar",
            place={"name": "x", "lat": f"{n % 90}.0", "lon": f"{n % 170}.0"},
        )
        for n in range(2000)
    ]
    compared = [likeness(entry) for entry in records]
    shelves = Shelves(compared)
    assert sum(1 for each in compared for _ in shelves.near(each)) < 10 * len(compared)


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("St. Mary's Co-op (No. 9)", ("st", "marys", "co", "op", "no", "9")),
        ("São Łukasz Straße", ("sao", "lukasz", "strasse")),
        ("Groep d’Été · x", ("groep", "dete", "x")),
        ("บ้านมั่นคง 2", ("บ้านมั่นคง", "2")),
    ],
)
def test_a_name_has_the_same_words_however_it_is_accented(
    name: str, found: tuple[str, ...]
) -> None:
    assert words(name) == found
