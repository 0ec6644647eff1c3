"""In which region of the world a country is, and whether that is North or South.

Regions are the geographical regions of the United Nations' standard M49, as of November 2026
(https://unstats.un.org/unsd/methodology/m49/): for statistical convenience, without any assumption
about political or other affiliation. Their names in each language are those of CLDR, under the
same codes. Antarctica is in none.
"""

from collections.abc import Iterable, Mapping
from typing import Literal

Side = Literal["north", "south"]

CONTINENTS: Mapping[str, tuple[str, ...]] = {
    "002": ("015", "011", "017", "014", "018"),
    "019": ("021", "013", "029", "005"),
    "142": ("143", "030", "035", "034", "145"),
    "150": ("154", "155", "151", "039"),
    "009": ("053", "054", "057", "061"),
}
"""The regions of Africa, the Americas, Asia, Europe and Oceania, in the order of a reader's eye."""

COUNTRIES: Mapping[str, str] = {
    "015": "DZ EG EH LY MA SD TN",
    "011": "BF BJ CI CV GH GM GN GW LR ML MR NE NG SH SL SN TG",
    "017": "AO CD CF CG CM GA GQ ST TD",
    "014": "BI DJ ER ET IO KE KM MG MU MW MZ RE RW SC SO SS TF TZ UG YT ZM ZW",
    "018": "BW LS NA SZ ZA",
    "021": "BM CA GL PM US",
    "013": "BZ CR GT HN MX NI PA SV",
    "029": "AG AI AW BB BL BQ BS CU CW DM DO GD GP HT JM KN KY LC MF MQ MS PR SX TC TT VC VG VI",
    "005": "AR BO BR BV CL CO EC FK GF GS GY PE PY SR UY VE",
    "143": "KG KZ TJ TM UZ",
    "030": "CN HK JP KP KR MN MO TW",
    "035": "BN ID KH LA MM MY PH SG TH TL VN",
    "034": "AF BD BT IN IR LK MV NP PK",
    "145": "AE AM AZ BH CY GE IL IQ JO KW LB OM PS QA SA SY TR YE",
    "154": "AX DK EE FI FO GB GG IE IM IS JE LT LV NO SE SJ",
    "155": "AT BE CH DE FR LI LU MC NL",
    "151": "BG BY CZ HU MD PL RO RU SK UA",
    "039": "AD AL BA ES GI GR HR IT ME MK MT PT RS SI SM VA",
    "053": "AU CC CX HM NF NZ",
    "054": "FJ NC PG SB VU",
    "057": "FM GU KI MH MP NR PW UM",
    "061": "AS CK NU PF PN TK TO TV WF WS",
}
"""The countries and territories of each region, by their codes in ISO 3166-1."""

# UNCTADstat, "Developing and developed regions": the developed economies broadly comprise Northern
# America and Europe, Israel, Japan, the Republic of Korea, Australia, and New Zealand
# (https://unctadstat.unctad.org/EN/Classifications.html). M49 itself counted Cyprus among them,
# until it dropped the distinction in December 2021.
NORTHERN_REGIONS = frozenset({"021", *CONTINENTS["150"], "053"})
NORTHERN_COUNTRIES = frozenset({"CY", "IL", "JP", "KR"})

_REGION = {code: region for region, codes in COUNTRIES.items() for code in codes.split()}


def region_of(country: str) -> str:
    """Return the code of a country's region; empty for a country that is in none."""
    return _REGION.get(country, "")


def side_of(country: str) -> Side | None:
    """Tell whether a country is counted as North or as South; nothing for one in no region."""
    region = region_of(country)
    if not region:
        return None
    is_north = region in NORTHERN_REGIONS or country in NORTHERN_COUNTRIES
    return "north" if is_north else "south"


def common_region(countries: Iterable[str]) -> str:
    """Return the region that all of some countries are in; empty where there is no such region."""
    found = {region_of(country) for country in countries}
    return found.pop() if len(found) == 1 else ""


def common_side(countries: Iterable[str]) -> Side | None:
    """Return the side that all of some countries are on; nothing where they are on both."""
    found = {side_of(country) for country in countries}
    return found.pop() if len(found) == 1 else None
