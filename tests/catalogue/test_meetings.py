"""What is needed of an event is known of all of them without opening one."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import NoReturn

import pytest

from habitat_site.catalogue import MEETING, OUTLINE, Catalogue, Entry
from habitat_site.records import Event
from habitat_site.results.agenda import agenda_of
from habitat_site.results.origins import COUNTED
from habitat_site.results.stewardship import kept
from habitat_site.results.subjects import countries_of, networks_of, themes_of
from tests.building import catalogue, event

TODAY = date(2026, 5, 3)
CALL = event(
    "call",
    kind="call",
    start="2026-04",
    deadline="2026-06-01",
    country="UY",
    themes=["land"],
    networks=["fucvam"],
    organisers=["sdi", {"name": "A group without a record"}],
    registration={"deadline": "2026-05-20"},
    part_of="forum",
)


class Shut:
    """Contents that nobody may open."""

    def open(self) -> NoReturn:
        """Refuse."""
        raise AssertionError


def unopened(entry: Entry[Event]) -> Entry[Event]:
    """Return an event of which only what was written down is known."""
    written = {each.name: each.write(entry) for each in (MEETING, OUTLINE)}
    return replace(entry, contents=Shut(), projected=written)


def test_what_an_event_does_not_say_is_empty() -> None:
    meeting = MEETING.read(event())
    assert (meeting.kind, meeting.status) == ("gathering", "confirmed")
    assert str(meeting.start) == "2026-05-02"
    assert not any((meeting.end, meeting.deadline, meeting.registration, meeting.repeats))
    assert not any((meeting.country, meeting.themes, meeting.networks, meeting.organisers))
    assert not any((meeting.part_of, meeting.follows))


def test_what_is_written_down_is_read_again() -> None:
    meeting = MEETING.read(CALL)
    assert MEETING.read(unopened(CALL)) == meeting
    assert (meeting.organisers, meeting.networks) == (("sdi",), ("fucvam",))
    assert str(meeting.registration) == "2026-05-20"
    assert meeting.part_of == "forum"


def agenda(catalogue: Catalogue) -> object:
    """Return the ids of the events in each part of the agenda."""
    found = agenda_of(catalogue, TODAY)
    return [[entry.id for entry in some] for some in (found.upcoming, found.open_calls, found.past)]


def subjects(catalogue: Catalogue) -> object:
    """Return what each event is about."""
    asked = (countries_of, themes_of, networks_of)
    return [of(entry, catalogue) for entry in catalogue.events for of in asked]


def counted(catalogue: Catalogue) -> object:
    """Return the meetings that are counted by place."""
    return list(COUNTED["meetings"](catalogue))


@pytest.mark.parametrize("ask", [agenda, subjects, counted, kept], ids=lambda each: each.__name__)
def test_nobody_opens_an_event_for_it(ask: Callable[[Catalogue], object]) -> None:
    events = (CALL, event("forum", end="2026-05-03"), event("past", start="2019"))
    assert ask(catalogue(*map(unopened, events))) == ask(catalogue(*events))
