"""The peers' templates look up the sentences that ours say."""

import re
from pathlib import Path

import pytest
from wording import SENTENCES, wording

LOOKED_UP = {
    "hugo": ("*.html", r'index (?:\$t|\.t) "((?:[^"\\]|\\.)*)"'),
    "eleventy": ("*.js", r'\bsay\(\w+, "((?:[^"\\]|\\.)*)"'),
}


@pytest.mark.parametrize("peer", LOOKED_UP)
def test_every_sentence_of_a_peer_is_one_of_ours(checkout: Path, peer: str) -> None:
    ours = wording("en", ("en",), ())[SENTENCES]
    files, call = LOOKED_UP[peer]
    used = {
        sentence
        for file in (checkout / "bench" / peer).rglob(files)
        for sentence in re.findall(call, file.read_text("utf-8"))
    }
    assert len(used) > 50
    assert used <= ours.keys()
