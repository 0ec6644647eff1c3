"""The balance shows what is counted, part by part, and leads to the records behind each number."""

import json

from habitat_site.catalogue import Entry
from habitat_site.pages.balance import MOST_NAMED, BalanceView, plan_balance
from habitat_site.pages.values import pieces
from habitat_site.records import Fund, Record
from habitat_site.rendering.open_data import render_json
from tests.building import entry, event, initiative, network
from tests.rendering.context import SITE, inputs


def balance(*entries: Entry[Record]) -> BalanceView:
    view = next(iter(plan_balance(inputs(*entries)))).view
    assert isinstance(view, BalanceView)
    return view


def test_it_is_a_page_in_every_language_and_data() -> None:
    assert [page.place for page in plan_balance(inputs(initiative()))] == [
        "en/balance/index.html",
        "es/balance/index.html",
        "data/balance.json",
    ]


def test_only_parts_with_something_to_count_are_shown() -> None:
    view = balance(initiative(), event())
    assert [(part, [each.name for each in some]) for part, some in view.parts] == [
        ("documented", ["initiatives"]),
        ("meetings", ["meetings"]),
    ]
    assert balance().parts == ()


def test_a_number_has_its_records_unless_they_are_too_many() -> None:
    few = balance(*(initiative(f"i-{n}", country="UY") for n in range(MOST_NAMED)))
    many = balance(*(initiative(f"i-{n}", country="UY") for n in range(MOST_NAMED + 1)))
    ((_, (of_few,)),), ((_, (of_many,)),) = few.parts, many.parts
    assert len(of_few.rows[0].records) == MOST_NAMED
    assert of_many.rows[0].records == ()
    assert of_many.rows[0].countries == (("UY", MOST_NAMED + 1),)
    assert (of_few.is_named, of_many.is_named) == (True, False)


def test_regions_without_an_initiative_are_named() -> None:
    silent = balance(initiative(country="UY"), event(country="FR")).silent
    assert "005" not in silent
    assert "155" in silent
    assert len(silent) == 21


def test_flows_say_who_gives_to_whom() -> None:
    fund = {
        "kind": "fund",
        "type": "grant",
        "donors": [{"network": "we-effect"}],
        "countries": ["UY"],
    }
    view = balance(entry(Fund, "grants", fund), network("we-effect", countries=["SE"]))
    (flow,) = view.flows
    assert (flow.origin, flow.target, flow.count) == ("north", "south", 1)
    assert [each.key for each in flow.records] == ["funds/grants"]


def test_the_data_has_every_record_by_region() -> None:
    given = inputs(initiative("a", countries=["UY", "FR"]), event("online", mode="online"))
    *_, page = plan_balance(given)
    assert json.loads(b"".join(pieces(render_json(page.whole(), SITE)))) == {
        "tallies": {
            "initiatives": {
                "of": 1,
                "north": 1,
                "south": 1,
                "several": 1,
                "regions": {"005": ["initiatives/a"], "155": ["initiatives/a"]},
                "nowhere": [],
            },
            "meetings": {
                "of": 1,
                "north": 0,
                "south": 0,
                "several": 0,
                "regions": {},
                "nowhere": ["events/online"],
            },
        },
        "flows": [],
        "money": {"regions": [], "sides": [], "untold": []},
    }


def test_money_is_shown_and_published_by_region_and_by_side() -> None:
    fund = {
        "kind": "fund",
        "type": "grant",
        "donors": [{"network": "we-effect", "amount": 7.5, "currency": "SEK"}, {"name": "Silent"}],
        "countries": ["UY"],
    }
    given = inputs(entry(Fund, "grants", fund), network("we-effect", countries=["SE"]))
    view = next(iter(plan_balance(given))).view
    assert isinstance(view, BalanceView)
    (shown,) = view.money.regions
    assert (shown.row.origin, shown.row.target) == ("154", "005")
    assert [each.key for each in shown.records] == ["funds/grants"]
    assert view.money.untold == 1
    *_, page = plan_balance(given)
    data = json.loads(b"".join(pieces(render_json(page.whole(), SITE))))["money"]
    row = {"currency": "SEK", "way": "in", "amount": 7.5, "records": ["funds/grants"]}
    assert data["regions"] == [row | {"from": "154", "to": "005"}]
    assert data["sides"] == [row | {"from": "north", "to": "south"}]
    assert data["untold"] == ["funds/grants"]
