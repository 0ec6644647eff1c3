"""Telephone numbers and the links of messengers: behind each of them is somebody's telephone."""

import re
from collections.abc import Iterator

from habitat_site.documents import Document, Mark, lines_of
from habitat_site.records import Network, Offer, Request
from habitat_site.records.scalars import currency_codes
from habitat_site.rules.rule import Finding, Subject

FOLDER = "assistance"
FEWEST = 7  # digits of a number that can be called without its area's
DIALLED = re.compile(
    r"(?<![\w.-])(?:"
    r"(?:https?://)?(?:www\.)?(?:wa\.me|(?:api|chat|web)\.whatsapp\.com|t\.me|telegram\.(?:me|dog)"
    r"|signal\.(?:me|group))(?![\w.-])(?:[/?#][^\s<>\"')\]]{0,200}(?<![.,;:!?]))?"
    r"|(?:tel|sms|smsto|callto|whatsapp|viber|tg|skype|sgnl):"
    r"(?=[+\w(/?])[^\s<>\"')\]]{1,200}(?<![.,;:!?]))",
    re.IGNORECASE,
)
NUMBER = re.compile(
    r"(?<!\w)(?:\+[\s(]{0,2})?\(?\d[\d\s().\u2010-\u2013-]{5,28}\d(?!\w)(?!\.[a-z]{2,4}\b)"
)
# What has as many digits and is no telephone: addresses, days, the numbers of publications.
OTHER = re.compile(
    r"https?://[^\s<>\"]+|\b10\.\d{4,9}/\S+|\b(?:ISBN|ISSN)[\s:-]{0,3}[\dXx -]{8,20}"
    r"|(?<![\d.-])(?:1[5-9]|20)\d\d-[01]\d-[0-3]\d(?!\d)"
    r"|(?<![\d.-])[0-3]?\d([.-])[01]?\d\1(?:1[5-9]|20)\d\d(?!\d)",
    re.IGNORECASE,
)
YEARS = re.compile(r"(?:(?:1[5-9]|20)\d\d\D{1,3})+(?:1[5-9]|20)\d\d")
# In threes behind one or two figures: 1 200 000. Three threes are also how numbers are dictated.
THOUSANDS = re.compile(r"[1-9]\d?(?:([\s.])\d{3})(?:\1\d{3})+")
# Quotes as JSON has them, which is YAML as well.
MEASURED = re.compile(r"(?:\b(?:amount|value)[\"']?:\s?[\"']?|(?:[$€£¥₹]|\b([A-Z]{3}))\s?)\Z")
UNIT = re.compile(r"\s?(?:[$€£¥₹%]|([A-Z]{3})\b)")


def telephone(subject: Subject) -> Iterator[Finding]:
    """HS357: a telephone number or a messenger's link where one is to write to a role.

    Of every record it is the contact; offers, requests and engagements are read to the last line.
    """
    told: set[str] = set()
    record = subject.record
    if isinstance(record, Network | Offer | Request) and record.contact:
        for name, text in (("role", record.contact.role), ("url", record.contact.url)):
            for value in list(dialled(text or "", address=name == "url"))[:1]:
                told.add(value[0])
                yield Finding(("contact", name), {"value": value[0]})
    if subject.entry.kind.folder == FOLDER:
        for document in subject.documents:
            yield from _in_text(document, told)


def _in_text(document: Document, told: set[str]) -> Iterator[Finding]:
    for number, line in enumerate(lines_of(document.text), start=1):
        for value, start in dialled(line):
            if value not in told:
                mark = Mark(number, start + 1, start + len(value) + 1)
                yield Finding((), {"value": value}, document, mark)


def dialled(text: str, *, address: bool = False) -> Iterator[tuple[str, int]]:
    """Yield what in a text leads to a telephone, and where it begins.

    The figures of an address are looked at only where the text is the `address` to write to:
    those of sources are full of numbers.
    """
    links = list(DIALLED.finditer(text))
    yield from ((link[0], link.start()) for link in links)
    for link in links:
        text = text[: link.start()] + "·" * len(link[0]) + text[link.end() :]
    if not address:
        text = OTHER.sub(lambda other: "·" * len(other[0]), text)
    for found in NUMBER.finditer(text):
        if _is_called(found[0], text[: found.start()], text[found.end() :]):
            yield found[0], found.start()


def _is_called(number: str, before: str, after: str) -> bool:
    if sum(map(str.isdecimal, number)) < FEWEST:
        return False
    if number.startswith(("+", "0", "(")):
        return True
    if YEARS.fullmatch(number) or THOUSANDS.fullmatch(number):
        return False
    units = (MEASURED.search(before), UNIT.match(after))
    return not any(unit and (not unit[1] or unit[1] in currency_codes()) for unit in units)
