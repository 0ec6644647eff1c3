"""The interactive map in a browser, under the strict policy sent as a header."""

import functools
import http.server
import json
import shutil
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Route, ViewportSize

from habitat_site.rendering.maps.atlas import Maps, Spot
from habitat_site.rendering.maps.interactive import Options, Words, interactive

pytestmark = pytest.mark.browser

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "connect-src 'self'; base-uri 'none'; form-action 'none'"
)
WIDE, PHONE = ViewportSize(width=1280, height=900), ViewportSize(width=360, height=740)
WORDS = Words(
    label="Map of initiatives",
    open="Open the map",
    failed="The map did not load. The list is complete.",
    close="Close",
    zoom_in="Zoom in",
    zoom_out="Zoom out",
    clusters={"one": "{count} initiative", "other": "{count} initiatives"},
)
POINTS = (
    {"id": "a", "lat": -17.4, "lon": -66.2, "title": "<b>Comunidad</b>", "url": "../a/"},
    {"id": "b", "lat": 27.7, "lon": 85.3, "title": "Kathmandu", "url": "https://evil.example/"},
    {"id": "c", "lat": -1.3, "lon": 36.8, "title": "Kambi", "url": "../c/"},
    {"id": "d", "lat": -1.3, "lon": 36.8, "title": "Mukuru", "url": "javascript:alert(1)"},
)
COUNTRIES = ("BO", "KE", "KE", "NP")
FOCUSED = "document.activeElement.getAttribute('aria-label') || document.activeElement.textContent"


class Server(http.server.SimpleHTTPRequestHandler):
    """Serves a folder with the site's policy."""

    def end_headers(self) -> None:
        self.send_header("Content-Security-Policy", POLICY)
        super().end_headers()

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


@dataclass
class Visit:
    """A page and everything it complained about or asked others for."""

    page: Page
    address: str
    complaints: list[str] = field(default_factory=list)

    def start(self) -> None:
        self.page.goto(self.address)
        self.page.click(".livemap__open")
        self.page.wait_for_selector(".livemap[data-state=ready]")
        self.page.wait_for_selector(".livemap__mark")

    def focused(self) -> str:
        return str(self.page.evaluate(FOCUSED)).strip()


