"""Open data holds what records say, normalised, and nothing finer than they publish."""

import json
from typing import Any

import pytest

from habitat_site.catalogue import Entry
from habitat_site.documents import digest_of
from habitat_site.pages.outputs import plan_outputs
from habitat_site.pages.values import joined
from habitat_site.records import Record
from habitat_site.rendering.open_data import render_json
from tests.building import event, initiative, network, translation
from tests.rendering.context import SITE, inputs


def data(name: str, *entries: Entry[Record]) -> Any:
    pages = {page.place: page for page in plan_outputs(inputs(*entries))}
    return json.loads(joined(render_json(pages[name].whole(), SITE)))


def element(entry: Entry[Record]) -> dict[str, Any]:
    found: dict[str, Any] = data(f"data/{entry.kind.folder}.json", entry)[0]
    return found


def test_an_element_has_its_address_its_standing_and_its_own_fields() -> None:
    found = element(initiative("x", themes=["land"], started="2014~", body="A story.\n"))
    assert found["id"] == "x"
    assert found["url"] == "https://site.example/habitat/en/initiatives/x/"
    assert found["title"] == {"en": "x"}
    assert found["story"] == {"en": "A story."}
    assert (found["country"], found["themes"], found["started"]) == ("UY", ["land"], "2014~")
    assert (found["standing"], found["documented"]) == ("compiled", False)
    assert "phase" not in found


def test_texts_are_given_by_language_also_deep_inside() -> None:
    texts = {
        ("title",): "Uno",
        ("notes", "started"): "Nota",
        ("sources", 0, "note"): "Fuente",
        ("results", "homes_built", "alternatives", 0, "note"): "Otra",
        ("other_results", 0, "label"): "Letrinas",
    }
    homes = {"value": "1", "alternatives": [{"value": "2", "note": "Other"}]}
    found = element(
        initiative(
            title="One",
            notes={"started": "Note"},
            sources=[{"title": "S", "held_by": "H", "note": "Source"}],
            results={"homes_built": homes},
            other_results=[{"label": "Latrines", "value": "3"}],
            translations=[translation("es", texts)],
        )
    )
    assert found["title"] == {"en": "One", "es": "Uno"}
    assert found["notes"] == {"started": {"en": "Note", "es": "Nota"}}
    assert found["sources"][0]["note"] == {"en": "Source", "es": "Fuente"}
    assert found["sources"][0]["title"] == "S"
    other = found["results"]["homes_built"]["alternatives"][0]
    assert other["note"] == {"en": "Other", "es": "Otra"}
    assert found["other_results"][0]["label"] == {"en": "Latrines", "es": "Letrinas"}
    assert found["translations"]["es"]["stale"] is False


def test_a_figure_is_normalised_and_what_was_written_is_kept() -> None:
    figure = {"value": "34", "unit": "acre", "qualifier": "about", "as_of": "2014", "source": "s"}
    found = element(initiative(results={"land_area": figure}))["results"]["land_area"]
    assert found == {
        "value": 137593,
        "low": 137593,
        "high": 137593,
        "unit": "m2",
        "as_of": "2014",
        "source": "s",
        "qualifier": "about",
        "given": {"value": 34, "unit": "acre"},
    }


def test_low_and_high_are_those_that_totals_use() -> None:
    homes = {
        "low": "10",
        "high": "12",
        "alternatives": [{"value": "20"}],
        "history": [{"value": "1", "as_of": "1990"}],
    }
    found = element(initiative(results={"homes_built": homes}))["results"]["homes_built"]
    assert (found["value"], found["low"], found["high"]) == (10, 10, 20)
    assert found["given"] == {"low": 10, "high": 12}
    assert (found["unit"], found["as_of"], found["source"]) == (None, None, None)
    assert found["history"][0]["as_of"] == "1990"


