"""Keeping a site up to date: nothing is even imported where nothing has changed."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from importlib import import_module
from pathlib import Path

from habitat_site.beside import beside
from habitat_site.commit import commit_of
from habitat_site.diagnostics import Diagnostic
from habitat_site.publishing.trees import refuse_sources, trees_of
from habitat_site.publishing.unchanged import Made, made_of
from habitat_site.request import Request


@dataclass(frozen=True, slots=True)
class Upkeep:
    """What came of it: how much was read and made, and how many findings there are.

    `reused` are the records that were taken from the cache. Where nothing has changed nothing is
    read, and `untouched` is set. With errors nothing is published, and `errors` has all findings.
    """

    made: int
    kept: int
    findings: Mapping[str, int]
    errors: tuple[Diagnostic, ...] = ()
    removed: int = 0
    records: int = 0
    reused: int = 0
    untouched: bool = False


def keep_up(request: Request) -> Upkeep:
    """Bring a site up to date with what it is made of.

    Raises:
        HabitatError: the settings, the output or the workers cannot be used.
    """
    made = _looked_at(request)
    kept = made.unchanged() if made and request.reuse else None
    if kept is not None:
        return Upkeep(0, kept.pages, kept.findings, untouched=True)
    before = made.last() if made else {}
    from habitat_site.pipeline import build
    from habitat_site.reading import last_of

    built = build(request, last_of(before))
    findings: Mapping[str, int] = Counter(str(each.severity) for each in built.diagnostics)
    if built.is_amended:
        findings = before["findings"]
    done, records, reused = built.published, built.records, built.reused
    if done is None:
        return Upkeep(0, 0, findings, built.diagnostics, records=records, reused=reused)
    if made and built.account:
        account = {"facts": built.account.facts, "stories": dict(built.account.stories)}
        made.note(findings, account, done.manifest)
    return Upkeep(done.made, done.kept, findings, (), done.removed, records, reused)


def _looked_at(request: Request) -> Made | None:
    """Look at what a site is made of, beside loading what builds it where none stands yet."""
    # Of what stands in a store only the store itself can tell.
    if isinstance(request.output, str):
        return None
    look = partial(_look, request, request.output)
    if request.jobs == 1 or trees_of(request.output).live.exists():
        return look()
    return beside(look, partial(import_module, "habitat_site.pipeline"))


def _look(request: Request, output: Path) -> Made:
    refuse_sources(output, request.root)
    today, commit = str(request.today), commit_of(request.root)
    asked = (str(output), today, request.base_url or "", commit)
    return made_of(request.root, output, asked)
