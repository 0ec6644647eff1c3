"""Pages of the kinds that need no planner of their own: one for each record, one list a folder.

A kind gets both by its line in `KINDS` and a template of its name. What its pages show beside the
record's own fields is computed by the function that `SHOWN` and `LISTED` name for it.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

from habitat_site.catalogue import Entry
from habitat_site.pages import urls
from habitat_site.pages.advocacy import advocacy_list, commitment_shown, instrument_shown
from habitat_site.pages.assistance import engagement_shown, offer_shown, request_shown
from habitat_site.pages.assistance_list import assistance_shown
from habitat_site.pages.awards import award_shown, awards_shown, edition_shown
from habitat_site.pages.cards import Texts, texts
from habitat_site.pages.dossier import Dossier, dossier
from habitat_site.pages.funds import call_shown, fund_shown, funds_shown
from habitat_site.pages.inputs import Inputs, in_each_language
from habitat_site.pages.joined import JoinedIn, joined
from habitat_site.pages.narrowing import Narrowing, Value, narrowing, type_of
from habitat_site.pages.values import Page
from habitat_site.pages.votes import ballot_shown, nomination_shown
from habitat_site.records import FOLDERS, MECHANISMS, Record

SHOWN: Mapping[str, Callable[[Inputs, Entry[Any]], object]] = {
    # Awards.
    "award": award_shown,
    "edition": edition_shown,
    "nomination": nomination_shown,
    "ballot": ballot_shown,
    # Funds.
    "fund": fund_shown,
    "call": call_shown,
    # Assistance.
    "offer": offer_shown,
    "request": request_shown,
    "engagement": engagement_shown,
    # Advocacy.
    "instrument": instrument_shown,
    "commitment": commitment_shown,
}
"""What the page of a record shows of what follows from it, by the name of its kind."""

LISTED: Mapping[str, Callable[[Inputs], object]] = {
    # Awards.
    "awards": awards_shown,
    # Funds.
    "funds": funds_shown,
    # Assistance.
    "assistance": assistance_shown,
    # Advocacy.
    "advocacy": advocacy_list,
}
"""What the list of a folder shows beside its records, by the folder."""

# A vote stands on its edition's page, and a series is the heading of its editions.
UNLISTED = frozenset({"ballot", "award"})


@dataclass(frozen=True, slots=True)
class RecordCard:
    """What a list shows of a record of any kind."""

    key: str
    kind: str
    title: Texts
    summary: Texts
    countries: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RecordView:
    """A record, what it refers to, what points at it, and what follows from it."""

    entry: Entry[Record]
    dossier: Dossier
    joined: tuple[JoinedIn, ...]
    shown: object


@dataclass(frozen=True, slots=True)
class FolderView:
    """The records of a folder by kind and type, what they can be narrowed by, what follows of all.

    Records of a kind that has no type are under none.
    """

    folder: str
    groups: tuple[tuple[str, tuple[tuple[Value | None, tuple[RecordCard, ...]], ...]], ...]
    narrowing: Narrowing
    shown: object


def plan_mechanisms(inputs: Inputs) -> Iterator[Page]:
    """Plan the pages of every record of the mechanisms, and a list of each that has a record."""
    for folder in MECHANISMS:
        entries = inputs.catalogue.all(folder)
        for entry in entries:
            path = partial(urls.record_path, folder=folder, id=entry.id)
            template = f"{entry.kind.name}.html"
            view = record_view(inputs, entry)
            yield from in_each_language(inputs, path, template, view, entry.place)
        if entries:
            path = partial(urls.page_path, name=folder)
            yield from in_each_language(inputs, path, f"{folder}.html", folder_view(inputs, folder))


def record_view(inputs: Inputs, entry: Entry[Record]) -> RecordView:
    """Return what the page of a record shows."""
    shown = SHOWN.get(entry.kind.name)
    return RecordView(
        entry=entry,
        dossier=dossier(entry, inputs),
        joined=joined(inputs, entry.key),
        shown=shown(inputs, entry) if shown else None,
    )


def folder_view(inputs: Inputs, folder: str) -> FolderView:
    """Return what the list of a folder shows."""
    entries, shown = inputs.catalogue.all(folder), LISTED.get(folder)
    kinds = ((kind.name, tuple(e for e in entries if e.kind is kind)) for kind in FOLDERS[folder])
    return FolderView(
        folder=folder,
        groups=tuple((kind, tuple(_by_type(inputs, some))) for kind, some in kinds if some),
        narrowing=narrowing(inputs, (e for e in entries if e.kind.name not in UNLISTED)),
        shown=shown(inputs) if shown else None,
    )


def _by_type(
    inputs: Inputs, entries: Iterable[Entry[Record]]
) -> Iterator[tuple[Value | None, tuple[RecordCard, ...]]]:
    groups: dict[Value | None, list[RecordCard]] = {}
    for entry in entries:
        groups.setdefault(type_of(entry), []).append(record_card(inputs, entry))
    for type in sorted(groups, key=lambda each: each or ("", "")):
        yield type, tuple(groups[type])


def record_card(inputs: Inputs, entry: Entry[Record]) -> RecordCard:
    """Project a record of any kind to what lists show."""
    return RecordCard(
        key=entry.key,
        kind=entry.kind.name,
        title=texts(entry, ("title",), inputs.languages),
        summary=texts(entry, ("summary",), inputs.languages),
        countries=entry.record.all_countries,
    )
