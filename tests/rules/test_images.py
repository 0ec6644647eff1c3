"""HS406 to HS409, HS421, HS426: pictures that are there, fair to people, and only pictures."""

import pytest

from habitat_site.rules import images
from tests.building import asset, event, initiative
from tests.rules.findings import found, locs

PHOTO = {
    "file": "yard.jpg",
    "alt": "A yard",
    "credit": "us",
    "licence": "CC0-1.0",
    "people": "none",
}


@pytest.mark.parametrize(
    ("people", "scope", "is_found"),
    [
        ("identifiable", None, True),
        ("identifiable", ["text", "location"], True),
        ("identifiable", ["photos"], False),
        ("unidentifiable", None, False),
        ("none", None, False),
    ],
)
def test_recognisable_people_need_consent_for_photos(
    people: str, scope: list[str] | None, is_found: bool
) -> None:
    consent = {"by": "assembly", "date": "2026", "scope": scope}
    fields = {"consent": consent} if scope else {}
    entry = initiative(images=[PHOTO, PHOTO | {"people": people}], **fields)
    expected = [("images", 1, "people")] if is_found else []
    assert locs(found(images.faces_without_consent, entry)) == expected


def test_files_of_images_sources_and_outcomes_have_to_be_there() -> None:
    entry = event(
        images=[PHOTO],
        sources=[{"title": "Minutes", "file": "minutes.pdf"}],
        outcomes=[{"title": "Poster", "file": "Yard.JPG"}],
        assets=[asset("yard.jpg"), asset("minutes-2.pdf", format="")],
    )
    findings = found(images.missing_file, entry)
    assert locs(findings) == [("sources", 0, "file"), ("outcomes", 0, "file")]
    assert findings[0].facts == {
        "value": "minutes.pdf",
        "folder": "content/events/open-day/",
        "nearest": "minutes-2.pdf",
    }


@pytest.mark.parametrize("problem", ["svg", "unsupported", "unreadable"])
def test_what_is_no_picture_is_told(problem: str) -> None:
    entry = initiative(images=[PHOTO], assets=[asset("yard.jpg", format="", problem=problem)])
    assert locs(found(images.not_a_picture, entry)) == [("images", 0, "file")]


def test_document_is_no_image() -> None:
    entry = initiative(
        images=[PHOTO | {"file": "minutes.pdf"}], assets=[asset("minutes.pdf", format="")]
    )
    assert locs(found(images.not_a_picture, entry)) == [("images", 0, "file")]


def test_document_beside_the_record_is_fine() -> None:
    entry = initiative(assets=[asset("minutes.pdf", format=""), asset("ledger.csv", format="")])
    for check in (images.not_a_picture, images.unnamed_picture, images.too_large):
        assert found(check, entry) == []


def test_picture_of_another_kind_gets_its_right_name() -> None:
    wrong = asset("yard.jpg", format="png", problem="mismatch")
    (finding,) = found(images.not_a_picture, initiative(images=[PHOTO], assets=[wrong]))
    assert finding.facts["nearest"] == "yard.png"


def test_hidden_data_is_told_also_of_pictures_that_nobody_names() -> None:
    """The repository is public, whether or not the site shows them."""
    entry = initiative(
        images=[PHOTO],
        assets=[
            asset("yard.jpg", metadata=("exif", "gps")),
            asset("other.jpg", metadata=("comment",)),
        ],
    )
    findings = found(images.carries_metadata, entry)
    assert [(f.loc, f.facts["metadata"]) for f in findings] == [
        (("images", 0, "file"), "EXIF, GPS"),
        ((), "COMMENT"),
    ]


@pytest.mark.parametrize(
    ("facts", "is_found"),
    [
        ({"size": 10_000_000, "width": 10_000, "height": 10}, False),
        ({"size": 10_000_001}, True),
        ({"width": 10_001}, True),
        ({"height": 10_001}, True),
        ({"problem": "too-many-pixels"}, True),
    ],
)
def test_picture_is_not_too_large(facts: dict[str, object], is_found: bool) -> None:
    entry = initiative(images=[PHOTO], assets=[asset("yard.jpg", **facts)])
    assert bool(found(images.too_large, entry)) is is_found
    assert found(images.not_a_picture, entry) == []


def test_picture_that_nobody_names_is_told() -> None:
    entry = initiative(images=[PHOTO], assets=[asset("yard.jpg"), asset("other.jpg")])
    assert [f.facts for f in found(images.unnamed_picture, entry)] == [{"value": "other.jpg"}]


@pytest.mark.parametrize(
    ("name", "is_found"),
    [
        ("minutes.pdf", False),
        ("LEDGER.CSV", False),
        ("history.html", True),
        ("history.XHTML", True),
        ("feed.xml", True),
        ("worker.js", True),
        ("page.pdf.htm", True),
        ("noending", True),
    ],
)
def test_no_file_is_published_that_could_run_as_a_part_of_the_site(
    name: str, is_found: bool
) -> None:
    """HS428: a page among the files would have the site's own address and rights."""
    entry = initiative(assets=[asset(name, format="")])
    assert bool(found(images.not_publishable, entry)) == is_found


def test_pictures_are_not_judged_by_their_ending() -> None:
    entry = initiative(assets=[asset("yard.avif", format="avif")])
    assert found(images.not_publishable, entry) == []
