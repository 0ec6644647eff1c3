"""Where records, meetings, awards, money and help come from and go to, by region of the world.

A record that names countries of several regions is in each of them, once; so regions may not be
added up. One that names none, or an organisation without a record of its own, is in no region.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from habitat_site.catalogue import Catalogue
from habitat_site.results.origins import COUNTED, Counted, Countries, Transfer
from habitat_site.results.regions import Side, region_of, side_of


@dataclass(frozen=True, slots=True)
class Share:
    """What is in one region: the records, one for each thing counted, and how many by country."""

    region: str
    keys: tuple[str, ...]
    countries: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Spread:
    """How many of one thing there are in each region, the fullest first, and North and South.

    `several` name countries of more than one region; `nowhere` name no country.
    """

    name: str
    of: int
    shares: tuple[Share, ...]
    sides: Mapping[Side, int]
    several: int
    nowhere: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Flow:
    """What goes from one side to the other, or stays on it."""

    origin: Side
    target: Side
    keys: tuple[str, ...]


def balance_of(catalogue: Catalogue) -> tuple[Spread, ...]:
    """Count everything that is counted by place, but what there is none of."""
    tallies = (tally(name, count(catalogue)) for name, count in COUNTED.items())
    return tuple(each for each in tallies if each.of)


def tally(name: str, things: Iterable[Counted]) -> Spread:
    """Count things by region, by country and by side."""
    found = tuple(things)
    regions: dict[str, dict[int, Counted]] = {}
    sides: Counter[Side] = Counter()
    several = 0
    for number, each in enumerate(found):
        named = {region_of(code) for code in each.countries} - {""}
        several += len(named) > 1
        for region in named:
            regions.setdefault(region, {})[number] = each
        sides.update({side for code in each.countries if (side := side_of(code))})
    shares = (_share(region, those.values()) for region, those in regions.items())
    return Spread(
        name=name,
        of=len(found),
        shares=tuple(sorted(shares, key=lambda share: (-len(share.keys), share.region))),
        sides={"north": sides["north"], "south": sides["south"]},
        several=several,
        nowhere=tuple(each.key for each in found if not any(map(region_of, each.countries))),
    )


def flows(transfers: Iterable[Transfer]) -> tuple[Flow, ...]:
    """Sort transfers by the sides that they go between; one with several sides is in each pair."""
    found: dict[tuple[Side, Side], dict[str, None]] = {}
    for each in transfers:
        for origin in _sides(each.origin):
            for target in _sides(each.target):
                found.setdefault((origin, target), {})[each.key] = None
    return tuple(Flow(*pair, tuple(found[pair])) for pair in sorted(found))


def _share(region: str, things: Iterable[Counted]) -> Share:
    those = tuple(things)
    named = (code for each in those for code in dict.fromkeys(each.countries))
    within = (code for code in named if region_of(code) == region)
    counts = sorted(Counter(within).items(), key=lambda each: (-each[1], each[0]))
    return Share(region, tuple(each.key for each in those), tuple(counts))


def _sides(countries: Countries) -> tuple[Side, ...]:
    return tuple(sorted({side for code in countries if (side := side_of(code))}))
