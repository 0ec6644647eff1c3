"""Mistakes in `site.yaml` are told with the file's path."""

from pathlib import Path

import pytest

from habitat_site.diagnostics import HabitatError
from habitat_site.settings import load_settings

GOOD = "title: T\nbase_url: https://example.org/habitat\nlanguages: [en, es]\n"


def test_a_base_url_ends_in_a_slash(tmp_path: Path) -> None:
    (tmp_path / "site.yaml").write_text(GOOD, encoding="utf-8")
    assert load_settings(tmp_path).base_url == "https://example.org/habitat/"


def test_the_command_line_replaces_the_base_url(tmp_path: Path) -> None:
    (tmp_path / "site.yaml").write_text(GOOD, encoding="utf-8")
    assert load_settings(tmp_path, "http://localhost:8000/").base_url == "http://localhost:8000/"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "not a list"),
        ("- a", "not a list"),
        ("title: [", "cannot read"),
        (GOOD + "titel: x\n", "titel"),
        (GOOD.replace("[en, es]", "[en, xx]"), "xx|is not one of"),
        (GOOD.replace("https", "ftp"), "base_url"),
        (GOOD + "maintainers: [keeper, Maria López]\n", r"maintainers\.1.*no user name"),
    ],
)
def test_a_mistake_is_told_with_the_path(tmp_path: Path, text: str, said: str) -> None:
    (tmp_path / "site.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(HabitatError, match=said) as caught:
        load_settings(tmp_path)
    assert "site.yaml" in str(caught.value)


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(HabitatError, match="cannot read the site's settings"):
        load_settings(tmp_path)
