"""What the pages of funds and of calls for solidarity show, and what is exported of a ledger."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from habitat_site.catalogue import Entry
from habitat_site.pages import urls
from habitat_site.pages.cards import Texts, texts
from habitat_site.pages.inputs import Inputs
from habitat_site.pages.sides import Answer, answer_of_networks
from habitat_site.pages.values import Page
from habitat_site.records import Fund, Record, SolidarityCall
from habitat_site.records.shared import Organisation
from habitat_site.results.flows import (
    CountryFlow,
    Flow,
    Party,
    all_flows,
    between_countries,
    flows_of,
    party,
)
from habitat_site.results.funds import Account, CallState, account, call_state, open_calls


@dataclass(frozen=True, slots=True)
class Named:
    """Somebody as a page names them: with a record here, or by a name or code alone."""

    name: str
    key: str
    title: Texts
    countries: tuple[str, ...]
    url: str = ""


@dataclass(frozen=True, slots=True)
class NamedFlow:
    """A flow with the names of those between whom it is."""

    flow: Flow
    giver: Named
    receiver: Named


@dataclass(frozen=True, slots=True)
class FundShown:
    """What follows from a fund: who is behind it, what its ledger comes to, who supports whom.

    `files` are the exports of the ledger by their names; none without one.
    """

    hosts: tuple[Named, ...]
    donors: tuple[Named, ...]
    supports: tuple[Named, ...]
    account: Account | None
    flows: tuple[NamedFlow, ...]
    files: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CallShown:
    """What follows from a call: what is missing on the day of the build, and who takes part.

    `answer` is whom to write to, at the network that calls.
    """

    as_of: date
    state: CallState
    called_by: Named
    fund: Named | None
    initiative: Named | None
    pledges: tuple[Named, ...]
    answer: Answer | None


@dataclass(frozen=True, slots=True)
class OpenCall:
    """A call that can still be answered, as the list shows it."""

    key: str
    title: Texts
    summary: Texts
    currency: str
    until: date
    state: CallState


@dataclass(frozen=True, slots=True)
class FundsShown:
    """What follows from all funds: open calls, who supports whom, and the ledgers' figures."""

    as_of: date
    calls: tuple[OpenCall, ...]
    flows: tuple[NamedFlow, ...]
    countries: tuple[CountryFlow, ...]
    accounts: tuple[tuple[str, Texts, Account], ...]


@dataclass(frozen=True, slots=True)
class LedgerExport:
    """A fund whose ledger is exported."""

    entry: Entry[Fund]


@dataclass(frozen=True, slots=True)
class GrantsExport:
    """A fund whose grants are exported, and the records of all that its ledger names."""

    entry: Entry[Fund]
    records: Mapping[str, Entry[Record]]


def fund_shown(inputs: Inputs, entry: Entry[Fund]) -> FundShown:
    """Return what a fund's page shows beside its fields."""
    fund = entry.record
    return FundShown(
        hosts=tuple(_host(host, inputs) for host in fund.hosts),
        donors=tuple(
            _named(f"networks/{donor.network}", inputs)
            if donor.network
            else Named(donor.name or "", "", {}, (), donor.url or "")
            for donor in fund.donors
        ),
        supports=tuple(_named(f"initiatives/{id}", inputs) for id in fund.supports),
        account=account(entry),
        flows=named_flows(flows_of(entry, inputs.catalogue), inputs),
        files=tuple(path.rpartition("/")[2] for path, _ in exports(entry)),
    )


def call_shown(inputs: Inputs, entry: Entry[SolidarityCall]) -> CallShown:
    """Return what a call's page shows beside its fields."""
    call = entry.record
    return CallShown(
        as_of=inputs.build.date,
        state=call_state(call, inputs.build.date),
        called_by=_named(f"networks/{call.called_by}", inputs),
        fund=_named(f"funds/{call.fund}", inputs) if call.fund else None,
        initiative=_named(f"initiatives/{call.initiative}", inputs) if call.initiative else None,
        pledges=tuple(
            _named(f"networks/{pledge.network}", inputs)
            if pledge.network
            else Named(pledge.name or "", "", {}, ())
            for pledge in call.pledges
        ),
        answer=answer_of_networks(inputs, (call.called_by, *call.networks)),
    )


def funds_shown(inputs: Inputs) -> FundsShown:
    """Return what the list of funds shows beside them."""
    catalogue, today = inputs.catalogue, inputs.build.date
    flows = all_flows(catalogue)
    found = ((entry, account(entry)) for entry in catalogue.every(Fund))
    return FundsShown(
        as_of=today,
        calls=tuple(_open(entry, inputs) for entry in open_calls(catalogue, today)),
        flows=named_flows(flows, inputs),
        countries=between_countries(flows),
        accounts=tuple(
            (entry.key, texts(entry, ("title",), inputs.languages), each)
            for entry, each in found
            if each is not None
        ),
    )


def plan_ledgers(inputs: Inputs) -> Iterator[Page]:
    """Plan the exports of every ledger."""
    for entry in inputs.catalogue.every(Fund):
        for path, renderer in exports(entry):
            if renderer != "grants":
                yield Page(path, renderer, LedgerExport(entry))
                continue
            yield Page(path, renderer, GrantsExport(entry, dict(_records(entry, inputs))))


def exports(entry: Entry[Fund]) -> Iterator[tuple[str, str]]:
    """Yield where each export of a fund's ledger is, and who makes it."""
    if entry.ledger is None or not entry.ledger.entries:
        return
    for name, renderer in (
        ("ledger.csv", "ledger"),
        ("journal.beancount", "journal"),
        ("grants.json", "grants"),
    ):
        if renderer != "grants" or any(each.entry == "grant" for each in entry.ledger.entries):
            yield urls.data_path(f"funds/{entry.id}/{name}"), renderer


def named_flows(flows: tuple[Flow, ...], inputs: Inputs) -> tuple[NamedFlow, ...]:
    """Return flows with the names of those between whom they are."""
    return tuple(NamedFlow(f, _of(f.giver, inputs), _of(f.receiver, inputs)) for f in flows)


def _of(each: Party, inputs: Inputs) -> Named:
    if not each.key:
        return Named(each.name, "", {}, each.countries)
    return _named(each.key, inputs)


def _named(key: str, inputs: Inputs) -> Named:
    found = party(key, inputs.catalogue)
    if not found.key:
        return Named("", "", {}, ())
    folder, _, id = key.partition("/")
    entry = inputs.catalogue.get(folder, id)
    title = {} if entry is None else texts(entry, ("title",), inputs.languages)
    return Named(found.name, key, title, found.countries)


def _host(host: str | Organisation, inputs: Inputs) -> Named:
    if isinstance(host, str):
        return _named(host, inputs)
    return Named(host.name, "", {}, (), host.url or "")


def _open(entry: Entry[SolidarityCall], inputs: Inputs) -> OpenCall:
    call = entry.record
    return OpenCall(
        key=entry.key,
        title=texts(entry, ("title",), inputs.languages),
        summary=texts(entry, ("summary",), inputs.languages),
        currency=call.currency,
        until=call.until.last,
        state=call_state(call, inputs.build.date),
    )


def _records(entry: Entry[Fund], inputs: Inputs) -> Iterator[tuple[str, Entry[Record]]]:
    named = {each.to for each in entry.ledger.entries} if entry.ledger else set()
    for key in sorted(named | {entry.key}):
        folder, _, id = key.partition("/")
        found = inputs.catalogue.get(folder, id)
        if found is not None:
            yield key, found
