"""The totals of the pages are those of the data, and the data recounts to them."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from babel.numbers import format_decimal

from tests.site.dom import Element
from tests.site.records import SMALL, initiative
from tests.site.sites import BuiltSite, small_site

SETS = ("networks", "countries", "themes", "models")
M2_PER_HA = 10_000
NUMBER = re.compile(r"\d[\d,.]*")


def totals(set_totals: dict[str, Any]) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """Yield measure, currency (empty for none) and total."""
    for measure, found in set_totals.items():
        if "value" in found:
            yield measure, "", found
        else:
            yield from ((measure, currency, total) for currency, total in found.items())


def shown(measure: str, value: float) -> str:
    """Write a total's number as an English page does: areas in hectares."""
    scaled = value / M2_PER_HA if measure == "land_area" else value
    whole = int(scaled) if scaled == int(scaled) else round(scaled, 2)
    return str(format_decimal(whole, locale="en_001"))


def ledger(page: Element) -> dict[str, str]:
    """Return the text of each row of totals by what it links to."""
    rows = {}
    for row in page.all("div", class_="ledger__row"):
        for link in row.only("dd", class_="fig__num").all("a"):
            rows[link["href"].partition("#")[2]] = row.text
    return rows


def anchor(measure: str, currency: str) -> str:
    """Return the anchor of a total's account."""
    name = measure.replace("_", "-")
    return f"{name}-{currency.lower()}" if currency else name


def disagreements(page: Element, set_totals: dict[str, Any]) -> Iterator[str]:
    """Yield every total of the data that the page lacks or says otherwise."""
    rows = ledger(page)
    for measure, currency, total in totals(set_totals):
        row = rows.get(anchor(measure, currency))
        if row is None:
            yield f"no row for {measure} {currency}"
            continue
        numbers = NUMBER.findall(row)
        parts = [shown(measure, total["value"]), str(total["reporting"]), str(total["of"])]
        if total["low"] != total["high"]:
            parts += [shown(measure, total["low"]), shown(measure, total["high"])]
        missing = [part for part in parts if part not in [n.rstrip(".,") for n in numbers]]
        if missing:
            yield f"{measure} {currency}: {missing} are not in {row!r}"


@pytest.mark.parametrize(
    ("name", "address"), [("networks", "networks"), ("countries", "countries")]
)
def test_the_totals_of_a_set_are_those_of_the_data(
    real_site: BuiltSite, name: str, address: str
) -> None:
    """Each network's and each country's page shows every total of its set, and its range."""
    wrong = []
    for id, found in real_site.json("data/results.json")[name].items():
        page = real_site.page(f"en/{address}/{id.lower()}/")
        wrong += [(id, what) for what in disagreements(page, found["totals"])]
    assert not wrong


def test_the_totals_of_the_world_are_those_of_the_data(real_site: BuiltSite) -> None:
    """Home and results show them; results shows all."""
    world = real_site.json("data/results.json")["totals"]
    results = real_site.page("en/results/").only("main").text
    home = ledger(real_site.page("en/"))
    assert home
    for measure, _, total in totals(world):
        assert shown(measure, total["value"]) in results, measure
    for measure, currency, total in totals(world):
        row = home.get(anchor(measure, currency))
        if row is not None:
            assert shown(measure, total["value"]) in row
            assert f"from {total['reporting']} of {total['of']}" in row


def recount(account: dict[str, Any], end: str) -> float:
    """Add up an account by the forest rule: the larger of a record's own and its parts' sum."""
    own: dict[str, float] = {each["id"]: each[end] for each in account["records"]}
    within: dict[str, str] = account["within"]
    parts: dict[str, list[str]] = {}
    for child, parent in within.items():
        parts.setdefault(parent, []).append(child)

    def contribution(id: str) -> float:
        return max(own.get(id, 0), sum(map(contribution, parts.get(id, ()))))

    return sum(contribution(id) for id in {*own, *parts} - set(within))


