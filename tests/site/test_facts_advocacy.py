"""Every instrument and commitment that was found in sources is on the site, with each source."""

from html import escape
from pathlib import Path

import pytest
import yaml

from tests.site.sites import LANGUAGES, BuiltSite

FOUND: dict[str, list[str]] = yaml.safe_load(
    (Path(__file__).parent / "facts_advocacy.yaml").read_text(encoding="utf-8")
)
# What the bulletin on the gathering of 2007 tells, by the nature of what was said.
OF_2007 = {
    "conavi-gathering-every-year": "promise",
    "encuentro-2007-compilation": "promise",
    "encuentro-2007-closing-panel": "statement",
    "encuentro-2007-housing-policy": "recommendation",
    "encuentro-2007-participation": "recommendation",
    "encuentro-2007-diverse-support": "recommendation",
    "encuentro-2007-training": "recommendation",
    "encuentro-2007-land-policy": "recommendation",
}
PANEL = ("INFONAVIT", "SHF", "SEDESOL", "FONHAPO", "BANSEFI", "CONOREVI", "Congress")


def records(site: BuiltSite) -> dict[str, dict[str, object]]:
    """Return the published records of advocacy by id."""
    return {each["id"]: each for each in site.json("data/advocacy.json")}


def test_every_instrument_is_there_and_none_is_made_up(real_site: BuiltSite) -> None:
    published = records(real_site)
    instruments = {id for id, each in published.items() if each["kind"] == "instrument"}
    assert len(FOUND) == 21
    assert instruments == set(FOUND)


@pytest.mark.parametrize("id", sorted(FOUND))
def test_an_instruments_pages_name_each_of_its_sources(real_site: BuiltSite, id: str) -> None:
    for lang in LANGUAGES:
        page = real_site.text(f"{lang}/advocacy/{id}/index.html")
        assert [source for source in FOUND[id] if escape(source) not in page] == []


def test_the_commitments_of_2007_are_there_and_nobody_claims_to_know_what_became_of_them(
    real_site: BuiltSite,
) -> None:
    published = records(real_site)
    commitments = {id: each for id, each in published.items() if each["kind"] == "commitment"}
    assert {id: each["nature"] for id, each in commitments.items()} == OF_2007
    assert {each["status"] for each in commitments.values()} == {"unknown"}
    assert {each["event"] for each in commitments.values()} == {"encuentro-mexico-2007"}
    for id in OF_2007:
        assert "HIC-AL" in real_site.text(f"en/advocacy/{id}/index.html")


def test_who_only_sat_on_the_closing_panel_has_promised_nothing(real_site: BuiltSite) -> None:
    text = real_site.page("en/advocacy/encuentro-2007-closing-panel/").only("main").text
    assert [name for name in PANEL if name not in text] == []
    assert "Statement" in text
    assert "To have taken part is not to have promised something" in text


@pytest.mark.parametrize(
    ("id", "doubt"),
    [
        ("br-estatuto-da-cidade", "In doubt: what the law is about is general knowledge."),
        ("new-urban-agenda", "The wording of article 107 was not read."),
        ("na-flexible-land", "The year of the act is not in the source that was read."),
        ("uy-ley-13728", "a leader of FUCVAM quoted by El Telégrafo in 2022 says 28 December."),
    ],
)
def test_what_was_not_read_is_told_as_a_doubt(real_site: BuiltSite, id: str, doubt: str) -> None:
    assert doubt in real_site.page(f"en/advocacy/{id}/").only("main").text


def test_what_nobody_checked_is_not_said(real_site: BuiltSite) -> None:
    """Paragraph 46 of the New Urban Agenda, on co-housing and the like, was never read."""
    text = real_site.page("en/advocacy/new-urban-agenda/").only("main").text
    assert "46" not in text
    assert "co-housing" not in text
