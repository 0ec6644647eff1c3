"""Whoever downloads the data can add it up again and gets the published totals."""

import json
from collections.abc import Mapping
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from habitat_site.pages.build import Build
from habitat_site.pages.inputs import Inputs
from habitat_site.pages.outputs import plan_outputs
from habitat_site.pages.values import joined
from habitat_site.reading import read
from habitat_site.records.measures import MEASURES
from habitat_site.rendering.open_data import render_json
from habitat_site.rendering.site import Site
from habitat_site.results.summary import summarise
from habitat_site.settings import load_settings
from tests.results.reference import Row, total

TODAY = date(2026, 11, 21)
AT_DATE = {measure.name for measure in MEASURES if measure.nature == "at-date"}
ADDED = [measure.name for measure in MEASURES if measure.is_added]


@pytest.fixture(scope="module")
def published(checkout: Path) -> Mapping[str, Any]:
    """Return the open data of the shipped content, as a reader downloads it."""
    settings = load_settings(checkout)
    catalogue = read(checkout).catalogue
    inputs = Inputs(settings, catalogue, summarise(catalogue, TODAY), Build("0", TODAY, "", {}))
    pages = [page for page in plan_outputs(inputs) if page.place.startswith("data/")]
    return {
        page.place.removeprefix("data/"): json.loads(
            joined(render_json(page.whole(), Site(settings)))
        )
        for page in pages
        if page.renderer == "json"
    }


def sets(published: Mapping[str, Any]) -> dict[tuple[str, str], list[str]]:
    """Make the sets again from the records alone."""
    initiatives = published["initiatives.json"]
    found: dict[tuple[str, str], list[str]] = {("totals", ""): [i["id"] for i in initiatives]}
    for each in initiatives:
        countries = {*each.get("countries", ()), *filter(None, [each.get("country")])}
        for code in countries if len(countries) == 1 else ():
            found.setdefault(("countries", code), []).append(each["id"])
        for theme in each.get("themes", ()):
            found.setdefault(("themes", theme), []).append(each["id"])
        if "model" in each:
            found.setdefault(("models", each["model"]), []).append(each["id"])
    for network in published["networks.json"]:
        found["networks", network["id"]] = network["initiatives"]
    return found


def currencies(published: Mapping[str, Any], measure: str) -> set[str | None]:
    figures = [i["results"].get(measure) for i in published["initiatives.json"] if "results" in i]
    return {figure["unit"] for figure in figures if figure}


def rows(published: Mapping[str, Any], measure: str, unit: str | None) -> list[Row]:
    made = []
    for each in published["initiatives.json"]:
        figure = each.get("results", {}).get(measure)
        if figure is not None and figure["unit"] != unit:
            figure = None
        if measure in AT_DATE and each.get("phase") in {"dissolved", "demolished"}:
            figure = None
        ends = None
        if figure is not None:
            low, value, high = (Fraction(str(figure[k])) for k in ("low", "value", "high"))
            ends = (low, value, high)
        made.append(Row(each["id"], each.get("counted_within"), ends))
    return made


@pytest.mark.parametrize("measure", ADDED)
def test_a_recount_gives_the_published_totals(published: Mapping[str, Any], measure: str) -> None:
    results, counted = published["results.json"], 0
    for (kind, id), members in sets(published).items():
        totals = results["totals"] if kind == "totals" else results[kind][id]["totals"]
        for unit in currencies(published, measure):
            table = rows(published, measure, unit)
            reporting = [row for row in table if row.figure is not None and row.id in members]
            found = totals.get(measure)
            if found is not None and unit not in {None, "m2"}:
                found = found.get(unit)
            if not reporting:
                assert found is None
                continue
            ends = [Fraction(str(found[key])) for key in ("low", "value", "high")]
            assert ends == [total(table, members, end) for end in range(3)]
            assert (found["reporting"], found["of"]) == (len(reporting), len(members))
            counted += 1
    assert counted or measure == "loans"


@pytest.mark.parametrize("measure", ADDED)
def test_the_account_of_a_measure_sums_to_the_published_total(
    published: Mapping[str, Any], measure: str
) -> None:
    world = published[f"results/{measure}.json"]["world"] or {}
    accounts = [world] if "total" in world else list(world.values())
    for account in accounts:
        added = sum(Fraction(str(each["added"])) for each in account["records"])
        assert added == Fraction(str(account["total"]["value"]))
        named = [each["id"] for each in account["records"]]
        named += [id for ids in account["left_out"].values() for id in ids]
        assert sorted(named) == [each["id"] for each in published["initiatives.json"]]
