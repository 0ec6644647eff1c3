"""Every figure of the sourced facts stands on the site with its value, its date and its source."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from babel.dates import format_date, format_skeleton
from babel.numbers import format_decimal

from habitat_site.records.measures import MEASURES, SQUARE_METRES
from tests.site.dom import Element
from tests.site.sites import BuiltSite

TABLE = Path(__file__).parent / "facts_figures.yaml"
ENGLISH = "en_001"
MEASURED = {measure.name for measure in MEASURES}
# What the same row means when it is not the figure itself.
LISTS = ("alternatives", "history")


@dataclass(frozen=True)
class Fact:
    """A row of the table, as the record is said to hold it."""

    initiative: str
    row: dict[str, Any]

    @property
    def place(self) -> tuple[str, str]:
        """Return where it stands: `results.members`, and in which list of it, if in one."""
        became = str(self.row["became"])
        for name in LISTS:
            if became.endswith(f".{name}"):
                return became.removesuffix(f".{name}"), name
        return became, ""

    @property
    def held(self) -> dict[str, Any]:
        """Return value, date and unit as the record has them."""
        inside = dict(self.row.get("in_record", {}))
        if "low" not in inside and "text" not in inside:
            inside.setdefault("value", self.row["value"])
        inside.setdefault("as_of", self.row.get("as_of"))
        return inside

    def __str__(self) -> str:
        return f"{self.initiative}-{self.row['key']}-{self.row['became']}".replace(" ", "-")


FACTS = [
    Fact(row["initiative"], row)
    for row in yaml.safe_load(TABLE.read_text(encoding="utf-8"))["figures"]
]


def number(value: float) -> str:
    """Write a number as English readers see it."""
    return str(format_decimal(value, locale=ENGLISH))


def words_of(fact: Fact, record: dict[str, Any]) -> str:
    """Return what an English reader sees of the figure: a number, a range or words."""
    held = fact.held
    if "text" in held:
        texts = next(c["text"] for c in claims(record, fact) if agrees(c, fact))
        return str(texts.get("en", held["text"]))
    if "low" in held:
        return f"{number(held['low'])}–{number(held['high'])}"
    return number(held["value"])


def date_of(fact: Fact) -> str:
    """Return a date as vague as given, or the word for none."""
    given = fact.held["as_of"]
    if given is None:
        return "undated"
    year, *rest = (int(part) for part in str(given).rstrip("~?%").split("-"))
    match rest:
        case []:
            return str(year)
        case [month]:
            return str(format_skeleton("yMMMM", date(year, month, 1), locale=ENGLISH))
        case [month, day]:
            return str(format_date(date(year, month, day), "long", locale=ENGLISH))
    raise AssertionError(given)


# ------------------------------------------------------------------ the published data


@lru_cache(maxsize=1)
def _by_id(site: BuiltSite) -> dict[str, Any]:
    return {each["id"]: each for each in site.json("data/initiatives.json")}


def claims(record: dict[str, Any], fact: Fact) -> Iterator[dict[str, Any]]:
    """Yield the figures of the published record that stand where the table says."""
    where, within = fact.place
    if where == "finance":
        yield from ({**each, "value": each["amount"]} for each in record["finance"])
        return
    if where.startswith("other_results: "):
        label = where.removeprefix("other_results: ")
        figures = [e for e in record["other_results"] if label in e["label"].values()]
    else:
        figures = [record["results"][where.removeprefix("results.")]]
    for figure in figures:
        yield from figure.get(within, []) if within else [figure]


def agrees(claim: dict[str, Any], fact: Fact) -> bool:
    """Tell whether a published figure is the one of the table."""
    held, given = fact.held, claim.get("given", claim)
    for name in ("value", "low", "high"):
        if name in held and given.get(name) != pytest.approx(held[name]):
            return False
    if "text" in held and held["text"] not in claim["text"].values():
        return False
    dated = claim.get("as_of") or (claim.get("year") and str(claim["year"]))
    if str(dated or None) != str(held["as_of"]):
        return False
    if claim["source"] != fact.row["source_id"]:
        return False
    if "qualifier" in fact.row and claim.get("qualifier") != fact.row["qualifier"]:
        return False
    unit = SQUARE_METRES.get(held.get("unit", ""))
    if unit is not None and fact.place[0] == "results.land_area":
        return bool(claim["value"] == pytest.approx(float(unit) * held["value"], abs=1))
    return "currency" not in fact.row or fact.row["currency"] in {
        claim.get("unit"),
        claim.get("currency"),
    }


@pytest.mark.parametrize("fact", FACTS, ids=str)
def test_a_fact_stands_in_the_published_data(real_site: BuiltSite, fact: Fact) -> None:
    """`data/initiatives.json` has the value, the date, the source and the unit."""
    record = _by_id(real_site)[fact.initiative]
    found = list(claims(record, fact))
    assert any(agrees(claim, fact) for claim in found), found
    source = next(s for s in record["sources"] if s.get("id") == fact.row["source_id"])
    assert fact.row["source"] in {source.get("url"), source.get("held_by")}


# ------------------------------------------------------------------ the page


def rows(page: Element, fact: Fact, record: dict[str, Any]) -> list[Element]:
    """Return the rows of the record's page in which the figure is expected."""
    where, _ = fact.place
    if where.startswith("results."):
        name = where.removeprefix("results.").replace("_", "-")
        return page.all(id=f"results-{name}")
    if where == "finance":
        return [e for e in page.all("tr", "li", "div") if "#source-" in _links(e)]
    label = where.removeprefix("other_results: ")
    names = next(e["label"] for e in record["other_results"] if label in e["label"].values())
    shown = names.get("en", label)
    return [
        row
        for row in page.all("div", class_="ledger__row")
        if any(dt.text.startswith(shown) for dt in row.all("dt"))
    ]


