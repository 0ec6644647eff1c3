"""Everything that is no page to read: open data, calendars, feeds, and files for machines."""

from collections.abc import Callable, Iterator
from functools import partial

from habitat_site.catalogue import Catalogue
from habitat_site.documents import Digest, digest_of
from habitat_site.languages import Lang
from habitat_site.pages import urls
from habitat_site.pages.exports import (
    EventsExport,
    Groups,
    Headers,
    InitiativesExport,
    LocationsExport,
    Manifest,
    MeasureExport,
    NetworksExport,
    PointsExport,
    RecordsExport,
    ResultsExport,
    Robots,
    SchemaExport,
    Sitemap,
    SitemapIndex,
    TallyExport,
)
from habitat_site.pages.feeds import plan_feeds
from habitat_site.pages.inputs import Inputs, Some
from habitat_site.pages.planned import Planned
from habitat_site.pages.policy import policy
from habitat_site.pages.siblings import Shared
from habitat_site.pages.subscriptions import plan_calendars, plan_subscriptions
from habitat_site.pages.telling import plan_stories
from habitat_site.pages.values import Later, Page
from habitat_site.records import KINDS, MECHANISMS, Edition
from habitat_site.records.measures import MEASURES, Measure
from habitat_site.results.values import Group

# The protocol allows 50,000 in one file.
MOST_ADDRESSES = 45_000


def plan_outputs(inputs: Inputs) -> Iterator[Page]:
    """Plan all outputs but the sitemap, which needs to know every other page."""
    yield from plan_records(inputs)
    yield from plan_totals(inputs)
    yield from plan_tallies(inputs)
    yield from plan_points(inputs)
    yield from plan_calendars(inputs)
    yield from plan_feeds(inputs)
    yield from plan_subscriptions(inputs)
    yield from plan_schemas(inputs)
    yield from plan_machinery(inputs)


def plan_records(inputs: Inputs) -> Iterator[Page]:
    """Plan the records as open data."""
    catalogue, summary = inputs.catalogue, inputs.summary
    standings = summary.standings
    networks = NetworksExport(
        catalogue.networks,
        standings,
        summary.members,
        {id: group.initiatives for id, group in summary.networks.items()},
    )
    yield from plan_stories(inputs)
    facts = partial(_facts, catalogue)
    table = Later(facts, partial(InitiativesExport, catalogue.initiatives, standings))
    yield Page(urls.data_path("initiatives.csv"), "csv", table)
    places = Later(facts, partial(LocationsExport, catalogue.initiatives, standings))
    yield Page(urls.data_path("initiatives.geojson"), "json", places)
    yield Page(urls.data_path("networks.json"), "json", networks)
    for folder in MECHANISMS:
        if entries := catalogue.all(folder):
            records = RecordsExport(folder, entries, standings)
            yield Page(urls.data_path(f"{folder}.json"), "json", records)
            yield Page(urls.data_path(f"{folder}.csv"), "csv", records)
    events = EventsExport(catalogue.events, standings)
    yield Page(urls.data_path("events.json"), "json", events)


def _facts(catalogue: Catalogue) -> Digest:
    """Return a digest of the facts of all initiatives.

    How far one is vouched for depends on the networks as well.
    """
    beside = (network.facts for network in catalogue.networks)
    return digest_of(*beside, "/", *(entry.facts for entry in catalogue.initiatives))


def plan_totals(inputs: Inputs) -> Iterator[Page]:
    """Plan the totals, and for each measure that is added up the account of every record."""
    summary = inputs.summary
    faceted = (summary.countries, summary.themes, summary.models, summary.joined)
    sets = (summary.networks, *faceted)
    groups = Groups(summary.world, *sets)
    add_up = partial(_add_up, groups)
    totals = Later(groups.sign, partial(ResultsExport, groups), add_up)
    yield Page(urls.data_path("results.json"), "json", totals)
    for measure in MEASURES:
        if measure.is_added:
            place = urls.data_path(f"results/{measure.name}.json")
            make = partial(MeasureExport, measure, groups)
            sign = partial(_of_measure, measure, groups)
            yield Page(place, "json", Later(sign, make, add_up))


