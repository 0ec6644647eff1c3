"""What a file's name says of the record in it."""

import pytest
from hypothesis import given
from hypothesis.strategies import from_regex, sampled_from, text

from habitat_site.naming import ID, MAX_ID, is_id, is_language, record_named

IDS = from_regex(ID, fullmatch=True).filter(is_id)
TAGS = ("en", "es", "quz", "pt-BR", "zh-Hant-TW", "ca-valencia", "es-419")


@given(IDS, sampled_from((".md", ".yaml")))
def test_an_id_alone_names_the_record_itself(id: str, ending: str) -> None:
    assert record_named(id + ending) == (id, "")


@given(IDS, sampled_from(TAGS))
def test_a_language_before_the_ending_names_a_translation(id: str, tag: str) -> None:
    assert record_named(f"{id}.{tag}.md") == (id, tag)


@pytest.mark.parametrize(
    "name",
    [
        "a.txt",
        "a",
        ".md",
        "A.md",
        "a_b.md",
        "a--b.md",
        "á.md",
        "a.md\n",
        "a.xx-1.md",
        "a.qqq.md",
        "a.es.yaml",
        "a.es.fr.md",
        ".es.md",
        f"{'a' * (MAX_ID + 1)}.md",
    ],
)
def test_any_other_name_is_of_no_record(name: str) -> None:
    assert record_named(name) == ("", "")


@given(text())
def test_whatever_is_named_bears_an_id_and_no_more_than_a_language(name: str) -> None:
    id, tag = record_named(name)
    assert not id or is_id(id)
    assert not tag or (id and is_language(tag))
