"""An initiative as the three files that hold all of them write it, made while the record is open.

What they say of one record is kept with it, so that after a change none of the others has to be
opened again. Only its standing depends on other records, and is filled in when a file is written.
"""

from dataclasses import dataclass
from functools import partial
from json import JSONEncoder
from json.encoder import encode_basestring as quoted
from typing import Any, cast

from pydantic_core import to_json

from habitat_site.catalogue import Entry, Projection, Projections
from habitat_site.records import Initiative
from habitat_site.rendering.elements import record_element
from habitat_site.rendering.features import feature
from habitat_site.rendering.rows import row
from habitat_site.rendering.site import Site
from habitat_site.results.values import Level, Standing

# No record can hold this character: reading refuses it.
LEVEL, DOCUMENTED = "\x01level", "\x01documented"
UNKNOWN = Standing(cast("Level", LEVEL), cast("bool", DOCUMENTED))
# How the standing stands in an element and in a row, and how its level alone stands in a feature.
STANDING_JSON = f'"standing":{quoted(LEVEL)},"documented":{quoted(DOCUMENTED)}'.encode()
STANDING_CSV = f"{LEVEL},{DOCUMENTED}".encode()
LEVEL_JSON = f'"standing":{quoted(LEVEL)}'.encode()
FOLDERS = frozenset(("initiatives",))
# Made once: `json.dumps` makes an encoder for each value.
ENCODER = JSONEncoder(ensure_ascii=False, separators=(",", ":"), allow_nan=False)


@dataclass(frozen=True, slots=True)
class Exported:
    """An initiative as JSON, as a GeoJSON feature and as a row of CSV, each kept by itself.

    Each file is made of one of them, and reads no other.
    """

    element: Projection[bytes]
    feature: Projection[bytes]
    row: Projection[bytes]

    @property
    def all(self) -> Projections:
        """Return all three."""
        return self.element, self.feature, self.row

    def as_element(self, entry: Entry[Initiative], standing: Standing) -> bytes:
        """Return an initiative as JSON."""
        documented = "true" if standing.documented else "false"
        told = f'"standing":{quoted(standing.level)},"documented":{documented}'
        return self.element.read(entry).replace(STANDING_JSON, told.encode(), 1)

    def as_feature(self, entry: Entry[Initiative], standing: Standing) -> bytes:
        """Return an initiative as a GeoJSON feature; nothing if no place may be shown."""
        told = f'"standing":{quoted(standing.level)}'
        return self.feature.read(entry).replace(LEVEL_JSON, told.encode(), 1)

    def as_row(self, entry: Entry[Initiative], standing: Standing) -> bytes:
        """Return an initiative as a row of CSV."""
        told = f"{standing.level},{'yes' if standing.documented else 'no'}"
        return self.row.read(entry).replace(STANDING_CSV, told.encode(), 1)


_exported: dict[str, Exported] = {}


def exported_by(site: Site) -> Exported:
    """Return the projections of an initiative to what is exported of it by a site."""
    # All that the exports take from the settings; who is asked often keeps the answer.
    name = f"{site.settings.base_url} {site.settings.default_language}"
    if name not in _exported:
        _exported[name] = Exported(
            Projection(f"export json {name}", FOLDERS, bytes, partial(_element, site)),
            Projection(f"export geojson {name}", FOLDERS, bytes, partial(_feature, site)),
            Projection(f"export csv {name}", FOLDERS, bytes, partial(_row, site)),
        )
    return _exported[name]


def _element(site: Site, entry: Entry[Initiative]) -> bytes:
    # In a quarter of the time of `compact`, where every number is known to be finite.
    return to_json(record_element(entry, UNKNOWN, site))


def _feature(site: Site, entry: Entry[Initiative]) -> bytes:
    found = feature(entry, UNKNOWN.level, site)
    return to_json(found) if found else b""


def _row(site: Site, entry: Entry[Initiative]) -> bytes:
    return row(entry, LEVEL, DOCUMENTED, site).encode()


def compact(value: Any) -> str:
    """Return compact JSON; a value that JSON does not have is a bug."""
    return ENCODER.encode(value)