def test_the_accounts_recount_to_the_totals(real_site: BuiltSite) -> None:
    """What each record contributed adds up to the total, in every set and for every measure."""
    published = real_site.json("data/results.json")
    checked = 0
    for file in sorted(n for n in real_site.files if n.startswith("data/results/")):
        accounts = real_site.json(file)
        measure = accounts["measure"]
        for where, total, account in pairs(published, accounts, measure):
            checked += 1
            for end in ("value", "low", "high"):
                assert recount(account, end) == pytest.approx(total[end]), (file, where, end)
            assert sum(each["added"] for each in account["records"]) == pytest.approx(
                total["value"]
            ), (file, where)
            assert account["total"] == total
            assert total["of"] >= total["reporting"] >= 1
    assert checked > 100


def pairs(
    published: dict[str, Any], accounts: dict[str, Any], measure: str
) -> Iterator[tuple[str, dict[str, Any], dict[str, Any]]]:
    """Yield each total of a measure beside its account, by currency where it is money."""
    sets = [("world", published["totals"], accounts["world"])]
    for name in SETS:
        assert {id for id, s in published[name].items() if measure in s["totals"]} == set(
            accounts[name]
        )
        sets += [
            (f"{name}/{id}", published[name][id]["totals"], a) for id, a in accounts[name].items()
        ]
    for where, found, account in sets:
        if account is None:
            assert measure not in found
        elif "records" in account:
            yield where, found[measure], account
        else:
            assert set(account) == set(found[measure])
            yield from ((f"{where} {c}", found[measure][c], account[c]) for c in account)


MANY_OF_ONE = re.compile(r"\b1 (initiatives|iniciativas|places|lugares|lieux|countries|países)\b")
ONE = {
    "en": ("What 1 initiative comes to", "from 1 initiative, 2020"),
    "es": ("Lo que suma 1 iniciativa,", "de 1 iniciativa, 2020"),
    "fr": ("Ce que 1 initiative représente", "de 1 initiative, 2020"),
    "pt": ("Quanto soma 1 iniciativa,", "de 1 iniciativa, 2020"),
}


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    """Build a site of one initiative."""
    return small_site(tmp_path_factory.mktemp("small"), SMALL)


@pytest.mark.parametrize("lang", ONE)
def test_a_single_initiative_is_spoken_of_as_one(small: BuiltSite, lang: str) -> None:
    """Most sites begin with one record: totals, home, list and map fit that count."""
    results = small.page(f"{lang}/results/").only("main").text
    assert all(words in results for words in ONE[lang])
    for page in ("", "results/", "initiatives/", "map/", "countries/uy/"):
        shown = small.page(f"{lang}/{page}").only("main").text
        assert not MANY_OF_ONE.search(shown), page


def test_of_many_figures_that_are_left_out_the_largest_are_named(tmp_path: Path) -> None:
    """A programme's page stays readable on a phone, however many projects are counted within it."""
    parts = {
        f"initiatives/part-{homes:02}.md": initiative(
            f"Part {homes}",
            "counted_within: palo-alto\n"
            f"results:\n  homes_built: {{value: {homes}, as_of: 2020, source: paper}}\n"
            "sources:\n  - {id: paper, title: A paper, url: https://paper.example/a}",
        )
        for homes in (1, *range(3, 14))
    }
    whole = SMALL["initiatives/palo-alto.md"].replace("value: 30", "value: 300")
    site = small_site(tmp_path, {**SMALL, "initiatives/palo-alto.md": whole, **parts})
    named = [
        each.text for each in site.page("en/results/").only("div", class_="left-out").all("li")
    ]
    assert [each.partition(",")[0] for each in named[:-1]] == [
        f"Part {n}" for n in range(13, 3, -1)
    ]
    assert named[-1] == "2 others"
    in_data = {
        each["id"] for each in site.json("data/results/homes_built.json")["world"]["records"]
    }
    assert in_data == {"palo-alto", *(path[len("initiatives/") : -3] for path in parts)}
