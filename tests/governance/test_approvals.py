"""Which approvals are there, and which of them count."""

from typing import Any

import pytest

from habitat_site.governance import State
from tests.governance.pulls import EARLIER, HEAD, Pull, review, tree

RECORD = "initiatives/palo-alto"


@pytest.fixture
def changed(request_: Pull) -> Pull:
    """Return a pull request that changes a record of fucvam, whose stewards are maria and Jose."""
    request_.write(RECORD, licence="MIT")
    return request_


def test_a_steward_approves_whatever_the_case_of_the_name(changed: Pull) -> None:
    assert changed.judged("JOSE").state is State.SUCCESS


def test_a_member_of_a_team_approves(request_: Pull) -> None:
    request_.write("initiatives/kambi-moto", licence="MIT")
    assert request_.judged("rose").state is State.SUCCESS


def test_a_team_that_is_not_recorded_is_nobody_and_is_told(request_: Pull) -> None:
    request_.write("initiatives/kambi-moto", licence="MIT")
    request_.teams = {}
    judged = request_.judged("rose")
    assert (judged.state, judged.unknown) == (State.PENDING, ("@sdi/data",))


def test_a_steward_who_is_the_author_has_spoken(changed: Pull) -> None:
    changed.author = "Maria"
    assert changed.judged().state is State.SUCCESS


@pytest.mark.parametrize("repo", [{"full_name": "x/site", "owner": {"login": "x"}}, None])
def test_the_author_has_not_spoken_where_another_can_write(changed: Pull, repo: object) -> None:
    """Somebody else's fork, or one that is gone: its owner may have pushed what is there now."""
    changed.author = "maria"
    head = {"ref": "patch", "sha": HEAD, "repo": repo}
    changed.told = {"pull_request": {"head": head}}
    assert changed.judged().state is State.PENDING


def test_the_author_has_spoken_on_a_branch_of_this_repository(changed: Pull) -> None:
    changed.author = "maria"
    head = {"ref": "patch", "sha": HEAD, "repo": {"full_name": "example/site"}}
    changed.told = {"pull_request": {"head": head}}
    assert changed.judged().state is State.SUCCESS


LAST = [
    (("APPROVED", "DISMISSED"), State.PENDING),
    (("APPROVED", "CHANGES_REQUESTED"), State.PENDING),
    (("CHANGES_REQUESTED", "APPROVED"), State.SUCCESS),
    (("APPROVED", "COMMENTED"), State.SUCCESS),
    (("PENDING",), State.PENDING),
    (("approved",), State.PENDING),
]


@pytest.mark.parametrize(("states", "expected"), LAST)
def test_the_last_review_of_each_decides(
    changed: Pull, states: tuple[str, ...], expected: State
) -> None:
    reviews = [
        review("maria", state, id=at, submitted_at=f"2026-11-20T1{at}:00:00Z")
        for at, state in enumerate(states)
    ]
    assert changed.judged(*reversed(reviews)).state is expected


def test_one_stewards_objection_holds_back_what_another_approved(changed: Pull) -> None:
    judged = changed.judged("maria", review("jose", "CHANGES_REQUESTED"))
    assert judged.state is State.PENDING
    assert [each.objecting for each in judged.asked] == [("jose",)]


def test_the_objection_of_somebody_who_is_not_asked_does_not(changed: Pull) -> None:
    assert changed.judged("maria", review("rose", "CHANGES_REQUESTED")).state is State.SUCCESS


def earlier(request_: Pull, login: str = "maria") -> dict[str, Any]:
    """Approve the pull request as it is now, before something is pushed."""
    request_.trees[EARLIER] = tree(request_.head)
    return review(login, commit_id=EARLIER)


def test_an_approval_holds_while_the_record_stays_the_same(changed: Pull) -> None:
    approval = earlier(changed)
    changed.write("initiatives/alone", licence="MIT")
    assert changed.judged(approval, "keeper").state is State.SUCCESS


@pytest.mark.parametrize("name", ["palo-alto.md", "palo-alto.es.md", "palo-alto/photo.jpg"])
def test_an_approval_before_the_last_push_is_stale_where_the_record_changed(
    changed: Pull, name: str
) -> None:
    approval = earlier(changed)
    changed.put(
        f"content/initiatives/{name}",
        "---\ntitle: T\nlang: en\nsummary: S\ncountry: UY\nnetworks: [fucvam]\n---\n",
    )
    judged = changed.judged(approval)
    assert judged.state is State.PENDING
    assert [each.stale for each in judged.asked] == [("maria",)]


def test_an_approval_of_a_commit_that_is_gone_does_not_count(changed: Pull) -> None:
    assert changed.judged(review("maria", commit_id="d" * 40)).state is State.PENDING
    assert changed.judged(review("maria", commit_id=None)).state is State.PENDING
