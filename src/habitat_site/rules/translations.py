"""Translations: whether they still say what the original says."""

from collections.abc import Iterator

from habitat_site.rules.rule import Finding, Subject


def stale(subject: Subject) -> Iterator[Finding]:
    """HS313: a translation of an earlier state of the original."""
    entry = subject.entry
    for tag in sorted(entry.translations):
        translation = entry.translations[tag]
        if translation.stale:
            facts = {"value": translation.of, "expected": entry.stamp, "language": tag}
            yield Finding(("translation", "of"), facts, translation.document)


def unstamped(subject: Subject) -> Iterator[Finding]:
    """HS314: a translation of which nobody can tell whether it is up to date."""
    entry = subject.entry
    for tag in sorted(entry.translations):
        translation = entry.translations[tag]
        if not translation.of:
            facts = {"expected": entry.stamp, "language": tag}
            yield Finding(("translation",), facts, translation.document, on_key=True)
