"""Which figure says most of an initiative, where there is room for one alone."""

from habitat_site.records import Initiative
from habitat_site.records.measures import BY_NAME, Figure, Measure

KEY_MEASURES = (
    "homes_built",
    "homes_held",
    "homes_improved",
    "households",
    "members",
    "people",
    "households_with_secure_tenure",
    "savings_groups",
    "homes_planned",
    "land_area",
)


def key_measure(record: Initiative) -> tuple[Measure, Figure] | None:
    """Choose the measure that says most of an initiative; members first for savings groups."""
    # Of a record that is whole, all are there: as a mapping they are found in half of the time.
    figures = record.results.__dict__
    first = ("members",) if record.model == "savings-group" else ()
    for name in (*first, *KEY_MEASURES):
        figure: Figure | None = figures[name]
        if figure is not None:
            return BY_NAME[name], figure
    return None


def key_result(record: Initiative) -> int | None:
    """Choose a figure without a measure by its place, for where no measure is given."""
    numbered = enumerate(record.other_results)
    return next((index for index, other in numbered if other.text is None), None)
