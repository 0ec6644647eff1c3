"""Help that published sources tell of is on the site, with each source; nothing is made up."""

from html import escape

import pytest

from tests.site.sites import LANGUAGES, BuiltSite

FOUND = {
    "we-effect-vivienda": ["https://weeffectla.org/vivienda"],
    "ccu-covisurpay": [
        "https://www.eltelegrafo.com/2020/12/covisurpay-inauguro-su-complejo-de-treinta-viviendas-por-modalidad-de-ayuda-mutua/"
    ],
    "montevideo-covifacivi": [
        "http://municipiob.montevideo.gub.uy/comunicacion/noticias/inauguracion-de-covifacivi"
    ],
    "copevi-palo-alto": [
        "https://profilpelajar.com/es/Sociedad_Cooperativa_de_Vivienda_Unión_Palo_Alto",
        "https://elpais.com/mexico/2024-12-26/palo-alto-una-utopia-obrera-en-ciudad-de-mexico-cercada-por-la-depredacion-inmobiliaria.html?outputType=amp",
    ],
    "usina-paulo-freire": [
        "https://archdaily.com.br/br/767957/usina-25-anos-mutirao-paulo-freire?ad_campaign=normal-tag",
        "https://www.academia.edu/10218475/Mutir%C3%A3o_Paulo_Freire",
    ],
    "urbasen-fsh": [
        "https://ideas4development.org/fonds-urbains-citoyens-outil-habitat-dakar/",
        "https://fap-learning-lab.org/fr/projet/senegal",
    ],
}
FIGURES = {"Cooperatives": 92, "Homes": 1205, "People": 4820}


def test_every_record_of_help_is_there_and_none_is_made_up(real_site: BuiltSite) -> None:
    published = {each["id"]: each["kind"] for each in real_site.json("data/assistance.json")}
    assert set(published) == set(FOUND)
    assert [id for id, kind in published.items() if kind == "offer"] == ["we-effect-vivienda"]
    assert "request" not in published.values()


@pytest.mark.parametrize("id", sorted(FOUND))
def test_its_pages_name_each_of_its_sources(real_site: BuiltSite, id: str) -> None:
    for lang in LANGUAGES:
        page = real_site.text(f"{lang}/assistance/{id}/index.html")
        assert [source for source in FOUND[id] if escape(source) not in page] == []


def test_the_offers_figures_are_those_of_its_source(real_site: BuiltSite) -> None:
    (offer,) = [e for e in real_site.json("data/assistance.json") if e["kind"] == "offer"]
    found = {each["label"]["en"]: each for each in offer["figures"]}
    assert {label: each["value"] for label, each in found.items()} == FIGURES
    assert {each["as_of"] for each in found.values()} == {"2022"}
    assert offer["offered_by"] == ["we-effect", "fucvam"]
    assert offer["starts"] == "1998"


def test_what_no_source_says_is_not_said(real_site: BuiltSite) -> None:
    """The seven countries are not named, nor any language; so it is matched with nothing."""
    (offer,) = [e for e in real_site.json("data/assistance.json") if e["kind"] == "offer"]
    assert not offer.get("countries")
    assert not offer.get("languages")
    assert real_site.json("data/assistance-matches.json")["matches"] == []