def test_money_and_shares_say_their_unit() -> None:
    savings = {"value": "9.50", "currency": "USD"}
    found = element(initiative(results={"savings": savings, "women_share": "60"}))["results"]
    assert (found["savings"]["value"], found["savings"]["unit"]) == (9.5, "USD")
    assert found["women_share"]["unit"] == "%"
    assert "given" not in found["women_share"]


def test_a_copy_keeps_its_address_and_says_that_it_is_one() -> None:
    copy = {"title": "C", "kind": "copy", "url": "https://mirror.example/"}
    assert element(initiative(sources=[copy]))["sources"] == [copy]


def test_what_paid_for_it_keeps_its_own_field_names() -> None:
    found = element(initiative(finance=[{"from": "City", "origin": "government", "amount": "5"}]))
    assert found["finance"] == [{"from": "City", "origin": "government", "amount": 5}]


@pytest.mark.parametrize(
    ("precision", "lat"),
    [("city", -34.9), ("neighbourhood", -34.9), ("hidden", None), ("country", None)],
)
def test_no_output_is_finer_than_its_record(precision: str, lat: float | None) -> None:
    place = {"name": "P", "lat": "-34.90328", "lon": "-56.18816", "precision": precision}
    entry = initiative(place=place)
    assert element(entry)["place"].get("lat") == lat
    features = data("data/initiatives.geojson", entry)["features"]
    assert [f["geometry"]["coordinates"][1] for f in features] == [lat] * (lat is not None)
    for name in ("en/map/points.json", "es/countries/uy/points.json"):
        assert [p["lat"] for p in data(name, entry)["points"]] == [lat] * (lat is not None)
    for page in plan_outputs(inputs(entry, event(place=place))):
        if page.renderer == "json":
            assert b"34.903" not in joined(render_json(page.whole(), SITE))


def test_geojson_is_what_its_standard_says() -> None:
    place = {"name": "Montevideo", "lat": "-34.9", "lon": "-56.2"}
    found = data("data/initiatives.geojson", initiative("x", place=place, results={"people": "7"}))
    assert found["type"] == "FeatureCollection"
    (feature,) = found["features"]
    assert feature["geometry"] == {"type": "Point", "coordinates": [-56.2, -34.9]}
    assert feature["properties"]["place"] == {"en": "Montevideo"}
    assert feature["properties"]["figure"]["measure"] == "people"
    assert feature["properties"]["figure"]["value"] == 7


def test_the_key_figure_of_a_record_without_measures_has_its_label() -> None:
    place = {"name": "Montevideo", "lat": "-34.9", "lon": "-56.2"}
    other = [{"label": "Members' view", "text": "many"}, {"label": "Latrines", "value": "3"}]
    found = data("data/initiatives.geojson", initiative(place=place, other_results=other))
    figure = found["features"][0]["properties"]["figure"]
    assert (figure["label"], figure["value"]) == ({"en": "Latrines"}, 3)


def test_a_figure_of_a_stretch_of_time_says_since_when_and_until_when() -> None:
    place = {"name": "Montevideo", "lat": "-34.9", "lon": "-56.2"}
    other = [{"label": "Lent", "value": "3", "since": "2002", "until": "2010~"}]
    found = data("data/initiatives.geojson", initiative(place=place, other_results=other))
    figure = found["features"][0]["properties"]["figure"]
    assert (figure["since"], figure["until"]) == ("2002", "2010~")
    (whole,) = data("data/initiatives.json", initiative(other_results=other))
    assert (whole["other_results"][0]["since"], whole["other_results"][0]["until"]) == (
        "2002",
        "2010~",
    )


def test_points_are_in_the_language_of_their_page_and_only_its_own() -> None:
    place = {"name": "Montevideo", "lat": "-34.9", "lon": "-56.2"}
    spanish = translation("es", {("title",): "Uno"})
    entries = (
        network("sdi"),
        initiative("a", title="One", place=place, networks=["sdi"], translations=[spanish]),
        initiative("b", place=place, country="AR"),
    )
    assert data("es/networks/sdi/points.json", *entries)["points"] == [
        {
            "id": "a",
            "lat": -34.9,
            "lon": -56.2,
            "title": "Uno",
            "place": "Montevideo",
            "country": "UY",
            "url": "../../initiatives/a/",
        }
    ]
    assert [p["id"] for p in data("es/countries/ar/points.json", *entries)["points"]] == ["b"]


