"""How far a record is vouched for: computed, never typed (RECORDS, "Standing")."""

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple, get_args

from habitat_site.catalogue import Catalogue, Entry
from habitat_site.documents import digest_of
from habitat_site.records import Initiative, Network, Record
from habitat_site.results.grounds import GROUNDS, Grounds, Witness
from habitat_site.results.values import Level, Standing

__all__ = ["Standing", "Standings", "standing"]

# There are no others: all that a hundred thousand records have in common.
EVERY = tuple(Standing(level, known) for level in get_args(Level) for known in (False, True))
UNKNOWN = 255


class Circle(NamedTuple):
    """What the networks that records belong to, and all that these belong to, have as their own."""

    names: frozenset[str]
    sites: frozenset[str]


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
    itself = (entry.id,) if entry.kind.model is Network else ()
    return _judged(grounds, _circle((*itself, *grounds.networks), catalogue))


class Standings(Mapping[str, Standing]):
    """The standing of every record by its key, found out when it is asked for.

    An initiative's page and three files ask for it, so that it is kept. `digest` covers the
    networks that standings depend on beside the records themselves.
    """

    def __init__(self, catalogue: Catalogue) -> None:
        """Take the records."""
        self._catalogue = catalogue
        # By the networks that a record names: there are few different ones.
        self._circles: dict[tuple[str, ...], Circle] = {}
        # Of each initiative the place of its standing among all there are.
        self._found = bytearray([UNKNOWN]) * len(catalogue.initiatives)
        self.digest = digest_of(*(network.digest for network in catalogue.networks))

    def __getitem__(self, key: str) -> Standing:
        """Return the standing of a record."""
        folder, _, id = key.partition("/")
        entry = self._catalogue.get(folder, id)
        if entry is None:
            raise KeyError(key)
        if entry.kind.model is not Initiative:
            return standing(entry, self._catalogue)
        place = self._catalogue.places[id]
        if self._found[place] == UNKNOWN:
            self._found[place] = EVERY.index(self._of_initiative(entry))
        return EVERY[self._found[place]]

    def _of_initiative(self, entry: Entry[Record]) -> Standing:
        """Return what `standing` does."""
        grounds = GROUNDS.read(entry)
        circle = self._circles.get(grounds.networks)
        if circle is None:
            circle = _circle(grounds.networks, self._catalogue)
            self._circles[grounds.networks] = circle
        return _judged(grounds, circle)

    def __iter__(self) -> Iterator[str]:
        """Yield the key of every record."""
        return (entry.key for entry in self._catalogue)

    def __len__(self) -> int:
        """Return how many records there are."""
        return sum(map(len, self._catalogue.entries.values()))


def _judged(grounds: Grounds, circle: Circle) -> Standing:
    own, sites = (grounds.alone, grounds.names, circle.names), grounds.sites | circle.sites
    return Standing(
        level=grounds.level,
        documented=any(_is_independent(source, own, sites) for source in grounds.sources),
    )


def _circle(networks: tuple[str, ...], catalogue: Catalogue) -> Circle:
    """Return the circle of some networks."""
    found: dict[str, Grounds] = {}
    waiting = list(networks)
    while waiting:
        id = waiting.pop()
        network = catalogue.get("networks", id)
        if id not in found and network is not None:
            found[id] = _of_network(network)
            waiting.extend(found[id].belongs_to)
    names = (each.names | each.called for each in found.values())
    sites = (each.sites for each in found.values())
    return Circle(frozenset().union(*names), frozenset().union(*sites))


@lru_cache(maxsize=4096)
def _of_network(network: Entry[Record]) -> Grounds:
    return GROUNDS.read(network)


def _is_independent(
    source: Witness, own_names: Iterable[frozenset[str]], own_sites: frozenset[str]
) -> bool:
    if not all(map(source.names.isdisjoint, own_names)):
        return False
    if source.site is None:
        return bool(source.names)
    return not _is_on(source.site, own_sites)


def _is_on(address: str, own_sites: frozenset[str]) -> bool:
    return any(address == own or address.endswith(f".{own}") for own in own_sites)
