"""Dossiers of countries and themes, the comparison, and what each of them depends on."""

from dataclasses import replace
from datetime import date

import pytest

from habitat_site.catalogue import Entry
from habitat_site.documents import Digest
from habitat_site.languages import Lang
from habitat_site.pages import urls
from habitat_site.pages.advocacy import advocacy_list, commitment_shown, instrument_shown
from habitat_site.pages.compare import compare_view, plan_compare
from habitat_site.pages.dossiers import (
    MOST_ACHIEVEMENTS,
    MOST_EVENTS,
    MOST_IN_FULL,
    MOST_SOURCES,
    DossierView,
    dossier_view,
    plan_dossiers,
)
from habitat_site.pages.values import Page
from habitat_site.records import Initiative, Record
from tests.advocating import commitment, instrument
from tests.building import event, initiative, network
from tests.rendering.context import TODAY, inputs


def dossier(id: str, *entries: Entry[Record]) -> DossierView:
    """Return what the dossier of a country or a theme shows."""
    given = inputs(*entries)
    return dossier_view(given, next(topic for topic in given.topics if topic.id == id))


def planned(*entries: Entry[Record], today: date = TODAY) -> dict[str, Page]:
    """Return the dossiers and the comparison by their paths."""
    given = inputs(*entries, today=today)
    return {page.place: page for page in (*plan_dossiers(given), *plan_compare(given))}


def digest(path: str, *entries: Entry[Record], today: date = TODAY) -> str:
    """Return what tells one state of a page from another."""
    return planned(*entries, today=today)[path].fingerprint(Digest(""))


def homes(id: str, built: int, /, **fields: object) -> Entry[Initiative]:
    """Make an initiative that built some homes."""
    results = {"homes_built": {"value": built, "as_of": "2020"}}
    return initiative(id, results=results, **fields)


def test_a_site_without_advocacy_has_no_dossier_and_no_comparison() -> None:
    assert planned(initiative(), event(country="UY")) == {}


def test_addresses_are_beside_the_facets_and_no_record_can_have_them() -> None:
    found = planned(instrument(country="MX", themes=["land"]))
    assert set(found) == {
        f"{lang}/{path}/index.html"
        for lang in ("en", "es")
        for path in ("countries/mx/dossier", "themes/land/dossier", "countries/compare")
    }
    assert dict(found["en/countries/mx/dossier/index.html"].siblings) == {
        lang: urls.dossier_path(Lang(lang), "country", "MX") for lang in ("en", "es")
    }


def test_totals_are_those_of_the_country() -> None:
    view = dossier("MX", homes("a", 200, country="MX"), homes("b", 10, country="MX"), instrument())
    (account,) = view.accounts
    assert (account.total.value, account.total.reporting, account.total.of) == (210, 2, 2)
    assert [each.card.id for each in view.achievements] == ["a", "b"]


def test_each_initiative_stands_with_its_sources() -> None:
    sources = [{"title": f"Source {n}", "url": f"https://example.org/{n}"} for n in range(8)]
    view = dossier("MX", initiative("a", country="MX", sources=sources), instrument())
    (found,) = view.achievements
    assert [source.title for source in found.sources] == [f"Source {n}" for n in range(6)]
    assert (len(found.sources), found.others) == (MOST_SOURCES, 2)


def test_of_very_many_initiatives_those_are_named_that_totals_are_made_of() -> None:
    many = [homes(f"i-{n:03}", 100 + n, country="MX") for n in range(MOST_ACHIEVEMENTS + 5)]
    view = dossier("MX", *many, instrument())
    assert view.initiatives == MOST_ACHIEVEMENTS + 5
    assert [each.card.id for each in view.achievements] == [f"i-{n:03}" for n in range(34, 24, -1)]


def test_instruments_are_told_by_what_they_do() -> None:
    view = dossier(
        "MX",
        instrument("law"),
        instrument("bill", type="bill"),
        instrument("old-law", status="repealed"),
        instrument("charter", jurisdiction="international", type="charter"),
    )
    shown = {effect: [each.card.key for each in found] for effect, found in view.by_effect}
    assert shown == {
        "helps": ["advocacy/law"],
        "asked": ["advocacy/bill"],
        "over": ["advocacy/old-law"],
    }
    assert [card.key for card in view.beyond] == ["advocacy/charter"]


def test_of_very_many_instruments_the_last_are_named_alone() -> None:
    view = dossier("MX", *(instrument(f"law-{n:03}") for n in range(MOST_IN_FULL + 1)))
    ((_, found),) = view.by_effect
    assert [bool(each.recognises) for each in found] == [True] * MOST_IN_FULL + [False]


def test_what_is_missing_names_some_of_what_exists_elsewhere() -> None:
    programmes = [instrument(f"p-{n}", type="programme", country="BR") for n in range(5)]
    view = dossier("MX", instrument("law"), *programmes)
    ((of, (missing,)),) = view.missing
    assert (of, missing.gap.what) == ("type", "programme")
    assert [card.key for card in missing.examples] == [f"advocacy/p-{n}" for n in range(3)]
    assert missing.others == 2


