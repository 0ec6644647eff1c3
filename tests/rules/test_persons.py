"""HS430 and HS626: no person where a group belongs, nor in the notes of a ledger."""

from pathlib import Path

import pytest

from habitat_site.diagnostics import Severity
from habitat_site.records import Commitment, Fund, SolidarityCall
from habitat_site.rules.persons import person_for_a_group
from tests.building import entry
from tests.funds.test_corruptions import GOOD, findings
from tests.rules.findings import found, locs

FUND = {"kind": "fund", "type": "grant"}
ERROR, WARNING = None, Severity.WARNING


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Sra. Ana Ejemplo", [ERROR]),
        ("Dr Example", [ERROR]),
        ("M. Exemple", [ERROR]),
        ("Office, tel. 2901 2345", [ERROR]),
        ("Office +598 2901 2345", [ERROR]),
        ("ana.ejemplo@example.org", [ERROR]),
        ("Maria da Silva", [WARNING]),
        ("José Example", [WARNING]),
        ("office@example.org", []),
        ("Fundación María Ejemplo", []),
        ("Dr. Example Foundation", []),
        ("María Auxiliadora Cooperative", []),
        ("Misereor", []),
        ("Maria", []),
        ("San José", []),
        ("We Effect", []),
        ("Ministry of Housing, 2010-2014", []),
        ("Fund 20 000 000", []),
    ],
)
def test_a_persons_name_is_no_groups(name: str, expected: list[Severity | None]) -> None:
    fund = entry(Fund, "box", FUND | {"hosts": [{"name": "The assembly"}, {"name": name}]})
    wrong = found(person_for_a_group, fund)
    assert [each.severity for each in wrong] == expected
    assert locs(wrong) == [("hosts", 1, "name")] * len(expected)


def test_donors_pledges_and_parties_are_groups_too() -> None:
    fund = entry(Fund, "box", FUND | {"donors": [{"name": "Mr Example"}]})
    pledges = [{"name": "Doña Ejemplo", "amount": "1", "date": "2026"}]
    needed = {"amount": "9", "currency": "EUR", "until": "2027", "purpose": "A roof."}
    given = {"kind": "call", "called_by": "sdi", "pledges": pledges} | needed
    made_by = {"kind": "commitment", "made_by": [{"name": "Mme Exemple"}], "date": "2012"}
    call, promise = entry(SolidarityCall, "roof", given), entry(Commitment, "oath", made_by)
    assert locs(found(person_for_a_group, fund)) == [("donors", 0, "name")]
    assert locs(found(person_for_a_group, call)) == [("pledges", 0, "name")]
    assert locs(found(person_for_a_group, promise)) == [("made_by", 0, "name")]


@pytest.mark.parametrize(
    ("note", "told"),
    [
        ("brought by Sra. Ejemplo", ["Sra. Ejemplo"]),
        ("Mr Example and Doña Ejemplo", ["Doña Ejemplo", "Mr Example"]),
        ("call tel. 099 123 456", ["tel. 099 123 456"]),
        ("+598 99 123 456", ["+598 99 123 456"]),
        ("see +598 99 123 456", ["+598 99 123 456"]),
        ("ana.ejemplo@example.org", ["ana.ejemplo@example.org"]),
        ("receipt 0001234567", []),
        ("invoice 2024-000123 of 2020-01-10", []),
        ("office@example.org", []),
        ("third of 12 payments", []),
        ('"paid\nby Mr Example, at last"', ["Mr Example"]),
    ],
)
def test_a_note_that_says_who_somebody_is(tmp_path: Path, note: str, told: list[str]) -> None:
    wrong = findings(tmp_path, GOOD.replace("first meeting", note))
    warnings = [each for each in wrong if each.code == "HS626"]
    assert sorted(each.facts["value"] for each in warnings) == told
    assert {each.severity for each in warnings} <= {Severity.WARNING}
    for each in warnings:
        assert each.span.excerpt[each.span.column - 1 :].startswith(each.facts["value"])


def test_the_record_without_its_note_has_no_finding(tmp_path: Path) -> None:
    assert findings(tmp_path, GOOD) == []
