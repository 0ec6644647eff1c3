"""Keeping a site up to date: nothing is even imported where nothing has changed."""

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from habitat_site.commit import commit_of
from habitat_site.diagnostics import Diagnostic
from habitat_site.progress import NOBODY, Watcher
from habitat_site.publishing.trees import refuse_sources
from habitat_site.publishing.unchanged import Made, made_of


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


def keep_up(
    root: Path,
    output: Path | str,
    today: date,
    base_url: str | None = None,
    jobs: int = 1,
    *,
    workers: str | None = None,
    reuse: bool = True,
    watcher: Watcher = NOBODY,
    tell: Callable[[str], None] = lambda _words: None,
) -> Upkeep:
    """Bring the site in `output` up to date with what is under `root`.

    `output` is a folder, or in text the address of a place in an object store; `workers` the
    address of a cluster that makes the pages. Without `reuse` everything is read and made anew.
    `watcher` hears how far it is, and `tell` gets sentences for the maintainer.

    Raises:
        HabitatError: the settings, the output or the workers cannot be used.
    """
    made = _look(root, output, today, base_url)
    kept = made.unchanged() if made and reuse else None
    if kept is not None:
        return Upkeep(0, kept.pages, kept.findings, untouched=True)
    before = made.last() if made else {}
    from habitat_site.pipeline import build
    from habitat_site.reading import last_of

    built = build(
        root,
        output,
        today,
        base_url,
        jobs,
        workers=workers,
        reuse=reuse,
        watcher=watcher,
        tell=tell,
        last=last_of(before),
    )
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


def _look(root: Path, output: Path | str, today: date, base_url: str | None) -> Made | None:
    # Of what stands in a store only the store itself can tell.
    if isinstance(output, str):
        return None
    refuse_sources(output, root)
    return made_of(root, output, (str(output), str(today), base_url or "", commit_of(root)))