def test_a_themes_dossier_counts_initiatives_where_no_instrument_helps() -> None:
    view = dossier(
        "land",
        initiative("a", country="KE", themes=["land"]),
        initiative("b", country="KE", themes=["land"]),
        initiative("c", country="MX", themes=["land"]),
        instrument("law", country="MX", themes=["land"]),
    )
    assert (view.missing, view.without) == ((), (("KE", 2),))


def test_only_the_newest_events_are_shown() -> None:
    years = range(1990, 1990 + MOST_EVENTS + 3)
    held = [event(f"e-{year}", start=str(year), country="MX") for year in years]
    view = dossier("MX", instrument(), *held)
    assert (len(view.events), view.other_events) == (MOST_EVENTS, 3)
    assert view.events[0][0] == years[-1]


def test_the_date_is_that_of_the_newest_record_shown() -> None:
    reported = {"role": "editor", "date": "2026-03-01"}
    view = dossier(
        "MX",
        initiative("a", country="MX", updated="2025-05-05"),
        instrument(reported_by=reported),
        initiative("elsewhere", country="UY", updated="2026-11-01"),
    )
    assert str(view.changed) == "2026-03-01"
    assert dossier("MX", instrument()).changed is None


@pytest.mark.parametrize(
    "path", ["en/countries/mx/dossier/index.html", "en/countries/compare/index.html"]
)
def test_the_day_of_the_build_changes_no_page(path: str) -> None:
    given = (homes("a", 200, country="MX"), instrument(), commitment(country="MX"))
    assert digest(path, *given) == digest(path, *given, today=date(2030, 1, 1))


def test_a_dossier_changes_with_each_record_that_it_shows_and_no_other() -> None:
    path = "en/countries/mx/dossier/index.html"
    own = homes("a", 200, country="MX")
    others = (instrument("law"), commitment(country="MX"), event(country="MX"))
    before = digest(path, own, *others)
    assert digest(path, homes("a", 201, country="MX"), *others) != before
    assert digest(path, replace(own, facts=Digest("other")), *others) != before
    for n, each in enumerate(others[:2]):
        changed = replace(each, facts=Digest("other"))
        assert digest(path, own, *others[:n], changed, *others[n + 1 :]) != before
    assert digest(path, own, *others[:2], event(country="MX", title="Another")) != before
    assert digest(path, own, *others, initiative("elsewhere", country="UY")) == before
    assert digest(path, own, *others, network("fucvam")) == before


def test_a_dossier_changes_with_the_name_of_a_network_that_promised() -> None:
    path = "en/countries/mx/dossier/index.html"
    promise = commitment(country="MX", made_by=["fucvam"])
    renamed = network("fucvam", title="Another name")
    assert digest(path, promise, network("fucvam")) != digest(path, promise, renamed)


def test_the_comparison_counts_types_states_and_totals() -> None:
    view = compare_view(
        inputs(
            homes("a", 200, country="MX"),
            instrument("law-1"),
            instrument("law-2"),
            instrument("old", status="ended", type="programme"),
            instrument("bill", type="bill"),
            commitment("p", country="MX"),
            initiative("covisurpay", country="UY"),
        )
    )
    (mexico, uruguay) = (row for _, row in view.rows)
    assert [code for code, _ in view.rows] == ["MX", "UY"]
    assert (mexico.helping, mexico.asked) == ((("law", 2),), (("bill", 1),))
    assert mexico.commitments == (("unknown", 1),)
    assert [total.value if total else None for total in mexico.totals] == [200, None, None]
    assert (uruguay.helping, uruguay.initiatives) == ((), 1)


def test_the_list_has_instruments_by_country_and_commitments_by_state() -> None:
    view = advocacy_list(
        inputs(
            instrument("mx-law"),
            instrument("accord", jurisdiction="regional", countries=["MX", "UY"]),
            instrument("charter", jurisdiction="international", themes=["land"]),
            commitment("p", country="KE"),
        )
    )
    assert [(code, len(cards)) for code, cards in view.by_country] == [("MX", 1)]
    assert [card.key for card in view.beyond] == ["advocacy/accord", "advocacy/charter"]
    assert [state for state, _ in view.commitments] == ["unknown"]
    assert view.countries == (("KE", 0), ("MX", 0), ("UY", 0))
    assert view.themes == ("land",)


def test_an_instrument_shows_what_came_of_it_and_where_it_was_made() -> None:
    law = instrument(proven_by=["palo-alto", "gone"], event="open-day")
    given = inputs(law, initiative("palo-alto", country="MX"), event("open-day"))
    shown = instrument_shown(given, law)
    assert [card and card.id for card in shown.proven] == ["palo-alto", None]
    assert shown.event is not None
    assert instrument_shown(inputs(law), law).event is None


def test_a_commitment_shows_the_instrument_that_it_is_about() -> None:
    promise = commitment(instrument="housing-law")
    shown = commitment_shown(inputs(promise, instrument("housing-law")), promise)
    assert shown.instrument is not None
    assert shown.instrument.key == "advocacy/housing-law"
    assert commitment_shown(inputs(promise), promise).instrument is None
    # One that names another commitment is told so, and its page still stands.
    wrong = commitment("b", instrument="every-year")
    assert commitment_shown(inputs(promise, wrong), wrong).instrument is None
