"""Sites are compared type by type."""

from pathlib import Path

import pytest
from parity import OTHER, Share, most_above, parity_table, shares, type_of


@pytest.mark.parametrize(
    ("path", "type"),
    [
        ("en/index.html", "home"),
        ("fr/about/index.html", "about/"),
        ("en/initiatives/index.html", "initiatives/"),
        ("en/initiatives/casa-000001/index.html", "initiatives/*/"),
        ("pt/themes/land/casa-0/index.html", "themes/*/*/"),
        ("es/countries/uy/points.json", "countries/*/points.json"),
        ("en/initiatives/index-u.json", "initiatives/index-*.json"),
        ("data/events.json", "data/events.json"),
        ("data/results/savings.json", OTHER),
        ("index.html", OTHER),
    ],
)
def test_the_type_of_a_file(path: str, type: str) -> None:
    assert type_of(path.split("/")) == type


def test_the_table_shows_what_is_smaller_and_what_is_missing(tmp_path: Path) -> None:
    pages = {"ours": '<a href="x">' * 4, "theirs": '<a href="x">' * 3}
    for site, page in pages.items():
        path = tmp_path / site / "en" / "index.html"
        path.parent.mkdir(parents=True)
        path.write_text(page, encoding="utf-8")
    (tmp_path / "ours" / "en" / "feed.xml").write_text("<feed/>", encoding="utf-8")
    table = parity_table({name: shares(tmp_path / name) for name in pages})
    assert "| home | 1 | 48 | 4 | 75% | 75% |" in table
    assert "| feed.xml | 1 | 7 |  | none |  |" in table


def test_the_largest_excess_is_that_of_one_type_of_page_in_bytes_or_links() -> None:
    ours = {"home": Share(4, 4, 400, 40), "feed.xml": Share(4, 0, 100)}
    theirs = {"home": Share(8, 8, 720, 96), "feed.xml": Share(4, 0, 900)}
    assert most_above(ours, [theirs]) == 1.2
