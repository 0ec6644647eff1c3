"""Pages that every site has: language choice, not found, the map, the data, its own prose."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from habitat_site.catalogue import Entry
from habitat_site.documents import Digest, digest_of
from habitat_site.pages import urls
from habitat_site.pages.build import Build
from habitat_site.pages.cards import Texts, texts
from habitat_site.pages.funds import exports
from habitat_site.pages.governance import GOVERNANCE, governance_view
from habitat_site.pages.inputs import Inputs, in_each_language
from habitat_site.pages.lists import MOST, Groups, by_country, countries_of
from habitat_site.pages.values import Later, Page, digest_value
from habitat_site.records import FOLDERS, KINDS, Edition, Fund, SitePage
from habitat_site.results.places import Point


@dataclass(frozen=True, slots=True)
class NothingView:
    """A page that shows nothing of the content."""


@dataclass(frozen=True, slots=True)
class MapView:
    """The full map: points, what is not on it, and the same records as a list."""

    points: tuple[Point, ...]
    countries: tuple[str, ...]
    groups: Groups
    count: int
    by_country: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class RecordFiles:
    """An award's edition that is counted here or a fund with a ledger, and its own downloads."""

    key: str
    title: Texts
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DataView:
    """The downloads, those of single records, and what is known of this build."""

    build: Build
    measures: tuple[str, ...]
    of_records: tuple[RecordFiles, ...]
    kinds: tuple[str, ...] = tuple(kind.name for kind in KINDS)


@dataclass(frozen=True, slots=True)
class ProseView:
    """A page of the site's own prose."""

    entry: Entry[SitePage]


@dataclass(frozen=True, slots=True)
class MovedView:
    """An old address of a record, and where it is now."""

    key: str
    title: Texts


@dataclass(frozen=True, slots=True)
class WithdrawnView:
    """The neutral page of a record that was taken down: no name, no reason, no date."""


def plan_fixed(inputs: Inputs) -> Iterator[Page]:
    """Plan the pages that depend on no single record."""
    languages = inputs.languages
    home = {lang: urls.page_path(lang, "home") for lang in languages}
    yield Page("index.html", "html", NothingView(), "choose.html", siblings=home)
    yield Page("404.html", "html", NothingView(), "404.html", siblings=home)
    yield Page(urls.MARK, "mark", NothingView())
    yield from in_each_language(
        inputs,
        partial(urls.page_path, name="map"),
        "map.html",
        Later(partial(_of_all, inputs), partial(map_view, inputs)),
    )
    yield from in_each_language(
        inputs,
        partial(urls.page_path, name="data"),
        "data.html",
        Later(partial(_of_data, inputs), partial(data_view, inputs)),
    )


def _of_all(inputs: Inputs) -> Digest:
    return inputs.initiatives.digest(inputs.initiatives)


def _of_data(inputs: Inputs) -> Digest:
    return digest_of(
        digest_value(inputs.build),
        inputs.summary.world.digest,
        digest_value(tuple(files_of_records(inputs))),
    )


def data_view(inputs: Inputs) -> DataView:
    """Return what the page of downloads shows."""
    measures = (total.measure.name for total in inputs.summary.world.totals)
    of_records = tuple(files_of_records(inputs))
    return DataView(inputs.build, tuple(dict.fromkeys(measures)), of_records)


def files_of_records(inputs: Inputs) -> Iterator[RecordFiles]:
    """Yield what can be downloaded of single records: tallies, then ledgers."""
    data = urls.data_path("")
    for edition in inputs.catalogue.every(Edition):
        if edition.id in inputs.summary.tallies:
            title = texts(edition, ("title",), inputs.languages)
            tally = (f"awards/{edition.id}.json", f"awards/{edition.id}.csv")
            yield RecordFiles(edition.key, title, tally)
    for fund in inputs.catalogue.every(Fund):
        if names := tuple(path.removeprefix(data) for path, _ in exports(fund)):
            yield RecordFiles(fund.key, texts(fund, ("title",), inputs.languages), names)


def map_view(inputs: Inputs) -> MapView:
    """Return what the map page shows; a long list is left to the pages of the countries."""
    cards = inputs.initiatives
    return MapView(
        points=cards.chart(inputs.summary.world.initiatives).points,
        countries=countries_of(inputs),
        groups=by_country(cards.values()) if len(cards) <= MOST else (),
        count=len(cards),
        by_country=tuple(
            (code, len(group.initiatives)) for code, group in inputs.summary.countries.items()
        ),
    )


def plan_prose(inputs: Inputs) -> Iterator[Page]:
    """Plan the pages of the site's own prose."""
    for entry in inputs.catalogue.pages:
        path = partial(urls.record_path, folder="pages", id=entry.id)
        source = entry.place
        if entry.id == GOVERNANCE:
            view = governance_view(inputs, entry)
            yield from in_each_language(inputs, path, "governance.html", view, source)
        else:
            yield from in_each_language(inputs, path, "prose.html", ProseView(entry), source)


def plan_moved(inputs: Inputs) -> Iterator[Page]:
    """Plan a page at each old address, and a neutral one for each withdrawn record."""
    for entry in inputs.catalogue:
        for old in inputs.catalogue.ties[entry.key].formerly:
            view = MovedView(entry.key, texts(entry, ("title",), inputs.languages))
            path = partial(urls.record_path, folder=entry.kind.folder, id=old)
            yield from in_each_language(inputs, path, "moved.html", view)
    for key in inputs.catalogue.withdrawn:
        folder, _, id = key.rpartition("/")
        if folder in FOLDERS:
            path = partial(urls.record_path, folder=folder, id=id)
            yield from in_each_language(inputs, path, "withdrawn.html", WithdrawnView())
