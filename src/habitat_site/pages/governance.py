"""The page about who decides: its prose, and beside it who may approve what today."""

from collections import Counter
from dataclasses import dataclass

from habitat_site.catalogue import Entry
from habitat_site.pages.cards import Texts
from habitat_site.pages.inputs import Inputs
from habitat_site.pages.lists import MOST
from habitat_site.records import SitePage
from habitat_site.results.stewardship import kept

GOVERNANCE = "governance"


@dataclass(frozen=True, slots=True)
class Keeper:
    """A network, who approves in its name, and how many records it decides about."""

    key: str
    title: Texts
    led_by: str
    stewards: tuple[str, ...]
    records: int


@dataclass(frozen=True, slots=True)
class GovernanceView:
    """A page of prose, the networks with stewards and those without, and who stands in for these.

    `others` counts the networks without stewards, and lists them unless they are too many.
    `stood_in` counts the records that maintainers approve, out of all `records`.
    """

    entry: Entry[SitePage]
    stewarding: tuple[Keeper, ...]
    others: tuple[Keeper, ...]
    without: int
    maintainers: tuple[str, ...]
    stood_in: int
    records: int


def governance_view(inputs: Inputs, entry: Entry[SitePage]) -> GovernanceView:
    """Return what the page about who decides shows."""
    records = {key: ids for key, ids in kept(inputs.catalogue).items() if not _is_prose(key)}
    counts = Counter(id for ids in records.values() for id in ids)
    networks = {str(e.id): e.record for e in inputs.catalogue.networks}
    keepers = [
        Keeper(card.key, card.title, networks[id].led_by or "", networks[id].stewards, counts[id])
        for id, card in inputs.networks.items()
    ]
    named = {keeper.key.rpartition("/")[2] for keeper in keepers if keeper.stewards}
    others = tuple(keeper for keeper in keepers if not keeper.stewards)
    return GovernanceView(
        entry=entry,
        stewarding=tuple(keeper for keeper in keepers if keeper.stewards),
        others=others if len(others) <= MOST else (),
        without=len(others),
        maintainers=inputs.settings.maintainers,
        stood_in=sum(named.isdisjoint(ids) for ids in records.values()),
        records=len(records),
    )


def _is_prose(key: str) -> bool:
    return key.startswith("pages/")
