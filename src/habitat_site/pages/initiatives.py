"""One page per initiative: every field that was given, and what surrounds it."""

from array import array
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache, partial

from habitat_site.catalogue import Entry, Outline
from habitat_site.documents import Digest, digest_of
from habitat_site.pages import urls
from habitat_site.pages.cards import Named
from habitat_site.pages.dossier import Dossier, dossier
from habitat_site.pages.inputs import Inputs, in_each_language
from habitat_site.pages.joined import JoinedIn, joined
from habitat_site.pages.siblings import InEachLanguage
from habitat_site.pages.spots import Neighbour
from habitat_site.pages.values import Later, digest_value
from habitat_site.records import Initiative
from habitat_site.results.places import Point, point_of

NEIGHBOURS = 5
# Hexadecimal digits of a digest by which records are put in an order.
MARK = 16


@dataclass(frozen=True, slots=True)
class InitiativeView:
    """An initiative, where it may be shown, and the records that it is joined to.

    `neighbours` are of the network `neighbours_of`, or else of the same model.
    """

    entry: Entry[Initiative]
    dossier: Dossier
    point: Point | None
    within: Neighbour | None
    parts: tuple[Neighbour, ...]
    neighbours: tuple[Neighbour, ...]
    neighbours_of: Named | None
    joined: tuple[JoinedIn, ...]


@dataclass(frozen=True, slots=True)
class Around:
    """The ids of the records that an initiative's page shows beside it."""

    within: str
    parts: tuple[str, ...]
    neighbours: tuple[str, ...]
    network: str

    @property
    def cards(self) -> tuple[str, ...]:
        """Return the ids of every card on the page."""
        return (*filter(None, (self.within,)), *self.parts, *self.neighbours)


def plan_initiatives(inputs: Inputs) -> Iterator[InEachLanguage]:
    """Plan the page of every initiative."""
    return plan_some(inputs, inputs.catalogue.initiatives)


def plan_some(inputs: Inputs, entries: Iterable[Entry[Initiative]]) -> Iterator[InEachLanguage]:
    """Plan the pages of some initiatives."""
    rings = Rings.of(inputs)
    for entry in entries:
        shown = Shown(rings, entry)
        view = Later(shown.sign, shown, near=rings.near(entry))
        path = partial(urls.record_path, folder="initiatives", id=entry.id)
        yield in_each_language(inputs, path, "initiative.html", view, entry.place)


@dataclass(frozen=True, slots=True, eq=False)
class Rings:
    """The sets in which an initiative has neighbours: of the networks, and of the models."""

    inputs: Inputs
    networks: Mapping[str, "Ring"]
    models: Mapping[str, "Ring"]

    @classmethod
    def of(cls, inputs: Inputs) -> "Rings":
        """Return the sets of all initiatives."""
        networks, models = inputs.summary.networks, inputs.summary.models
        return cls(
            inputs,
            {str(id): Ring(group.initiatives) for id, group in networks.items()},
            {id: Ring(group.initiatives) for id, group in models.items()},
        )

    def around(self, entry: Entry[Initiative]) -> Around:
        """Return what an initiative's page shows beside it."""
        catalogue, networks = self.inputs.catalogue, self.networks
        outline = catalogue.outlines[entry.key]
        first = self._first(outline)
        circle = networks[first] if first else self.models.get(outline.model)
        within = catalogue.ties[entry.key].within or ""
        return Around(
            within=within if within in self.inputs.initiatives else "",
            parts=catalogue.children.get(entry.id, ()),
            neighbours=circle.following(entry.id) if circle else (),
            network=first,
        )

    def near(self, entry: Entry[Initiative]) -> str:
        """Return what orders initiatives so that those beside each other share most neighbours."""
        outline = self.inputs.catalogue.outlines[entry.key]
        return f"{self._first(outline) or outline.model}/{_mark(entry.id)}"

    def _first(self, outline: Outline) -> str:
        """Return the first network of an initiative that has others; empty for none."""
        known = (id for id in outline.networks if id in self.networks)
        return next((id for id in known if len(self.networks[id]) > 1), "")


@dataclass(frozen=True, slots=True, eq=False)
class Shown:
    """An initiative that a page will show: a fifth of what `partial` takes.

    What is around it is found each time: to keep it for all records takes more than to find it.
    """

    rings: Rings
    entry: Entry[Initiative]

    def __call__(self) -> InitiativeView:
        """Return what the page shows."""
        return initiative_view(self.rings, self.entry)

    def sign(self) -> Digest:
        """Return a digest of everything that the page shows."""
        entry, inputs = self.entry, self.rings.inputs
        around, digest_of_card = self.rings.around(entry), inputs.initiatives.digest_of_one
        pointing = joined(inputs, entry.key)
        return digest_of(
            entry.digest,
            inputs.of_mentioned(entry),
            *(part for id in around.cards for part in (id, digest_of_card(id))),
            around.network,
            str(len(around.parts)),
            around.within,
            *((digest_value(pointing),) if pointing else ()),
        )


def initiative_view(rings: Rings, entry: Entry[Initiative]) -> InitiativeView:
    """Return what an initiative's page shows."""
    inputs, around = rings.inputs, rings.around(entry)
    others = inputs.initiatives.neighbours
    entry = entry.opened()
    about = dossier(entry, inputs)
    return InitiativeView(
        entry=entry,
        dossier=about,
        point=point_of(entry),
        within=others([around.within])[0] if around.within else None,
        parts=others(around.parts),
        neighbours=others(around.neighbours),
        neighbours_of=about.names[around.network] if around.network else None,
        joined=joined(inputs, entry.key),
    )


class Ring:
    """Records in the order of their digests, so that a newcomer stands between two others.

    It moves no other, and so changes few pages. They are put in this order when somebody asks for
    neighbours: where one story has changed, that is in one or two of many rings.
    """

    def __init__(self, ids: Sequence[str]) -> None:
        """Take the ids of the records."""
        self._ids = ids

    def __len__(self) -> int:
        """Return how many records there are."""
        return len(self._ids)

    @cached_property
    def _order(self) -> "tuple[Sequence[str], array[int]]":
        """Return the ids in their order, and their marks."""
        # Eight bytes of each digest: they tell any two records apart, and take little.
        marks = sorted((_mark(id), id) for id in self._ids)
        return [id for _, id in marks], array("Q", (int(mark, 16) for mark, _ in marks))

    def following(self, id: str) -> tuple[str, ...]:
        """Return at most `NEIGHBOURS` ids after one."""
        ids, marks = self._order
        place = bisect_left(marks, int(_mark(id), 16))
        if ids[place : place + 1] != [id]:
            return tuple(ids[:NEIGHBOURS])
        turned = ids[place + 1 : place + 1 + NEIGHBOURS]
        rest = min(NEIGHBOURS - len(turned), place)
        return (*turned, *ids[:rest])


@lru_cache(maxsize=1)
def _mark(id: str) -> str:
    # To find what follows a record, and what it is near to.
    return digest_of(id)[:MARK]
