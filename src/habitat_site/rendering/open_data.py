"""Open data as JSON: one function for each view that `habitat_site.pages.exports` knows."""

from collections.abc import Iterable, Iterator
from typing import Any, assert_never

from habitat_site.languages import Lang
from habitat_site.pages.build import Build
from habitat_site.pages.exports import (
    BalanceExport,
    EventsExport,
    InitiativesExport,
    LocationsExport,
    Manifest,
    MeasureExport,
    NetworksExport,
    PointsExport,
    RecordsExport,
    ResultsExport,
    TallyExport,
)
from habitat_site.pages.values import Content, Page
from habitat_site.rendering.accounts import measure_chunks, results_element
from habitat_site.rendering.elements import Element, record_element
from habitat_site.rendering.exported import compact, exported_by
from habitat_site.rendering.points import render_points
from habitat_site.rendering.retold import Retold, retold
from habitat_site.rendering.site import Site
from habitat_site.rendering.tallies import tally_element
from habitat_site.results.balance import Spread
from habitat_site.results.payments import Between

Export = InitiativesExport | EventsExport | NetworksExport | LocationsExport | RecordsExport
# The paper of the stylesheet, which a phone shows while the site opens.
PAPER = "#faf7f0"


def render_json(page: Page, site: Site) -> Content:
    """Return a page of data."""
    match page.view:
        case (
            InitiativesExport()
            | EventsExport()
            | NetworksExport()
            | LocationsExport()
            | RecordsExport()
        ) as view:
            return json_chunks(view, site)
        case Retold() as view:
            return retold(view, site) or json_chunks(view.whole, site)
        case ResultsExport() as view:
            return dumped(results_element(view))
        case MeasureExport() as view:
            return measure_chunks(view)
        case TallyExport() as view:
            return dumped(tally_element(view, site))
        case BalanceExport() as view:
            return dumped(balance_element(view))
        case PointsExport():
            return render_points(page, _lang(page), site)
        case Build() as view:
            return dumped(build_element(view))
        case Manifest() as view:
            return dumped(manifest_element(view, site))
        case _:
            raise TypeError(f"{page.place}: no data is made of {type(page.view).__name__}")


def json_chunks(view: Export, site: Site) -> Iterator[bytes]:
    """Yield all records of a kind one by one, so that very many are never in memory together."""
    match view:
        case InitiativesExport():
            exported = exported_by(site)
            yield from _lines(
                exported.as_element(entry, view.standings[entry.key]) for entry in view.entries
            )
        case EventsExport() | RecordsExport():
            yield from _lines(
                dumped(record_element(entry, view.standings[entry.key], site))[:-1]
                for entry in view.entries
            )
        case NetworksExport():
            yield from _lines(dumped(each)[:-1] for each in network_elements(view, site))
        case LocationsExport():
            yield from feature_collection(view, site)
        case _:
            assert_never(view)


def dumped(value: Any) -> bytes:
    """Return compact JSON in UTF-8; a value that JSON does not have is a bug."""
    return compact(value).encode() + b"\n"


def network_elements(view: NetworksExport, site: Site) -> Iterator[Element]:
    """Yield all networks; `members` and `initiatives` are what their totals are made for."""
    for entry in view.entries:
        yield record_element(entry, view.standings[entry.key], site) | {
            "members": view.members[entry.id],
            "initiatives": view.initiatives[entry.id],
        }


def feature_collection(view: LocationsExport, site: Site) -> Iterator[bytes]:
    """Yield the located initiatives as GeoJSON (RFC 7946), one by one."""
    exported = exported_by(site)
    features = (exported.as_feature(e, view.standings[e.key]) for e in view.entries)
    yield b'{"type":"FeatureCollection","features":['
    yield from _between(b",", (feature for feature in features if feature))
    yield b"]}\n"


def balance_element(view: BalanceExport) -> Element:
    """Return the balance with the key of every record that is counted, by region."""
    return {
        "tallies": {each.name: _spread(each) for each in view.tallies},
        "flows": [
            {"from": flow.origin, "to": flow.target, "records": list(flow.keys)}
            for flow in view.flows
        ],
        "money": {
            "regions": [_payments(each) for each in view.money.regions],
            "sides": [_payments(each) for each in view.money.sides],
            "untold": list(view.money.untold),
        },
    }


def _payments(row: Between) -> Element:
    whole = row.amount == int(row.amount)
    return {
        "currency": row.currency,
        "way": row.way,
        "from": row.origin,
        "to": row.target,
        "amount": int(row.amount) if whole else float(row.amount),
        "records": list(row.keys),
    }


def _spread(spread: Spread) -> Element:
    return {
        "of": spread.of,
        "north": spread.sides["north"],
        "south": spread.sides["south"],
        "several": spread.several,
        "regions": {share.region: list(share.keys) for share in spread.shares},
        "nowhere": list(spread.nowhere),
    }


def build_element(build: Build) -> Element:
    """Return what is known of this build."""
    return {
        "tool": "habitat-site",
        "version": build.version,
        "date": build.date.isoformat(),
        "commit": build.commit or None,
        "counts": dict(build.counts),
    }


def manifest_element(view: Manifest, site: Site) -> Element:
    """Return what a phone shows on its home screen."""
    return {
        "name": site.settings.title_in(site.settings.default_language),
        "lang": site.settings.default_language,
        "start_url": "./",
        "scope": "./",
        "display": "minimal-ui",
        "background_color": PAPER,
        "theme_color": PAPER,
        "icons": [{"src": view.icon, "type": "image/svg+xml", "sizes": "any"}],
    }


def _lines(elements: Iterable[bytes]) -> Iterator[bytes]:
    """Yield an array with one element to a line, so that two versions can be compared."""
    yield b"[\n"
    yield from _between(b",\n", elements)
    yield b"\n]\n"


def _between(mark: bytes, elements: Iterable[bytes]) -> Iterator[bytes]:
    before = b""
    for element in elements:
        yield before + element
        before = mark


def _lang(page: Page) -> Lang:
    if page.lang is None:
        raise ValueError(f"{page.place}: this output has a language")
    return page.lang
