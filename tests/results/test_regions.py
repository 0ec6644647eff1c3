"""Every country is in one region of M49, and North and South are those that are cited."""

import pycountry
import pytest
from babel import Locale

from habitat_site.languages import INTERFACE_LANGUAGES
from habitat_site.results.regions import (
    CONTINENTS,
    COUNTRIES,
    common_region,
    common_side,
    region_of,
    side_of,
)


def test_every_country_is_in_exactly_one_region_and_antarctica_in_none() -> None:
    listed = [code for codes in COUNTRIES.values() for code in codes.split()]
    assert len(listed) == len(set(listed))
    assert {country.alpha_2 for country in pycountry.countries} - set(listed) == {"AQ"}
    assert set(listed) <= {country.alpha_2 for country in pycountry.countries}


def test_every_region_is_of_one_continent_and_has_a_name_in_every_language() -> None:
    regions = [region for regions in CONTINENTS.values() for region in regions]
    assert sorted(regions) == sorted(COUNTRIES)
    for lang in INTERFACE_LANGUAGES:
        names = Locale(lang).territories
        assert [code for code in (*CONTINENTS, *regions) if code not in names] == []


@pytest.mark.parametrize(
    ("country", "region", "side"),
    [
        ("UY", "005", "south"),
        ("MX", "013", "south"),
        ("US", "021", "north"),
        ("FR", "155", "north"),
        ("RU", "151", "north"),
        ("TR", "145", "south"),
        ("CY", "145", "north"),
        ("IL", "145", "north"),
        ("JP", "030", "north"),
        ("KR", "030", "north"),
        ("CN", "030", "south"),
        ("NZ", "053", "north"),
        ("FJ", "054", "south"),
        ("ZA", "018", "south"),
        ("AQ", "", None),
    ],
)
def test_region_and_side_of_a_country(country: str, region: str, side: str | None) -> None:
    assert (region_of(country), side_of(country)) == (region, side)


@pytest.mark.parametrize(
    ("countries", "region", "side"),
    [
        (("UY", "AR"), "005", "south"),
        (("UY", "MX"), "", "south"),
        (("UY", "FR"), "", None),
        ((), "", None),
    ],
)
def test_several_countries_have_a_region_or_a_side_where_they_share_it(
    countries: tuple[str, ...], region: str, side: str | None
) -> None:
    assert (common_region(countries), common_side(countries)) == (region, side)
