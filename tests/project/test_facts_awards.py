"""Every award that was researched is on the site, with all of its sources."""

from pathlib import Path

import pytest

from habitat_site.catalogue import Catalogue
from habitat_site.reading import read

ROOT = Path(__file__).parents[2]
# What was found about each award, by the record that tells it: the addresses of its sources.
AWARDS = {
    "cohabitat-awards": (
        "https://www.co-habitat.net/en/tools/awards",
        "https://www.urbamonde.org/en/Africa%202019",
    ),
    "cohabitat-latin-america": ("https://www.co-habitat.net/en/tools/awards",),
    "cohabitat-africa-2019": ("https://www.urbamonde.org/en/Africa%202019",),
    "world-habitat-awards": (
        "https://world-habitat.org/world-habitat-awards/partnership-un-habitat/",
        "https://world-habitat.org/es/noticias/nuestro-blog/premios-mundiales-del-habitat-abierta-la-recepcion-de-postulaciones/",
        "https://world-habitat.org/es/noticias/comunicados-de-prensa/se-anuncian-los-ganadores-de-los-premios-mundiales-del-habitat-de-2025",
    ),
    "wha-2008": (
        "https://www.lalibre.be/economie/2022/10/24/les-nations-unies-vont-remettre-le-world-habitat-award-a-un-innovant-projet-de-logement-bruxellois-QWMQT6NQQFHL7GGXJIWKWZED4E/",
    ),
    "wha-2012": ("https://www.fucvam.org.uy/quienes-somos/historia",),
    "wha-2013-finalist": (
        "https://co-habitat.net/en/news/focus-on-milton-parc-community-in-montreal",
        "https://atlas.affordablehousingactivation.org/ficha/milton-park-community/",
    ),
    "wha-2016": ("https://worldcltday.org/press",),
    "wha-2016-17": (
        "https://world-habitat.org/news/news-updates/award-winning-housing-innovators-to-receive-trophy-at-un-habitat-governing-council/",
    ),
    "wha-2019": (
        "https://world-habitat.org/?p=23921",
        "https://en.wikipedia.org/wiki/World_Habitat_Awards",
    ),
    "wha-2020": ("https://en.wikipedia.org/wiki/World_Habitat_Awards",),
    "wha-2021": (
        "https://world-habitat.org/news/press-releases/from-housing-rights-to-housing-affordability-the-2021-world-habitat-awards-winners-announced/",
        "https://hu6zg0fcclhktccq4kuppxhub.js.wpenginepowered.com/news/housing/fix-for-brussels-housing-crisis-and-eviction-battling-beirut-project-scoop-world-habitat-awards",
    ),
    "wha-2023-new-ground": (
        "https://pte.vonneltd.co.uk/journal/uks-first-cohousing-community-for-women-wins-world-habitat-award",
    ),
    "wha-2024": (
        "https://africahousingnews.com/?p=131835",
        "https://hopebuilding.blog/2024/01/04/winning-housing-solutions",
    ),
    "wha-2025": (
        "https://world-habitat.org/es/noticias/comunicados-de-prensa/se-anuncian-los-ganadores-de-los-premios-mundiales-del-habitat-de-2025",
    ),
    "wha-archive-1986-1997": ("https://de.vrachi.name/world_habitat_award",),
    "world-habitat-finalists": (
        "https://world-habitat.org/world-habitat-awards/winners-and-finalists/community-led-infrastructure-finance-facility-cliff/",
    ),
}
WINNERS = {
    "cohabitat-latin-america": 3,
    "wha-2008": 1,
    "wha-2012": 1,
    "wha-2013-finalist": 1,
    "wha-2016": 1,
    "wha-2016-17": 2,
    "wha-2019": 2,
    "wha-2020": 2,
    "wha-2021": 3,
    "wha-2023-new-ground": 1,
    "wha-2024": 2,
    "wha-2025": 2,
    "wha-archive-1986-1997": 23,
    "world-habitat-finalists": 6,
}


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return read(ROOT).catalogue


def test_all_of_them_are_there(catalogue: Catalogue) -> None:
    assert len(AWARDS) == 17
    assert AWARDS.keys() <= {str(entry.id) for entry in catalogue.all("awards")}


@pytest.mark.parametrize("id", sorted(AWARDS))
def test_each_has_its_sources(catalogue: Catalogue, id: str) -> None:
    entry = catalogue.get("awards", id)
    assert entry is not None
    assert [source.url for source in entry.record.sources] == list(AWARDS[id])


@pytest.mark.parametrize("id", sorted(WINNERS))
def test_everybody_who_was_named_is_named(catalogue: Catalogue, id: str) -> None:
    entry = catalogue.get("awards", id)
    assert entry is not None
    lists = ("winners", "finalists", "listed")
    assert sum(len(getattr(entry.record, field)) for field in lists) == WINNERS[id]
