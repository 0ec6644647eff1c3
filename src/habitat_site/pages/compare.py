"""The page that compares countries: which instruments exist there, and what was achieved."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import partial

from habitat_site.documents import Digest, digest_of
from habitat_site.pages import urls
from habitat_site.pages.advocacy import instrument_card, record_of
from habitat_site.pages.dossiers import group_of, of_advocacy
from habitat_site.pages.inputs import Inputs, in_each_language
from habitat_site.pages.values import Later, Page, digest_value
from habitat_site.records import Commitment
from habitat_site.results.commitments import by_state
from habitat_site.results.dossiers import TYPES, Effect, Topic
from habitat_site.results.values import Group, Total

# What most groups report; a table of more columns could not be read.
COMPARED = ("homes_built", "households", "people")

Counts = tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Row:
    """A country: how many instruments of each type help or are asked for, and what there is.

    `totals` are in the order of `COMPARED`, with nothing where no initiative reports one.
    """

    helping: Counts
    asked: Counts
    commitments: Counts
    initiatives: int
    totals: tuple[Total | None, ...]


@dataclass(frozen=True, slots=True)
class CompareView:
    """Every country with its row, by code, and the measures compared."""

    measures: tuple[str, ...]
    rows: tuple[tuple[str, Row], ...]


def plan_compare(inputs: Inputs) -> Iterator[Page]:
    """Plan the comparison, where there are dossiers to compare."""
    topics = [topic for topic in inputs.topics if topic.facet == "country"]
    if not inputs.topics:
        return
    groups = [group for group in (group_of(inputs, topic) for topic in topics) if group]
    view = Later(partial(_digest, inputs, topics, groups), partial(compare_view, inputs))
    yield from in_each_language(
        inputs, partial(urls.page_path, name="compare"), "compare.html", view
    )


def _digest(inputs: Inputs, topics: Iterable[Topic], groups: Iterable[Group]) -> Digest:
    own = {id: None for topic in topics for id in (*topic.instruments, *topic.commitments)}
    return digest_of(
        *(digest_value(topic) for topic in topics),
        *(group.digest for group in groups),
        *(of_advocacy(inputs, id) for id in own),
    )


def compare_view(inputs: Inputs) -> CompareView:
    """Return what the comparison shows."""
    countries = (topic for topic in inputs.topics if topic.facet == "country")
    return CompareView(COMPARED, tuple((topic.id, _row(inputs, topic)) for topic in countries))


def _row(inputs: Inputs, topic: Topic) -> Row:
    group = group_of(inputs, topic)
    promised = by_state(record_of(inputs.catalogue, id, Commitment) for id in topic.commitments)
    return Row(
        helping=_types(inputs, topic, "helps"),
        asked=_types(inputs, topic, "asked"),
        commitments=tuple((state, len(found)) for state, found in promised),
        initiatives=len(topic.initiatives),
        totals=tuple(group.total(measure) if group else None for measure in COMPARED),
    )


def _types(inputs: Inputs, topic: Topic, effect: Effect) -> Counts:
    cards = [instrument_card(inputs, id) for id in topic.instruments]
    found = [card.type for card in cards if card.effect == effect]
    return tuple((type, found.count(type)) for type in TYPES if type in found)
