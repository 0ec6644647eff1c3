"""The places of interactive maps as compact JSON.

As text at once: every place is on four maps in each language, and they are all alike. The browser
names the country: a code is short, and the script tints the country by it.
"""

from collections.abc import Iterator, Mapping
from functools import lru_cache
from json.encoder import encode_basestring as quoted

from habitat_site.languages import Lang
from habitat_site.pages import urls
from habitat_site.pages.exports import PointsExport
from habitat_site.pages.spots import Pin
from habitat_site.pages.values import Content, Page

# A map of so many initiatives is written in all languages at once, which takes ten megabytes.
# Above it they are read again for each: they would take a hundred.
SHARED = 12_000
BEGIN, END = b'{"points":[', b"]}\n"

Around = tuple[str, str]
"""What an address has before and after the id."""


def render_points(page: Page, lang: Lang) -> Content:
    """Return what a map shows, in one language."""
    view: PointsExport = page.view
    around = urls.around_id(page.path, lang, "initiatives")
    if len(view.pins) > SHARED:
        return _one_by_one(view, around, lang)
    return _in_each_language(view, around).get(lang, BEGIN + END)


def _one_by_one(view: PointsExport, around: Around, lang: Lang) -> Iterator[bytes]:
    yield BEGIN
    mark = ""
    for pin in view.pins:
        yield f"{mark}{_point(pin, around, lang)}".encode()
        mark = ","
    yield END


@lru_cache(maxsize=1)
def _in_each_language(view: PointsExport, around: Around) -> Mapping[Lang, bytes]:
    # A map's languages follow one another, and show the same initiatives at the same addresses.
    found: dict[Lang, bytearray] = {}
    for pin in view.pins:
        for lang in pin.title:
            written = found.setdefault(lang, bytearray())
            written += b"," if written else BEGIN
            written += _point(pin, around, lang).encode()
    return {lang: bytes(written + END) for lang, written in found.items()}


def _point(pin: Pin, around: Around, lang: Lang) -> str:
    point, (before, after) = pin.point, around
    return (
        f'{{"id":{quoted(point.id)},"lat":{point.lat!r},"lon":{point.lon!r},'
        f'"title":{quoted(pin.title[lang].text)},"place":{quoted(pin.place[lang].text)},'
        f'"country":{quoted(point.country)},"url":{quoted(f"{before}{point.id}{after}")}}}'
    )
