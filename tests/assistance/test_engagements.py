"""What engagements come to, per currency."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from habitat_site.results.engagements import unlocked
from tests.assistance.helping import engagement


def money(amount: str, currency: str) -> dict[str, str]:
    return {"amount": amount, "currency": currency}


def test_granted_and_leveraged_are_added_up_for_each_currency_by_itself() -> None:
    found = unlocked(
        [
            engagement("a", granted=[money("2000", "USD")], leveraged=[money("45000", "USD")]),
            engagement("b", granted=[money("500.10", "USD")], leveraged=[money("900", "EUR")]),
            engagement("c", granted=[money("1", "USD"), money("2", "USD")]),
            engagement("d"),
        ]
    )
    told = [(u.currency, str(u.granted), u.grants, str(u.leveraged), u.levers) for u in found]
    assert told == [("EUR", "0", 0, "900", 1), ("USD", "2503.1", 3, "45000", 1)]


def test_without_money_there_is_nothing_to_add() -> None:
    assert unlocked([engagement()]) == ()


@given(st.lists(st.tuples(st.integers(0, 10**9), st.sampled_from(["USD", "EUR", "XOF"]))))
def test_sums_are_exact_in_any_order(given_: list[tuple[int, str]]) -> None:
    entries = [
        engagement(f"e-{n}", granted=[money(f"{cents / 100:.2f}", currency)])
        for n, (cents, currency) in enumerate(given_)
    ]
    found = unlocked(entries)
    assert found == unlocked(entries[::-1])
    for each in found:
        assert each.granted * 100 == sum(c for c, currency in given_ if currency == each.currency)


@pytest.mark.parametrize("sides", [{"offer": "x"}, {"initiative": "x"}, {"helped": "x"}])
def test_an_engagement_has_two_sides(sides: dict[str, str]) -> None:
    with pytest.raises(ValidationError, match="one of them is needed"):
        engagement(**sides)
