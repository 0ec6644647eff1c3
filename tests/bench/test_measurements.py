"""What was measured is found again by the next run."""

from pathlib import Path

from measurements import OURS, Measurements, read_measurements, write_measurements
from metering import Reading
from parity import Share
from scenarios import COLD


def test_all_is_read_as_it_was_written(tmp_path: Path) -> None:
    found = Measurements(1000, "a quiet machine", skipped={"Hugo": "too large"})
    found.add(OURS, COLD, Reading(1.5, 2.5, 3))
    found.sites[OURS] = {"home": Share(4, 4, 400, 40)}
    write_measurements(tmp_path / "all.json", [found])
    assert read_measurements(tmp_path / "all.json") == {1000: found}


def test_before_the_first_run_there_is_nothing(tmp_path: Path) -> None:
    assert read_measurements(tmp_path / "all.json") == {}


def test_a_median_is_taken_of_each_figure() -> None:
    found = Measurements(1000)
    for wall, cpu in ((1.0, 9.0), (2.0, 8.0), (7.0, 1.0)):
        found.add(OURS, COLD, Reading(wall, cpu, 5))
    assert found.median(OURS, COLD) == Reading(2.0, 8.0, 5)
