"""The governance page of a small site, as a reader gets it."""

from pathlib import Path

import pytest

from tests.site.sites import SETTINGS, BuiltSite, small_site

RECORDS = {
    "networks/fucvam.md": """\
        ---
        title: The federation
        lang: en
        summary: S.
        type: national
        led_by: residents
        stewards: [maria, "@fucvam/data"]
        ---
        """,
    "networks/moba.md": """\
        ---
        title: The other
        lang: en
        summary: S.
        type: regional
        ---
        """,
    "pages/governance.md": """\
        ---
        title: Governance
        lang: en
        summary: S.
        ---

        ## One

        Text.

        ## Two

        Text.

        ## Three

        Text.

        ## Four

        Text.

        ## Five

        Text.
        """,
}


@pytest.fixture
def site(tmp_path: Path) -> BuiltSite:
    """Build a site in which one of two networks has stewards."""
    return small_site(tmp_path, RECORDS, settings=f"{SETTINGS}maintainers: [keeper]\n")


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("en", "1 of 2 networks has named stewards."),
        ("es", "1 de 2 redes ha nombrado responsables."),
        ("fr", "1 réseau sur 2 a nommé des référents."),
        ("pt", "1 de 2 redes nomeou responsáveis."),
    ],
)
def test_it_says_in_every_language_who_has_stewards(site: BuiltSite, lang: str, said: str) -> None:
    text = site.text(f"{lang}/governance/index.html")
    assert said in text
    assert "keeper" in text


def test_it_names_the_stewards_and_who_stands_in_for_others(site: BuiltSite) -> None:
    text = site.text("en/governance/index.html")
    assert "maria, @fucvam/data" in text
    assert "the maintainers</td>" in text


def test_its_contents_lead_to_the_table(site: BuiltSite) -> None:
    text = site.text("en/governance/index.html")
    assert 'href="#approves"' in text
    assert 'id="approves"' in text
