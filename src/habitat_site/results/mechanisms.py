"""What the records of awards, funds, assistance and advocacy come to, each with its records.

Amounts are listed and not added: a fund's capital, what it lent and what it was given are of
different kinds and days, and nothing is converted. Only what engagements report is added up, by
currency.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from habitat_site.catalogue import Catalogue, Entry, RecordId
from habitat_site.catalogue.books import exact
from habitat_site.diagnostics import Loc
from habitat_site.records import (
    Commitment,
    Edition,
    Engagement,
    Fund,
    Instrument,
    Offer,
    Request,
)
from habitat_site.records.dates import VagueDate
from habitat_site.records.fund import Donor, Stated
from habitat_site.records.measures import MoneyClaim
from habitat_site.records.shared import OtherResult
from habitat_site.results.commitments import by_state
from habitat_site.results.engagements import Unlocked, unlocked
from habitat_site.results.funds import Account, account
from habitat_site.results.honours import winners
from habitat_site.results.tally import Tally

Keys = tuple[str, ...]
Groups = tuple[tuple[str, Keys], ...]
"""Records by the word for what they have in common."""

LEDGER = ("contributed", "lent", "repaid", "granted")
"""What a ledger says of a fund's money, in the words of stated figures."""


@dataclass(frozen=True, slots=True)
class Given:
    """Editions of awards, and who won them: those with a record here, and how many others."""

    editions: Keys
    initiatives: Keys
    networks: Keys
    elsewhere: int


@dataclass(frozen=True, slots=True)
class Amount:
    """An amount that a fund, its ledger or a source tells of.

    `what` is `capital`, `given`, `figure`, or what is stated (`lent`); `loc` is where it stands in
    the record, and nowhere for an amount of the ledger; `source` is the id of the fund's source.
    """

    fund: str
    what: str
    currency: str
    low: Decimal
    high: Decimal
    qualifier: str = ""
    since: VagueDate | None = None
    until: VagueDate | None = None
    as_of: VagueDate | None = None
    source: str = ""
    loc: Loc = ()


@dataclass(frozen=True, slots=True)
class Mechanisms:
    """What the records of all four mechanisms come to.

    `instruments` are by type and then by status; the status is empty where no source tells it.
    """

    given: Given
    funds: Groups
    amounts: tuple[Amount, ...]
    help: Groups
    engagements: Groups
    unlocked: tuple[Unlocked, ...]
    instruments: tuple[tuple[str, Groups], ...]
    commitments: Groups


def mechanisms_of(catalogue: Catalogue, tallies: Mapping[RecordId, Tally]) -> Mechanisms:
    """Return what the records of all four mechanisms come to."""
    funds, engagements = catalogue.every(Fund), catalogue.every(Engagement)
    amounts = (amount for entry in funds for amount in amounts_of(entry))
    helping: dict[str, tuple[Entry[Offer] | Entry[Request] | Entry[Engagement], ...]] = {
        "offer": catalogue.every(Offer),
        "request": catalogue.every(Request),
        "engagement": engagements,
    }
    return Mechanisms(
        given=_given(catalogue, tallies),
        funds=_grouped((entry.record.type, entry.key) for entry in funds),
        amounts=tuple(sorted(amounts, key=lambda each: each.currency)),
        help=tuple((kind, tuple(e.key for e in some)) for kind, some in helping.items() if some),
        engagements=_grouped((entry.record.status, entry.key) for entry in engagements),
        unlocked=unlocked(engagements),
        instruments=_instruments(catalogue.every(Instrument)),
        commitments=tuple(
            (state, tuple(e.key for e in some))
            for state, some in by_state(catalogue.every(Commitment))
        ),
    )


def amounts_of(entry: Entry[Fund]) -> Iterator[Amount]:
    """Yield every amount of money that is told of a fund.

    Of a fund whose ledger is public, that has what came in and went out, and not its record.
    """
    fund, key, books = entry.record, entry.key, account(entry)
    if books is not None:
        yield from _of_ledger(key, books)
    if fund.capital is not None:
        ends = fund.capital.lowest, fund.capital.highest
        yield _told(key, ("capital",), fund.capital.currency, ends, fund.capital)
    for n, donor in enumerate(fund.donors if books is None else ()):
        if donor.amount is not None and donor.currency is not None:
            ends = donor.amount, donor.amount
            yield _told(key, ("donors", n), donor.currency, ends, donor)
    for n, stated in enumerate(fund.states if books is None else ()):
        if fund.currency is not None:
            ends = stated.amount, stated.amount
            yield _told(key, ("states", n), fund.currency, ends, stated)
    for n, claim in enumerate(fund.figures):
        low, high = (claim.value if end is None else end for end in (claim.low, claim.high))
        if claim.currency is not None and low is not None and high is not None:
            yield _told(key, ("figures", n), claim.currency, (low, high), claim)


def _of_ledger(key: str, books: Account) -> Iterator[Amount]:
    day = books.now.as_of
    for what in LEDGER:
        if moved := getattr(books.now, what):
            as_of = VagueDate(day.year, day.month, day.day)
            yield Amount(key, what, books.currency, moved, moved, as_of=as_of)


def _told(
    key: str,
    loc: Loc,
    currency: str,
    ends: tuple[float, float],
    told: MoneyClaim | Donor | Stated | OtherResult,
) -> Amount:
    what = {"capital": "capital", "donors": "given", "figures": "figure"}.get(str(loc[0]), "")
    since, until = (
        (told.since, told.until) if isinstance(told, Donor | OtherResult) else (None, None)
    )
    return Amount(
        fund=key,
        what=told.what if isinstance(told, Stated) else what,
        currency=currency,
        low=exact(ends[0]),
        high=exact(ends[1]),
        qualifier="" if isinstance(told, Stated) else told.qualifier or "",
        since=since,
        until=until,
        as_of=told.as_of,
        source=told.source or "",
        loc=loc,
    )


def _given(catalogue: Catalogue, tallies: Mapping[RecordId, Tally]) -> Given:
    editions = catalogue.every(Edition)
    recorded = [winner for entry in editions for winner in entry.record.winners]
    won = {id for entry in editions for id in winners(entry, tallies)}
    networks = {winner.network for winner in recorded if winner.network}
    return Given(
        editions=tuple(entry.key for entry in editions),
        initiatives=_known(catalogue, "initiatives", won),
        networks=_known(catalogue, "networks", networks),
        elsewhere=sum(not winner.initiative and not winner.network for winner in recorded),
    )


def _known(catalogue: Catalogue, folder: str, ids: Iterable[str]) -> Keys:
    return tuple(f"{folder}/{id}" for id in sorted(ids) if catalogue.get(folder, id))


def _grouped(words: Iterable[tuple[str, str]]) -> Groups:
    """Group records by a word, most records first."""
    found: dict[str, list[str]] = {}
    for word, key in words:
        found.setdefault(word, []).append(key)
    ordered = sorted(found.items(), key=lambda each: (-len(each[1]), each[0]))
    return tuple((word, tuple(keys)) for word, keys in ordered)


def _instruments(entries: Iterable[Entry[Instrument]]) -> tuple[tuple[str, Groups], ...]:
    found = {entry.key: entry.record for entry in entries}
    types = _grouped((record.type, key) for key, record in found.items())
    return tuple(
        (type, _grouped((found[key].status or "", key) for key in keys)) for type, keys in types
    )