@pytest.fixture(scope="module")
def address(checkout: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    root = tmp_path_factory.mktemp("map")
    static = checkout / "static"
    shutil.copytree(static / "vendor", root / "vendor")
    css = "".join(path.read_text() for path in sorted((static / "css").glob("[0-9]*.css")))
    (root / "site.css").write_text(css + (static / "css" / "map-leaflet.css").read_text())
    for name in ("map.js", "map-outline.js", "map-marks.js"):
        shutil.copy(static / "js" / name, root)
    maps = Maps.load(static / "world" / "world.geojson")
    (root / "outline.json").write_text(maps.for_browser)
    points = [
        {**point, "place": "", "country": country}
        for point, country in zip(POINTS, COUNTRIES, strict=True)
    ]
    (root / "en").mkdir()
    (root / "en" / "points.json").write_text(json.dumps({"points": points}))
    (root / "en" / "index.html").write_text(page_of(maps, root))
    handler = functools.partial(Server, directory=str(root))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/en/"
    server.shutdown()
    server.server_close()


def page_of(maps: Maps, root: Path) -> str:
    spots = [
        Spot(float(str(point["lat"])), float(str(point["lon"])), country)
        for point, country in zip(POINTS, COUNTRIES, strict=True)
    ]
    options = Options(
        view=maps.world_view(spots),
        language="en",
        words=WORDS,
        points="points.json",
        outline="../outline.json",
        scripts=(
            "../vendor/leaflet/leaflet.js",
            "../vendor/leaflet.markercluster/leaflet.markercluster.js",
            "../map-outline.js",
            "../map-marks.js",
            "../shell.js",
        ),
        styles=("../vendor/leaflet/leaflet.css",),
        countries=("BO",),
    )
    live = interactive("all-of-it", options)
    (root / "shell.js").write_text(live.script)
    picture = maps.world(spots, ("BO", "KE", "NP"), "World map")
    return (
        '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Map</title>'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        '<link rel="icon" href="data:,"><link rel="stylesheet" href="../site.css"></head><body>'
        f'<h1>Map</h1><figure class="plate worldplate"><div class="worldplate__sea">{picture}'
        f'{live.html}</div></figure><script src="../map.js" defer></script></body></html>'
    )


@pytest.fixture
def visit(chromium: Browser, address: str) -> Iterator[Visit]:
    """Return a visit of someone who wants no motion, and starts the map by hand."""
    context = chromium.new_context(viewport=WIDE, reduced_motion="reduce")
    # The machine has a mouse, with which the map starts by itself.
    context.add_init_script("window.IntersectionObserver = class { observe() {} disconnect() {} }")
    visit = Visit(context.new_page(), address)
    visit.page.on("console", lambda message: visit.complaints.append(message.text))
    visit.page.on("pageerror", lambda error: visit.complaints.append(str(error)))
    visit.page.on(
        "request",
        lambda request: (
            None
            if request.url.startswith((address.removesuffix("en/"), "data:"))
            else visit.complaints.append(request.url)
        ),
    )
    yield visit
    context.close()


def test_before_it_is_asked_for_nothing_is_fetched(visit: Visit) -> None:
    asked: list[str] = []
    visit.page.on("request", lambda request: asked.append(request.url))
    visit.page.goto(visit.address)
    assert not [url for url in asked if "leaflet" in url or url.endswith(".json")]
    assert visit.page.is_visible("svg.map")


@pytest.mark.parametrize("size", [WIDE, PHONE], ids=["wide", "phone"])
def test_it_starts_without_a_complaint_and_without_a_foreign_request(
    visit: Visit, size: ViewportSize
) -> None:
    visit.page.set_viewport_size(size)
    visit.start()
    assert visit.complaints == []
    assert visit.page.locator(".livemap .map-land").count() == 1
    assert visit.focused() == "Map of initiatives"


@pytest.mark.parametrize("size", [WIDE, PHONE], ids=["wide", "phone"])
def test_nothing_jumps(visit: Visit, size: ViewportSize) -> None:
    """A mark of the interactive map is where the picture had its dot, to a pixel or so."""
    visit.page.set_viewport_size(size)
    visit.page.goto(visit.address)
    dots = visit.page.evaluate(
        """() => {
          const svg = document.querySelector("svg.map"), matrix = svg.getScreenCTM();
          const path = svg.querySelector("[id$=-dots]").getAttribute("d");
          return [...path.matchAll(/M(\\d+) (\\d+)h0/g)].map(([, x, y]) => {
            const at = new DOMPoint(+x, +y).matrixTransform(matrix);
            return [at.x, at.y];
          });
        }"""
    )
    visit.page.click(".livemap__open")
    visit.page.wait_for_selector(".livemap__mark")
    boxes = [mark.bounding_box() for mark in visit.page.locator(".livemap__mark").all()]
    marks = [(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2) for box in boxes if box]
    assert len(marks) == len(dots) == 3
    for x, y in dots:
        assert min(abs(x - mx) + abs(y - my) for mx, my in marks) < 2.5


def test_all_of_it_works_by_keyboard(visit: Visit) -> None:
    visit.start()
    page = visit.page
    page.focus("[aria-label='2 initiatives']")
    page.keyboard.press("Enter")
    page.wait_for_selector("[aria-label='Mukuru']")
    page.wait_for_selector(".livemap__mark--one:focus")
    page.focus("[aria-label='Kambi']")
    page.keyboard.press("Enter")
    page.wait_for_selector(".leaflet-popup a[href$='/c/']")
    assert visit.focused() == "Kambi"
    assert page.evaluate("document.activeElement.tagName") == "A"
    page.keyboard.press("Escape")
    page.wait_for_selector(".leaflet-popup", state="detached")
    assert page.evaluate("document.activeElement.getAttribute('role')") == "button"
    assert visit.focused() == "Kambi"
    page.keyboard.press("Space")
    page.wait_for_selector(".leaflet-popup")
    page.keyboard.press("Tab")
    assert visit.focused() == "Close"
    page.keyboard.press("Enter")
    page.wait_for_selector(".leaflet-popup", state="detached")
    assert visit.focused() == "Kambi"
    assert visit.complaints == []


def test_a_record_can_neither_write_markup_nor_lead_elsewhere(visit: Visit) -> None:
    visit.start()
    page = visit.page
    page.click("[aria-label='<b>Comunidad</b>']")
    page.wait_for_selector(".livemap__title a")
    assert page.inner_text(".livemap__title a") == "<b>Comunidad</b>"
    assert str(page.get_attribute(".livemap__title a", "href")).endswith("/a/")
    page.keyboard.press("Escape")
    page.click("[aria-label='Kathmandu']")
    page.wait_for_selector(".livemap__title span")
    assert page.locator(".livemap__title a").count() == 0


def test_it_zooms_no_closer_than_places_are_published(visit: Visit) -> None:
    """A tenth of a degree stays narrower than a mark."""
    visit.start()
    page = visit.page
    for _ in range(12):
        page.keyboard.press("+")
    page.wait_for_selector(".leaflet-control-zoom-in[aria-disabled=true]")
    wide = page.evaluate(
        "[0.1, 0].map((lon) => map_all_of_it.latLngToContainerPoint([0, lon]).x)"
        ".reduce((east, west) => east - west)"
    )
    assert 0 < wide < 11


def test_if_a_file_is_missing_the_picture_stays_and_says_so(visit: Visit) -> None:
    def refuse(route: Route) -> None:
        route.fulfill(status=404, body="")

    visit.page.route("**/outline.json", refuse)
    visit.page.goto(visit.address)
    visit.page.click(".livemap__open")
    visit.page.wait_for_selector(".livemap[data-state=failed]")
    assert visit.page.inner_text(".livemap__note") == WORDS.failed
    assert visit.page.is_visible("svg.map")
    visit.page.unroute("**/outline.json", refuse)
    visit.page.click(".livemap__open")
    visit.page.wait_for_selector(".livemap[data-state=ready]")


def test_it_starts_when_the_reader_scrolls_to_it(chromium: Browser, address: str) -> None:
    context = chromium.new_context(viewport=WIDE)
    page = context.new_page()
    page.goto(address)
    page.wait_for_selector(".livemap[data-state=ready]")
    assert page.evaluate("document.activeElement === document.body")
    context.close()
