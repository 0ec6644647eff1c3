"""How far a record is vouched for: computed, never typed (RECORDS, "Standing")."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import urlsplit

from habitat_site.catalogue import Catalogue, Entry, Projection, TextSet, holds
from habitat_site.documents import digest_of
from habitat_site.languages import folded
from habitat_site.records import (
    FOLDERS,
    Ballot,
    Edition,
    Initiative,
    Network,
    Nomination,
    Record,
    SolidarityCall,
)
from habitat_site.records.shared import Source
from habitat_site.results.membership import belongs_to
from habitat_site.results.values import Level, Standing

__all__ = ["LEVEL", "Standing", "Standings", "standing"]

# Hosts that many groups share: there, only the first part of the path tells whose page it is.
SHARED_HOSTS = frozenset(
    {
        "facebook.com",
        "instagram.com",
        "linkedin.com",
        "medium.com",
        "sites.google.com",
        "tiktok.com",
        "twitter.com",
        "vimeo.com",
        "x.com",
        "youtube.com",
    }
)
# What somebody says in their own name: no source has it before, and no editor compiles it.
OWN_WORD = (Ballot, Nomination, SolidarityCall)


def standing(entry: Entry[Record], catalogue: Catalogue) -> Standing:
    """Return a record's standing.

    *Confirmed*: a network other than the reporter, and other than the record itself, vouches for
    it. *Reported*: the group or its network submitted it, or it is their own word, as a vote
    is. *Compiled*: an editor took it from published sources, or nobody says who did.

    *Documented*: at least one source is neither the group's own nor its network's. A source is
    their own when its publisher, or who holds it, bears a name of the group, of the record or of
    one of its networks, or when its address is on the site of one of them; its networks are those
    the record belongs to, and all that these belong to. A testimony, and a file or a paper whose
    publisher or holder is not named, prove nothing either way and do not count. Where a copy is
    kept says nothing about who wrote it, so of a copy only the publisher counts.
    """
    grounds = GROUNDS.read(entry)
    above = _own_networks(entry, grounds, catalogue)
    names = grounds.alone.union(grounds.names, *(each.names | each.called for each in above))
    sites = grounds.sites.union(*(each.sites for each in above))
    return Standing(
        level=LEVEL.read(entry),
        documented=any(_is_independent(source, names, sites) for source in grounds.sources),
    )


@dataclass(frozen=True, slots=True)
class Witness:
    """Who speaks in a source: the names given, and the site it is on if that says anything."""

    names: TextSet
    site: str | None


@dataclass(frozen=True, slots=True)
class Grounds:
    """What a record brings to a judgement on its standing, with names in plain letters.

    `names` are its titles and other names, `alone` what counts for itself and not for what belongs
    to it; `called` and `sites` are a network's id, acronym and site, or an initiative's leader's.
    """

    alone: TextSet
    names: TextSet
    called: TextSet
    sites: TextSet
    networks: tuple[str, ...]
    belongs_to: tuple[str, ...]
    sources: tuple[Witness, ...]


def grounds_of(entry: Entry[Record]) -> Grounds:
    """Return what a record brings to a judgement on its standing."""
    record, reporter = entry.record, entry.record.reported_by
    leader = record.led_by if isinstance(record, Initiative) else None
    group = reporter.name if reporter and reporter.role == "group" else None
    translated = (each.texts.get(("title",)) for each in entry.translations.values())
    others = (name.text for name in record.names)
    called, belonging = _as_network(entry) if holds(entry, Network) else (frozenset(), ())
    return Grounds(
        alone=_plain(group, leader.name if leader else None),
        names=_plain(record.title, *others, *translated),
        called=called,
        sites=frozenset(_sites(record)),
        networks=record.networks,
        belongs_to=belonging,
        sources=tuple(_witness(each) for each in record.sources if each.kind != "testimony"),
    )


def _as_network(entry: Entry[Network]) -> tuple[frozenset[str], tuple[str, ...]]:
    return _plain(entry.id, entry.record.acronym), belongs_to(entry)


def _plain(*names: str | None) -> frozenset[str]:
    return frozenset(plain(name) for name in names if name)


GROUNDS = Projection("grounds", frozenset(FOLDERS), Grounds, grounds_of)


def level_of(entry: Entry[Record]) -> Level:
    """Return by whom a record is vouched for, which it says itself."""
    reporter = entry.record.reported_by
    itself = entry.id if isinstance(entry.record, Network) else None
    own = {itself, reporter.network if reporter else None}
    if any(each.network not in own for each in entry.record.confirmed_by):
        return "confirmed"
    if reporter is None:
        return "reported" if _is_own_word(entry.record) else "compiled"
    return "reported" if reporter.role in {"group", "network"} else "compiled"


def _is_own_word(record: Record) -> bool:
    # An edition that is counted here says how it decides; of others, sources tell who won.
    is_counted = isinstance(record, Edition) and record.rules is not None
    return is_counted or isinstance(record, OWN_WORD)


LEVEL: Projection[Level] = Projection("level", frozenset(FOLDERS), Level, level_of)


class Standings(Mapping[str, Standing]):
    """The standing of every record by its key, found out when it is asked for.

    `digest` covers the networks that standings depend on beside the records themselves.
    """

    def __init__(self, catalogue: Catalogue) -> None:
        """Take the records."""
        self._catalogue = catalogue
        self.digest = digest_of(*(network.digest for network in catalogue.networks))

    def __getitem__(self, key: str) -> Standing:
        """Return the standing of a record."""
        folder, _, id = key.partition("/")
        entry = self._catalogue.get(folder, id)
        if entry is None:
            raise KeyError(key)
        return standing(entry, self._catalogue)

    def __iter__(self) -> Iterator[str]:
        """Yield the key of every record."""
        return (entry.key for entry in self._catalogue)

    def __len__(self) -> int:
        """Return how many records there are."""
        return sum(map(len, self._catalogue.entries.values()))


def _own_networks(
    entry: Entry[Record], grounds: Grounds, catalogue: Catalogue
) -> tuple[Grounds, ...]:
    """Return the grounds of the networks that a record belongs to, and of all these belong to."""
    found: dict[str, Grounds] = {}
    waiting: list[str] = [entry.id] if entry.kind.model is Network else []
    waiting.extend(grounds.networks)
    while waiting:
        id = waiting.pop()
        network = catalogue.get("networks", id)
        if id not in found and network is not None:
            found[id] = _of_network(network)
            waiting.extend(found[id].belongs_to)
    return tuple(found.values())


@lru_cache(maxsize=4096)
def _of_network(network: Entry[Record]) -> Grounds:
    return GROUNDS.read(network)


def _sites(record: Record) -> Iterator[str]:
    leader = record.led_by if isinstance(record, Initiative) else None
    own = record.website if isinstance(record, Network) else None
    for address in (own, leader.url if leader else None):
        if address and site(address):
            yield site(address)


def _witness(source: Source) -> Witness:
    says_nothing = source.url is None or source.kind == "copy"
    where = None if says_nothing else site(source.url or "")
    return Witness(_plain(source.publisher, source.held_by), where)


def _is_independent(source: Witness, own_names: frozenset[str], own_sites: frozenset[str]) -> bool:
    if source.names & own_names:
        return False
    if source.site is None:
        return bool(source.names)
    return not _is_on(source.site, own_sites)


def _is_on(address: str, own_sites: frozenset[str]) -> bool:
    return any(address == own or address.endswith(f".{own}") for own in own_sites)


@lru_cache(maxsize=65_536)
def site(address: str) -> str:
    """Return whose pages an address is among: its host without `www.`, longer on shared hosts."""
    try:
        parts = urlsplit(address)
        host = (parts.hostname or "").removeprefix("www.").removeprefix("m.")
    except ValueError:
        return ""
    if host not in SHARED_HOSTS:
        return host
    return f"{host}/{parts.path.strip('/').split('/')[0].lower()}"


@lru_cache(maxsize=65_536)
def plain(name: str) -> str:
    """Return a name without case, accents and punctuation, for comparing."""
    kept = "".join(c if c.isalnum() else " " for c in folded(name))
    return " ".join(kept.split())
