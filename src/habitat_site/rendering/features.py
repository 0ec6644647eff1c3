"""An initiative as a feature of a map (GeoJSON, RFC 7946)."""

from habitat_site.catalogue import Entry
from habitat_site.pages.key_figures import key_measure, key_result
from habitat_site.records import Initiative
from habitat_site.records.measures import Figure, Measure
from habitat_site.rendering.elements import Element, page_url, texts_of
from habitat_site.rendering.figures import day, unit_of
from habitat_site.rendering.site import Site
from habitat_site.results.figures import published_range
from habitat_site.results.places import published


def feature(entry: Entry[Initiative], standing: str, site: Site) -> Element | None:
    """Return an initiative as a feature; nothing if its place may not be shown."""
    record = entry.record
    place, found = record.place, published(record.place)
    if place is None or found is None:
        return None
    texts = texts_of(entry)
    return {
        "type": "Feature",
        "id": entry.id,
        "geometry": {"type": "Point", "coordinates": [found.lon, found.lat]},
        "properties": {
            "id": entry.id,
            "url": page_url(entry, site),
            "title": texts(("title",), record.title),
            "place": texts(("place", "name"), place.name),
            "precision": place.precision,
            "country": record.country,
            "countries": record.all_countries,
            "model": record.model,
            "phase": record.phase,
            "themes": record.themes,
            "networks": record.networks,
            "figure": _key_figure(entry),
            "standing": standing,
        },
    }


def _key_figure(entry: Entry[Initiative]) -> Element | None:
    if measured := key_measure(entry.record):
        return _measured(*measured)
    if (index := key_result(entry.record)) is None:
        return None
    other = entry.record.other_results[index]
    return {
        "label": texts_of(entry)(("other_results", index, "label"), other.label),
        "value": other.value,
        "low": other.low,
        "high": other.high,
        "unit": other.currency or other.unit,
        "since": day(other.since),
        "until": day(other.until),
        "as_of": day(other.as_of),
    }


def _measured(measure: Measure, figure: Figure) -> Element:
    value, low, high = published_range(figure)
    element: Element = {
        "measure": measure.name,
        "value": value,
        "low": low,
        "high": high,
        "unit": unit_of(measure, figure),
        "as_of": day(figure.as_of),
    }
    if figure.qualifier:
        element["qualifier"] = figure.qualifier
    return element
