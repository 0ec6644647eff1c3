"""Digests of many names are kept as bytes, and told as text."""

import pytest

from habitat_site.documents import Digests, digest_of

NAMES = ("a", "b", "d")
KEPT = Digests(NAMES, digest_of)


def test_each_name_has_its_digest() -> None:
    assert {name: digest_of(name) for name in NAMES} == KEPT
    assert len(KEPT) == len(NAMES)


@pytest.mark.parametrize("name", ["", "c", "e"])
def test_no_other_name_has_one(name: str) -> None:
    assert name not in KEPT
    with pytest.raises(KeyError):
        KEPT[name]
