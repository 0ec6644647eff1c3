"""How far a record is vouched for: computed, never typed (RECORDS, "Standing")."""

from collections.abc import Iterator, Mapping
from functools import lru_cache
from urllib.parse import urlsplit

from habitat_site.catalogue import Catalogue, Entry, Projection, holds
from habitat_site.documents import digest_of
from habitat_site.languages import folded
from habitat_site.records import BY_FOLDER, Initiative, Network, Record
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


def standing(entry: Entry[Record], catalogue: Catalogue) -> Standing:
    """Return a record's standing.

    *Confirmed*: a network other than the reporter, and other than the record itself, vouches for
    it. *Reported*: the group or its network submitted it. *Compiled*: an editor took it from
    published sources, or nobody says who did.

    *Documented*: at least one source is neither the group's own nor its network's. A source is
    their own when its publisher, or who holds it, bears a name of the group, of the record or of
    one of its networks, or when its address is on the site of one of them; its networks are those
    the record belongs to, and all that these belong to. A testimony, and a file or a paper whose
    publisher or holder is not named, prove nothing either way and do not count. Where a copy is
    kept says nothing about who wrote it, so of a copy only the publisher counts.
    """
    networks = tuple(_own_networks(entry, catalogue))
    names = frozenset(plain(name) for name in _names(entry, networks))
    sites = frozenset(_sites(entry, networks))
    return Standing(
        level=LEVEL.read(entry),
        documented=any(_is_independent(source, names, sites) for source in entry.record.sources),
    )


def level_of(entry: Entry[Record]) -> Level:
    """Return by whom a record is vouched for, which it says itself."""
    reporter = entry.record.reported_by
    itself = entry.id if isinstance(entry.record, Network) else None
    own = {itself, reporter.network if reporter else None}
    if any(each.network not in own for each in entry.record.confirmed_by):
        return "confirmed"
    return "reported" if reporter and reporter.role in {"group", "network"} else "compiled"


LEVEL: Projection[Level] = Projection("level", frozenset(BY_FOLDER), Level, level_of)


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


def _own_networks(entry: Entry[Record], catalogue: Catalogue) -> Iterator[Entry[Network]]:
    found: set[str] = set()
    waiting: list[str] = [entry.id] if isinstance(entry.record, Network) else []
    waiting.extend(entry.record.networks)
    while waiting:
        id = waiting.pop()
        network = _network(id, catalogue)
        if id not in found and network is not None:
            found.add(id)
            waiting.extend(belongs_to(network))
            yield network


def _network(id: str, catalogue: Catalogue) -> Entry[Network] | None:
    found = catalogue.get("networks", id)
    return found if found is not None and holds(found, Network) else None


def _names(entry: Entry[Record], networks: tuple[Entry[Network], ...]) -> Iterator[str]:
    record = entry.record
    if record.reported_by and record.reported_by.role == "group" and record.reported_by.name:
        yield record.reported_by.name
    if isinstance(record, Initiative) and record.led_by:
        yield record.led_by.name
    for each in (entry, *networks):
        yield each.record.title
        yield from (name.text for name in each.record.names)
        translated = (each.translations[lang].texts.get(("title",)) for lang in each.translations)
        yield from (title for title in translated if title)
    for network in networks:
        yield network.id
        yield from (network.record.acronym,) if network.record.acronym else ()


def _sites(entry: Entry[Record], networks: tuple[Entry[Network], ...]) -> Iterator[str]:
    addresses = [network.record.website for network in networks]
    if isinstance(entry.record, Initiative) and entry.record.led_by:
        addresses.append(entry.record.led_by.url)
    yield from (site(address) for address in addresses if address and site(address))


def _is_independent(source: Source, own_names: frozenset[str], own_sites: frozenset[str]) -> bool:
    if source.kind == "testimony":
        return False
    named = {plain(name) for name in (source.publisher, source.held_by) if name}
    if named & own_names:
        return False
    if source.url is None or source.kind == "copy":
        return bool(named)
    return not _is_on(site(source.url), own_sites)


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
