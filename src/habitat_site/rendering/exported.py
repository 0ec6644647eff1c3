"""An initiative as the three files that hold all of them write it, made while the record is open.

What they say of one record is kept with it, so that after a change none of the others has to be
opened again. Only its standing depends on other records, and is filled in when a file is written.
"""

import json
from dataclasses import dataclass
from functools import partial
from typing import Any, cast

from habitat_site.catalogue import Entry, Projection
from habitat_site.records import Initiative
from habitat_site.rendering.elements import record_element
from habitat_site.rendering.features import feature
from habitat_site.rendering.rows import Row, cells, written
from habitat_site.rendering.site import Site
from habitat_site.results.places import published
from habitat_site.results.values import Level, Standing

# No record can hold this character: reading refuses it.
LEVEL, DOCUMENTED = "\x01level", "\x01documented"
UNKNOWN = Standing(cast("Level", LEVEL), cast("bool", DOCUMENTED))
LEVEL_JSON, DOCUMENTED_JSON = json.dumps(LEVEL), json.dumps(DOCUMENTED)
# Made once: `json.dumps` makes an encoder for each value.
ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), allow_nan=False)


@dataclass(frozen=True, slots=True)
class Exported:
    """One initiative as JSON, as a GeoJSON feature if it is on the map, and as a row of CSV."""

    element: str
    feature: str
    row: str

    def as_element(self, standing: Standing) -> bytes:
        """Return the initiative as JSON."""
        return _filled(self.element, standing)

    def as_feature(self, standing: Standing) -> bytes:
        """Return the initiative as a GeoJSON feature; nothing if no place may be shown."""
        return _filled(self.feature, standing)

    def as_row(self, standing: Standing) -> str:
        """Return the initiative as a row of CSV."""
        row = self.row.replace(LEVEL, standing.level)
        return row.replace(DOCUMENTED, "yes" if standing.documented else "no")


_projections: dict[str, Projection[Exported]] = {}


def exported_by(site: Site) -> Projection[Exported]:
    """Return the projection of an initiative to what is exported of it by a site."""
    # All that the exports take from the settings; who is asked often keeps the answer.
    name = f"export {site.settings.base_url} {site.settings.default_language}"
    if name not in _projections:
        make, folders = partial(_exported, site), frozenset(("initiatives",))
        _projections[name] = Projection(name, folders, Exported, make, large=True)
    return _projections[name]


def _exported(site: Site, entry: Entry[Initiative]) -> Exported:
    on_map = feature(entry, UNKNOWN.level, site)
    row = Row(entry, entry.record, LEVEL, DOCUMENTED, published(entry.record.place), site)
    return Exported(
        element=compact(record_element(entry, UNKNOWN, site)),
        feature=compact(on_map) if on_map else "",
        row=written(cells(row)),
    )


def compact(value: Any) -> str:
    """Return compact JSON; a value that JSON does not have is a bug."""
    return ENCODER.encode(value)


def _filled(text: str, standing: Standing) -> bytes:
    documented = "true" if standing.documented else "false"
    filled = text.replace(LEVEL_JSON, json.dumps(standing.level))
    return filled.replace(DOCUMENTED_JSON, documented).encode()
