"""What records of other kinds put into the agenda: stretches of days, some of them open calls.

A kind puts something there by a line in `WINDOWS`.
"""

from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date

from habitat_site.catalogue import Catalogue, RecordId
from habitat_site.records import Edition, Engagement, Request, SolidarityCall
from habitat_site.results.matching import answered_by
from habitat_site.results.origins import of_call, of_edition
from habitat_site.results.values import Window, Windows

# In these stages others can do something: put a name forward, or cast a ballot.
CALLS = frozenset({"nominations", "ballots"})


def windows_of(catalogue: Catalogue, today: date) -> Windows:
    """Divide all windows; each is in exactly one part."""
    found = [window for of_kind in WINDOWS for window in of_kind(catalogue)]
    ahead = [window for window in found if window.last >= today]
    return Windows(
        upcoming=tuple(sorted((w for w in ahead if not w.is_call), key=_by_start)),
        open_calls=tuple(sorted((w for w in ahead if w.is_call), key=_by_end)),
        past=tuple(sorted((w for w in found if w.last < today), key=_by_end, reverse=True)),
    )


def of_editions(catalogue: Catalogue) -> Iterator[Window]:
    """Yield the stages of every edition of an award."""
    for entry in catalogue.every(Edition):
        numbers: Counter[str] = Counter()
        there = of_edition(catalogue, entry.record)
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
                countries=there,
            )


def of_calls(catalogue: Catalogue) -> Iterator[Window]:
    """Yield every call for solidarity, until it is met, closed or withdrawn."""
    for entry in catalogue.every(SolidarityCall):
        call = entry.record
        if call.status == "open":
            yield Window(
                entry=entry,
                word="solidarity-call",
                number=1,
                start=call.opens or call.until,
                end=call.until if call.opens else None,
                is_call=True,
                hosts=(call.called_by,),
                countries=of_call(catalogue, call),
            )


def of_requests(catalogue: Catalogue) -> Iterator[Window]:
    """Yield the last day of every request for help that nobody has taken up.

    From when the help is needed is no day on which the request opens.
    """
    answered = answered_by(catalogue.every(Engagement))
    for entry in catalogue.every(Request):
        asker = entry.record.requested_by
        if entry.id not in answered:
            yield Window(
                entry=entry,
                word="assistance-request",
                number=1,
                start=entry.record.valid_until,
                end=None,
                is_call=True,
                hosts=(asker,) if isinstance(asker, str) else (),
                countries=(entry.record.country,),
            )


def hosts(window: Window, networks: frozenset[RecordId]) -> bool:
    """Tell whether one of these networks hosts a window, or its record belongs to one."""
    return not networks.isdisjoint((*window.hosts, *window.entry.record.networks))


WINDOWS: tuple[Callable[[Catalogue], Iterator[Window]], ...] = (of_editions, of_calls, of_requests)
"""What puts something into the agenda beside the events."""


def _by_start(window: Window) -> tuple[date, str, str]:
    return window.start.first, window.entry.key, window.word


def _by_end(window: Window) -> tuple[date, str, str]:
    return window.last, window.entry.key, window.word
