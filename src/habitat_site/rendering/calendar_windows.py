"""What other records put into calendars: stages of an award, calls, and their last days."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta

import icalendar

from habitat_site.languages import Language
from habitat_site.rendering.characters import on_one_line, printable
from habitat_site.rendering.elements import page_url
from habitat_site.rendering.site import Site
from habitat_site.results.changes import UNKNOWN, changed, lasting_id
from habitat_site.results.occurrences import is_certain
from habitat_site.results.values import Window

DAY = timedelta(days=1)


def window_parts(window: Window, spoken: Language, site: Site) -> Iterator[icalendar.Event]:
    """Yield a window's days, and of a call its last day again, as what has to be done by then.

    What is on no certain day is left out, as it is for events; and of a call of which only the
    last day is known, there is only that.
    """
    title = window.entry.text(("title",), spoken.code).text
    what = spoken.text(f"event-kind.{window.word}")
    words = spoken.text("calendar.window", title=title, what=what)
    last = window.end or window.start
    if is_certain(window.start) and (window.end or not window.is_call):
        end = last.first if is_certain(last) else window.start.first
        yield _part(window, "", words, (window.start.first, end + DAY), spoken, site)
    if window.is_call and is_certain(last):
        deadline = spoken.text("calendar.deadline", title=words)
        yield _part(window, "--deadline", deadline, (last.first, last.first + DAY), spoken, site)


def _part(
    window: Window, suffix: str, words: str, days: tuple[date, date], spoken: Language, site: Site
) -> icalendar.Event:
    entry, day = window.entry, changed(window.entry)
    summary, address = entry.text(("summary",), spoken.code), page_url(entry, site)
    part = icalendar.Event()
    part.add("uid", uid(window, site, suffix))
    part.add("summary", on_one_line(words), parameters={"LANGUAGE": spoken.code})
    description = f"{printable(summary.text)}\n\n{address}"
    part.add("description", description, parameters={"LANGUAGE": summary.lang})
    part.add("url", address)
    part.add("dtstart", days[0])
    part.add("dtend", days[1])
    part.add("transp", "TRANSPARENT")
    # From the record, never from the clock: an unchanged record is an unchanged entry.
    part.add("dtstamp", datetime.combine(day, time(), UTC))
    part.add("last-modified", datetime.combine(day, time(), UTC))
    part.add("sequence", max((day - UNKNOWN).days, 0))
    return part


def uid(window: Window, site: Site, suffix: str = "") -> str:
    """Return the id that calendars know a window by, for ever.

    Two hyphens and its word, because no id of an event has them.
    """
    name = f"{lasting_id(window.entry)}--{window.word}-{window.number}{suffix}"
    return f"{name}@{site.settings.authority}"
