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
