"""`seal`: the digest that a sealed ballot is published as, before the ballot itself."""

from hashlib import sha256
from pathlib import Path

from tests.cli.typing_in import typed

BALLOT = """\
---
kind: ballot
title: Ballot of FUCVAM
lang: en
summary: What the network votes.
edition: prize-2026
network: fucvam
date: 2026-03-12
{rest}---
"""
VOTE = "ranking: [prize-covisurpay, prize-palo-alto]\n"
SALT = "salt: 00112233445566778899aabbccddeeff\n"
LINE = (
    '{"edition":"prize-2026","network":"fucvam","ranking":["prize-covisurpay","prize-palo-alto"],'
    '"salt":"00112233445566778899aabbccddeeff"}'
)
DIGEST = sha256(LINE.encode()).hexdigest()


def written(folder: Path, rest: str) -> str:
    (folder / "ballot.md").write_text(BALLOT.format(rest=rest), encoding="utf-8")
    return "ballot.md"


def test_the_digest_is_that_of_the_documented_line(tmp_path: Path) -> None:
    answer = typed(tmp_path, "seal", written(tmp_path, VOTE + SALT))
    assert (answer.code, answer.stdout) == (0, f"{DIGEST}\n")


def test_words_that_may_be_corrected_later_are_not_sealed(tmp_path: Path) -> None:
    name = written(tmp_path, f"{SALT}notes: {{date: A note}}\nopened: 2026-04-02\n{VOTE}")
    assert typed(tmp_path, "seal", name).stdout == f"{DIGEST}\n"


def test_without_a_salt_a_random_one_is_offered(tmp_path: Path) -> None:
    told = [typed(tmp_path, "seal", written(tmp_path, VOTE)) for _ in range(2)]
    assert [answer.code for answer in told] == [2, 2]
    assert "add a line `salt: " in told[0].stderr
    assert told[0].stderr != told[1].stderr


def test_without_a_vote_there_is_nothing_to_seal(tmp_path: Path) -> None:
    answer = typed(tmp_path, "seal", written(tmp_path, SALT))
    assert (answer.code, "write the vote first" in answer.stderr) == (2, True)


def test_a_broken_ballot_is_reported_by_line(tmp_path: Path) -> None:
    answer = typed(tmp_path, "seal", written(tmp_path, "scores: {x: {voice: 7}}\n" + SALT))
    assert answer.code == 1
    assert "ballot.md:9:21: error HS224" in answer.stderr


def test_a_file_that_is_not_there_is_said(tmp_path: Path) -> None:
    assert typed(tmp_path, "seal", "nothing.md").code == 2