def _links(element: Element) -> str:
    return " ".join(a["href"] for a in element.all("a"))


def statements(row: Element, fact: Fact) -> list[tuple[str, str]]:
    """Return what each source says in a row: its words, and its links."""
    _, within = fact.place
    if within == "alternatives":
        said = row.all("dd", class_="fig__alt")
    elif within == "history":
        said = row.all("li")
    else:
        main = [d for d in row.all("dd") if not d.classes & {"fig__alt", "fig__hist", "range"}]
        return [(" ".join(d.text for d in main) or row.text, " ".join(map(_links, main or [row])))]
    return [(each.text, _links(each)) for each in said]


@pytest.mark.parametrize("fact", FACTS, ids=str)
def test_a_fact_stands_on_the_page_of_its_record(real_site: BuiltSite, fact: Fact) -> None:
    """Value, date and a link to the source stand together, and the source is in the list."""
    page = real_site.page(f"en/initiatives/{fact.initiative}/")
    record = _by_id(real_site)[fact.initiative]
    found = [each for row in rows(page, fact, record) for each in statements(row, fact)]
    anchor = f"source-{fact.row['source_id']}"
    assert any(
        words_of(fact, record) in said and date_of(fact) in said and f"#{anchor}" in links.split()
        for said, links in found
    ), (words_of(fact, record), date_of(fact), found)
    source = page.only(id=anchor)
    is_copy = "data-kind" in source or "copy" in source.text
    assert fact.row["source"] in _links(source) or (is_copy and fact.row["source"] in source.text)


def test_no_figure_of_the_records_is_missing_from_the_table(real_site: BuiltSite) -> None:
    """The records hold as many figures as the table has rows, conversions counted once."""
    expected = Counter((f.initiative, *f.place) for f in FACTS if not f.row.get("conversion"))
    found: Counter[tuple[str, str, str]] = Counter()
    for id, record in _by_id(real_site).items():
        for name, figure in record.get("results", {}).items():
            _count(found, id, f"results.{name}", figure)
        for figure in record.get("other_results", []):
            label = next(iter(figure["label"].values()))
            labels = {f.place[0] for f in FACTS if f.initiative == id}
            names = {f"other_results: {each}" for each in figure["label"].values()}
            _count(found, id, next(iter(labels & names), f"other_results: {label}"), figure)
        for _ in record.get("finance", []):
            found[id, "finance", ""] += 1
    assert found == expected
    assert {
        where.removeprefix("results.") for _, where, _ in found if "results." in where
    } <= MEASURED


def _count(
    found: Counter[tuple[str, str, str]], id: str, where: str, figure: dict[str, Any]
) -> None:
    found[id, where, ""] += 1
    for name in LISTS:
        if figure.get(name):
            found[id, where, name] += len(figure[name])
