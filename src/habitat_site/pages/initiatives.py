"""One page per initiative: every field that was given, and what surrounds it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from habitat_site.catalogue import Entry
from habitat_site.documents import digest_of
from habitat_site.pages import urls
from habitat_site.pages.cards import InitiativeCard, Named
from habitat_site.pages.dossier import Dossier, dossier
from habitat_site.pages.inputs import Inputs, in_each_language
from habitat_site.pages.values import Page
from habitat_site.records import Initiative
from habitat_site.results.places import Point

NEIGHBOURS = 5


@dataclass(frozen=True, slots=True)
class InitiativeView:
    """An initiative, where it may be shown, and the records that it is joined to.

    `neighbours` are of the network `neighbours_of`, or else of the same model.
    """

    entry: Entry[Initiative]
    dossier: Dossier
    point: Point | None
    within: InitiativeCard | None
    parts: tuple[InitiativeCard, ...]
    neighbours: tuple[InitiativeCard, ...]
    neighbours_of: Named | None


def plan_initiatives(inputs: Inputs) -> Iterator[Page]:
    """Plan the page of every initiative."""
    rings: dict[str, Sequence[str]] = {
        id: ring(group.initiatives) for id, group in inputs.summary.networks.items()
    }
    models = {id: ring(group.initiatives) for id, group in inputs.summary.models.items()}
    for entry in inputs.catalogue.initiatives:
        view = initiative_view(inputs, entry, rings, models)
        path = partial(urls.record_path, folder="initiatives", id=entry.id)
        source = str(entry.document.path)
        yield from in_each_language(inputs, path, "initiative.html", view, source)


def initiative_view(
    inputs: Inputs,
    entry: Entry[Initiative],
    rings: Mapping[str, Sequence[str]],
    models: Mapping[str, Sequence[str]],
) -> InitiativeView:
    """Return what an initiative's page shows."""
    record, catalogue = entry.record, inputs.catalogue
    about = dossier(entry, inputs)
    first = next((id for id in record.networks if len(rings.get(id, ())) > 1), None)
    circle = rings[first] if first else models.get(record.model or "", ())
    return InitiativeView(
        entry=entry,
        dossier=about,
        point=inputs.points.get(entry.id),
        within=inputs.initiatives.get(record.counted_within or ""),
        parts=tuple(inputs.initiatives[id] for id in catalogue.children.get(entry.id, ())),
        neighbours=tuple(inputs.initiatives[id] for id in following(circle, entry.id)),
        neighbours_of=about.names[first] if first else None,
    )


def ring(ids: Sequence[str]) -> Sequence[str]:
    """Order ids by their digest, so that a newcomer stands between two and moves no other."""
    return sorted(ids, key=digest_of)


def following(circle: Sequence[str], id: str) -> tuple[str, ...]:
    """Return at most `NEIGHBOURS` ids after one in a ring; a newcomer changes as many pages."""
    if id not in circle:
        return tuple(circle[:NEIGHBOURS])
    start = circle.index(id)
    turned = [*circle[start + 1 :], *circle[:start]]
    return tuple(turned[:NEIGHBOURS])
