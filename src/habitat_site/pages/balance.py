"""The balance: where records, meetings, awards, money and help come from and go to."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial

from habitat_site.pages import urls
from habitat_site.pages.cards import Named, texts
from habitat_site.pages.exports import BalanceExport
from habitat_site.pages.inputs import Inputs, in_each_language
from habitat_site.pages.values import Page
from habitat_site.results.balance import Flow, Share, Spread, balance_of, flows
from habitat_site.results.origins import transfers_of
from habitat_site.results.payments import Between, Money, money_of
from habitat_site.results.regions import CONTINENTS, Side

PARTS: Mapping[str, tuple[str, ...]] = {
    "documented": ("initiatives", "networks"),
    "meetings": ("meetings",),
    "awards": ("award-hosts", "award-winners"),
    "money": ("fund-donors", "fund-hosts", "fund-reach", "solidarity"),
    "help": ("offers", "requests"),
}
"""What is counted, by the part of the page that shows it."""

# More are told by their countries alone, whose pages list them; all are in the data.
MOST_NAMED = 40


@dataclass(frozen=True, slots=True)
class RegionRow:
    """A region, how many there are in it, in which countries, and the records, unless too many."""

    region: str
    count: int
    countries: tuple[tuple[str, int], ...]
    records: tuple[Named, ...]


@dataclass(frozen=True, slots=True)
class Weighed:
    """One thing by region and by side; `several` are in more than one region, `nowhere` in none."""

    name: str
    of: int
    most: int
    rows: tuple[RegionRow, ...]
    north: int
    south: int
    several: int
    nowhere: int
    unplaced: tuple[Named, ...]

    @property
    def is_named(self) -> bool:
        """Tell whether any of its records is told by name."""
        return bool(self.unplaced) or any(row.records for row in self.rows)


@dataclass(frozen=True, slots=True)
class FlowRow:
    """What goes from one side to another: how many records, and which, unless too many."""

    origin: Side
    target: Side
    count: int
    records: tuple[Named, ...]


@dataclass(frozen=True, slots=True)
class MoneyRow:
    """What went from one place to another in one currency, and which records tell of it."""

    row: Between
    records: tuple[Named, ...]


@dataclass(frozen=True, slots=True)
class MoneyView:
    """Payments between sides and between regions; `untold` tell of one without an amount."""

    sides: tuple[MoneyRow, ...]
    regions: tuple[MoneyRow, ...]
    untold: int


@dataclass(frozen=True, slots=True)
class BalanceView:
    """All that is counted, by part, and payments; in `silent` regions is no initiative."""

    parts: tuple[tuple[str, tuple[Weighed, ...]], ...]
    flows: tuple[FlowRow, ...]
    money: MoneyView
    silent: tuple[str, ...]


def plan_balance(inputs: Inputs) -> Iterator[Page]:
    """Plan the balance as a page in every language and as data."""
    tallies = balance_of(inputs.catalogue)
    found = flows(transfers_of(inputs.catalogue))
    path = partial(urls.page_path, name="balance")
    money = money_of(inputs.catalogue)
    view = balance_view(inputs, tallies, found, money)
    yield from in_each_language(inputs, path, "balance.html", view)
    yield Page(urls.data_path("balance.json"), "json", BalanceExport(tallies, found, money))


def balance_view(
    inputs: Inputs, tallies: Iterable[Spread], found: Iterable[Flow], money: Money
) -> BalanceView:
    """Return what the balance shows."""
    weighed = {each.name: weigh(inputs, each) for each in tallies}
    parts = (
        (part, tuple(weighed[name] for name in names if name in weighed))
        for part, names in PARTS.items()
    )
    known = weighed.get("initiatives")
    heard = {row.region for row in known.rows} if known else set()
    regions = (region for some in CONTINENTS.values() for region in some)
    return BalanceView(
        parts=tuple((part, some) for part, some in parts if some),
        flows=tuple(
            FlowRow(f.origin, f.target, len(f.keys), _named(inputs, f.keys)) for f in found
        ),
        money=MoneyView(
            sides=_money(inputs, money.sides),
            regions=_money(inputs, money.regions),
            untold=len(money.untold),
        ),
        silent=tuple(region for region in regions if region not in heard),
    )


def _money(inputs: Inputs, rows: Iterable[Between]) -> tuple[MoneyRow, ...]:
    return tuple(MoneyRow(row, _named(inputs, row.keys)) for row in rows)


def weigh(inputs: Inputs, tally: Spread) -> Weighed:
    """Return what the balance shows of one thing."""
    return Weighed(
        name=tally.name,
        of=tally.of,
        most=max((len(share.keys) for share in tally.shares), default=0),
        rows=tuple(_row(inputs, share) for share in tally.shares),
        north=tally.sides["north"],
        south=tally.sides["south"],
        several=tally.several,
        nowhere=len(tally.nowhere),
        unplaced=_named(inputs, tally.nowhere),
    )


def _row(inputs: Inputs, share: Share) -> RegionRow:
    return RegionRow(share.region, len(share.keys), share.countries, _named(inputs, share.keys))


def _named(inputs: Inputs, keys: Iterable[str]) -> tuple[Named, ...]:
    once = tuple(dict.fromkeys(keys))
    return tuple(_name(inputs, key) for key in once) if len(once) <= MOST_NAMED else ()


def _name(inputs: Inputs, key: str) -> Named:
    folder, _, id = key.rpartition("/")
    if folder == "initiatives":
        title = inputs.initiatives[id].title
    else:
        entry = inputs.catalogue.get(folder, id)
        title = texts(entry, ("title",), inputs.languages) if entry else {}
    return Named(id, key, title)
