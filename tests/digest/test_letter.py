"""A letter says what there is, in the reader's language, and leads to the site."""

from datetime import date

from habitat_site.catalogue import Entry
from habitat_site.digest import Letter, letter_of
from habitat_site.digest.letter import MOST, MOST_WANTED, clean
from habitat_site.languages import Lang, language
from habitat_site.records import Record, SolidarityCall
from habitat_site.results.news import Span, news_of
from tests.building import catalogue, entry, event, initiative, network, translation
from tests.rendering.context import SITE

OCTOBER = Span(date(2026, 10, 1), date(2026, 10, 31))
NEW = {"reported_by": {"role": "group", "date": "2026-10-02"}}


def letter(*entries: Entry[Record], lang: str = "en", of: str = "") -> Letter:
    made = catalogue(*entries)
    news = news_of(made, OCTOBER, Lang(lang), frozenset({of}) if of else None)
    return letter_of(news, made, SITE, language(lang), made.get("networks", of))


def said(found: Letter) -> dict[str, list[tuple[str, str, str]]]:
    return {
        section.title: [(i.title.text, i.note, i.url) for g in section.groups for i in g.items]
        for section in found.sections
    }


def test_an_empty_letter_says_so_and_still_leads_to_the_site() -> None:
    found = letter()
    assert found.title == "Habitat & neighbours: news, 1–31 October 2026"
    assert found.lede == "Nothing was recorded or changed in these days."
    assert found.sections == ()
    assert [url for _, url in found.links] == [
        "https://site.example/habitat/en/",
        "https://site.example/habitat/en/feed.xml",
        "https://site.example/habitat/agenda.ics",
    ]


def test_a_letter_has_a_part_for_what_is_new_due_and_asked_for() -> None:
    call = {
        "kind": "call",
        "called_by": "fucvam",
        "purpose": "A roof.",
        "amount": 500,
        "currency": "USD",
        "until": "2027-06-30",
    }
    found = letter(
        initiative("a", title="Palo Alto", country="MX", **NEW),
        event("b", title="Open day", start="2026-11-05", end="2026-11-06"),
        entry(SolidarityCall, "c", call | {"title": "A roof"}),
    )
    assert found.lede == "Here: 1 new record."
    told = said(found)
    at = "https://site.example/habitat/en/"
    assert told["New"] == [("Palo Alto", "Mexico", f"{at}initiatives/a/")]
    assert told["Due soon"] == [
        ("Open day", "Takes place: 5–6 November 2026", f"{at}agenda/b/"),
    ]
    assert told["Asked for"][0] == (
        "A roof",
        "US$500 asked for until 30 June 2027",
        f"{at}funds/c/",
    )


def test_a_letter_of_one_day_says_the_day_once() -> None:
    made = catalogue()
    news = news_of(made, Span(date(2026, 10, 3), date(2026, 10, 3)), Lang("es"))
    found = letter_of(news, made, SITE, language("es"))
    assert found.title == "Habitat & neighbours: novedades, 3 de octubre de 2026"


def test_counts_have_their_plural_in_every_language() -> None:
    some = [initiative(f"i-{n}", **NEW) for n in range(2)]
    changed = initiative("c", updated="2026-10-20")
    assert letter(*some, changed).lede == "Here: 2 new records and 1 changed record."
    assert letter(*some, changed, lang="es").lede == ("Aquí: 2 fichas nuevas y 1 ficha modificada.")
    assert letter(*some, changed, lang="fr").lede == (
        "Ici\u00a0: 2 nouvelles fiches et 1 fiche modifiée."
    )
    assert letter(*some, changed, lang="pt").lede == ("Aqui: 2 fichas novas e 1 ficha alterada.")


def test_a_language_that_the_site_lacks_leads_to_its_first() -> None:
    found = letter(initiative("a", **NEW), lang="fr")
    assert said(found)["Nouveau"][0][2] == "https://site.example/habitat/en/initiatives/a/"


def test_a_networks_letter_bears_its_name_and_leads_to_its_page() -> None:
    spanish = translation("es", {("title",): "Federación"})
    fucvam = network("fucvam", title="Federation", translations=[spanish])
    found = letter(fucvam, initiative("other", **NEW), lang="es", of="fucvam")
    assert found.title.startswith("Federación: novedades, ")
    assert found.links[0][1] == "https://site.example/habitat/es/networks/fucvam/"
    assert found.links[2][1] == "https://site.example/habitat/networks/fucvam.ics"
    assert "Nuevo" not in said(found)


def test_a_long_part_is_cut_and_says_by_how_much() -> None:
    found = letter(*(initiative(f"i-{n:03d}", **NEW) for n in range(MOST + 3)))
    (group,) = found.sections[0].groups
    assert len(group.items) == MOST
    assert group.more == "and 3 more on the site"


def test_translations_that_are_missing_are_asked_for() -> None:
    records = [initiative(f"i-{n}", sources=[{"title": "x", "held_by": "y"}]) for n in range(7)]
    (section,) = letter(*records, lang="es").sections
    (group,) = section.groups
    assert section.title == "Se busca"
    assert group.title.startswith("7 fichas aún no se pueden leer en español.")
    assert len(group.items) == MOST_WANTED


def test_texts_are_on_one_line_and_hide_nothing() -> None:
    assert clean("one\r\nBcc: x@example.org\u2028two\u202etfel\u200b\x00") == (
        "one Bcc: x@example.org twotfel"
    )
    assert clean("می\u200cخواهم") == "می\u200cخواهم"
