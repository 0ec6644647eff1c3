"""What a finding says in a reader's language."""

from collections.abc import Mapping
from dataclasses import dataclass

from habitat_site.diagnostics import Diagnostic
from habitat_site.languages import Language


@dataclass(frozen=True, slots=True)
class Sentences:
    """What was found, and what to do about it; the latter may be empty."""

    message: str
    hint: str

    @property
    def together(self) -> str:
        """Return both as one text."""
        return f"{self.message} {self.hint}".strip()


def sentences(diagnostic: Diagnostic, language: Language) -> Sentences:
    """Return the sentences of a finding, with its facts filled in.

    Where a valid value is near, the hint is the one that names it.
    """
    code, facts = diagnostic.code, _said(diagnostic.facts, language)
    hint = f"{code}.nearest"
    if "nearest" not in facts or not language.has(hint):
        hint = f"{code}.hint"
    return Sentences(
        language.text(f"{code}.message", **facts),
        language.text(hint, **facts) if language.has(hint) else "",
    )


def _said(facts: Mapping[str, str], language: Language) -> Mapping[str, str]:
    """Return the facts with the one that is a word of ours, not of the record, translated."""
    key = f"expected.{facts.get('expected', '')}"
    return {**facts, "expected": language.text(key)} if language.has(key) else facts
