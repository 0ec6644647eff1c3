"""The fingerprints of a site are a mapping by path that holds no text."""

import pytest

from habitat_site.documents import Digest, digest_of
from habitat_site.pages.fingerprints import Fingerprints
from habitat_site.pages.planned import Planned
from habitat_site.pages.values import Page

PAGES = tuple(
    Page(path, "text", view)
    for path, view in (("b/c.txt", "one"), ("a.txt", "two"), ("b/a.txt", "one"))
)


def salt(page: Page) -> Digest:
    return digest_of(page.renderer)


def test_each_path_has_the_fingerprint_of_its_page() -> None:
    found = Fingerprints(Planned.of(PAGES), salt)
    wanted = {page.place: page.fingerprint(salt(page)) for page in PAGES}
    assert found == wanted
    assert list(found.items()) == sorted(wanted.items())
    assert {path: found[path] for path in found} == wanted
    assert found.keys() == wanted.keys()


@pytest.mark.parametrize("path", ["", "b/b.txt", "z"])
def test_there_is_none_where_there_is_no_page(path: str) -> None:
    found = Fingerprints(Planned.of(PAGES), salt)
    assert path not in found
    with pytest.raises(KeyError):
        found[path]


def test_two_pages_at_one_path_are_a_bug() -> None:
    with pytest.raises(RuntimeError, match="same path"):
        Fingerprints(Planned.of((*PAGES, PAGES[0])), salt)


def test_they_are_the_same_whenever_they_are_taken() -> None:
    first, later = Fingerprints(Planned.of(PAGES), salt), Fingerprints(Planned.of(PAGES), salt)
    first.take()
    assert dict(first.items()) == dict(later.items())
