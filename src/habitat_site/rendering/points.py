"""The places of interactive maps as compact JSON.

As text at once: every place is on four maps in each language, and they are all alike. The browser
names the country: a code is short, and the script tints the country by it.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from json.encoder import encode_basestring as quoted

from habitat_site.languages import Lang
from habitat_site.pages import urls
from habitat_site.pages.exports import PointsExport
from habitat_site.pages.spots import Pin
from habitat_site.pages.values import Content, Page

# The points of so many initiatives are held in all languages at once, which takes thirty megabytes
# of a hundred thousand. Above it they are read again for each.
SHARED = 125_000
BEGIN, END = b'{"points":[', b"]}\n"

Around = tuple[str, str]
"""What an address has before and after the id."""
Said = tuple[str, str]
"""What a point is called, and where it is in words."""


def render_points(page: Page, lang: Lang) -> Content:
    """Return what a map shows, in one language."""
    view: PointsExport = page.view
    around = urls.around_id(page.path, lang, "initiatives")
    if len(view.pins) > SHARED:
        return _one_by_one(view, around, lang)
    return BEGIN, b",".join(_in_each_language(view, around).get(lang, ())), END


def _one_by_one(view: PointsExport, around: Around, lang: Lang) -> Iterator[bytes]:
    yield BEGIN
    mark = ""
    for pin in view.pins:
        before, after = _beside(pin, around)
        yield f"{mark}{before}{_named(*_said(pin, lang))}{after}".encode()
        mark = ","
    yield END


@lru_cache(maxsize=1)
def _in_each_language(view: PointsExport, around: Around) -> Mapping[Lang, Sequence[bytes]]:
    # A map's languages follow one another, and show the same initiatives at the same addresses.
    found: defaultdict[Lang, list[bytes]] = defaultdict(list)
    for pin in view.pins:
        before, after = _beside(pin, around)
        # Most are the same in every language, and then they are held once.
        written: dict[Said, bytes] = {}
        for lang in pin.title:
            said = _said(pin, lang)
            if said not in written:
                written[said] = f"{before}{_named(*said)}{after}".encode()
            found[lang].append(written[said])
    return found


def _beside(pin: Pin, around: Around) -> tuple[str, str]:
    """Return what stands before and after the words of a point, in whatever language."""
    point, (before, after) = pin.point, around
    return (
        f'{{"id":{quoted(point.id)},"lat":{point.lat!r},"lon":{point.lon!r},"title":',
        f',"country":{quoted(point.country)},"url":{quoted(f"{before}{point.id}{after}")}}}',
    )


def _said(pin: Pin, lang: Lang) -> Said:
    return pin.title[lang].text, pin.place[lang].text


def _named(title: str, place: str) -> str:
    return f'{quoted(title)},"place":{quoted(place)}'
