"""Feeds of what is new: of everything, each network, country, theme, folder and mechanism."""

from collections.abc import Iterable, Iterator, Mapping
from functools import partial

from habitat_site.catalogue import Entry
from habitat_site.documents import Digest, digest_of
from habitat_site.languages import Lang, language
from habitat_site.pages import urls
from habitat_site.pages.cards import Texts, plainly, texts
from habitat_site.pages.exports import Feed, News
from habitat_site.pages.inputs import Inputs
from habitat_site.pages.values import Later, Page, digest_value
from habitat_site.records import Record
from habitat_site.results.changes import lasting_id
from habitat_site.results.subjects import circles, countries_of, networks_of, themes_of, told

MOST_NEWS = 50

Subject = tuple[str, str]
"""A kind of feed (`network`, `country`, `theme`, `joined`, `folder`, `site`), and which it is."""

SITE: Subject = ("site", "")


def plan_feeds(inputs: Inputs) -> Iterator[Page]:
    """Plan a feed in every language of each subject that has a record, and of every network."""
    for subject, entries in _newest(inputs).items():
        title, has_page = _title(inputs, *subject), _has_page(inputs, *subject)
        sign = partial(_digest, title, has_page, entries)
        view = Later(sign, partial(feed_of, inputs, title, has_page, tuple(entries)))
        for lang in inputs.languages:
            yield Page(urls.feed_path(_page(lang, *subject)), "feed", view, lang=lang)


def _digest(
    title: Texts,
    has_page: bool,  # noqa: FBT001 - as above
    entries: Iterable[Entry[Record]],
) -> Digest:
    facts = (part for entry in entries for part in (entry.key, entry.facts))
    return digest_of(digest_value((title, has_page)), *facts)


def feed_of(
    inputs: Inputs,
    title: Texts,
    has_page: bool,  # noqa: FBT001 - `partial` gives it by its place
    entries: Iterable[Entry[Record]],
) -> Feed:
    """Return a feed with what it tells of each record."""
    return Feed(title, has_page, tuple(news_of(inputs, entry) for entry in entries))


def news_of(inputs: Inputs, entry: Entry[Record]) -> News:
    """Return what a feed tells of a record; an initiative's card says it without the record."""
    outline = inputs.catalogue.outlines[entry.key]
    id = lasting_id(entry, inputs.catalogue.ties[entry.key])
    if entry.kind.folder == "initiatives":
        card = inputs.initiatives[entry.id]
        title, summary, reported = card.title, card.summary, card.reported
    else:
        title, summary = (texts(entry, (f,), inputs.languages) for f in ("title", "summary"))
        reporter = entry.record.reported_by
        reported = reporter.date if reporter else None
    first = reported.first if reported else None
    return News(entry.key, id, title, summary, first, outline.changed)


def _newest(inputs: Inputs) -> Mapping[Subject, list[Entry[Record]]]:
    """Return the newest records of each subject; those of a network may be none."""
    catalogue, summary = inputs.catalogue, inputs.summary
    networks = tuple(network.id for network in catalogue.networks)
    larger = circles(networks, summary.members)
    found: dict[Subject, list[Entry[Record]]] = {SITE: []}
    found |= {("network", id): [] for id in networks}
    for entry in told(catalogue):
        named = (larger.get(id, ()) for id in networks_of(entry, catalogue))
        subjects = dict.fromkeys(
            (
                SITE,
                ("folder", entry.kind.folder),
                *(("network", id) for ids in named for id in ids),
                *(("country", code) for code in countries_of(entry, catalogue)),
                *(("theme", theme) for theme in themes_of(entry, catalogue)),
                *(("joined", each) for each in _joined(inputs, entry)),
            )
        )
        for subject in subjects:
            newest = found.setdefault(subject, [])
            if len(newest) < MOST_NEWS:
                newest.append(entry)
    return found


def _joined(inputs: Inputs, entry: Entry[Record]) -> tuple[str, ...]:
    is_initiative = entry.kind.folder == "initiatives"
    return inputs.joined.get(entry.id, ()) if is_initiative else ()


def _page(lang: Lang, kind: str, id: str) -> str:
    """Return the path of the page that a feed accompanies."""
    match kind:
        case "site":
            return urls.page_path(lang, "home")
        case "folder":
            return urls.list_path(lang, id)
        case "network":
            return urls.record_path(lang, "networks", id)
        case _:
            return urls.facet_path(lang, kind, id)


def _has_page(inputs: Inputs, kind: str, id: str) -> bool:
    match kind:
        case "country":
            return id in inputs.summary.countries
        case "theme":
            return id in inputs.summary.themes
        case _:
            return True


def _title(inputs: Inputs, kind: str, id: str) -> Texts:
    network = inputs.catalogue.get("networks", id) if kind == "network" else None
    if network is not None:
        return texts(network, ("title",), inputs.languages)
    return plainly(lambda lang: _called(inputs, kind, id, lang), inputs.languages)


def _called(inputs: Inputs, kind: str, id: str, lang: Lang) -> str:
    site, spoken = inputs.settings.title_in(lang), language(lang)
    match kind:
        case "site":
            return site
        case "country":
            return f"{spoken.country(id)} · {site}"
        case _:
            return f"{spoken.text(f'{kind}.{id}')} · {site}"
