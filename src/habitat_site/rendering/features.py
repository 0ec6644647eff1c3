"""An initiative as a feature of a map (GeoJSON, RFC 7946)."""

from habitat_site.catalogue import Entry
from habitat_site.pages.cards import key_figure
from habitat_site.records import Initiative
from habitat_site.rendering.elements import Element, page_url, texts_of
from habitat_site.rendering.figures import day, figure_element
from habitat_site.rendering.site import Site
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
    figure = key_figure(entry, ())
    if figure is None:
        return None
    if figure.measure is not None and figure.figure is not None:
        full = figure_element(figure.measure, figure.figure, (), lambda _, text: {entry.lang: text})
        names = ("value", "low", "high", "unit", "as_of", "qualifier")
        return {"measure": figure.measure.name} | {n: full[n] for n in names if n in full}
    other = figure.other
    if other is None:
        return None
    index = entry.record.other_results.index(other)
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
