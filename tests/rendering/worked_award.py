"""A worked award: twelve nominees in two categories, nine networks, recusals and ties."""

from typing import Any

from habitat_site.catalogue import Entry
from habitat_site.records import Record
from tests.building import initiative, network
from tests.results.awards import ballot, edition, nomination

# Each network: who leads it, where, and what it is a member of.
NETWORKS: dict[str, dict[str, Any]] = {
    "andes": {"led_by": "residents", "countries": ["BO", "PE"]},
    "bengal": {"led_by": "residents", "countries": ["BD"]},
    "congo": {"led_by": "residents", "countries": ["CD"], "member_of": ["equator"]},
    "danube": {"led_by": "residents", "countries": ["HU", "RS"]},
    "equator": {"led_by": "residents", "countries": ["CD", "KE"]},
    "friends": {"led_by": "support", "countries": ["FR"]},
    "ganges": {"led_by": "residents", "countries": ["IN"]},
    "highland": {"countries": ["ET"]},
    "islands": {"led_by": "residents", "countries": ["PH"]},
}
# Each nominee: its category, its country, who nominates it, and what it belongs to.
NOMINEES: dict[str, tuple[str, str, str, list[str]]] = {
    "n01": ("homes", "BO", "andes", ["andes"]),
    "n02": ("homes", "BD", "bengal", []),
    "n03": ("homes", "CD", "congo", ["congo"]),
    "n04": ("homes", "HU", "danube", ["danube"]),
    "n05": ("homes", "KE", "friends", ["equator"]),
    "n06": ("homes", "IN", "ganges", ["ganges"]),
    "n07": ("homes", "ET", "highland", []),
    "n08": ("homes", "PH", "islands", ["islands"]),
    "n09": ("land", "PE", "andes", []),
    "n10": ("land", "RS", "friends", []),
    "n11": ("land", "IN", "ganges", ["bengal"]),
    "n12": ("land", "PH", "friends", []),
}
# Points for the two criteria of each nominee, in their order; two hyphens where there is no vote.
POINTS = {
    "andes": "-- 43 52 44 35 44 21 50 -- 33 44 33",
    "bengal": "53 -- 44 44 44 35 30 41 25 44 -- 44",
    "congo": "44 44 -- 53 -- 44 12 33 44 52 25 --",
    "danube": "35 51 44 -- 44 53 03 44 33 -- 44 33",
    "equator": "44 35 -- 44 -- 52 11 25 52 25 33 52",
    "ganges": "52 44 35 35 53 -- 22 44 -- 41 -- 41",
    "islands": "44 44 53 52 41 44 10 -- 44 -- -- 53",
}
RECUSALS = {
    "danube": [("n10", "work")],
    "islands": [("n10", "funder"), ("n11", "family")],
    "andes": [("n12", "work")],
}


def records(method: str) -> list[Entry[Record]]:
    """Return the whole award, decided by a method; one ballot in each is cast without a voice."""
    prize = edition(
        "prize",
        method,
        rules={"quorum": 3},
        categories=[
            {"id": "homes", "title": "Homes", "winners": "2"},
            {"id": "land", "title": "Land"},
        ],
        hosts=["equator"],
    )
    found: list[Entry[Record]] = [prize]
    found += [network(id, **fields) for id, fields in NETWORKS.items()]
    for id, (category, country, by, belongs_to) in NOMINEES.items():
        found.append(initiative(f"group-{id}", country=country, networks=belongs_to))
        found.append(nomination(id, by, f"group-{id}", category=category))
    found += [_ballot(voter, method) for voter in POINTS]
    vote: dict[str, Any] = {
        "mean": {"scores": {"n01": {"voice": "5", "tenure": "5"}}},
        "ranking": {"ranking": ["n01"]},
        "approval": {"approves": ["n01"]},
    }
    return [*found, ballot("from-friends", "friends", **vote[method])]


def _ballot(voter: str, method: str) -> Entry[Record]:
    pairs = dict(zip(NOMINEES, POINTS[voter].split(), strict=True))
    recused = RECUSALS.get(voter, [])
    # Andes scores what it is recused from all the same; the tally strikes it.
    given = {name: pair for name, pair in pairs.items() if pair != "--"}
    scores = {name: {"voice": pair[0], "tenure": pair[1]} for name, pair in given.items()}
    best = sorted(given, key=lambda name: (-2 * int(given[name][0]) - int(given[name][1]), name))
    fields: dict[str, dict[str, Any]] = {
        "mean": {"scores": scores},
        "ranking": {"ranking": best[:8]},
        "approval": {"approves": best[:5]},
    }
    declared = [{"nomination": name, "reason": why} for name, why in recused]
    return ballot(f"from-{voter}", voter, recusals=declared, **fields[method])
