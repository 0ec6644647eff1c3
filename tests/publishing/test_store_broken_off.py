"""Builds into a store that are killed or overtaken: the next one mends what they left."""

from collections.abc import Mapping
from functools import partial

import pytest

from habitat_site.diagnostics import HabitatError
from habitat_site.publishing.manifest import NAME
from tests.publishing.sites import NEW, OLD
from tests.publishing.stores import Killed, Overtaken, Watched, again, by_hand, objects, put

STEPS = 7  # of an update from OLD to NEW; see the test of their order


@pytest.mark.parametrize("last", range(STEPS))
@pytest.mark.parametrize("wanted", [NEW, OLD], ids=["goes on", "goes back"])
def test_a_killed_upload_is_mended(bucket: Watched, last: int, wanted: Mapping[str, str]) -> None:
    put(OLD, bucket)
    by_hand(bucket, "CNAME")
    with pytest.raises(Killed):
        put(NEW, again(bucket, last))
    put(wanted, again(bucket))
    assert objects(bucket) == {**wanted, "CNAME": "mine"}
    assert put(wanted, again(bucket, last=0)).made == 0


def test_a_killed_first_upload_is_mended(bucket: Watched) -> None:
    with pytest.raises(Killed):
        put(OLD, again(bucket, last=3))
    put(OLD, again(bucket))
    assert objects(bucket) == OLD


@pytest.mark.parametrize("before", [{}, OLD], ids=["first", "second"])
def test_of_two_builds_that_begin_at_once_one_loses(
    bucket: Watched, before: Mapping[str, str]
) -> None:
    if before:
        put(before, bucket)
    theirs = {**NEW, "theirs.html": "x"}
    ours = Overtaken("s3://bucket", bucket.store, at=0, other=partial(put, theirs, again(bucket)))
    with pytest.raises(HabitatError, match="another build is writing here"):
        put(NEW, ours)
    assert objects(bucket) == theirs
    assert ours.steps[1:] == [NAME]


@pytest.mark.parametrize("at", range(1, STEPS))
def test_of_two_builds_that_overlap_one_loses_and_the_next_mends(bucket: Watched, at: int) -> None:
    """The manifest never claims what the slower one wrote over what the faster one had."""
    put(OLD, bucket)
    theirs = {path: f"{text} of theirs" for path, text in NEW.items()}
    ours = Overtaken("s3://bucket", bucket.store, at=at, other=partial(put, theirs, again(bucket)))
    with pytest.raises(HabitatError, match="another build is writing here"):
        put(NEW, ours)
    put(theirs, again(bucket))
    assert objects(bucket) == theirs
