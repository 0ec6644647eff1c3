"""Every fund that was found in public sources is on the site, with each of its sources."""

from functools import cache
from pathlib import Path

import pytest

from habitat_site.catalogue import Catalogue
from habitat_site.reading import read
from habitat_site.records import Fund

# The addresses of its sources, by the id of each fund.
FUNDS: dict[str, tuple[str, ...]] = {
    "upfi": (
        "http://www.sdinet.org/upfi/",
        "https://pria.org/past-projects-other/review-of-urban-poor-fund-international/61",
    ),
    "acca": (
        "http://www.sustainablecitiescollective.com/david-thorpe/274361/upgrade-slums-230-cities-just-145-million-impossible-they-did-it?utm_source=feedburner&utm_medium=feed&utm_campaign=Sustainable+Cities+Collective+%28all+posts%29",
        "https://vdocuments.us/15-cities-asia-asian-coalition-for-housing-asia-2-cities-in-acca-is-a-regional.html",
        "https://www.scribd.com/presentation/79354870/ACCA-Program",
    ),
    "cliff": (
        "https://world-habitat.org/world-habitat-awards/winners-and-finalists/community-led-infrastructure-finance-facility-cliff/",
        "https://socialdesign.wordpress.com/2007/10/22/cliff/",
        "http://de.knowledgr.com/17903588/VonDerGemeinschaftGeführteInfrastrukturfinanzierungsfazilität",
    ),
    "fonds-rotatif-fsh": (
        "https://www.africinno.com/africancitiesinsights/le-fonds-rotatif-%3A-un-outil-communautaire-de-cofinancement-pour-le-d%C3%A9veloppement-des-villes?lang=es",
        "https://fap-learning-lab.org/fr/projet/senegal",
        "http://fr.allafrica.com/stories/201804200994.html",
        "https://mukaikaze.net/sustainable-cities-by-and-for-their-inhabitants.html",
    ),
    "fonds-matagalpa": (
        "https://mukaikaze.net/sustainable-cities-by-and-for-their-inhabitants.html",
    ),
    "twahangana": (
        "http://shackdwellersnamibia.com/pages/readmore.php?article=3",
        "https://namibia-shackdwellers.blogspot.com/2021/09/sdfnnhag-strategies-to-advocate-for.html",
        "https://ohorongo-cement.com/corporate-social-investment/shack-dwellers-save-n25-million-reinvent-access-to-security-of-tenure/",
    ),
    "moba-accelerator": ("https://moba.coop/moba-accelerator/",),
    "moba-world-habitat-grant": ("https://moba.coop/blog/page/2",),
    "solidarfonds-mhs": ("http://commoning.city/project/berlin-mietshauser-syndikat/",),
    "clap-net": (
        "http://www.achr.net/countries.php?id=6",
        "https://www.scribd.com/document/609266593/Urban-Reconstruction-and-Regeneration-in",
    ),
    "jhenaidah-fund": (
        "https://staging.pocaabd.com/action-process/jhenaidah-citywide-housing-process",
        "https://blog.brac.net/of-dignity-and-dream-homes-transforming-a-slum-in-3-steps/",
    ),
    "ucsf-kathmandu": ("https://transformativecities.org/atlas/housing10/",),
    "updf-philippines": ("https://www.philippinealliance.org/blank-1?lightbox=dataItem-jewgnkr31",),
    "gungano": ("http://www.dialogueonshelter.co.zw/approach/thematic-components.html",),
    "ucdo-codi": ("https://dev-en.codi.or.th/baan-mankong-city-wide-upgrading/",),
    "credito-solidario": (
        "http://economia.estadao.com.br/noticias/geral,governo-lanca-programa-para-financiar-moradia-popular,20040429p19573",
    ),
    "world-habitat-innovation": (
        "https://world-habitat.org/es/noticias/comunicados-de-prensa/se-anuncian-los-ganadores-de-los-premios-mundiales-del-habitat-de-2025",
    ),
    "fph-grants": (
        "https://archives.fph.ch/www-v0/index.php%3Fid=11.html",
        "https://iiab.me/kiwix/content/wikipedia_fr_all_maxi_2022-09/A/Fondation_Charles_L%C3%A9opold_Mayer_pour_le_progr%C3%A8s_de_l'Homme",
    ),
    "scottish-land-fund": (
        "https://dtascommunityownership.org.uk/community/other-community-rights/community-right-buy/overview",
    ),
    "utshani-fund": ("http://upfi.info/projects/ruo-emoh-greenfield-project/",),
    "chamazi-fund": ("https://african-cities-database.org/urc-record-index/Chamazi",),
}


@cache
def catalogue() -> Catalogue:
    return read(Path(__file__).parents[2]).catalogue


def test_twenty_one_funds_are_told() -> None:
    assert len(FUNDS) == 21
    assert {str(entry.id) for entry in catalogue().every(Fund)} >= FUNDS.keys()


@pytest.mark.parametrize("id", FUNDS)
def test_a_fund_has_its_sources(id: str) -> None:
    entry = catalogue().get("funds", id)
    assert entry is not None
    assert {source.url for source in entry.record.sources} == set(FUNDS[id])


@pytest.mark.parametrize("id", FUNDS)
def test_a_fund_is_told_in_four_languages(id: str) -> None:
    entry = catalogue().get("funds", id)
    assert entry is not None
    assert {entry.lang, *entry.translations} == {"en", "es", "fr", "pt"}
    assert not any(translation.stale for translation in entry.translations.values())


def test_no_ledger_is_made_up() -> None:
    """None of these funds publishes its entries; examples belong into the docs and the tests."""
    assert [e.key for e in catalogue().every(Fund) if e.id in FUNDS and e.ledger] == []