def plan_tallies(inputs: Inputs) -> Iterator[Page]:
    """Plan the tally of every edition of an award that is counted here."""
    for entry in inputs.catalogue.every(Edition):
        if entry.id in inputs.summary.tallies:
            export = TallyExport(entry, inputs.summary.tallies[entry.id])
            for form in ("json", "csv"):
                yield Page(urls.data_path(f"awards/{entry.id}.{form}"), form, export)


def _of_measure(measure: Measure, groups: Groups) -> Digest:
    return digest_of(measure.name, groups.sign())


def _add_up(groups: Groups) -> None:
    for group in groups:
        _ = group.totals


def plan_points(inputs: Inputs) -> Iterator[Page]:
    """Plan the places for the interactive maps: of everything, each network and each country."""
    for path, group in _mapped(inputs):
        sign = partial(inputs.initiatives.digest, group.initiatives)
        view = Later(sign, partial(points_export, inputs, group))
        for lang in inputs.languages:
            yield Page(urls.points_path(path(lang)), "json", view, lang=lang)


def _mapped(inputs: Inputs) -> Iterator[tuple[Callable[[Lang], str], Group]]:
    """Yield each page with an interactive map, and the set that it shows."""
    yield partial(urls.page_path, name="map"), inputs.summary.world
    for id, group in inputs.summary.networks.items():
        yield partial(urls.record_path, folder="networks", id=id), group
    for code, group in inputs.summary.countries.items():
        yield partial(urls.facet_path, facet="country", id=code), group


def points_export(inputs: Inputs, group: Group) -> PointsExport:
    """Return what an interactive map shows of a set."""
    return PointsExport(Some(inputs.initiatives, group.initiatives))


def plan_schemas(inputs: Inputs) -> Iterator[Page]:
    """Plan what editors ask for of each kind of record, in the site's first language."""
    lang = inputs.settings.default_language
    for kind in KINDS:
        path = urls.schema_path(kind)
        yield Page(path, "schema", SchemaExport(kind.name), lang=lang)


def plan_machinery(inputs: Inputs) -> Iterator[Page]:
    """Plan what browsers, crawlers and hosts ask for."""
    tiles = inputs.settings.basemap.tiles if inputs.settings.basemap else ""
    header = f"{policy(tiles)}; frame-ancestors 'none'"
    yield Page("build.json", "json", inputs.build)
    yield Page("robots.txt", "text", Robots())
    yield Page("_headers", "text", Headers(header))
    icon = urls.address(urls.MARK)
    yield Page("manifest.webmanifest", "json", Manifest(icon))


def plan_sitemap(pages: Planned) -> tuple[Page, ...]:
    """Plan the sitemap of all pages to read, in parts where there are very many."""
    both = zip(pages.paths, pages.shared, strict=True)
    addresses = sorted(urls.address(path) for path, shared in both if _is_listed(shared))
    if len(addresses) <= MOST_ADDRESSES:
        return (Page("sitemap.xml", "text", Sitemap.of(addresses)),)
    batches = [
        addresses[start : start + MOST_ADDRESSES]
        for start in range(0, len(addresses), MOST_ADDRESSES)
    ]
    parts = tuple(
        Page(f"sitemap-{number}.xml", "text", Sitemap.of(batch))
        for number, batch in enumerate(batches, start=1)
    )
    index = SitemapIndex(tuple(part.place for part in parts))
    return (Page("sitemap.xml", "text", index), *parts)


# Pages that say that something is elsewhere, gone or not there.
UNLISTED = frozenset({"404.html", "moved.html", "withdrawn.html"})


def _is_listed(page: Shared) -> bool:
    return page.renderer == "html" and page.template not in UNLISTED
