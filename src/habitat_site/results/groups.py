"""The sets that totals are made for: the world, networks, countries, themes, models, mechanisms."""

from collections.abc import Callable, Iterable, Mapping
from functools import partial

from habitat_site.catalogue import Catalogue, Pointer, RecordId
from habitat_site.documents import Digest, digest_of
from habitat_site.results.joining import joined_with
from habitat_site.results.ledger import Ledger
from habitat_site.results.membership import Related, within
from habitat_site.results.totals import totals_of
from habitat_site.results.values import Group, GroupKind


def group(kind: GroupKind, id: str, initiatives: Iterable[RecordId], ledger: Ledger) -> Group:
    """Make a set and its totals; each record is in it once, however often it is named."""
    members = tuple(sorted(set(initiatives)))
    sign, add_up = partial(_sign, kind, id, members, ledger), partial(totals_of, members, ledger)
    return Group(kind, id, members, sign, add_up)


def _sign(kind: str, id: str, members: tuple[RecordId, ...], ledger: Ledger) -> Digest:
    return digest_of(kind, id, ledger.digests.together(members))


def world(catalogue: Catalogue, ledger: Ledger) -> Group:
    """Return the set of all initiatives."""
    return group("world", "", (entry.id for entry in catalogue.initiatives), ledger)


def networks(catalogue: Catalogue, members: Related, ledger: Ledger) -> dict[RecordId, Group]:
    """Return each network's set: its own initiatives, and those of all networks within it."""
    own: dict[str, list[RecordId]] = {}
    for entry in catalogue.initiatives:
        for network in catalogue.outlines[entry.key].networks:
            own.setdefault(network, []).append(entry.id)
    return {
        network.id: group(
            "network",
            network.id,
            (id for each in within(network.id, members) for id in own.get(each, ())),
            ledger,
        )
        for network in catalogue.networks
    }


def countries(catalogue: Catalogue, ledger: Ledger) -> dict[str, Group]:
    """Return each country's set; a record with several countries is in none."""
    ties = catalogue.ties
    return _faceted("country", catalogue, lambda key: _only(ties[key].countries), ledger)


def themes(catalogue: Catalogue, ledger: Ledger) -> dict[str, Group]:
    """Return each theme's set."""
    outlines = catalogue.outlines
    return _faceted("theme", catalogue, lambda key: outlines[key].themes, ledger)


def models(catalogue: Catalogue, ledger: Ledger) -> dict[str, Group]:
    """Return each model's set."""
    outlines = catalogue.outlines
    return _faceted("model", catalogue, lambda key: filter(None, (outlines[key].model,)), ledger)


def joined(
    catalogue: Catalogue, honours: Mapping[str, tuple[Pointer, ...]], ledger: Ledger
) -> dict[str, Group]:
    """Return each mechanism's set: the initiatives that its records name."""
    found = joined_with(catalogue, honours)
    return {folder: group("joined", folder, ids, ledger) for folder, ids in found.items()}


def _only(countries: tuple[str, ...]) -> tuple[str, ...]:
    return countries if len(countries) == 1 else ()


def _faceted(
    kind: GroupKind,
    catalogue: Catalogue,
    facets: Callable[[str], Iterable[str]],
    ledger: Ledger,
) -> dict[str, Group]:
    found: dict[str, list[RecordId]] = {}
    for entry in catalogue.initiatives:
        for facet in facets(entry.key):
            found.setdefault(facet, []).append(entry.id)
    return {facet: group(kind, facet, found[facet], ledger) for facet in sorted(found)}
