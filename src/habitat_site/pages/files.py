"""Files that are published beside pages: stylesheet, scripts, photos and documents of records."""

from collections.abc import Iterator
from dataclasses import dataclass

from habitat_site.catalogue import Asset
from habitat_site.documents import Digest
from habitat_site.pages import urls
from habitat_site.pages.inputs import Inputs
from habitat_site.pages.values import Page
from habitat_site.records.ledger import is_kept_back
from habitat_site.settings import Basemap


@dataclass(frozen=True, slots=True)
class StaticFile:
    """A file that comes with the tool."""

    name: str
    digest: Digest


@dataclass(frozen=True, slots=True)
class StyleView:
    """The stylesheets that make up the one stylesheet, in order."""

    parts: tuple[StaticFile, ...]


@dataclass(frozen=True, slots=True)
class MapView:
    """What the interactive maps share: tiles, if the maintainer wants them."""

    basemap: Basemap | None


@dataclass(frozen=True, slots=True)
class SheetView:
    """The country that a drawing for small maps is of."""

    country: str


@dataclass(frozen=True, slots=True)
class FileView:
    """A file of a record; `is_picture` when it is made anew before it is published."""

    asset: Asset
    is_picture: bool


def plan_static(files: tuple[StaticFile, ...]) -> Iterator[Page]:
    """Plan the stylesheet, the scripts and the other static files."""
    sheets = tuple(f for f in files if f.name.startswith("css/"))
    yield Page(urls.asset_path("site.css"), "style", StyleView(sheets))
    for file in files:
        if file not in sheets:
            yield Page(urls.asset_path(file.name), "static", file)


def plan_map(inputs: Inputs) -> Iterator[Page]:
    """Plan the outline and the script that every interactive map of the site loads."""
    basemap = inputs.settings.basemap
    yield Page(urls.OUTLINE, "outline", MapView(basemap))
    yield Page(urls.MAP_SHELL, "map-shell", MapView(basemap))


def plan_sheets(inputs: Inputs) -> Iterator[Page]:
    """Plan what is beneath the small maps of records: a drawing for each country of theirs."""
    meetings = (meeting.country for meeting in inputs.catalogue.meetings.values())
    for code in sorted({*inputs.summary.countries, *filter(None, meetings)}):
        yield Page(urls.sheet_path(code), "sheet", SheetView(code))


def plan_files(inputs: Inputs) -> Iterator[Page]:
    """Plan the photos and documents that records own."""
    for entry in inputs.catalogue:
        for name, asset in entry.assets.items():
            if is_kept_back(entry.kind.folder, name):
                continue
            path = urls.file_path(entry.key, name)
            # Also one that the record does not name: no picture goes out with more than its pixels.
            yield Page(path, "file", FileView(asset, is_picture=bool(asset.format)))
