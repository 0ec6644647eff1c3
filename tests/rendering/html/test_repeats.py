"""Rules of repetition are said in words."""

import gettext

import pytest
from babel import Locale

from habitat_site.languages import Lang, Language
from habitat_site.rendering.html.repeats import repeats


class Spoken(gettext.NullTranslations):
    """The words of this test, so that it does not depend on a translation."""

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        """Return the key of the form and a place for its number."""
        return f"{msgid1 if n == 1 else msgid2} {{count}}"

    def gettext(self, message: str) -> str:
        """Return the key and a place for its date."""
        return f"{message} {{date}}"


@pytest.mark.parametrize(
    ("rule", "words"),
    [
        ("FREQ=YEARLY", "repeats.yearly 1"),
        ("FREQ=WEEKLY;INTERVAL=2;COUNT=5", "repeats.weekly.many 2, repeats.count.many 5"),
        ("RRULE:FREQ=DAILY;UNTIL=20270301", "repeats.daily 1, repeats.until March 1, 2027"),
        ("FREQ=MONTHLY;BYDAY=1MO;COUNT=1", "repeats.monthly 1, repeats.count 1, BYDAY=1MO"),
    ],
)
def test_rule_is_said(rule: str, words: str) -> None:
    """What has no plain words stays as it was written, so that nothing is lost."""
    english = Language(Lang("en"), Locale.parse("en"), Spoken())
    assert repeats(rule, english) == words
