"""Taking a record down is easy; putting it back is not."""

import pytest

from habitat_site.governance import State
from tests.governance.pulls import Pull, asked, refused, review

ENTRY = "- id: initiatives/{}\n  date: 2026-11-21\n"


def taken_down(request_: Pull, id: str) -> Pull:
    request_.remove(f"initiatives/{id}")
    request_.put("content/withdrawn.yaml", ENTRY.format(id))
    return request_


@pytest.mark.parametrize("login", ["maria", "keeper"])
def test_one_steward_or_a_maintainer_is_enough(request_: Pull, login: str) -> None:
    judged = taken_down(request_, "palo-alto").judged(login)
    assert [each[:2] for each in asked(judged)] == [("initiatives/palo-alto", "take-down")]
    assert judged.state is State.SUCCESS


def test_a_support_organisation_may_help_to_take_down(request_: Pull) -> None:
    assert taken_down(request_, "kambi-moto").judged("lea").state is State.SUCCESS


def test_who_may_approve_it_may_do_it_alone(request_: Pull) -> None:
    request_.author = "keeper"
    assert taken_down(request_, "palo-alto").judged().state is State.SUCCESS


def test_nobodys_objection_stands_against_it(request_: Pull) -> None:
    against = review("jose", "CHANGES_REQUESTED")
    judged = taken_down(request_, "palo-alto").judged("maria", against)
    assert judged.state is State.SUCCESS


def test_a_stranger_cannot_take_a_record_down(request_: Pull) -> None:
    assert taken_down(request_, "palo-alto").judged("rose").state is State.PENDING


def test_a_record_that_is_only_deleted_is_no_take_down(request_: Pull) -> None:
    request_.remove("initiatives/palo-alto")
    assert request_.judged("keeper").state is State.PENDING


def test_another_change_beside_it_is_asked_for_as_ever(request_: Pull) -> None:
    taken_down(request_, "palo-alto").write("initiatives/kambi-moto", licence="MIT")
    assert request_.judged("keeper").state is State.PENDING


def test_the_list_is_a_maintainers_where_an_entry_goes(request_: Pull) -> None:
    for side in (request_.base, request_.head):
        path = side / "content" / "withdrawn.yaml"
        path.write_text(ENTRY.format("gone"), encoding="utf-8")
    request_.put("content/withdrawn.yaml", "")
    request_.write("initiatives/gone", networks="[fucvam]")
    assert asked(request_.judged("maria")) == [
        ("initiatives/gone", "new", "fucvam"),
        ("content/withdrawn.yaml", "nobodys", "maintainers"),
    ]
    assert request_.judged("maria").state is State.PENDING


def test_a_list_that_cannot_be_read_is_refused(request_: Pull) -> None:
    request_.put("content/withdrawn.yaml", "- initiatives/palo-alto\n")
    assert refused(request_.judged("keeper")) == [("content/withdrawn.yaml", "unreadable")]
