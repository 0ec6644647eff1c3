"""What the mechanisms come to: the page of results shows what the data says, and both recount."""

from collections import Counter

import pytest

from tests.site.dom import Element
from tests.site.sites import LANGUAGES, BuiltSite


def rows(page: Element, caption: str) -> dict[str, str]:
    """Return what stands in a table of results, by the first words of each row."""
    for table in page.all("table"):
        if table.all("caption") and table.only("caption").text == caption:
            found = table.only("tbody").all("tr")
            return {tr.only("th").text: tr.all("td")[0].text for tr in found}
    raise AssertionError(caption)


def test_the_data_counts_the_records(real_site: BuiltSite) -> None:
    """Recounted from the records' own open data."""
    found = real_site.json("data/mechanisms.json")
    funds = real_site.json("data/funds.json")
    types = Counter(each["type"] for each in funds if each["kind"] == "fund")
    assert {type: len(keys) for type, keys in found["funds"]["types"].items()} == types
    editions = [e for e in real_site.json("data/awards.json") if e["kind"] == "edition"]
    assert len(found["awards"]["editions"]) == len(editions)
    winners = [winner for each in editions for winner in each.get("winners", ())]
    named = {f"initiatives/{w['initiative']}" for w in winners if "initiative" in w}
    assert set(found["awards"]["initiatives"]) == named
    others = [w for w in winners if "initiative" not in w and "network" not in w]
    assert found["awards"]["elsewhere"] == len(others)
    advocacy = real_site.json("data/advocacy.json")
    promises = Counter(e.get("status", "unknown") for e in advocacy if e["kind"] == "commitment")
    stand = found["advocacy"]["commitments"]
    assert {state: len(keys) for state, keys in stand.items()} == promises


def test_the_page_shows_what_the_data_counts(real_site: BuiltSite) -> None:
    found = real_site.json("data/mechanisms.json")
    page = real_site.page("en/results/")
    types = sorted(len(keys) for keys in found["funds"]["types"].values())
    assert sorted(map(int, rows(page, "Funds, by type").values())) == types
    awards = rows(page, "Awards, and who won them")
    assert awards["Editions"] == str(len(found["awards"]["editions"]))
    instruments = found["advocacy"]["instruments"].values()
    assert sum(map(int, rows(page, "Instruments, by type and status").values())) == sum(
        len(keys) for statuses in instruments for keys in statuses.values()
    )


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_amount_stands_there_with_its_fund_and_its_source(
    real_site: BuiltSite, lang: str
) -> None:
    """As many rows as the data has, none without a fund; a source that can be opened is linked."""
    told = real_site.json("data/mechanisms.json")["funds"]["amounts"]
    sheet = next(t for t in real_site.page(f"{lang}/results/").all("table", class_="who"))
    lines = sheet.only("tbody").all("tr")
    assert len(lines) == len(told) > 10
    for line, each in zip(lines, told, strict=True):
        assert line.only("th").all("a")[0]["href"] == f"../{each['fund']}/"
        assert line.all("td")[2].text, each
    linked = [line.all("td")[2].all("a") for line in lines]
    assert sum(map(bool, linked)) > len(lines) / 2


def test_no_two_currencies_are_added(real_site: BuiltSite) -> None:
    """Each amount of the data is one that the record of its fund gives, in its own currency."""
    funds = {f"funds/{each['id']}": str(each) for each in real_site.json("data/funds.json")}
    for each in real_site.json("data/mechanisms.json")["funds"]["amounts"]:
        assert str(each["low"]) in funds[each["fund"]], each
        assert each["currency"] in funds[each["fund"]], each
