"""The drawing of a whole country is found again by the next run, and no other is kept."""

from pathlib import Path

import pytest

from habitat_site.kept import NAME
from habitat_site.rendering.maps import atlas
from habitat_site.rendering.maps.atlas import Maps, Spot
from habitat_site.rendering.maps.locator import Legend

LA_PAZ = Spot(-16.5, -68.1, "BO")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return where drawings are kept."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    return tmp_path / NAME


def never(*_given: object) -> None:
    """Fail: nothing has to be drawn."""
    raise AssertionError


def test_what_one_run_drew_the_next_one_finds(
    folder: Path, maps: Maps, legend: Legend, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second = (Maps(maps.outline, maps.topology, "key") for _ in range(2))
    drawn = first.locator(("BO",), LA_PAZ, "city", legend, "La Paz"), first.locator_sheet("BO")
    assert len(list(folder.iterdir())) == 1
    monkeypatch.setattr(atlas, "locator_base", never)
    assert drawn == (
        second.locator(("BO",), LA_PAZ, "city", legend, "La Paz"),
        second.locator_sheet("BO"),
    )


def test_another_outline_or_tool_draws_anew(folder: Path, maps: Maps) -> None:
    for key in ("key", "other"):
        Maps(maps.outline, maps.topology, key).locator_sheet("BO")
    assert len(list(folder.iterdir())) == 2


@pytest.mark.parametrize(
    ("countries", "spot"),
    [
        (("KE", "TZ", "UG"), None),  # several
        (("US",), Spot(21.3, -157.9, "US")),  # a part that lies elsewhere
        (("CL",), Spot(-27.1, -109.4, "CL")),  # an enlargement
    ],
)
def test_what_records_choose_is_not_kept(
    folder: Path, maps: Maps, legend: Legend, countries: tuple[str, ...], spot: Spot | None
) -> None:
    fresh = Maps(maps.outline, maps.topology, "key")
    assert fresh.locator(countries, spot, "city", legend, "Here")
    assert not folder.exists()
