"""Who has a voice in an edition of an award, why or why not, and on whom they may not vote."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from habitat_site.catalogue import Catalogue, Entry, RecordId
from habitat_site.records import Ballot, Edition, Initiative, Network, Nomination
from habitat_site.records.award import Juror, Rules
from habitat_site.results.membership import Related, within

NETWORKS, JURY = "networks", "jury"


@dataclass(frozen=True, slots=True)
class Voice:
    """A network or a seat on the jury: whether it may vote, and the word for why or why not.

    `key` is `networks/fucvam` or `jury/architect`. `circle` are the networks whose nominees are its
    own: itself and all within it, or those a juror is tied to with all within them.
    """

    key: str
    is_entitled: bool
    why: str
    countries: tuple[str, ...] = ()
    circle: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Nominee:
    """What stands for election in a category: an initiative, who put it forward, and whose it is.

    `kin` are the network that nominated it and those that the initiative belongs to.
    """

    id: str
    category: str
    initiative: str
    nominated_by: str
    countries: tuple[str, ...]
    kin: tuple[str, ...]


def voter_key(ballot: Ballot) -> str:
    """Return the key of whoever casts a ballot."""
    return f"{NETWORKS}/{ballot.network}" if ballot.network else f"{JURY}/{ballot.juror}"


def voices(edition: Edition, catalogue: Catalogue, members: Related) -> Mapping[str, Voice]:
    """Return every network and every juror of an edition by key, with or without a voice."""
    if edition.rules is None:
        return {}
    found = [_of_network(each, edition.rules, members) for each in catalogue.networks]
    found += [_of_juror(each, edition.rules, members) for each in edition.jury]
    return {each.key: each for each in found}


def _of_network(entry: Entry[Network], rules: Rules, members: Related) -> Voice:
    record = entry.record
    why = _network_word(entry.id, record, rules)
    entitled = why in {"resident-led", "network"}
    circle = within(entry.id, members)
    return Voice(f"{NETWORKS}/{entry.id}", entitled, why, record.countries, circle)


def _network_word(id: str, record: Network, rules: Rules) -> str:
    if rules.voices == "jury":
        return "only-the-jury"
    if rules.voters and id not in rules.voters:
        return "not-among-voters"
    if rules.voices in {"networks", "networks-and-jury"}:
        return "network"
    if record.led_by is None:
        return "leadership-not-known"
    return "resident-led" if record.led_by == "residents" else "not-resident-led"


def _of_juror(juror: Juror, rules: Rules, members: Related) -> Voice:
    entitled = rules.voices in {"jury", "networks-and-jury"}
    tied = [RecordId(each) for each in juror.affiliations if isinstance(each, str)]
    circle = sorted({id for each in tied for id in within(each, members)})
    why = "juror" if entitled else "only-networks"
    return Voice(f"{JURY}/{juror.id}", entitled, why, circle=tuple(circle))


def without_a_seat(key: str) -> Voice:
    """Return the voice of somebody that the edition does not know."""
    return Voice(key, is_entitled=False, why="not-known")


def nominees(edition: RecordId, catalogue: Catalogue) -> tuple[Nominee, ...]:
    """Return what was nominated in an edition, sorted by id."""
    return tuple(
        nominee(entry, catalogue)
        for entry in catalogue.every(Nomination)
        if entry.record.edition == edition
    )


def nominee(entry: Entry[Nomination], catalogue: Catalogue) -> Nominee:
    """Return a nomination as those see it who vote on it."""
    record = entry.record
    found = catalogue.get("initiatives", record.initiative)
    initiative = found.record if found and isinstance(found.record, Initiative) else None
    return Nominee(
        id=entry.id,
        category=record.category,
        initiative=record.initiative,
        nominated_by=record.nominated_by,
        countries=initiative.all_countries if initiative else (),
        kin=tuple(sorted({record.nominated_by, *(initiative.networks if initiative else ())})),
    )


def is_own(voice: Voice, nominee: Nominee) -> bool:
    """Tell whether a nominee is a voter's own: its network's, or that of a network within it."""
    return not set(voice.circle).isdisjoint(nominee.kin)


def own_nominees(voice: Voice, nominees: Iterable[Nominee]) -> Iterator[str]:
    """Yield the ids of the nominees on whom a voter may not vote."""
    return (each.id for each in nominees if is_own(voice, each))


def is_from_elsewhere(voice: Voice, nominee: Nominee) -> bool:
    """Tell whether voter and nominee have no country in common; one without any is from nowhere."""
    return set(voice.countries).isdisjoint(nominee.countries)