def test_networks_say_who_is_in_them() -> None:
    entries = (network("sdi"), network("x", member_of=["sdi"]), initiative("a", networks=["x"]))
    found = {each["id"]: each for each in data("data/networks.json", *entries)}
    assert (found["sdi"]["members"], found["sdi"]["initiatives"]) == (["x"], ["a"])


def test_results_have_totals_for_every_set_and_money_by_currency() -> None:
    results = {"homes_built": "5", "savings": {"value": "9", "currency": "USD", "as_of": "2014"}}
    fields = {"themes": ["land"], "model": "cohousing", "networks": ["sdi"]}
    found = data("data/results.json", network("sdi"), initiative(results=results, **fields))
    totals = found["totals"]
    assert totals["homes_built"] == {
        "value": 5,
        "low": 5,
        "high": 5,
        "reporting": 1,
        "of": 1,
        "confirmed": 0,
        "undated": 1,
        "oldest": None,
        "newest": None,
    }
    assert totals["savings"]["USD"]["oldest"] == "2014"
    for name, id in (
        ("networks", "sdi"),
        ("countries", "UY"),
        ("themes", "land"),
        ("models", "cohousing"),
    ):
        assert found[name] == {id: {"totals": totals}}


def test_a_measure_says_what_each_record_adds_or_why_not() -> None:
    entries = (
        initiative("all", results={"members": "9"}),
        initiative("one", results={"members": "4"}, counted_within="all"),
        initiative("quiet"),
        initiative("was", results={"members": "7"}, phase="dissolved"),
    )
    found = data("data/results/members.json", *entries)["world"]
    added = {each["id"]: (each["reason"], each["added"]) for each in found["records"]}
    assert added == {"all": ("counted", 9), "one": ("within", 0)}
    assert found["left_out"] == {"no-figure": ["quiet"], "dissolved": ["was"]}
    assert found["within"] == {"one": "all"}
    assert found["total"]["value"] == 9


def test_every_measure_that_is_added_has_a_file_also_when_nobody_reports_it() -> None:
    paths = {page.place for page in plan_outputs(inputs())}
    assert sum(path.startswith("data/results/") for path in paths) == 13
    assert data("data/results/loans.json")["world"] is None


def test_the_build_says_what_it_is_of() -> None:
    assert data("build.json", initiative()) == {
        "tool": "habitat-site",
        "version": "1.2.3",
        "date": "2026-11-21",
        "commit": "0123abc",
        "counts": {"initiatives": 1},
    }


def test_every_output_is_made_twice_the_same_and_has_a_fingerprint() -> None:
    entries = (network("sdi"), initiative(networks=["sdi"]), event(organisers=["sdi"]))
    first, second = (
        {page.place: page for page in plan_outputs(inputs(*entries))} for _ in range(2)
    )
    assert first.keys() == second.keys()
    for path, page in first.items():
        salt = digest_of(path)
        assert page.fingerprint(salt) == second[path].fingerprint(salt)


def test_a_new_record_changes_the_fingerprint_of_what_shows_it() -> None:
    before = {p.place: p for p in plan_outputs(inputs(initiative("a")))}
    after = {p.place: p for p in plan_outputs(inputs(initiative("a"), initiative("b")))}
    salt = initiative().digest
    changed = {
        path for path in before if before[path].fingerprint(salt) != after[path].fingerprint(salt)
    }
    assert {"data/initiatives.json", "data/results.json", "data/results/people.json"} <= changed
    assert {"data/events.json", "data/networks.json", "agenda.ics", "robots.txt"}.isdisjoint(
        changed
    )
