"""The places of interactive maps as compact JSON.

As text at once: every place is on four maps in each language, and they are all alike. The browser
names the country: a code is short, and the script tints the country by it.
"""

from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from functools import lru_cache
from json.encoder import encode_basestring as quoted

from habitat_site.catalogue import RecordId
from habitat_site.languages import Lang
from habitat_site.pages import urls
from habitat_site.pages.exports import Pins, PointsExport
from habitat_site.pages.spots import Pin
from habitat_site.pages.values import Content, Page
from habitat_site.rendering.site import Site

# The points of so many initiatives are held in all languages at once, which takes thirty megabytes
# of a hundred thousand. Above it they are read again for each.
SHARED = 125_000
# Of so many initiatives what a point says is kept, in four megabytes; of others it is made anew.
KEPT = 12_000
BEGIN, END = b'{"points":[', b"]}\n"

Around = tuple[str, str]
"""What an address has before and after the id."""
Heads = tuple[bytes, ...]
"""What a point has before its address, in each language of the site."""


def render_points(page: Page, lang: Lang, site: Site) -> Content:
    """Return what a map shows, in one language."""
    view: PointsExport = page.view
    around = urls.around_id(page.place, lang, "initiatives")
    if len(view.pins.ids) > SHARED:
        return _one_by_one(view.pins, around, lang)
    return BEGIN, b",".join(_in_each_language(view, around, site)[lang]), END


def _one_by_one(pins: Pins, around: Around, lang: Lang) -> Iterator[bytes]:
    yield BEGIN
    mark = b""
    tail_of = _tails(around)
    for id in pins.ids:
        if pin := pins.pin(id):
            yield mark + _head(pin, lang) + tail_of(id)
            mark = b","
    yield END


@lru_cache(maxsize=1)
def _in_each_language(
    view: PointsExport, around: Around, site: Site
) -> Mapping[Lang, Sequence[bytes]]:
    # A map's languages follow one another, and show the same initiatives at the same addresses.
    found: dict[Lang, list[bytes]] = {Lang(code): [] for code in site.settings.languages}
    heads_of, tail_of = _heads(view.pins.source, tuple(found)), _tails(around)
    for id in view.pins.ids:
        heads = heads_of(id, view.pins)
        if heads is None:
            continue
        tail, before, point = tail_of(id), b"", b""
        for head, points in zip(heads, found.values(), strict=True):
            # Most are the same in every language, and then they are held once.
            if head is not before:
                before, point = head, head + tail
            points.append(point)
    return found


def _tails(around: Around) -> Callable[[RecordId], bytes]:
    """Return what makes the end of a point with its address, which begins alike on one map."""
    before, after = (quoted(part)[1:-1] for part in around)
    return lambda id: f'{before}{id}{after}"}}'.encode()


@lru_cache(maxsize=1)
def _heads(
    source: Hashable, languages: tuple[Lang, ...]
) -> Callable[[RecordId, Pins], Heads | None]:
    """Return what makes the beginnings of a point; nothing of an initiative without one."""
    known: dict[RecordId, Heads | None] = {}

    def heads(id: RecordId, pins: Pins) -> Heads | None:
        # An initiative is on the map of everything, of its country and of each of its networks.
        if id in known:
            return known[id]
        pin = pins.pin(id)
        made = _in_languages(pin, languages) if pin else None
        if len(known) < KEPT:
            known[id] = made
        return made

    return heads


def _in_languages(pin: Pin, languages: Sequence[Lang]) -> Heads:
    made: dict[bytes, bytes] = {}
    heads = (_head(pin, lang) for lang in languages)
    return tuple(made.setdefault(head, head) for head in heads)


def _head(pin: Pin, lang: Lang) -> bytes:
    point, title, place = pin.point, pin.title[lang].text, pin.place[lang].text
    return (
        f'{{"id":{quoted(point.id)},"lat":{point.lat!r},"lon":{point.lon!r},'
        f'"title":{quoted(title)},"place":{quoted(place)},"country":{quoted(point.country)},"url":"'
    ).encode()
