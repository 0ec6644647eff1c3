"""How a rule of repetition is said: `every year, 3 times`."""

from habitat_site.languages import Language
from habitat_site.records.dates import vague_date

SAID = frozenset({"FREQ", "INTERVAL", "COUNT", "UNTIL"})


def repeats(rule: str, language: Language) -> str:
    """Say how often an event comes back, and until when; parts that are no plain words follow.

    The rule is an RRULE of RFC 5545 §3.3.10; days of the week and the like stay as written there.
    """
    parts = dict(
        part.split("=", 1) for part in rule.upper().removeprefix("RRULE:").split(";") if "=" in part
    )
    key = f"repeats.{parts.get('FREQ', '').lower()}"
    said = [language.plural(key, f"{key}.many", _whole(parts.get("INTERVAL", "1")))]
    if "COUNT" in parts:
        said.append(language.plural("repeats.count", "repeats.count.many", _whole(parts["COUNT"])))
    if "UNTIL" in parts:
        said.append(language.text("repeats.until", date=_day(parts["UNTIL"], language)))
    rest = ";".join(f"{name}={value}" for name, value in parts.items() if name not in SAID)
    return ", ".join([*said, rest] if rest else said)


def _whole(text: str) -> int:
    return int(text) if text.isdecimal() else 1


def _day(text: str, language: Language) -> str:
    try:
        day = vague_date(f"{text[:4]}-{text[4:6]}-{text[6:8]}")
    except ValueError:
        return text
    return language.vague_day(day.year, day.month, day.day)
