"""What pages may load, with and without a tile server."""

import pytest

from habitat_site.pages.policy import CONTENT_SECURITY_POLICY, policy


def test_without_tiles_no_other_host_may_be_asked() -> None:
    assert policy() == CONTENT_SECURITY_POLICY
    assert "http" not in policy()


@pytest.mark.parametrize(
    ("tiles", "host"),
    [
        ("https://tiles.example/{z}/{x}/{y}.png", "https://tiles.example;"),
        ("https://{s}.tiles.example/{z}.png", "https://*.tiles.example;"),
    ],
)
def test_tiles_may_be_loaded_as_pictures_and_as_nothing_else(tiles: str, host: str) -> None:
    assert f"img-src 'self' data: {host}" in policy(tiles)
    assert policy(tiles).count("https://") == 1
