"""What search engines are told of a record, in the words of schema.org.

Places come from the view's point, which is already as coarse as it is published.
"""

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from pathlib import PurePosixPath
from typing import Any

from markupsafe import Markup

from habitat_site.catalogue import Entry
from habitat_site.pages.cards import Named
from habitat_site.pages.events import EventView
from habitat_site.pages.initiatives import InitiativeView
from habitat_site.pages.networks import NetworkView
from habitat_site.pages.records import RecordView
from habitat_site.records import Initiative, Record
from habitat_site.records.dates import VagueDate
from habitat_site.records.shared import Organisation, Place
from habitat_site.rendering.html.escaping import json_object, json_value
from habitat_site.rendering.html.links import Links
from habitat_site.results.places import Point

Thing = dict[str, Any]
Members = Mapping[str, str]  # values written as JSON
CONTEXT = json_value("https://schema.org")
View = InitiativeView | NetworkView | EventView | RecordView
STATUS = {
    "confirmed": "EventScheduled",
    "tentative": "EventScheduled",
    "postponed": "EventPostponed",
    "cancelled": "EventCancelled",
}
MODE = {
    "in-person": "OfflineEventAttendanceMode",
    "online": "OnlineEventAttendanceMode",
    "hybrid": "MixedEventAttendanceMode",
}


def structured(view: View, link: Links) -> Markup:
    """Return the JSON-LD of a record's page."""
    return json_object({"@context": CONTEXT, **_members(view, link)})


def _members(view: View, link: Links) -> Members:
    match view:
        case InitiativeView():
            return _initiative(view, link)
        case NetworkView():
            return _written(_network(view, link))
        case EventView():
            return _written(_event(view, link))
        case RecordView():
            return _written(_work(view, link))


def _written(thing: Thing) -> Members:
    return {name: json_value(value) for name, value in _filled(thing).items()}


def _filled(thing: Thing) -> Thing:
    return {name: value for name, value in thing.items() if value not in (None, "", [], {})}


def _common(entry: Entry[Record], link: Links) -> Thing:
    record = entry.record
    return {
        "description": entry.text(("summary",), link.lang).text,
        "url": link.here,
        "inLanguage": link.lang,
        "sameAs": list(record.same_as),
        "image": [
            link.absolute(PurePosixPath("files", entry.key, image.file))
            for image in record.images
            if link.file(entry.key, image.file)
        ],
    }


def _title(entry: Entry[Record], link: Links) -> str:
    return entry.text(("title",), link.lang).text


def _initiative(view: InitiativeView, link: Links) -> Members:
    entry, settings = view.entry, link.site.settings
    told, place = _told_alike(entry, view.point, settings.licence)
    own = {
        "headline": json_value(_title(entry, link)),
        "isPartOf": _website(settings.title_in(link.lang), settings.base_url),
    }
    if place:
        name = _place_name(entry, entry.record.place, entry.record.all_countries, link)
        own["about"] = json_object({**place, "name": json_value(name)})
    return {**told, **_written(_common(entry, link)), **own}


@lru_cache(maxsize=2)
def _told_alike(
    entry: Entry[Initiative], point: Point | None, licence: str
) -> tuple[Members, Members]:
    """Return what is told of an initiative in every language, and so of where it is."""
    # The pages of a record in its languages follow one another.
    record = entry.record
    told = {
        "@type": "Article",
        "dateModified": _day(record.updated),
        "license": record.licence or licence,
        "citation": [s.url for s in record.sources if s.url and s.kind != "copy"],
    }
    is_placed = record.place or record.all_countries
    place = _where(record.all_countries, point) if is_placed else {}
    return _written(told), _written(place)


@lru_cache(maxsize=8)
def _website(title: str, address: str) -> str:
    return json_value({"@type": "WebSite", "name": title, "url": address})


def _work(view: RecordView, link: Links) -> Thing:
    record, settings = view.entry.record, link.site.settings
    return _common(view.entry, link) | {
        "@type": "CreativeWork",
        "name": _title(view.entry, link),
        "dateModified": _day(record.updated),
        "license": record.licence or settings.licence,
        "citation": [s.url for s in record.sources if s.url and s.kind != "copy"],
        "spatialCoverage": [
            {"@type": "Country", "identifier": code} for code in record.all_countries
        ],
    }


def _place(
    entry: Entry[Record],
    place: Place | None,
    point: Point | None,
    countries: tuple[str, ...],
    link: Links,
) -> Thing:
    if not place and not countries:
        return {}
    name = _place_name(entry, place, countries, link)
    return _filled({**_where(countries, point), "name": name})


def _place_name(
    entry: Entry[Record], place: Place | None, countries: tuple[str, ...], link: Links
) -> str:
    return entry.text(("place", "name"), link.lang).text if place else ", ".join(countries)


def _where(countries: tuple[str, ...], point: Point | None) -> Thing:
    thing: Thing = {
        "@type": "Place",
        "address": [{"@type": "PostalAddress", "addressCountry": code} for code in countries],
    }
    if point is not None:
        geo = {"@type": "GeoCoordinates", "latitude": point.lat, "longitude": point.lon}
        thing["geo"] = geo
    return thing


def _network(view: NetworkView, link: Links) -> Thing:
    record, names = view.entry.record, view.dossier.names
    return _common(view.entry, link) | {
        "@type": "Organization",
        "name": _title(view.entry, link),
        "alternateName": [*filter(None, [record.acronym]), *(name.text for name in record.names)],
        "url": record.website or link.here,
        "foundingDate": _day(record.founded),
        "areaServed": [{"@type": "Country", "identifier": code} for code in record.countries],
        "memberOf": [
            {"@type": "Organization", "name": names[each.network].name}
            for each in record.member_of
            if each.relation != "partner" and each.until is None and names[each.network].name
        ],
    }


def _event(view: EventView, link: Links) -> Thing:
    record = view.entry.record
    countries = (record.country,) if record.country else ()
    return _common(view.entry, link) | {
        "@type": "Event",
        "name": _title(view.entry, link),
        "startDate": _day(record.start),
        "endDate": _day(record.end),
        "eventStatus": f"https://schema.org/{STATUS[record.status]}",
        "eventAttendanceMode": f"https://schema.org/{MODE[record.mode]}" if record.mode else "",
        "location": _location(view, countries, link),
        "organizer": [
            {"@type": "Organization", "name": name}
            for name in _organisers(record.organisers, view.dossier.names)
        ],
    }


def _location(view: EventView, countries: tuple[str, ...], link: Links) -> Thing:
    record = view.entry.record
    if record.mode == "online" and record.url:
        return {"@type": "VirtualLocation", "url": record.url}
    return _place(view.entry, record.place, view.point, countries, link)


def _organisers(
    organisers: Iterable[str | Organisation], names: Mapping[str, Named]
) -> Iterator[str]:
    """Yield the names of who calls a meeting, without those that were withdrawn."""
    for each in organisers:
        name = names[each].name if isinstance(each, str) else each.name
        if name:
            yield name


def _day(value: VagueDate | None) -> str:
    """Write a date without its doubt, which schema.org has no word for."""
    return str(value).rstrip("~?%") if value else ""
