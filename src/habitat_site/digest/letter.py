"""A newsletter before it has a form: titles, notes and full addresses in one language.

Whatever a record says is on one line here and without characters that nobody sees, so that no
title can pass for a part of the letter or for a line of a mail's head.
"""

import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from habitat_site.catalogue import Catalogue, Entry, Localised
from habitat_site.languages import Lang, Language
from habitat_site.pages import urls
from habitat_site.records import FOLDERS, Record, SolidarityCall
from habitat_site.rendering.characters import on_one_line
from habitat_site.rendering.html.words import Words
from habitat_site.rendering.site import Site
from habitat_site.results.news import Date, News, Span
from habitat_site.results.subjects import countries_of

# Of each folder; a letter is read in a few minutes, and the site has all of it.
MOST = 40
MOST_WANTED = 5
# Cf: marks that turn letters around or hide; Persian and the scripts of India need the joiners.
JOINERS = frozenset("\u200c\u200d")


@dataclass(frozen=True, slots=True)
class Said:
    """A text of a record, clean and on one line, and the language that it is in."""

    text: str
    lang: Lang


@dataclass(frozen=True, slots=True)
class Item:
    """A record: its title and address, a note on when or where, and what it is about."""

    title: Said
    url: str
    note: str
    summary: Said | None


@dataclass(frozen=True, slots=True)
class Group:
    """Some records under a heading, which may be empty; `more` says how many are left out."""

    title: str
    items: tuple[Item, ...]
    more: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the letter."""

    title: str
    groups: tuple[Group, ...]


@dataclass(frozen=True, slots=True)
class Letter:
    """A whole newsletter; `links` are what it ends with, each with its words."""

    lang: Lang
    direction: str
    title: str
    lede: str
    sections: tuple[Section, ...]
    links: tuple[tuple[str, str], ...]
    licence: str


def letter_of(
    news: News,
    catalogue: Catalogue,
    site: Site,
    language: Language,
    network: Entry[Record] | None = None,
) -> Letter:
    """Write a newsletter from the site, or from one of its networks."""
    desk = Desk(catalogue, site, language)
    title = site.settings.title_in(language.code)
    name = desk.said(network.text(("title",), language.code)).text if network else clean(title)
    return Letter(
        lang=language.code,
        direction=language.direction,
        title=language.text("digest.title", name=name, days=_days(news.span, language)),
        lede=desk.lede(news),
        sections=tuple(section for section in desk.sections(news) if section.groups),
        links=tuple(desk.links(network)),
        licence=language.text("digest.licence", licence=site.settings.licence),
    )


def _days(span: Span, language: Language) -> str:
    if span.since == span.until:
        return language.day(span.until)
    return language.stretch(span.since, span.until)


def clean(text: str) -> str:
    """Return a text on one line, without characters that would not be seen."""
    shown = (c for c in on_one_line(text) if unicodedata.category(c) != "Cf" or c in JOINERS)
    return "".join(shown)


@dataclass(frozen=True, slots=True)
class Desk:
    """Who writes the letter: the records, the site that it leads to, and its language."""

    catalogue: Catalogue
    site: Site
    language: Language

    def lede(self, news: News) -> str:
        """Say how much there is."""
        counts = (("new", len(news.new)), ("changed", len(news.changed)))
        parts = [
            self.language.plural(f"digest.count.{name}", f"digest.count.{name}.many", count)
            for name, count in counts
            if count
        ]
        if not parts:
            return self.language.text("digest.nothing")
        return self.language.text("digest.lede", counts=self.language.listing(parts))

    def sections(self, news: News) -> Iterator[Section]:
        """Yield the parts of the letter; one without groups has nothing to say."""
        yield self._section("new", self._by_folder(news.new))
        yield self._section("changed", self._by_folder(news.changed))
        yield self._section("due", self._of_dates(news.due))
        wanted = (
            *self._of_dates(news.asked),
            *self._wanted("untranslated", news.untranslated),
            *self._wanted("unsourced", news.unsourced),
        )
        yield self._section("asked", wanted)

    def links(self, network: Entry[Record] | None) -> Iterator[tuple[str, str]]:
        """Yield where all of it is, and how to hear of it."""
        settings = self.site.settings
        lang = self._lang
        page = urls.entry_path(lang, network) if network else urls.page_path(lang, "home")
        calendar = urls.calendar_path(network.id if network else "")
        yield self._linked("digest.site", urls.address(page))
        yield self._linked("digest.feed", urls.feed_path(page))
        yield self._linked("digest.calendar", calendar)
        if settings.repository:
            yield self.language.text("digest.contribute"), settings.repository

    def said(self, localised: Localised) -> Said:
        """Return a text as the letter may say it."""
        return Said(clean(localised.text), localised.lang)

    @property
    def _lang(self) -> Lang:
        """Return the language of the pages to lead to: the letter's, or the site's first."""
        spoken = self.site.settings.languages
        return self.language.code if self.language.code in spoken else Lang(spoken[0])

    def _linked(self, key: str, address: str) -> tuple[str, str]:
        return self.language.text(key), self.site.absolute(address)

    def _section(self, name: str, groups: Iterable[Group]) -> Section:
        return Section(self.language.text(f"digest.{name}"), tuple(groups))

    def _by_folder(self, entries: Iterable[Entry[Record]]) -> Iterator[Group]:
        found = tuple(entries)
        for folder in FOLDERS:
            own = [entry for entry in found if entry.kind.folder == folder]
            if own:
                items = tuple(self._item(entry, self._where(entry)) for entry in own[:MOST])
                title = self.language.text(f"folder.{folder}")
                yield Group(title, items, self._more(len(own) - MOST))

    def _of_dates(self, dates: Iterable[Date]) -> Iterator[Group]:
        found = tuple(dates)
        items = tuple(self._item(each.entry, self._when(each)) for each in found[:MOST])
        if items:
            yield Group("", items, self._more(len(found) - MOST))

    def _wanted(self, name: str, entries: tuple[Entry[Record], ...]) -> Iterator[Group]:
        if entries:
            key, spoken = f"digest.{name}", self.language.language(self.language.code)
            title = self.language.plural(key, f"{key}.many", len(entries), language=spoken)
            items = tuple(self._item(e, "", is_short=True) for e in entries[:MOST_WANTED])
            yield Group(title, items, self._more(len(entries) - MOST_WANTED))

    def _more(self, count: int) -> str:
        if count <= 0:
            return ""
        return self.language.plural("digest.more", "digest.more.many", count)

    def _item(self, entry: Entry[Record], note: str, *, is_short: bool = False) -> Item:
        lang = self.language.code
        return Item(
            title=self.said(entry.text(("title",), lang)),
            url=self.site.absolute(urls.address(urls.entry_path(self._lang, entry))),
            note=note,
            summary=None if is_short else self.said(entry.text(("summary",), lang)),
        )

    def _where(self, entry: Entry[Record]) -> str:
        codes = countries_of(entry, self.catalogue)
        return self.language.listing(self.language.country(code) for code in codes)

    def _when(self, each: Date) -> str:
        day = Words(self.language).dates(each.day, each.end)
        amount = ""
        if isinstance(each.entry.record, SolidarityCall):
            call = each.entry.record
            amount = self.language.money(call.amount, call.currency)
        return self.language.text(f"digest.due.{each.what}", date=day, amount=amount)
