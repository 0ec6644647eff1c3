"""What every planner is given, and the cards that several of them show."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import PurePosixPath

from habitat_site.catalogue import Catalogue
from habitat_site.languages import Lang
from habitat_site.pages.build import Build
from habitat_site.pages.cards import (
    EventCard,
    InitiativeCard,
    NetworkCard,
    event_card,
    initiative_card,
    network_card,
)
from habitat_site.pages.values import Page
from habitat_site.results.places import Point, points
from habitat_site.results.values import Summary
from habitat_site.settings import Settings


@dataclass(frozen=True)
class Inputs:
    """The settings, the catalogue, what follows from it, and what is known of the build."""

    settings: Settings
    catalogue: Catalogue
    summary: Summary
    build: Build

    @property
    def languages(self) -> tuple[Lang, ...]:
        """Return the languages of the interface."""
        return tuple(Lang(code) for code in self.settings.languages)

    @cached_property
    def initiatives(self) -> Mapping[str, InitiativeCard]:
        """Return the cards of all initiatives by id."""
        return {e.id: initiative_card(e, self.languages) for e in self.catalogue.initiatives}

    @cached_property
    def networks(self) -> Mapping[str, NetworkCard]:
        """Return the cards of all networks by id."""
        groups = self.summary.networks
        return {
            e.id: network_card(e, self.languages, len(groups[e.id].initiatives))
            for e in self.catalogue.networks
        }

    @cached_property
    def events(self) -> Mapping[str, EventCard]:
        """Return the cards of all events by id."""
        return {
            e.id: event_card(e, self.catalogue, self.languages, self.build.date)
            for e in self.catalogue.events
        }

    @cached_property
    def points(self) -> Mapping[str, Point]:
        """Return the published places of initiatives that have one, by id."""
        return {point.id: point for point in points(self.catalogue.initiatives)}


def in_each_language(
    inputs: Inputs,
    path: Callable[[Lang], PurePosixPath],
    template: str,
    view: object,
    source: str = "",
) -> Iterable[Page]:
    """Plan one page in every language of the interface."""
    siblings = {lang: path(lang) for lang in inputs.languages}
    for lang in inputs.languages:
        yield Page(siblings[lang], "html", view, template, lang, source, siblings)
