"""What templates say: words, dates and numbers in the page's language."""

from collections.abc import Iterable
from datetime import time
from decimal import Decimal
from typing import TypeVar

from markupsafe import Markup

from habitat_site.languages import Language, folded, recalled, remembered
from habitat_site.pages.cards import KeyFigure
from habitat_site.records.dates import VagueDate, vague_date
from habitat_site.records.measures import Claim, Measure
from habitat_site.records.shared import OtherClaim
from habitat_site.rendering.html.escaping import escape_text, safe
from habitat_site.rendering.html.known import Known
from habitat_site.rendering.html.quotes import NOTHING, Quotes

T = TypeVar("T")

# Spelt out so that the words can be translated; the keys are the qualifiers of EDTF.
MOST_DECIMALS = 5  # of a degree: as many as are published
QUALIFIED = {"": "{date}", "~": "date.about", "?": "date.uncertain", "%": "date.about-uncertain"}


class Words(Quotes):
    """One language's way of saying what a record holds."""

    def __init__(self, language: Language) -> None:
        """Take the language."""
        super().__init__(language)
        name = language.country
        # By what records say: a page has a dozen dates, and most are those of others.
        self._dates = Known[Markup](lambda text: Markup.escape(self._day(vague_date(text))))
        self._countries = Known[Markup](
            lambda codes: Markup.escape(language.listing(map(name, codes)))
        )
        self._written_dates = self._dates.encoded()
        self._written_countries = self._countries.encoded()
        # By what is measured, and by the form of words that fits a count.
        self._measures: dict[tuple[str, int], Markup] = {}
        self._written_measures: dict[tuple[str, int], bytes] = {}
        self._form_of = language.form_of
        group = language.thousands
        self._thousands = None if group is None else escape_text(group)

    def word(self, vocabulary: str, value: str) -> Markup:
        """Return the word for one of a vocabulary's values: `word("phase", "living")`."""
        return self.vocabulary(vocabulary)[value]

    @remembered
    def vocabulary(self, name: str) -> Known[Markup]:
        """Return the words of a vocabulary by its values."""
        return Known(lambda value: Markup.escape(self.language.text(f"{name}.{value}")))

    def by_name(self, counts: Iterable[tuple[str, int]]) -> tuple[tuple[str, str], ...]:
        """Return country codes with their names, in the alphabetical order of the language."""
        named = ((code, self.language.country(code)) for code, _ in counts)
        return tuple(sorted(named, key=lambda each: folded(each[1])))

    def countries_in_order(self, groups: Iterable[tuple[str, T]]) -> tuple[tuple[str, T], ...]:
        """Return groups by country in the order of the names; those of no one country come last."""
        return tuple(sorted(groups, key=lambda group: self._place(group[0])))

    @remembered
    def _place(self, code: str) -> tuple[bool, str]:
        return not code, folded(self.language.country(code)) if code else ""

    def measure(self, name: str, count: float = 2) -> Markup:
        """Return what a measure counts, in the form that fits a count."""
        counted = round(count) if count != 1 else 1
        form = name, self._form_of(counted)
        found = self._measures.get(form)
        if found is None:
            key = f"measure.{name}"
            word = self.language.form(key, f"{key}.many", counted)
            found = self._measures[form] = Markup.escape(word)
        return found

    def written_measure(self, name: str, count: float = 2) -> bytes:
        """Return the same for where it stands in a page."""
        counted = round(count) if count != 1 else 1
        form = name, self._form_of(counted)
        found = self._written_measures.get(form)
        if found is None:
            found = self._written_measures[form] = self.measure(name, counted).encode()
        return found

    def date(self, value: VagueDate | None) -> Markup:
        """Write a date as vague as given; nothing for none."""
        return NOTHING if value is None else self._dates[value.text]

    def written_date(self, value: VagueDate | None) -> bytes:
        """Return the same for where it stands in a page."""
        return b"" if value is None else self._written_dates[value.text]

    def _day(self, value: VagueDate) -> str:
        return self._vague(value.year, value.month, value.day, value.clock, value.qualifier)

    @remembered
    def _vague(
        self, year: int, month: int | None, day: int | None, clock: time | None, qualifier: str
    ) -> str:
        plain = self.language.vague_day(year, month, day)
        if clock:
            plain = f"{plain}, {self.language.clock(clock)}"
        return self.language.text(QUALIFIED[qualifier], date=plain)

    def dates(self, start: VagueDate, end: VagueDate | None) -> str:
        """Write a stretch of days: `17–22 May 2026`; a doubt about both days is said once.

        Of two moments of one day, the day is said once as well: `2 May 2026, 6:30 pm – 8:00 pm`.
        """
        if end is None or end == start:
            return self._day(start)
        if start.clock and end.clock and start.first == end.first and not end.qualifier:
            return f"{self._day(start)} – {self.language.clock(end.clock)}"
        if _is_stretch(start, end):
            days = self.language.stretch(start.first, end.first)
            return self.language.text(QUALIFIED[start.qualifier], date=days)
        return f"{self._day(start)} – {self._day(end)}"

    def days(self, start: VagueDate, end: VagueDate | None) -> str:
        """Write a stretch of days under a heading that already names its year."""
        if end in (None, start) and start.is_day and not start.qualifier:
            return self.language.day_of_month(start.first)
        if end is None or not _is_stretch(start, end) or start.qualifier or start.year != end.year:
            return self.dates(start, end)
        return self.language.stretch(start.first, end.first, has_year=False)

    def years(self, oldest: VagueDate | None, newest: VagueDate | None) -> str:
        """Write the years that a total speaks of: `2009–2023`."""
        if oldest is None or newest is None:
            return ""
        return str(oldest.year) if oldest.year == newest.year else f"{oldest.year}–{newest.year}"

    def number(self, value: float | Decimal) -> Markup:
        """Write a number, whole where it is whole, else with at most two decimals."""
        # A whole one is written as soon as it would be found again, and hardly a page repeats it.
        if type(value) is int and value >= 0 and self._thousands is not None:
            return safe(f"{value:,}".replace(",", self._thousands))
        return self._number(value)

    @recalled
    def _number(self, value: float | Decimal) -> Markup:
        return safe(escape_text(self.language.number(_short(value))))

    @remembered
    def country(self, code: str) -> Markup:
        """Return the name of a country."""
        return Markup.escape(self.language.country(code))

    def countries(self, codes: Iterable[str]) -> Markup:
        """Return the names of countries, joined as the language does."""
        return self._countries[tuple(codes)]

    def written_countries(self, codes: Iterable[str]) -> bytes:
        """Return the same for where it stands in a page."""
        return self._written_countries[tuple(codes)]

    def languages(self, codes: Iterable[str]) -> Markup:
        """Return the names of languages, joined as the language does."""
        named = (self.language.language(code) for code in codes)
        return Markup.escape(self.language.listing(named))

    def amount(self, value: float | Decimal, measure: Measure, currency: str = "") -> str:
        """Write a value of a measure with its unit where the unit is no word: money, hectares."""
        if measure.unit == "money":
            return self.language.money(value, currency)
        if measure.unit == "area":
            return self.number(Decimal(value) / 10_000)
        if measure.unit == "percent":
            return self.language.text("unit.percent-of", value=self.number(value))
        return self.number(value)

    def claim(self, claim: Claim | OtherClaim | KeyFigure) -> str:
        """Write a figure as its source gives it: a value or a range, in its own unit."""
        low, high = claim.low, claim.high
        if claim.value is None and low is None:
            return ""
        currency = getattr(claim, "currency", None)
        if claim.value is not None:
            return self._single(claim.value, currency)
        return f"{self._single(low or 0, currency)}–{self._single(high or 0, currency)}"

    def bare(self, claim: Claim | OtherClaim) -> Markup:
        """Write a figure's number alone, for where unit and currency stand beside it."""
        value = claim.value
        # As `number` does: most are whole, and a page has half a dozen.
        if type(value) is int:
            return safe(escape_text(self.language.number(value)))
        return self.between(claim) if value is None else self.number(value)

    def between(self, claim: Claim | OtherClaim) -> Markup:
        """Write the lowest and the highest of a figure; nothing where it gives no range."""
        if claim.low is None or claim.high is None:
            return NOTHING
        return safe(f"{self.number(claim.low)}–{self.number(claim.high)}")

    @remembered
    def fields(self, names: tuple[str, ...]) -> Markup:
        """Return the words for some of a record's fields, each once."""
        each: dict[str, Markup] = {}
        for word in map(self.field, names):
            each.setdefault(word.lower(), word)
        return Markup(", ").join(each.values())

    @remembered
    def field(self, name: str) -> Markup:
        """Return the word for one of a record's fields: `phase`, `results.homes_built`."""
        head, _, rest = name.partition(".")
        if head in {"results", "states"} and rest:
            return self.word("measure-name", rest.split(".")[0])
        return self.word("field", head)

    def _single(self, value: float, currency: str | None) -> str:
        return self.language.money(value, currency) if currency else self.number(value)

    @recalled
    def coordinates(self, lat: float, lon: float) -> Markup:
        """Write a place in the reader's notation: `17.4° S, 66.2° W`."""
        north = self._direction("north" if lat >= 0 else "south")
        east = self._direction("east" if lon >= 0 else "west")
        # Unbreakable: a number and its direction stay on one line.
        plain = f"{self._degrees(lat)}\u00a0{north}, {self._degrees(lon)}\u00a0{east}"
        return safe(escape_text(plain))

    @remembered
    def _direction(self, name: str) -> str:
        return self.language.text(f"direction.{name}")

    def _degrees(self, value: float) -> str:
        return f"{self.language.decimals(abs(value), MOST_DECIMALS)}°"


def _is_stretch(start: VagueDate, end: VagueDate) -> bool:
    """Tell whether two dates are days that can be written as one stretch."""
    alike = start.is_day and end.is_day and start.qualifier == end.qualifier
    return alike and not (start.clock or end.clock)


def _short(value: float | Decimal) -> float:
    return int(value) if value == int(value) else round(float(value), 2)
