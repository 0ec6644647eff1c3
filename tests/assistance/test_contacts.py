"""HS350: addresses that look like a person's; HS420 for offers and requests."""

from pathlib import Path

import pytest

from habitat_site.diagnostics import Severity
from habitat_site.rules import contacts, links
from tests.assistance.helping import engagement, offer, request
from tests.building import network
from tests.rules.findings import found

NONE = frozenset[str]()


@pytest.mark.parametrize(
    "email",
    [
        "maria.lopez@example.org",
        "m.lopez@fucvam.org.uy",
        "Maria_Lopez@gmail.com",
        "lopez-maria+asistencia@example.org",
        "josé.peña@example.org",
        "maria.lopez85@example.org",
    ],
)
def test_two_names_are_a_persons(email: str) -> None:
    assert contacts.judged(email, NONE) is Severity.ERROR


@pytest.mark.parametrize("email", ["marialopez@gmail.com", "mlopez85@hotmail.com"])
def test_one_name_where_mail_is_free_may_be_a_persons(email: str) -> None:
    assert contacts.judged(email, NONE) is Severity.WARNING


@pytest.mark.parametrize(
    "email",
    [
        "secretaria@example.org",
        "secretaría.técnica@example.org",
        "asistencia.tecnica@fucvam.org.uy",
        "info@gmail.com",
        "cooperativa.norte@gmail.com",
        "viviendasdelnorte@gmail.com",
        "8demarzo@example.org",
        "2007@gmail.com",
    ],
)
def test_an_office_is_nobodys(email: str) -> None:
    assert contacts.judged(email, NONE) is None


def test_what_bears_the_groups_own_name_is_the_groups() -> None:
    ours = {"role": "office", "email": "fucvam2020@gmail.com"}
    assert found(contacts.personal_address, network("x", acronym="FUCVAM", contact=ours)) == []
    (finding,) = found(contacts.personal_address, network("x", title="Other", contact=ours))
    assert (finding.loc, finding.severity) == (("contact", "email"), Severity.WARNING)


def test_a_networks_contact_is_refused_where_it_stands() -> None:
    entry = network(contact={"role": "office", "email": "ana.silva@example.org"})
    (finding,) = found(contacts.personal_address, entry)
    assert finding.loc == ("contact", "email")
    assert finding.severity is Severity.ERROR


def test_every_line_of_a_request_is_read() -> None:
    """Whoever asks for help writes an address wherever there is room."""
    body = "We build.\n\nWrite to ana.silva@example.org or office@example.org."
    (finding,) = found(contacts.personal_address, request(body=body))
    assert finding.facts == {"value": "ana.silva@example.org"}
    assert finding.at is not None
    assert (finding.at.line, finding.at.column, finding.at.end_column) == (3, 10, 31)


def test_a_title_with_a_persons_name_excuses_nothing() -> None:
    """Whoever writes an offer chooses its title, and with it what would be the group's name."""
    for make in (offer, request, engagement):
        entry = make(title="Legal help by Maria Silva", body="maria.silva@gmail.com")
        (finding,) = found(contacts.personal_address, entry)
        assert (finding.facts["value"], finding.severity) == (
            "maria.silva@gmail.com",
            Severity.ERROR,
        )


def test_two_names_are_a_persons_even_in_an_organisations_name() -> None:
    helping = {"name": "Maria Silva Fundaciones"}
    for entry in (
        offer(offered_by=[helping], body="maria.silva@example.org"),
        request(requested_by=helping, body="maria.silva@example.org"),
        engagement(helper=helping, helped="fucvam", body="maria.silva@example.org"),
    ):
        (finding,) = found(contacts.personal_address, entry)
        assert finding.severity is Severity.ERROR


def test_one_name_of_a_group_that_is_named_is_the_groups() -> None:
    for entry in (
        offer(offered_by=["covimt"], body="covimt2020@gmail.com"),
        offer(networks=["covimt"], body="covimt2020@gmail.com"),
        request(requested_by={"name": "COVIMT 9"}, body="covimt@gmail.com"),
        engagement(helper="covimt", helped="other", body="covimt@gmail.com"),
    ):
        assert found(contacts.personal_address, entry) == []
    (finding,) = found(contacts.personal_address, offer(title="Covimt", body="covimt@gmail.com"))
    assert finding.severity is Severity.WARNING


def test_an_address_of_the_web_with_an_at_is_no_mail() -> None:
    body = "See https://medium.com/@ana.silva/title and @ana.silva."
    assert found(contacts.personal_address, request(body=body)) == []


def test_mail_has_to_be_sendable_here_too() -> None:
    for entry in (
        offer(contact={"role": "desk", "email": "desk at example.org"}),
        request(contact={"role": "desk", "email": "desk at example.org"}),
    ):
        (finding,) = found(links.not_mail, entry)
        assert finding.loc == ("contact", "email")


def test_no_address_in_the_real_networks_looks_like_a_persons() -> None:
    """What the rule refuses has to be rare, or nobody minds it."""
    lines = [
        line.split()[-1]
        for path in Path(__file__).parents[2].glob("content/networks/*.md")
        for line in path.read_text(encoding="utf-8").splitlines()
        if line.strip().startswith("email:")
    ]
    assert [email for email in lines if contacts.judged(email, NONE)] == []
