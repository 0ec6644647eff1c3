"""Whose approval a changed record needs."""

import pytest

from habitat_site.governance import State
from tests.governance.pulls import Pull, asked, text


def test_a_pull_request_without_records_needs_nobody(request_: Pull) -> None:
    request_.put("src/tool.py", "pass\n")
    judged = request_.judged()
    assert (judged.state, judged.asked, judged.elsewhere) == (State.SUCCESS, (), 1)


@pytest.mark.parametrize(
    ("record", "whom"),
    [
        ("initiatives/palo-alto", "fucvam"),
        ("initiatives/kambi-moto", "sdi"),  # residents lead it, the other one supports
        ("initiatives/la-borda", "urbamonde"),  # it names nobody else
        ("events/open-day", "sdi"),  # those who organise it
    ],
)
def test_a_change_is_its_networks_to_approve(request_: Pull, record: str, whom: str) -> None:
    request_.write(record, licence="MIT", country="" if "events" in record else "UY")
    judged = request_.judged()
    assert asked(judged) == [(record, "own", whom)]
    assert judged.state is State.PENDING


@pytest.mark.parametrize(
    ("record", "reason"), [("initiatives/covisurpay", "own"), ("initiatives/alone", "nobodys")]
)
def test_where_nobody_is_steward_a_maintainer_is_asked(
    request_: Pull, record: str, reason: str
) -> None:
    request_.write(record, licence="MIT")
    assert asked(request_.judged()) == [(record, reason, "maintainers")]
    assert request_.judged("keeper").state is State.SUCCESS


def test_a_maintainer_does_not_speak_for_a_network_with_stewards(request_: Pull) -> None:
    request_.write("initiatives/palo-alto", licence="MIT")
    assert request_.judged("keeper").state is State.PENDING


def test_a_new_record_is_asked_of_the_networks_it_names(request_: Pull) -> None:
    request_.write("initiatives/new", networks="[moba, fucvam]")
    assert asked(request_.judged()) == [("initiatives/new", "new", "moba fucvam")]
    assert request_.judged("maria").state is State.SUCCESS


@pytest.mark.parametrize("name", ["palo-alto.es.md", "palo-alto/photo.jpg", "palo-alto/new.md"])
def test_a_translation_and_a_file_count_as_the_record(request_: Pull, name: str) -> None:
    request_.put(f"content/initiatives/{name}", "---\ntitle: T\n---\n")
    assert asked(request_.judged()) == [("initiatives/palo-alto", "own", "fucvam")]


def test_a_record_that_goes_is_asked_of_those_who_had_it(request_: Pull) -> None:
    request_.remove("initiatives/palo-alto")
    assert asked(request_.judged()) == [("initiatives/palo-alto", "own", "fucvam")]


def test_a_record_that_moves_into_a_folder_stays_what_it_is(request_: Pull) -> None:
    request_.remove("initiatives/palo-alto")
    new = "content/initiatives/mexico/palo-alto.md"
    request_.put(new, text({"networks": "[fucvam]"}))
    request_.renamed = {new: "content/initiatives/palo-alto.md"}
    assert asked(request_.judged()) == [("initiatives/palo-alto", "own", "fucvam")]


def test_a_record_that_changes_networks_is_asked_of_the_old_and_the_new(request_: Pull) -> None:
    request_.write("initiatives/palo-alto", networks="[sdi]")
    judged = request_.judged("maria")
    assert asked(judged) == [
        ("initiatives/palo-alto", "own", "fucvam"),
        ("initiatives/palo-alto", "joins", "sdi"),
        ("initiatives/palo-alto", "leaves", "fucvam"),
    ]
    assert judged.state is State.PENDING
    assert request_.judged("maria", "rose").state is State.SUCCESS


def test_a_support_organisation_gets_no_say_by_being_named_beside_residents(
    request_: Pull,
) -> None:
    request_.write("initiatives/palo-alto", networks="[fucvam, urbamonde]")
    assert asked(request_.judged()) == [("initiatives/palo-alto", "own", "fucvam")]


