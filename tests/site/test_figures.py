"""The figures of an initiative's page: no heading has nothing under it."""

from pathlib import Path

import pytest

from tests.site.records import initiative
from tests.site.sites import SETTINGS, BuiltSite, small_site

ENGLISH = SETTINGS.replace("[en, es, fr, pt]", "[en]")
RESULTS = "results:\n  homes_built: {value: 4, as_of: 2020}\n"
OTHERS = "other_results:\n  - {label: Trees, value: 30, as_of: 2020}\n"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    """Return a site of initiatives with figures of either sort, of both and of none."""
    given = {"none": "", "results": RESULTS, "others": OTHERS, "both": RESULTS + OTHERS}
    records = {f"initiatives/{id}.md": initiative(id, rest) for id, rest in given.items()}
    folder: Path = tmp_path_factory.mktemp("figures")
    return small_site(folder, records, settings=ENGLISH)


@pytest.mark.parametrize(
    ("id", "headings"),
    [
        ("none", ["figures"]),
        ("results", ["figures"]),
        ("others", ["more-figures"]),
        ("both", ["figures", "more-figures"]),
    ],
)
def test_a_section_is_there_when_it_has_something_to_say(
    site: BuiltSite, id: str, headings: list[str]
) -> None:
    sections = [
        each
        for each in site.page(f"en/initiatives/{id}/").all("section")
        if each.attributes.get("aria-labelledby") in {"figures", "more-figures"}
    ]
    assert [each.attributes["aria-labelledby"] for each in sections] == headings
    assert all(each.text != each.only("h2").text for each in sections)
