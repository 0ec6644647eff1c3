"""The paths of a site are kept once for all languages, and are all there."""

import pytest

from habitat_site.rendering.site import Paths

TEXTS = {"robots.txt", "en/a/index.html", "es/a/index.html", "en/b.html", "data/a/index.html"}


def test_every_path_is_there_once() -> None:
    paths = Paths([*TEXTS, "robots.txt"])
    assert sorted(paths) == sorted(TEXTS)
    assert len(paths) == len(TEXTS)
    assert all(text in paths for text in TEXTS)


@pytest.mark.parametrize("path", ["", "en", "en/", "es/b.html", "fr/a/index.html", "a/index.html"])
def test_no_other_path_is_there(path: str) -> None:
    assert path not in Paths(TEXTS)


def test_a_folder_has_what_is_below_it() -> None:
    paths = Paths(TEXTS)
    assert paths.below("en") == {"a/index.html", "b.html"}
    assert paths.below("es") == {"a/index.html"}
    assert paths.below("fr") == frozenset()
