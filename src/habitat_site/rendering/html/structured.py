"""What search engines are told of a record, in the words of schema.org.

Places come from the view's point, which is already as coarse as it is published.
"""

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Any

from habitat_site.catalogue import Entry
from habitat_site.pages import urls
from habitat_site.pages.cards import Named
from habitat_site.pages.events import EventView
from habitat_site.pages.initiatives import InitiativeView
from habitat_site.pages.networks import NetworkView
from habitat_site.pages.records import RecordView
from habitat_site.records import Record
from habitat_site.records.dates import VagueDate
from habitat_site.records.shared import Organisation, Place
from habitat_site.rendering.html.gaps import Gaps, gap
from habitat_site.rendering.html.latest import Latest
from habitat_site.rendering.html.links import Links
from habitat_site.rendering.site import Site
from habitat_site.results.places import Point

Thing = dict[str, Any]
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


def structured(view: View, link: Links) -> bytes:
    """Return the JSON-LD of a record's page."""
    return _told(link.site).of(view).filled(_words(view, link))


@lru_cache(maxsize=2)
def _told(site: Site) -> Latest[View, Gaps]:
    """Return what is told of records in every language, in turn."""
    return Latest(lambda view: Gaps.of(_filled(_common(view.entry, site) | _own(view, site))))


def _words(view: View, link: Links) -> Mapping[str, str]:
    """Return what the page of each language says in its own words, by the name of its gap."""
    entry, lang = view.entry, link.lang
    is_placed = isinstance(view, (InitiativeView, EventView)) and view.entry.record.place
    return {
        "title": entry.text(("title",), lang).text,
        "summary": entry.text(("summary",), lang).text,
        "place": entry.text(("place", "name"), lang).text if is_placed else "",
        "here": link.here,
        "lang": lang,
        "site": link.site.settings.title_in(lang),
    }


def _filled(thing: Thing) -> Thing:
    return {name: value for name, value in thing.items() if value not in (None, "", [], {})}


def _common(entry: Entry[Record], site: Site) -> Thing:
    record = entry.record
    files = (urls.file_path(entry.key, image.file) for image in record.images)
    return {
        "@context": "https://schema.org",
        "description": gap("summary"),
        "url": gap("here"),
        "inLanguage": gap("lang"),
        "sameAs": list(record.same_as),
        "image": [site.absolute(path) for path in files if path in site.paths],
    }


def _own(view: View, site: Site) -> Thing:
    match view:
        case InitiativeView():
            return _initiative(view, site)
        case NetworkView():
            return _network(view)
        case EventView():
            return _event(view)
        case RecordView():
            return _work(view, site)


def _initiative(view: InitiativeView, site: Site) -> Thing:
    record, settings = view.entry.record, site.settings
    return {
        "@type": "Article",
        "headline": gap("title"),
        "isPartOf": {"@type": "WebSite", "name": gap("site"), "url": settings.base_url},
        "about": _place(record.place, view.point, record.all_countries),
        "dateModified": _day(record.updated),
        "license": record.licence or settings.licence,
        "citation": _cited(record),
    }


def _work(view: RecordView, site: Site) -> Thing:
    record, settings = view.entry.record, site.settings
    return {
        "@type": "CreativeWork",
        "name": gap("title"),
        "dateModified": _day(record.updated),
        "license": record.licence or settings.licence,
        "citation": _cited(record),
        "spatialCoverage": [
            {"@type": "Country", "identifier": code} for code in record.all_countries
        ],
    }


def _cited(record: Record) -> list[str]:
    return [source.url for source in record.sources if source.url and source.kind != "copy"]


def _place(place: Place | None, point: Point | None, countries: tuple[str, ...]) -> Thing:
    if not place and not countries:
        return {}
    thing: Thing = {
        "@type": "Place",
        "address": [{"@type": "PostalAddress", "addressCountry": code} for code in countries],
        "name": gap("place") if place else ", ".join(countries),
    }
    if point is not None:
        geo = {"@type": "GeoCoordinates", "latitude": point.lat, "longitude": point.lon}
        thing["geo"] = geo
    return thing


def _network(view: NetworkView) -> Thing:
    record, names = view.entry.record, view.dossier.names
    return {
        "@type": "Organization",
        "name": gap("title"),
        "alternateName": [*filter(None, [record.acronym]), *(name.text for name in record.names)],
        "url": record.website or gap("here"),
        "foundingDate": _day(record.founded),
        "areaServed": [{"@type": "Country", "identifier": code} for code in record.countries],
        "memberOf": [
            {"@type": "Organization", "name": names[each.network].name}
            for each in record.member_of
            if each.relation != "partner" and each.until is None and names[each.network].name
        ],
    }


def _event(view: EventView) -> Thing:
    record = view.entry.record
    return {
        "@type": "Event",
        "name": gap("title"),
        "startDate": _day(record.start),
        "endDate": _day(record.end),
        "eventStatus": f"https://schema.org/{STATUS[record.status]}",
        "eventAttendanceMode": f"https://schema.org/{MODE[record.mode]}" if record.mode else "",
        "location": _location(view),
        "organizer": [
            {"@type": "Organization", "name": name}
            for name in _organisers(record.organisers, view.dossier.names)
        ],
    }


def _location(view: EventView) -> Thing:
    record = view.entry.record
    if record.mode == "online" and record.url:
        return {"@type": "VirtualLocation", "url": record.url}
    place = _place(record.place, view.point, (record.country,) if record.country else ())
    return _filled(place)


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
