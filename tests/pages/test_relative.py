"""A link goes from one page to another wherever the site stands."""

from pathlib import PurePosixPath

import pytest

from habitat_site.pages.urls import relative


@pytest.mark.parametrize(
    ("origin", "target", "link"),
    [
        ("en/index.html", "en/index.html", "./"),
        ("en/index.html", "en/agenda/index.html", "agenda/"),
        ("en/agenda/index.html", "en/index.html", "../"),
        ("en/agenda/index.html", "en/agenda/points.json", "points.json"),
        ("en/networks/a/index.html", "es/networks/a/index.html", "../../../es/networks/a/"),
        ("en/networks/a/index.html", "assets/site.css", "../../../assets/site.css"),
        ("index.html", "en/index.html", "en/"),
        ("404.html", "index.html", "./"),
    ],
)
def test_links_are_as_short_as_they_can_be(origin: str, target: str, link: str) -> None:
    assert relative(PurePosixPath(origin), PurePosixPath(target)) == link
