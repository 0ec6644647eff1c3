"""The page on contributing shows what the check prints today, in each language."""

import re
from pathlib import Path

import pytest

from tests.cli.conftest import BAD
from tests.cli.typing_in import typed

PAGES = Path(__file__).parents[2] / "content" / "pages"
EXAMPLE = re.compile(rf"```text\n(?P<said>{re.escape(BAD)}:(?P<line>\d+):.*?)\n```", re.DOTALL)


@pytest.mark.parametrize("language", ["en", "es", "fr", "pt"])
def test_the_example_of_a_finding_is_what_the_check_prints(site: Path, language: str) -> None:
    """The same slip, at the line that the page names, is told in the same words."""
    name = "how-to-contribute.md" if language == "en" else f"how-to-contribute.{language}.md"
    example = EXAMPLE.search((PAGES / name).read_text(encoding="utf-8"))
    assert example
    path = site / BAD
    lines = path.read_text(encoding="utf-8").splitlines()
    lines.insert(int(example["line"]) - 1, "networks: [fukvam]")
    path.write_text("\n".join(lines), encoding="utf-8")
    assert example["said"] in typed(site, "check", "--lang", language).stdout
