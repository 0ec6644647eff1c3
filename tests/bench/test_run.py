"""Who would need more memory than there is does not take part, and a line says why."""

import pytest
from measurements import Measurements
from run import affordable


def test_peers_are_left_out_where_the_memory_would_not_suffice(
    capsys: pytest.CaptureFixture[str],
) -> None:
    found = Measurements(100_000)
    assert affordable(("ours", "hugo"), found, 24 * 10**9) == ["ours"]
    assert found.skipped == {"Hugo": "it would take about 46 GB; 24 GB are free."}
    assert "hugo at 100,000 is left out: it would take about 46 GB" in capsys.readouterr().out


def test_all_take_part_where_it_suffices() -> None:
    found = Measurements(10_000)
    assert affordable(("ours", "hugo", "eleventy"), found, 24 * 10**9) == [
        "ours",
        "hugo",
        "eleventy",
    ]
    assert found.skipped == {}
