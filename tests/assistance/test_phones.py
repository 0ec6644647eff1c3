"""HS357: telephone numbers and the links of messengers."""

import pytest

from habitat_site.rules import phones
from tests.assistance.helping import engagement, offer, request
from tests.building import network
from tests.rules.findings import found, locs


@pytest.mark.parametrize(
    "text",
    [
        "https://wa.me/59899123456",
        "wa.me/message/ABC",
        "https://api.whatsapp.com/send?phone=59899123456",
        "https://t.me/maria_silva",
        "HTTPS://T.ME/maria",
        "tel:+59899123456",
        "sms:099123456",
        "+598 99 123 456",
        "099 123 456",
        "(011) 4123-4567",
        "011\u20114123\u20114567",
        "912 345 678",
        "91.234.56.78",
        "4123-4567",
        "1234567",
        "0999.123.456",
    ],
)
def test_what_rings_is_found(text: str) -> None:
    assert list(phones.dialled(f"Call {text}, please")) == [(text, 5)]


@pytest.mark.parametrize(
    "text",
    [
        "From 1972-1985, and 1990 - 1998",
        "accessed: 2026-11-20",
        "on 20.11.2026",
        "2026-11-20 2026-11-21",
        "1 200 000 people",
        "12.500.000 pesos",
        "USD 1200000 and 1200000 EUR",
        "{amount: 1200000, currency: USD}",
        '{"amount": 1200000, "currency": "USD"} {"amount": "2500000"}',
        "value: 2500000",
        "US$ 350 000 000",
        "1,200,000 people",
        "url: https://example.org/2019/1234567",
        "doi 10.1234/1234567",
        "ISBN 978-92-1-132028-5",
        "file: media/20201234.jpg",
        "at.me/1 and hotel:x and hotel: 12",
        "the law 13.728 of 1968",
        "sha256: 12345678ab",
    ],
)
def test_what_only_has_as_many_figures_is_not(text: str) -> None:
    assert list(phones.dialled(text)) == []


def test_three_capitals_are_no_currency_by_themselves() -> None:
    assert [value for value, _ in phones.dialled("CEL 99123456")] == ["99123456"]


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("role", "Office 099 123 456"),
        ("url", "https://wa.me/59899123456"),
        ("url", "https://example.org/call?number=59899123456"),
    ],
)
def test_a_contact_is_refused_where_it_stands(field: str, value: str) -> None:
    contact = {"role": "Office", "url": "https://example.org"} | {field: value}
    for make in (network, offer, request):
        assert locs(found(phones.telephone, make(contact=contact))) == [("contact", field)]


def test_every_line_of_assistance_is_read() -> None:
    body = "We build.\n\nCall 099 123 456."
    for make in (offer, request, engagement):
        (finding,) = found(phones.telephone, make(body=body))
        assert finding.facts == {"value": "099 123 456"}
        assert finding.at is not None
        assert (finding.at.line, finding.at.column, finding.at.end_column) == (3, 6, 17)


def test_a_story_of_a_network_is_not_read() -> None:
    assert found(phones.telephone, network(body="Call 099 123 456.")) == []
