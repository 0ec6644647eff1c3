"""What a treasurer reads of a ledger, in four languages."""

from pathlib import Path

import pytest

from habitat_site.languages import language
from habitat_site.reports.sentences import sentences
from tests.funds.test_corruptions import changed, findings


@pytest.mark.parametrize(
    ("code", "loan", "guarantee"),
    [
        (
            "en",
            "The loan has no number such as `loan-001`.",
            "The guarantee has no number such as `guarantee-001`.",
        ),
        (
            "es",
            "El préstamo no tiene un número como `loan-001`.",
            "La garantía no tiene un número como `guarantee-001`.",
        ),
        (
            "fr",
            "Le prêt n'a pas de numéro tel que `loan-001`.",
            "La garantie n'a pas de numéro tel que `guarantee-001`.",
        ),
        (
            "pt",
            "O empréstimo não tem um número como `loan-001`.",
            "A garantia não tem um número como `guarantee-001`.",
        ),
    ],
)
def test_a_loan_without_a_number_is_told_as_one(
    tmp_path: Path, code: str, loan: str, guarantee: str
) -> None:
    lent = findings(tmp_path / "lent", changed(3, "loan-001", ""))
    called = findings(tmp_path / "called", changed(6, "guarantee-001", "loan-009"))
    said = [sentences(each, language(code)).message for each in (*lent, *called)]
    assert said == [loan, guarantee]
