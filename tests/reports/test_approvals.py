"""How a judgement about a pull request is told."""

import json
from typing import Any

import pytest

from habitat_site.governance import Asked, Judgement, Refusal
from habitat_site.governance.values import Need, Reason, Why
from habitat_site.languages import INTERFACE_LANGUAGES, language
from habitat_site.reports.approvals import (
    approvals_json,
    approvals_markdown,
    approvals_text,
    headline,
    shortened,
)

ENGLISH = language("en")
WAITING = Asked("initiatives/a", Need(Reason.OWN, ("sdi",)), ("@sdi/data",), fallback=False)
HELD = Asked(
    "initiatives/b",
    Need(Reason.NEW, ("fucvam",)),
    ("maria", "jose"),
    fallback=False,
    given=("maria",),
    objecting=("jose",),
)
DONE = Asked("initiatives/c", Need(Reason.NOBODYS), ("keeper",), fallback=True, given=("keeper",))


def judgement(*asked: Asked, **other: Any) -> Judgement:
    return Judgement(7, "a" * 40, asked, **other)


def test_the_text_says_what_waits_for_whom_and_what_is_done() -> None:
    assert approvals_text(judgement(WAITING, DONE, HELD, elsewhere=2), ENGLISH).splitlines() == [
        "2 records wait for approval: sdi, fucvam",
        "  … initiatives/a: it belongs to sdi: waits for one of @sdi/data",
        (
            "  … initiatives/b: it is new, and will belong to fucvam: approved by maria; "
            "held back by jose, who asked for changes"
        ),
        "  ✓ initiatives/c: it belongs to no network: approved by keeper",
        "  2 changed files are no content: CODEOWNERS says who looks at them",
    ]


def test_a_site_without_maintainers_is_told_so() -> None:
    nobody = Asked("pages/about", Need(Reason.NOBODYS), (), fallback=True)
    assert "site.yaml names no maintainers" in approvals_text(judgement(nobody), ENGLISH)


def test_names_from_outside_can_end_no_code_in_the_summary() -> None:
    evil = Refusal("content/`](https://evil.example)\u202e\n# x", Why.NAME)
    told = approvals_markdown(judgement(refused=(evil,)), ENGLISH)
    (line,) = (line for line in told.splitlines() if "evil" in line)
    assert line.startswith("- ✗ `content/'](https://evil.example)\\u202e\\u000a# x`:")
    assert line.count("`") == 2


def test_programs_get_the_state_and_a_description_that_fits_a_status() -> None:
    many = (
        Asked(f"initiatives/{n}", Need(Reason.OWN, (f"network-{n}",)), ("m",), fallback=False)
        for n in range(50)
    )
    told = json.loads(approvals_json(judgement(*many), ENGLISH))
    assert (told["number"], told["state"]) == (7, "pending")
    assert len(told["description"]) == 140
    assert told["description"].endswith("…")
    assert told["asked"][0]["networks"] == ["network-0"]


def test_a_short_description_stays_whole() -> None:
    assert shortened("x" * 140) == "x" * 140


@pytest.mark.parametrize("code", INTERFACE_LANGUAGES)
def test_every_reason_and_refusal_has_its_words_in_every_language(code: str) -> None:
    words = language(code)
    asked = (
        Asked("pages/a", Need(each, ("sdi",)), ("m",), fallback=False, stale=("m",))
        for each in Reason
    )
    told = approvals_text(
        judgement(*asked, refused=tuple(Refusal("x", why) for why in Why), unknown=("y",)), words
    )
    assert "approvals." not in told
    assert "{" not in told


def test_nothing_to_approve_is_told() -> None:
    assert headline(judgement(), ENGLISH) == "No record changes: no network is asked"
    assert headline(judgement(DONE), ENGLISH) == "Every network that is asked has approved"
