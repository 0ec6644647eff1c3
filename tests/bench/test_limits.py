"""Each limit stands beside what was measured, and says for which size it is."""

import pytest
from limits import LIMITS, limits_table
from measurements import OURS, Measurements
from metering import Reading
from parity import Share
from scenarios import BESIDE, COLD, FOLIUM, HELP


def measured(records: int, wall: float, hugo: float | None = None) -> Measurements:
    found = Measurements(records)
    found.add(OURS, COLD, Reading(wall, wall, 500_000_000))
    if hugo:
        found.add("Hugo", COLD, Reading(hugo, 2 * hugo, 5_000_000_000))
    return found


def row(table: str, beginning: str) -> list[str]:
    line = next(line for line in table.splitlines() if line.startswith(f"| {beginning}"))
    return [cell.strip() for cell in line.strip("|").split("|")][2:]


@pytest.mark.parametrize(("wall", "cell"), [(10.0, "0.200, kept"), (20.0, "**0.400, over**")])
def test_a_limit_is_kept_or_not_at_its_size_alone(wall: float, cell: str) -> None:
    sizes = {1000: measured(1000, 40.0, 50.0), 10_000: measured(10_000, wall, 50.0)}
    assert row(limits_table(sizes), "cold: wall ÷ Hugo's") == ["0.800", cell]


def test_a_hundred_thousand_are_compared_with_ten_thousand() -> None:
    sizes = {10_000: measured(10_000, 20.0), 100_000: measured(100_000, 210.0)}
    assert row(limits_table(sizes), "cold: wall ÷ that at 10,000") == ["", "10.5, kept"]
    assert row(limits_table(sizes), "cold: memory, MB") == ["500", "500, kept"]


def test_those_of_the_same_run_come_before_those_of_another_hour() -> None:
    found = measured(100_000, 210.0)
    for wall in (20.0, 22.0):
        found.add(OURS, BESIDE, Reading(wall, wall, 0))
    sizes = {10_000: measured(10_000, 10.0), 100_000: found}
    assert row(limits_table(sizes), "cold: wall ÷ that at 10,000") == ["", "10.0, kept"]
    assert row(limits_table({100_000: found}), "cold: wall ÷ that at 10,000") == ["10.0, kept"]


def test_what_was_not_measured_is_left_empty() -> None:
    sizes = {100_000: measured(100_000, 210.0)}
    cells = {limit.what: limit.cell(sizes, 100_000) for limit in LIMITS}
    assert {what for what, cell in cells.items() if cell} == {"cold: memory, MB"}


def test_starting_is_compared_with_an_import() -> None:
    found = Measurements(200)
    found.add(OURS, HELP, Reading(0.1, 0.1, 0))
    found.add(OURS, FOLIUM, Reading(0.5, 0.5, 0))
    assert row(limits_table({200: found}), "`--help`") == ["0.200, kept"]


def test_a_peer_with_larger_pages_is_told() -> None:
    found = Measurements(200)
    found.sites = {OURS: {"home": Share(4, 4, 400, 40)}, "Hugo": {"home": Share(4, 4, 480, 40)}}
    assert row(limits_table({200: found}), "a type of page") == ["**1.20, over**"]
