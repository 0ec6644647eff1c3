"""What records of other kinds put into the agenda: stretches of days, some of them open calls.

A kind puts something there by a line in `WINDOWS`.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import Any

from habitat_site.catalogue import Catalogue, Entry, RecordId
from habitat_site.records import MECHANISMS, Edition
from habitat_site.results.values import Window, Windows

# In these stages others can do something: put a name forward, or cast a ballot.
CALLS = frozenset({"nominations", "ballots"})


def windows_of(catalogue: Catalogue, today: date) -> Windows:
    """Divide all windows; each is in exactly one part."""
    found = [
        window
        for folder in MECHANISMS
        for entry in catalogue.all(folder)
        if entry.kind.name in WINDOWS
        for window in WINDOWS[entry.kind.name](entry)
    ]
    ahead = [window for window in found if window.last >= today]
    return Windows(
        upcoming=tuple(sorted((w for w in ahead if not w.is_call), key=_by_start)),
        open_calls=tuple(sorted((w for w in ahead if w.is_call), key=_by_end)),
        past=tuple(sorted((w for w in found if w.last < today), key=_by_end, reverse=True)),
    )


def of_edition(entry: Entry[Edition]) -> Iterator[Window]:
    """Yield the stages of an edition of an award."""
    numbers: Counter[str] = Counter()
    for stage in entry.record.stages:
        numbers[stage.kind] += 1
        yield Window(
            entry=entry,
            word=f"award-{stage.kind}",
            number=numbers[stage.kind],
            start=stage.start,
            end=stage.end,
            is_call=stage.kind in CALLS,
            hosts=tuple(host for host in entry.record.hosts if isinstance(host, str)),
        )


def hosts(window: Window, networks: frozenset[RecordId]) -> bool:
    """Tell whether one of these networks hosts a window, or its record belongs to one."""
    return not networks.isdisjoint((*window.hosts, *window.entry.record.networks))


WINDOWS: Mapping[str, Callable[[Entry[Any]], Iterator[Window]]] = {"edition": of_edition}
"""What a record puts into the agenda, by the name of its kind."""


def _by_start(window: Window) -> tuple[date, str, str]:
    return window.start.first, window.entry.key, window.word


def _by_end(window: Window) -> tuple[date, str, str]:
    return window.last, window.entry.key, window.word
