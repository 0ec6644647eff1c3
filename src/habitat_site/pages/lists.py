"""Lists of initiatives and networks; a long one is split by country and indexed in shards.

Above `MOST` entries the list of initiatives shows countries with their counts, so that one new
record changes few pages, and the filters load a compact index (SITE, "Addresses").
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from habitat_site.catalogue import RecordId
from habitat_site.documents import Digest, digest_of
from habitat_site.pages import urls
from habitat_site.pages.cards import InitiativeCard, NetworkCard, Texts
from habitat_site.pages.inputs import Inputs, in_each_language
from habitat_site.pages.values import Later, Page, digest_value

MOST = 300

Groups = tuple[tuple[str, tuple[InitiativeCard, ...]], ...]
Count = tuple[str, int]


@dataclass(frozen=True, slots=True)
class Facets:
    """What a list can be narrowed by, with how many initiatives each value has."""

    countries: tuple[Count, ...]
    models: tuple[Count, ...]
    themes: tuple[Count, ...]
    networks: tuple[tuple[str, Texts, str, int], ...]
    joined: tuple[Count, ...]


@dataclass(frozen=True, slots=True)
class InitiativesView:
    """The list of initiatives: all by country, or the countries alone where there are many.

    `joined` has the mechanisms whose records name one that is listed, by its id.
    """

    count: int
    countries: int
    groups: Groups
    facets: Facets
    joined: Mapping[str, tuple[str, ...]]
    shards: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NetworksView:
    """The list of networks, by type."""

    count: int
    groups: tuple[tuple[str, tuple[NetworkCard, ...]], ...]


@dataclass(frozen=True, slots=True)
class ShardView:
    """A part of the index that filters search: cards in countries with one first letter.

    `joined` has the mechanisms whose records name one of them, by its id.
    """

    cards: tuple[InitiativeCard, ...]
    joined: Mapping[str, tuple[str, ...]]


def plan_lists(inputs: Inputs) -> Iterator[Page]:
    """Plan the lists of initiatives and of networks, and the index of a long list."""
    cards = inputs.initiatives
    shards = by_initial(inputs) if len(cards) > MOST else {}
    initials = tuple(shards)
    view = Later(partial(_digest, inputs, initials), partial(initiatives_view, inputs, initials))
    initiatives = partial(urls.page_path, name="initiatives")
    yield from in_each_language(inputs, initiatives, "initiatives.html", view)
    for initial, ids in shards.items():
        shard = Later(partial(_of_shard, inputs, ids), partial(shard_view, inputs, ids))
        for lang in inputs.languages:
            yield Page(urls.index_path(lang, initial), "index", shard, lang=lang)
    yield from in_each_language(
        inputs, partial(urls.page_path, name="networks"), "networks.html", networks_view(inputs)
    )


def _digest(inputs: Inputs, initials: tuple[str, ...]) -> Digest:
    cards = inputs.initiatives
    about = (facets(inputs), countries_of(inputs), len(cards))
    joined = digest_value({} if initials else inputs.joined)
    listed = cards.digest(() if initials else cards)
    return digest_of(digest_value(about), *initials, "/", listed, joined)


def _of_shard(inputs: Inputs, ids: Sequence[RecordId]) -> Digest:
    joined = digest_value(_joined(inputs, ids))
    return digest_of(*ids, inputs.initiatives.digest(ids), joined)


def initiatives_view(inputs: Inputs, initials: tuple[str, ...]) -> InitiativesView:
    """Return what the list of initiatives shows."""
    return InitiativesView(
        count=len(inputs.initiatives),
        countries=len(countries_of(inputs)),
        groups=() if initials else by_country(inputs.initiatives.values()),
        facets=facets(inputs),
        joined={} if initials else inputs.joined,
        shards=tuple(f"index-{initial}.json" for initial in initials),
    )


def countries_of(inputs: Inputs) -> tuple[str, ...]:
    """Return every country that an initiative is in, sorted by code."""
    ties = inputs.catalogue.ties
    found = (ties[entry.key].countries for entry in inputs.catalogue.initiatives)
    return tuple(sorted({code for countries in found for code in countries}))


def shard_view(inputs: Inputs, ids: Iterable[str]) -> ShardView:
    """Return a part of the index."""
    cards = tuple(inputs.initiatives[id] for id in ids)
    return ShardView(cards, _joined(inputs, ids))


def _joined(inputs: Inputs, ids: Iterable[str]) -> Mapping[str, tuple[str, ...]]:
    return {id: inputs.joined[id] for id in ids if id in inputs.joined}


def by_country(cards: Iterable[InitiativeCard]) -> Groups:
    """Group cards by country code; those of several countries come last, under no code."""
    groups: dict[str, list[InitiativeCard]] = {}
    for card in sorted(cards, key=lambda c: c.id):
        code = card.countries[0] if len(card.countries) == 1 else ""
        groups.setdefault(code, []).append(card)
    return tuple((code, tuple(groups[code])) for code in sorted(groups, key=lambda c: (not c, c)))


def by_initial(inputs: Inputs) -> Mapping[str, tuple[RecordId, ...]]:
    """Group initiatives by the first letter of their countries, in lower case.

    One of several countries is in the group of each, so that one group answers for a country.
    """
    groups: dict[str, list[RecordId]] = {}
    for entry in inputs.catalogue.initiatives:
        countries = inputs.catalogue.ties[entry.key].countries
        for initial in sorted({code[0].lower() for code in countries}):
            groups.setdefault(initial, []).append(entry.id)
    return {initial: tuple(groups[initial]) for initial in sorted(groups)}


def facets(inputs: Inputs) -> Facets:
    """Count what the list of initiatives can be narrowed by, most first."""
    summary = inputs.summary
    networks = (
        (card.id, card.title, card.acronym, card.initiatives)
        for card in inputs.networks.values()
        if card.initiatives
    )
    return Facets(
        countries=tuple(
            (code, len(group.initiatives)) for code, group in summary.countries.items()
        ),
        models=_most_first((id, len(g.initiatives)) for id, g in summary.models.items()),
        themes=_most_first((id, len(g.initiatives)) for id, g in summary.themes.items()),
        networks=tuple(sorted(networks, key=lambda each: (-each[3], each[0]))),
        joined=tuple((folder, len(g.initiatives)) for folder, g in summary.joined.items()),
    )


def _most_first(counts: Iterable[Count]) -> tuple[Count, ...]:
    return tuple(sorted(counts, key=lambda each: (-each[1], each[0])))


def networks_view(inputs: Inputs) -> NetworksView:
    """Group networks by type, from the widest to the nearest."""
    order = ("global", "regional", "national", "local", "support")
    cards = tuple(inputs.networks.values())
    groups = ((type, tuple(c for c in cards if c.type == type)) for type in order)
    return NetworksView(len(cards), tuple((type, found) for type, found in groups if found))
