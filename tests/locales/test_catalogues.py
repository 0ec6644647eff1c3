"""Every language says everything that English says."""

import re
import subprocess
import sys
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po

ROOT = Path(__file__).parents[2]
OTHERS = ("es", "fr", "pt")
PLACEHOLDER = re.compile(r"%\(\w+\)s|\{\w*\}")

# Words that are the same in English and in the language named.
SAME = {
    line.partition("#")[0].strip()
    for line in (Path(__file__).parent / "same.txt").read_text(encoding="utf-8").splitlines()
}


def catalogue(lang: str) -> Catalog:
    path = ROOT / "locales" / lang / "LC_MESSAGES" / "messages.po"
    with path.open("rb") as file:
        return read_po(file, locale=lang, abort_invalid=True)


def forms(message: Message) -> tuple[str, ...]:
    return (message.string,) if isinstance(message.string, str) else tuple(message.string or ())


def key(message: Message) -> str:
    return message.id if isinstance(message.id, str) else message.id[0]


def is_key(message: Message) -> bool:
    return "." in key(message)[:-1] and " " not in key(message)


def english(message: Message) -> tuple[str, ...]:
    if any(forms(message)):
        return forms(message)
    return (message.id,) if isinstance(message.id, str) else tuple(message.id)


def test_catalogues_hold_exactly_the_sentences_of_the_templates() -> None:
    done = subprocess.run(
        [sys.executable, "tools/messages.py", "--check"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_english_defines_every_key() -> None:
    assert [key(m) for m in catalogue("en") if m.id and is_key(m) and not all(forms(m))] == []


@pytest.mark.parametrize("lang", OTHERS)
def test_nothing_is_missing(lang: str) -> None:
    assert [key(m) for m in catalogue(lang) if m.id and not all(forms(m))] == []


@pytest.mark.parametrize("lang", OTHERS)
def test_placeholders_are_those_of_the_original(lang: str) -> None:
    originals = {key(m): english(m) for m in catalogue("en") if m.id}
    wrong = []
    for message in catalogue(lang):
        if not message.id:
            continue
        allowed = [set(PLACEHOLDER.findall(text)) for text in originals[key(message)]]
        wrong += [
            (key(message), text)
            for text in forms(message)
            if set(PLACEHOLDER.findall(text)) not in allowed
        ]
    assert wrong == []


@pytest.mark.parametrize("lang", OTHERS)
def test_a_translation_differs_from_its_original(lang: str) -> None:
    originals = {key(m): english(m) for m in catalogue("en") if m.id}
    same = [
        (key(m), text)
        for m in catalogue(lang)
        if m.id
        for text in forms(m)
        if text in originals[key(m)] and f"{lang} {text}" not in SAME and f"* {text}" not in SAME
    ]
    assert same == []


@pytest.mark.parametrize("lang", OTHERS)
def test_the_list_of_same_words_is_no_longer_than_needed(lang: str) -> None:
    said = {text for m in catalogue(lang) if m.id for text in forms(m)}
    stale = [line for line in SAME if line.startswith(f"{lang} ") and line[3:] not in said]
    assert stale == []
