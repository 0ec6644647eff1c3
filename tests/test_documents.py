"""Digests of many names are kept as bytes, and told as text."""

import pytest

from habitat_site.documents import Digests, digest_of

NAMES = ("a", "b", "d")
KEPT = Digests({name: place for place, name in enumerate(NAMES)}, digest_of)


def test_each_name_has_its_digest() -> None:
    assert {name: digest_of(name) for name in NAMES} == KEPT
    assert len(KEPT) == len(NAMES)


@pytest.mark.parametrize("name", ["", "c", "e"])
def test_no_other_name_has_one(name: str) -> None:
    assert name not in KEPT
    with pytest.raises(KeyError):
        KEPT[name]


def test_digests_of_several_names_are_told_as_one() -> None:
    both = KEPT.together(("d", "a"))
    assert both == Digests({"a": 0, "d": 1}, digest_of).together(("d", "a"))
    others = [KEPT.together(names) for names in (("a", "d"), ("d",), ("d", "a", "b"), ())]
    assert len({both, *others}) == 1 + len(others)
    with pytest.raises(KeyError):
        KEPT.together(("c",))
