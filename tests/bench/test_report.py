"""Tables have medians, and what each is of Hugo's; what people wrote around them stays."""

from pathlib import Path

from measurements import Measurements
from metering import Reading
from report import BEGIN, END, table, write_report
from scenarios import COLD, COPY, FIRST_STORY, LATER_STORY


def measured() -> Measurements:
    found = Measurements(1000)
    for wall in (4.0, 1.0, 2.0):
        found.add("habitat-site", COLD, Reading(wall, 2 * wall, 50_000_000))
    found.add("Hugo", COLD, Reading(8.0, 16.0, 500_000_000))
    found.add("habitat-site", COPY, Reading(0.5, 0.5, 1_000_000))
    return found


def test_a_row_has_the_median_the_spread_and_the_share_of_hugos() -> None:
    row = "| cold | habitat-site | 2.00 (1.00–4.00) | 4.00 (2.00–8.00) | 50 (50–50) |"
    assert f"{row} 0.250 | 0.250 | 0.100 |" in table(measured())


def test_a_cold_build_is_compared_with_the_disk() -> None:
    assert "| `cp -r` of our output | 0.50 | 0.50 | 1 | 4.0 |" in table(measured())


def test_a_first_change_and_a_later_one_have_rows_of_their_own() -> None:
    found = measured()
    found.add("habitat-site", FIRST_STORY, Reading(1.0, 1.0, 0))
    found.add("habitat-site", LATER_STORY, Reading(0.5, 0.5, 0))
    assert "| one story changed, the first after a cold build | habitat-site | 1.00 |" in table(
        found
    )
    assert "| one story changed, later | habitat-site | 0.50 |" in table(found)


def test_who_was_left_out_is_named_with_the_reason() -> None:
    found = Measurements(100_000, skipped={"Hugo": "it would take about 46 GB; 23 GB are free."})
    assert "Hugo was not run: it would take about 46 GB; 23 GB are free." in table(found)


def test_prose_around_the_tables_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "RESULTS.md"
    path.write_text(f"# Before\n\n{BEGIN}\nyesterday\n{END}\n\nAfter.\n", encoding="utf-8")
    for _ in range(2):
        write_report(path, {1000: measured()})
    text = path.read_text(encoding="utf-8")
    assert text.startswith("# Before\n")
    assert text.endswith("After.\n")
    assert "yesterday" not in text
    assert text.count("## 1,000 initiatives") == 1
