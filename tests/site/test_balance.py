"""The balance of the shipped content: who runs funds and gives awards is somewhere."""

import pytest

from tests.site.sites import LANGUAGES, BuiltSite

SEVERAL = {
    "en": "What is in several countries is counted in each of them",
    "es": "Lo que está en varios países se cuenta en cada uno de ellos",
    "fr": "Ce qui se situe dans plusieurs pays compte dans chacun d'eux",
    "pt": "O que está em vários países é contado em cada um deles",
}


@pytest.mark.parametrize("name", ["fund-hosts", "award-hosts"])
def test_hosts_are_in_regions_unless_they_have_no_record(real_site: BuiltSite, name: str) -> None:
    found = real_site.json("data/balance.json")["tallies"][name]
    assert found["north"] + found["south"] > 0
    assert len(found["nowhere"]) < found["of"]


def test_a_fund_that_an_initiative_runs_is_in_its_region(real_site: BuiltSite) -> None:
    found = real_site.json("data/balance.json")["tallies"]["fund-hosts"]
    assert "funds/chamazi-fund" in found["regions"]["014"]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_it_says_that_numbers_need_not_add_up(real_site: BuiltSite, lang: str) -> None:
    assert SEVERAL[lang] in real_site.page(f"{lang}/balance/").text


@pytest.mark.parametrize("lang", LANGUAGES)
def test_money_stands_by_side_and_by_region_with_its_records(
    real_site: BuiltSite, lang: str
) -> None:
    """Row for row as in the data, in which each currency adds up to what funds' records tell."""
    money = real_site.json("data/balance.json")["money"]
    section = real_site.page(f"{lang}/balance/").only("section", **{"aria-labelledby": "payments"})
    tables = section.all("table")
    assert len(tables) == 2
    for table, rows in zip(tables, (money["sides"], money["regions"]), strict=True):
        lines = table.only("tbody").all("tr")
        assert len(lines) == len(rows) > 3
        for line, row in zip(lines, rows, strict=True):
            assert [a["href"] for a in line.all("a")] == [f"../{key}/" for key in row["records"]]
    told: dict[str, float] = {}
    for fund in real_site.json("data/funds.json"):
        for donor in fund.get("donors", ()):
            if "amount" in donor:
                told[donor["currency"]] = told.get(donor["currency"], 0) + donor["amount"]
    for rows in (money["sides"], money["regions"]):
        found: dict[str, float] = {}
        for row in rows:
            found[row["currency"]] = found.get(row["currency"], 0) + row["amount"]
        assert found == told
