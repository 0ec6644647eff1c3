"""What awards, funds, help and advocacy come to: a part of the page of results, and open data."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from habitat_site.catalogue import Entry
from habitat_site.languages import Lang
from habitat_site.pages import urls
from habitat_site.pages.cards import Texts, plainly, texts
from habitat_site.pages.inputs import Inputs
from habitat_site.pages.values import Page
from habitat_site.records import MECHANISMS, Fund
from habitat_site.records.shared import Source
from habitat_site.results.mechanisms import Amount, Mechanisms, mechanisms_of

# More are in the data alone.
MOST_AMOUNTS = 60


@dataclass(frozen=True, slots=True)
class FundAmount:
    """An amount with the fund that it is told of, what it is, and the source that tells it.

    `label` has the words of the record: a figure's own, or the name of who gave it.
    """

    amount: Amount
    title: Texts
    label: Texts
    source: Source | None


@dataclass(frozen=True, slots=True)
class MechanismsView:
    """What the records of all mechanisms come to; `others` counts amounts in the data alone."""

    all: Mechanisms
    amounts: tuple[FundAmount, ...]
    others: int


@dataclass(frozen=True, slots=True)
class MechanismsExport:
    """What the records of all four mechanisms come to, with the key of every record."""

    all: Mechanisms


def plan_mechanism_results(inputs: Inputs) -> Iterator[Page]:
    """Plan what the mechanisms come to as open data, where there is a record of one."""
    if any(inputs.catalogue.all(folder) for folder in MECHANISMS):
        export = MechanismsExport(mechanisms_of(inputs.catalogue, inputs.summary.tallies))
        yield Page(urls.data_path("mechanisms.json"), "mechanisms", export)


def mechanisms_view(inputs: Inputs) -> MechanismsView | None:
    """Return what the page of results shows of the mechanisms; nothing without a record of one."""
    if not any(inputs.catalogue.all(folder) for folder in MECHANISMS):
        return None
    found = mechanisms_of(inputs.catalogue, inputs.summary.tallies)
    funds = {entry.key: entry for entry in inputs.catalogue.every(Fund)}
    shown = found.amounts[:MOST_AMOUNTS]
    return MechanismsView(
        all=found,
        amounts=tuple(_amount(inputs, funds[each.fund], each) for each in shown),
        others=len(found.amounts) - len(shown),
    )


def _amount(inputs: Inputs, entry: Entry[Fund], amount: Amount) -> FundAmount:
    sources = {source.id: source for source in entry.record.sources}
    return FundAmount(
        amount=amount,
        title=texts(entry, ("title",), inputs.languages),
        label=_label(inputs, entry, amount),
        source=sources.get(amount.source),
    )


def _label(inputs: Inputs, entry: Entry[Fund], amount: Amount) -> Texts:
    if amount.what == "figure":
        return texts(entry, (*amount.loc, "label"), inputs.languages)
    if amount.what != "given":
        return {}
    donor = entry.record.donors[int(amount.loc[1])]
    network = inputs.catalogue.get("networks", donor.network) if donor.network else None
    if network is not None:
        return texts(network, ("title",), inputs.languages)
    return plainly(partial(_same, donor.name or ""), inputs.languages) if donor.name else {}


def _same(words: str, _: Lang) -> str:
    return words
