"""A small site and its parts, for tests of outputs."""

import gettext
from datetime import date

from babel import Locale

from habitat_site.catalogue import Entry
from habitat_site.languages import Lang, Language
from habitat_site.pages.build import Build
from habitat_site.pages.inputs import Inputs
from habitat_site.records import Record
from habitat_site.rendering.site import Site
from habitat_site.results.summary import summarise
from habitat_site.settings import Settings
from tests.building import catalogue

TODAY = date(2026, 11, 21)
SETTINGS = Settings.model_validate(
    {
        "title": "Habitat & neighbours",
        "base_url": "https://site.example/habitat/",
        "languages": ["en", "es"],
        "identity": "first.example",
    }
)
SITE = Site(SETTINGS)

WORDS = {
    "calendar.deadline": "Deadline: {title}",
    "calendar.registration": "Registration closes: {title}",
    "calendar.postponed": "Postponed: {title}",
}


class Words(gettext.NullTranslations):
    """The few sentences that calendars say, without a catalogue."""

    def gettext(self, message: str) -> str:
        """Return a sentence."""
        return WORDS[message]


ENGLISH = Language(Lang("en"), Locale("en"), Words())


def inputs(*entries: Entry[Record], today: date = TODAY) -> Inputs:
    """Return what planners are given for a catalogue of these entries."""
    whole = catalogue(*entries)
    build = Build("1.2.3", today, "0123abc", {"initiatives": len(whole.initiatives)})
    return Inputs(SETTINGS, whole, summarise(whole, today), build)
