"""What `today` makes of the events: what is coming, which calls are open, and what is past."""

from datetime import date

from habitat_site.catalogue import Catalogue, Entry, Meeting
from habitat_site.records import Event
from habitat_site.results.occurrences import last_day, next_day
from habitat_site.results.values import Agenda
from habitat_site.results.windows import windows_of


def agenda_of(catalogue: Catalogue, today: date) -> Agenda:
    """Divide all events; each is in exactly one part."""
    known = catalogue.meetings
    ends = {id: closes(each) for id, each in known.items()}

    def latest_first(entry: Entry[Event]) -> tuple[int, int, str]:
        return -ends[entry.id].toordinal(), -known[entry.id].start.first.toordinal(), entry.id

    ahead = [entry for entry in catalogue.events if ends[entry.id] >= today]
    over = [entry for entry in catalogue.events if ends[entry.id] < today]
    calls = [entry for entry in ahead if is_call(known[entry.id])]
    meetings = [entry for entry in ahead if not is_call(known[entry.id])]
    return Agenda(
        upcoming=tuple(sorted(meetings, key=lambda e: (next_day(known[e.id], today), e.id))),
        open_calls=tuple(sorted(calls, key=lambda entry: (ends[entry.id], entry.id))),
        past=tuple(sorted(over, key=latest_first)),
        windows=windows_of(catalogue, today),
    )


def is_call(event: Meeting) -> bool:
    """Tell whether an event is a call that can be answered; a cancelled one cannot."""
    return event.kind == "call" and event.status != "cancelled"


def closes(event: Meeting) -> date:
    """Return the last day on which an event is not over: a call's deadline, or the last day."""
    if event.kind == "call" and event.deadline is not None:
        return event.deadline.last
    return last_day(event)
