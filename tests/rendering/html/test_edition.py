"""What pages share lasts for one build: the next one sees what was changed in between."""

from pathlib import Path

from habitat_site.languages import Lang
from habitat_site.pages.policy import policy
from habitat_site.rendering.html.edition import edition
from habitat_site.rendering.html.escaping import quoted
from habitat_site.rendering.site import Site
from tests.rendering.context import SETTINGS
from tests.rendering.html.written import templates


def test_each_build_has_editions_of_its_own() -> None:
    """Two sites may be alike in all they say, and their templates not be."""
    one, other = Site(SETTINGS), Site(SETTINGS)
    spanish = edition(one, Lang("es"))
    assert spanish is edition(one, Lang("es"))
    assert spanish.templates is not edition(other, Lang("es")).templates
    assert spanish.templates is not edition(one, Lang("en")).templates


def test_a_changed_template_is_compiled_anew(tmp_path: Path) -> None:
    """Even where it is one that the page's own template imports."""
    page = "{% import 'shared.html' as shared %}{{ shared.word() }}"
    shared = "{% macro word() %}one{% endmacro %}"
    first = templates(tmp_path, {"page.html": page, "shared.html": shared})
    assert first.page("page.html", {}) == b"one"
    second = templates(tmp_path, {"shared.html": shared.replace("one", "two")})
    assert (first.page("page.html", {}), second.page("page.html", {})) == (b"one", b"two")


def test_the_policy_can_end_no_attribute() -> None:
    """Its apostrophes stand as they are: a browser reads the same, in fewer bytes."""
    found = edition(Site(SETTINGS), Lang("en")).names["policy"]
    assert found == policy()
    assert "default-src 'none'" in found
    assert quoted("'a'\"><b>") == "'a'&#34;&gt;&lt;b&gt;"
