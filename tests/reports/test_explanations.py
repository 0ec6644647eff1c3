"""What `explain` shows is what docs/codes/ says."""

from pathlib import Path

import pytest

from habitat_site.diagnostics import HabitatError
from habitat_site.reports.explanations import (
    explain,
    explanation,
    known_codes,
    list_codes,
    read_page,
)
from tests.codes import CODES, Block, examples
from tests.reports.speaking import speaking

PAGE = """\
# HS990: a page made for this test

## English

A sentence that
goes on. And another.

A second paragraph with `code`.

## Español

Una frase. Y otra.

## Bad

```yaml content/events/open-day.md
---
## not a heading
title: Open day
---
```

```text content/events/open-day/photo.jpg picture=jpeg-gps
```

## Good

````yaml content/events/open-day.md
```
````
"""


@pytest.fixture
def page(tmp_path: Path) -> Path:
    path = tmp_path / "HS990.md"
    path.write_text(PAGE, encoding="utf-8")
    return path


def test_a_page_is_shown_with_its_examples(page: Path) -> None:
    assert explain(read_page(page), speaking("en")).plain == (
        "HS990 a page made for this test\n"
        "\n"
        "A sentence that goes on. And another.\n"
        "\n"
        "A second paragraph with `code`.\n"
        "\n"
        "This is reported:\n"
        "\n"
        "  content/events/open-day.md\n"
        "    ---\n"
        "    ## not a heading\n"
        "    title: Open day\n"
        "    ---\n"
        "\n"
        "  content/events/open-day/photo.jpg  (picture=jpeg-gps)\n"
        "\n"
        "\n"
        "This is right:\n"
        "\n"
        "  content/events/open-day.md\n"
        "    ```\n"
    )


def test_a_page_speaks_the_readers_language_and_else_english(page: Path) -> None:
    assert "\n\nUna frase. Y otra.\n" in explain(read_page(page), speaking("es")).plain
    assert "A sentence that goes on." in explain(read_page(page), speaking("fr")).plain


def test_a_page_without_its_heading_is_told(tmp_path: Path) -> None:
    path = tmp_path / "HS990.md"
    path.write_text("# Something\n", encoding="utf-8")
    with pytest.raises(HabitatError, match="first line is not"):
        read_page(path)


@pytest.mark.parametrize("code", ["HS990", "HS1", "", "../HS001", "hs001", "HS001.md"])
def test_what_is_no_code_has_no_page(code: str) -> None:
    assert explanation(code) is None


def shown(block: Block) -> tuple[str, str]:
    return str(block.path), block.text.rstrip("\n")


@pytest.mark.parametrize("code", known_codes())
def test_each_page_is_read_as_a_markdown_parser_reads_it(code: str) -> None:
    page, expected = explanation(code), examples(CODES / f"{code}.md")
    assert page is not None
    assert (page.code, page.title) == (expected.code, expected.title)
    for mine, theirs in ((page.bad, expected.bad), (page.good, expected.good)):
        assert [(e.path, e.text) for e in mine] == [shown(block) for block in theirs]
    assert set(page.words) >= {"English", "Español", "Français", "Português"}
    assert all(page.words.values())


@pytest.mark.parametrize("lang", ["en", "es", "fr", "pt"])
def test_all_codes_are_listed_on_a_line_each(lang: str) -> None:
    lines = list_codes(speaking(lang)).plain.splitlines()
    assert [line.split()[0] for line in lines] == list(known_codes())
    assert all(len(line) > 12 for line in lines)
