"""The totals of a set of records, for a terminal."""

from rich import box
from rich.table import Table

from habitat_site.languages import Language
from habitat_site.results.values import Group, Total

# The measure is kept in m², and its name says hectares.
SQUARE_METRES_OF_A_HECTARE = 10_000


def totals_table(group: Group, title: str, language: Language) -> Table:
    """Return a table of the totals: measure, value, from how many records, years, range."""
    table = Table(title=title, box=box.SIMPLE_HEAD, title_justify="left")
    table.add_column(language.text("stats.measure"))
    table.add_column(language.text("stats.value"), justify="right")
    table.add_column(language.text("stats.from"), justify="right")
    table.add_column(language.text("stats.years"))
    table.add_column(language.text("stats.range"), justify="right")
    for total in group.totals:
        table.add_row(*_row(total, language))
    return table


def _row(total: Total, language: Language) -> tuple[str, ...]:
    name = f"measure.{total.measure.name}"
    return (
        language.plural(name, f"{name}.many", 2),
        _amount(total.value, total, language),
        language.text(
            "stats.reporting",
            reporting=language.number(total.reporting),
            of=language.number(total.of),
        ),
        _years(total),
        _range(total, language),
    )


def _amount(value: float, total: Total, language: Language) -> str:
    if total.currency:
        return language.money(value, total.currency)
    if total.measure.unit == "area":
        return language.number(round(value / SQUARE_METRES_OF_A_HECTARE, 1))
    return language.number(value)


def _years(total: Total) -> str:
    if total.oldest is None or total.newest is None:
        return ""
    oldest, newest = total.oldest.year, total.newest.year
    return str(oldest) if oldest == newest else f"{oldest}–{newest}"


def _range(total: Total, language: Language) -> str:
    if total.low == total.high:
        return ""
    return f"{_amount(total.low, total, language)}–{_amount(total.high, total, language)}"
