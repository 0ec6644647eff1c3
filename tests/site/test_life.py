"""Records that were renamed, withdrawn, translated, translated long ago, or not at all."""

from pathlib import Path

import pytest

from tests.site.records import SMALL, initiative
from tests.site.sites import LANGUAGES, BuiltSite, small_site

RENAMED = initiative("New name", "formerly: [old-name]\nnetworks: [fucvam]")
WITHDRAWN = "- {id: initiatives/gone, date: 2026-10-01}\n"
KEPT = initiative("Kept", "counted_within: gone\nnetworks: [fucvam]")
SPANISH = """\
---
title: La cooperativa
lang: es
summary: Un grupo que hizo sus casas.
country: UY
networks: [fucvam]
---

Las hicieron.
"""
STALE = """\
---
title: The cooperative
summary: A group that made its houses.
translation: {of: 000000000000, by: someone, method: human}
---

They made them.
"""
PORTUGUESE = """\
---
title: A cooperativa
summary: Um grupo que fez as suas casas.
translation: {by: someone, method: machine}
---

Fizeram-nas.
"""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    """Return a site with a record of each fate."""
    records = SMALL | {
        "withdrawn.yaml": WITHDRAWN,
        "initiatives/new-name.md": RENAMED,
        "initiatives/kept.md": KEPT,
        "initiatives/casa.md": SPANISH,
        "initiatives/casa.en.md": STALE,
        "initiatives/casa.pt.md": PORTUGUESE,
    }
    return small_site(tmp_path_factory.mktemp("life"), records)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_an_old_address_leads_to_the_new_one(site: BuiltSite, lang: str) -> None:
    """Without scripts: a refresh, a canonical address and a link; search engines skip it."""
    page = site.page(f"{lang}/initiatives/old-name/")
    refresh = [m["content"] for m in page.all("meta") if m["http-equiv"].lower() == "refresh"]
    assert len(refresh) == 1
    assert refresh[0].endswith("../new-name/")
    assert "../new-name/" in [a["href"] for a in page.only("main").all("a")]
    canonical = page.only("link", rel="canonical")["href"]
    assert canonical == f"https://example.org/{lang}/initiatives/new-name/"
    assert "old-name" not in site.text("sitemap.xml")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_withdrawn_record_leaves_a_neutral_page(site: BuiltSite, lang: str) -> None:
    """Its address says that something was taken down, without a name, a reason or a date."""
    page = site.page(f"{lang}/initiatives/gone/")
    text = page.only("main").text
    assert text
    assert "2026" not in text
    assert "gone" not in text.lower().split()
    assert [m["content"] for m in page.all("meta", name="robots")] == ["noindex"]


def test_a_withdrawn_record_is_in_no_list_no_data_and_no_feed(site: BuiltSite) -> None:
    """Only its own addresses still know its id, and the record that was counted within it."""
    own = {f"{lang}/initiatives/gone/index.html" for lang in LANGUAGES}
    for name in site.files - own:
        if not name.startswith("assets/"):
            assert "initiatives/gone" not in site.text(name), name
    assert "gone" not in {each["id"] for each in site.json("data/initiatives.json")}
    assert [d.code for d in site.diagnostics if d.severity != "note" and "gone" in str(d)] == []


def test_what_was_counted_within_a_withdrawn_record_still_says_so(site: BuiltSite) -> None:
    """Its page names no record that is gone, and still stands."""
    text = site.page("en/initiatives/kept/").only("main").text
    assert "a record that was taken down" in text


def test_a_stale_translation_is_shown_and_marked(site: BuiltSite) -> None:
    """The words of the translation, and that the original has changed since."""
    main = site.page("en/initiatives/casa/").only("main")
    assert main.only("h1").text == "The cooperative"
    assert "They made them." in main.text
    assert "The original has changed since" in main.text
    assert site.json("data/initiatives.json")[0]["translations"]["en"]["stale"] is True


def test_a_translation_that_fits_carries_no_warning(site: BuiltSite) -> None:
    """Nothing is said of a change; who translated it, and how, is."""
    main = site.page("pt/initiatives/casa/").only("main")
    assert main.only("h1").text == "A cooperativa"
    assert not main.all("p", class_="note")
    assert "someone" in main.text


def test_what_is_not_translated_is_shown_in_its_own_language_and_says_so(site: BuiltSite) -> None:
    """The French page shows the Spanish original, marked as Spanish, with a note."""
    page = site.page("fr/initiatives/casa/")
    assert page.only("html")["lang"] == "fr"
    heading = page.only("h1")
    assert heading.text == "La cooperativa"
    assert heading.all(lang="es")
    assert page.only("div", class_="story__text")["lang"] == "es"
    assert page.only("main").all("p", class_="note")
    lists = site.page("fr/initiatives/").all("article", data_id="casa")
    assert lists[0].all("span", lang="es")


def test_an_error_leaves_the_old_site_as_it_is(tmp_path: Path) -> None:
    """What cannot be built changes nothing."""
    site = small_site(tmp_path, SMALL)
    before = site.bytes()
    broken = SMALL | {"initiatives/palo-alto.md": "---\ntitle: [\n---\n"}
    with pytest.raises(AssertionError):
        small_site(tmp_path, broken)
    assert BuiltSite(site.root).bytes() == before
