"""Every fact of the three source documents stands in the content, and on the site."""

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.site.sites import BuiltSite

TABLE = Path(__file__).parent / "seed_facts.yaml"
FACTS: list[dict[str, Any]] = yaml.safe_load(TABLE.read_text(encoding="utf-8"))
FOLDERS = {"events": "agenda", "pages": ""}
# A field with its value, which the page says in words of its own, such as `start: 2007-11-29`.
FIELD = re.compile(r"(?P<name>[a-z_]+): (?P<value>.+)")
SHOWN_AS_WRITTEN = frozenset({"name", "held_by", "title", "publisher"})


def one_line(text: str) -> str:
    """Return a text with every run of white space as one space."""
    return " ".join(text.split())


def page_of(file: str) -> str:
    """Return the English address of a record's page by its file."""
    _, folder, name = file.split("/")
    address = FOLDERS.get(folder, folder)
    return "/".join(filter(None, ("en", address, name.removesuffix(".md")))) + "/"


def shown(words: str) -> str:
    """Return what a reader sees of these words: no mark of a list; nothing for an id or a field."""
    text = one_line(words).removeprefix("- ")
    field = FIELD.fullmatch(text)
    if field:
        return field["value"] if field["name"] in SHOWN_AS_WRITTEN else ""
    is_said = " " in text or "." in text or text != one_line(words)
    # Emphasis is no part of what is said.
    return text.replace("*", "") if is_said else ""


@pytest.mark.parametrize("fact", FACTS, ids=lambda fact: str(fact["id"]))
def test_a_fact_stands_in_the_file_that_the_table_names(
    checkout: Path, fact: dict[str, Any]
) -> None:
    """The words are in the file, as it is written."""
    text = one_line((checkout / fact["file"]).read_text(encoding="utf-8"))
    assert not [words for words in fact["words"] if one_line(words) not in text]


@pytest.mark.parametrize("fact", FACTS, ids=lambda fact: str(fact["id"]))
def test_a_fact_stands_on_the_built_page(real_site: BuiltSite, fact: dict[str, Any]) -> None:
    """The same words are on the page, unless they are the name of a field or an id."""
    page = real_site.page(page_of(fact["file"]))
    main = page.only("main")
    text = " ".join([main.text, *(a["href"] for a in main.all("a"))])
    assert not [words for words in map(shown, fact["words"]) if words not in text]
    for file in fact.get("also", []):
        assert real_site.page(page_of(file)).only("main").text


def test_every_fact_has_words_that_a_page_shows() -> None:
    """No row of the table is made of ids and fields alone, which would prove nothing."""
    assert len(FACTS) == 86
    assert not {fact["id"] for fact in FACTS if not any(map(shown, fact["words"]))}
