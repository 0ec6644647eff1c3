"""The peers are given the records that we render, in the lists that we make."""

import pytest
from corpus import Corpus
from drawings import locator, shared_files
from site_data import countries
from twins import LANGUAGES, Twins, by_beginning

from habitat_site.pages.lists import MOST
from habitat_site.pages.urls import sheet_path


@pytest.fixture(scope="module")
def twins(tmp_path_factory: pytest.TempPathFactory) -> Twins:
    root = tmp_path_factory.mktemp("corpus")
    Corpus(40, "test").write(root)
    return Twins(root)


def test_a_record_is_shown_once_in_every_language(twins: Twins) -> None:
    assert len(twins.initiatives) == 40
    for each in twins.initiatives:
        shown = [lang for text in each.texts() for lang in text.shown_in]
        assert sorted(shown) == sorted(LANGUAGES)


def test_a_translation_has_its_own_words_and_the_facts_of_the_original(twins: Twins) -> None:
    each = next(twin for twin in twins.initiatives if twin.translations)
    original, translated = each.texts()
    assert translated.fields["title"] != original.fields["title"]
    assert translated.story != original.story
    assert translated.fields["sources"] == original.fields["sources"]
    built = translated.fields["results"]["homes_built"]
    assert built["value"] == original.fields["results"]["homes_built"]["value"]
    assert "translation" not in translated.fields


def test_an_initiative_counts_for_the_networks_above_its_own(twins: Twins) -> None:
    above = twins.networks["network-05"].original["member_of"]
    assert twins.circles(["network-05"]) == ("network-05", *above)


def test_no_part_of_a_long_list_is_long(twins: Twins) -> None:
    many = twins.initiatives * 20
    parts = by_beginning(many)
    assert sum(map(len, parts.values())) == len(many)
    assert max(map(len, parts.values())) <= MOST


def test_the_pictures_that_pages_share_are_there_once_and_are_ours(twins: Twins) -> None:
    codes = countries(twins)
    files = shared_files(codes)
    assert set(files) == {"assets/mark.svg", *(str(sheet_path(code)) for code in codes)}
    assert all(text.startswith("<svg ") for text in files.values())
    (before, behind) = locator(codes[0], "en")
    assert f'src="/{sheet_path(codes[0])}"' in before
    assert "map-land" not in before + behind
