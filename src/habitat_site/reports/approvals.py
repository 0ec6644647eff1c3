"""Whose approval a pull request needs and has: for people, for its summary, for programs."""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping

from habitat_site.governance import Asked, Judgement, State
from habitat_site.languages import Language
from habitat_site.reports.visible import visible

# GitHub cuts the description of a status here.
MOST = 140
BLANKS = 2

Quote = Callable[[str], str]


def approvals_text(judgement: Judgement, language: Language) -> str:
    """Return the judgement for a terminal, one need a line."""
    return "\n".join((headline(judgement, language), *_lines(judgement, language, visible)))


def approvals_markdown(judgement: Judgement, language: Language) -> str:
    """Return the judgement for the summary of a run: names from outside stand in code."""
    lines = (f"- {line.strip()}" for line in _lines(judgement, language, code))
    return "\n".join((f"### {headline(judgement, language)}", "", *lines, ""))


def approvals_json(judgement: Judgement, language: Language) -> str:
    """Return the judgement for programs, with the state and the words of the status."""
    told = {
        "number": judgement.number,
        "head": judgement.head,
        "state": judgement.state,
        "description": shortened(headline(judgement, language)),
        "asked": [_asked(each) for each in judgement.asked],
        "refused": [{"what": each.what, "why": each.why} for each in judgement.refused],
        "elsewhere": judgement.elsewhere,
        "unknown": judgement.unknown,
    }
    # ASCII, so that no direction mark reaches a terminal and any encoding will do.
    return json.dumps(told, indent=2)


FORMS: Mapping[str, Callable[[Judgement, Language], str]] = {
    "text": approvals_text,
    "markdown": approvals_markdown,
    "json": approvals_json,
}


def headline(judgement: Judgement, language: Language) -> str:
    """Return in one line how the status stands."""
    if judgement.state is State.FAILURE:
        key, count = "approvals.failure", len(judgement.refused)
        return language.plural(key, f"{key}.many", count)
    if not judgement.asked:
        return language.text("approvals.nothing")
    if judgement.state is State.SUCCESS:
        return language.text("approvals.success")
    missing = [each for each in judgement.asked if not each.is_met]
    key, records = "approvals.pending", dict.fromkeys(each.key for each in missing)
    whom = dict.fromkeys(_whom(each, language) for each in missing)
    return language.plural(key, f"{key}.many", len(records), names=", ".join(whom))


def shortened(text: str) -> str:
    """Return a text as a status may say it."""
    return text if len(text) <= MOST else text[: MOST - 1] + "…"


def code(text: str) -> str:
    """Return a text as code of Markdown, which no sign in it can end."""
    return f"`{visible(text).replace('`', chr(39))}`"


def _whom(asked: Asked, language: Language) -> str:
    if asked.fallback:
        return language.text("approvals.maintainers")
    return "/".join(asked.need.networks)


def _lines(judgement: Judgement, language: Language, quote: Quote) -> Iterator[str]:
    indent = " " * BLANKS
    for refusal in judgement.refused:
        said = language.text(f"approvals.why.{refusal.why}", what=quote(refusal.what))
        yield f"{indent}✗ {said}"
    for asked in sorted(judgement.asked, key=lambda each: (each.is_met, each.key)):
        sign = "✓" if asked.is_met else "…"
        about, answer = _about(asked, language, quote), "; ".join(_answer(asked, language, quote))
        yield f"{indent}{sign} {quote(asked.key)}: {about}: {answer}"
    if judgement.unknown:
        names = _listed(judgement.unknown, language, quote)
        yield indent + language.text("approvals.unknown", names=names)
    if judgement.elsewhere:
        key = "approvals.elsewhere"
        yield indent + language.plural(key, f"{key}.many", judgement.elsewhere)


def _about(asked: Asked, language: Language, quote: Quote) -> str:
    networks = _listed(asked.need.networks, language, quote)
    return language.text(f"approvals.reason.{asked.need.reason}", networks=networks)


def _answer(asked: Asked, language: Language, quote: Quote) -> Iterator[str]:
    for key in ("given", "objecting", "stale"):
        names = getattr(asked, key)
        if names:
            yield language.text(f"approvals.{key}", names=_listed(names, language, quote))
    if not asked.given:
        # An empty list of maintainers is the operator's to mend, not the contributor's.
        key = "approvals.waits" if asked.stewards else "approvals.nobody"
        yield language.text(key, names=_listed(asked.stewards, language, quote))


def _listed(names: Iterable[str], language: Language, quote: Quote) -> str:
    return language.listing(quote(name) for name in names)


def _asked(asked: Asked) -> dict[str, object]:
    return {
        "record": asked.key,
        "reason": asked.need.reason,
        "networks": asked.need.networks,
        "stewards": asked.stewards,
        "fallback": asked.fallback,
        "met": asked.is_met,
        "given": asked.given,
        "objecting": asked.objecting,
        "stale": asked.stale,
    }