def test_a_network_looks_after_its_own_record(request_: Pull) -> None:
    request_.write("networks/fucvam", acronym="F")
    assert asked(request_.judged()) == [("networks/fucvam", "own", "fucvam")]


def test_a_network_that_joins_a_larger_one_is_asked_there_too(request_: Pull) -> None:
    request_.write("networks/fucvam", member_of="[sdi]")
    assert asked(request_.judged()) == [
        ("networks/fucvam", "own", "fucvam"),
        ("networks/fucvam", "joins", "sdi"),
    ]


def test_the_first_stewards_of_a_network_are_a_maintainers_to_approve(request_: Pull) -> None:
    request_.write("networks/moba", stewards="[newcomer]")
    assert asked(request_.judged("newcomer")) == [("networks/moba", "own", "maintainers")]
    assert request_.judged("newcomer").state is State.PENDING


@pytest.mark.parametrize(("fields", "whom"), [({"member_of": "[sdi]"}, "sdi"), ({}, "maintainers")])
def test_a_new_network_is_asked_of_those_it_says_it_belongs_to(
    request_: Pull, fields: dict[str, str], whom: str
) -> None:
    request_.write("networks/new", country="", type="local", stewards="[newcomer]", **fields)
    assert [each[2] for each in asked(request_.judged())] == [whom]
    assert request_.judged().state is State.PENDING


def test_who_confirms_says_so_itself(request_: Pull) -> None:
    entry = "[{network: sdi, date: 2026-01-01}]"
    request_.write("initiatives/palo-alto", confirmed_by=entry)
    assert asked(request_.judged()) == [
        ("initiatives/palo-alto", "own", "fucvam"),
        ("initiatives/palo-alto", "confirms", "sdi"),
    ]
    assert request_.judged("maria").state is State.PENDING


KINDS = [
    ("funds/a", {"kind": "fund", "type": "grant", "hosts": "[sdi, {name: Bank}]"}, "sdi"),
    ("awards/a", {"kind": "award", "organisers": "[fucvam]"}, "fucvam"),
    ("awards/b", {"kind": "ballot", "edition": "e", "network": "sdi", "date": "2026"}, "sdi"),
    ("awards/b", {"kind": "ballot", "edition": "e", "juror": "one", "date": "2026"}, "fucvam"),
    (
        "assistance/a",
        {"kind": "engagement", "helper": "sdi", "initiative": "palo-alto"}
        | {"started": "2026", "status": "agreed"},
        "sdi fucvam",
    ),
    (
        "advocacy/a",
        {"kind": "commitment", "made_by": "[sdi]", "made_to": "[fucvam]", "date": "2026"},
        "fucvam",
    ),
    (
        "advocacy/b",
        {"kind": "instrument", "type": "charter", "jurisdiction": "national"}
        | {"recognises": "Land.", "signatories": "[sdi, {name: City}]"},
        "sdi",
    ),
]


@pytest.mark.parametrize(("record", "fields", "whom"), KINDS)
def test_each_kind_says_by_its_own_field_whose_it_is(
    request_: Pull, record: str, fields: dict[str, str], whom: str
) -> None:
    edition = text({"country": "", "kind": "edition", "hosts": "[fucvam]"})
    for side in ("base", "head"):
        path = request_.folder / side / "content" / "awards" / "e.md"
        path.parent.mkdir(exist_ok=True)
        path.write_text(edition, encoding="utf-8")
    request_.write(record, country="", **fields)
    assert asked(request_.judged()) == [(record, "new", whom)]


def test_a_pledge_is_the_word_of_who_makes_it(request_: Pull) -> None:
    request_.write(
        "funds/c",
        country="",
        kind="call",
        called_by="fucvam",
        purpose="A roof.",
        amount="100",
        currency="UYU",
        until="2027-01-01",
        pledges="[{network: sdi, amount: 5, date: 2026-01-01}]",
    )
    assert asked(request_.judged()) == [
        ("funds/c", "new", "fucvam"),
        ("funds/c", "pledges", "sdi"),
    ]


def test_the_sites_own_pages_are_the_maintainers(request_: Pull) -> None:
    request_.write("pages/about", country="")
    assert asked(request_.judged()) == [("pages/about", "nobodys", "maintainers")]
