"""What the pages of the worked award, fund, help and promises say, as a reader finds it there."""

import json
from pathlib import Path

import pytest

from habitat_site.checking import check
from habitat_site.languages import language
from habitat_site.pages.planners import plan
from habitat_site.planning import planning
from habitat_site.records import KINDS
from habitat_site.records.schema import schema_of
from habitat_site.rendering.static import static_files
from habitat_site.request import Request
from tests.browser.visits import TEMPLATES
from tests.example.award import MEAN, SEALED
from tests.example.site import PAGES
from tests.site.sites import TODAY, BuiltSite
from tests.site.test_links import broken

# Pages that nobody opens on purpose: they lead on, or say that a record has gone.
LEADS_ELSEWHERE = {"moved.html", "withdrawn.html"}


def part(site: BuiltSite, path: str, section: str) -> str:
    return site.page(path).only("section", **{"aria-labelledby": section}).text


def templates(source: Path, output: Path) -> dict[str, str]:
    """Return the template of every page of a site, by its path."""
    planned = planning(Request(source, output, TODAY))
    catalogue = check(source, TODAY, projections=planned.projections).catalogue
    pages = plan(planned.inputs(catalogue), static_files())
    return {page.place: page.template for page in pages if page.renderer == "html"}


def test_every_template_is_opened_in_a_browser(
    checkout: Path, example_site: BuiltSite, tmp_path: Path
) -> None:
    """A new kind of page needs a line among those that tests visit."""
    real = templates(checkout, tmp_path / "real")
    example = templates(example_site.root.parent / "source", tmp_path / "example")
    visited = {real.get(f"{each.format('en')}index.html") for each in TEMPLATES.values()}
    visited |= {example[f"{each.format('en')}index.html"] for each in PAGES.values()}
    assert {*real.values(), *example.values()} - visited - LEADS_ELSEWHERE == {"404.html"}


def test_no_link_of_the_example_leads_nowhere(example_site: BuiltSite) -> None:
    paths = [address.format("en") + "index.html" for address in PAGES.values()]
    assert [(path, what) for path in paths for what in broken(example_site, path)] == []


def test_a_tie_that_was_drawn_shows_the_draw_of_each(example_site: BuiltSite) -> None:
    """The beginnings of the digests are those of the download, lower ones first."""
    data = example_site.json(f"data/awards/{MEAN}.json")
    count = part(example_site, f"en/awards/{MEAN}/", "tally")
    drawn = [each["draw"][:8] for each in data["outcome"][0]["places"][:3]]
    assert drawn == sorted(drawn)
    assert [f"Its draw: {each}…" in count for each in drawn] == [True] * 3
    assert count.count("Its draw:") == 3


def test_a_voter_who_has_not_voted_is_told_from_one_whose_ballot_is_sealed(
    example_site: BuiltSite,
) -> None:
    assert "residents lead it; has not voted" in part(example_site, f"en/awards/{MEAN}/", "tally")
    sealed = part(example_site, f"en/awards/{SEALED}/", "tally")
    assert "a network; its ballot: sealed, not opened yet" in sealed
    assert "on the jury; has not voted" in sealed


def test_nothing_is_counted_while_all_ballots_are_sealed(example_site: BuiltSite) -> None:
    """No table of zeros, no seed made of nothing; how it will be counted is told all the same."""
    page = example_site.page(f"en/awards/{SEALED}/")
    assert "All ballots are still sealed" in page.text
    assert "Count it yourself" in page.text
    assert not any("standings" in table["class"] for table in page.all("table"))
    assert json.dumps(example_site.json(f"data/awards/{SEALED}.json")["seed"]) not in page.text


@pytest.mark.parametrize(
    ("call", "said"), [("call-open", True), ("call-new", True), ("call-met", False)]
)
def test_an_open_call_says_whom_to_write_to(
    example_site: BuiltSite, call: str, *, said: bool
) -> None:
    page = example_site.page(f"en/funds/{call}/")
    assert ("To pledge, write to" in page.text) == said
    hrefs = [link["href"] for link in page.all("a")]
    assert ("https://network.example/contact" in hrefs) == said


def test_a_ledger_s_codes_are_explained(example_site: BuiltSite) -> None:
    said = "Codes such as group-001 stand for groups"
    assert said in part(example_site, "en/funds/worked/", "flows")
    assert said not in part(example_site, "en/funds/example-guarantee/", "flows")


def test_editors_find_the_schema_of_every_kind(example_site: BuiltSite) -> None:
    """In the site's first language, and linked from the page of downloads."""
    linked = {link["href"] for link in example_site.page("fr/data/").all("a")}
    for kind in KINDS:
        name = f"data/schema/{kind.name}.json"
        assert example_site.json(name) == schema_of(kind, language("en"))
        assert f"../../{name}" in linked


def test_nominations_are_listed_edition_by_edition(example_site: BuiltSite) -> None:
    listed = part(example_site, "en/awards/", "nominations")
    assert listed.count("prize of 2025") == listed.count("by mean") == 12
    assert listed.rindex("by mean") < listed.index("by ranking")
    assert listed.rindex("by ranking") < listed.index("by approval")
