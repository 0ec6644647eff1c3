"""Tables have medians, and what each is of Hugo's; what people wrote around them stays."""

from pathlib import Path

from metering import Reading
from report import BEGIN, END, Measurements, table, write_report
from scenarios import COLD, COPY


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
    assert "cp -r of the output: 0.50 s; our cold build takes 4.0 × it." in table(measured())


def test_prose_around_the_tables_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "RESULTS.md"
    path.write_text(f"# Before\n\n{BEGIN}\nyesterday\n{END}\n\nAfter.\n", encoding="utf-8")
    for _ in range(2):
        write_report(path, [measured()])
    text = path.read_text(encoding="utf-8")
    assert text.startswith("# Before\n")
    assert text.endswith("After.\n")
    assert "yesterday" not in text
    assert text.count("### 1,000 initiatives") == 1
