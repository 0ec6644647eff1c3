"""Keeping a site up to date: nothing is even imported where nothing has changed."""

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from habitat_site.commit import commit_of
from habitat_site.diagnostics import Diagnostic
from habitat_site.publishing.trees import refuse_sources
from habitat_site.publishing.unchanged import made_of


@dataclass(frozen=True, slots=True)
class Upkeep:
    """What came of it: how many pages were made and kept, and how many findings there are.

    With errors nothing is published, and `errors` has all findings.
    """

    made: int
    kept: int
    findings: Mapping[str, int]
    errors: tuple[Diagnostic, ...] = ()


def keep_up(
    root: Path,
    output: Path,
    today: date,
    base_url: str | None = None,
    jobs: int = 1,
    *,
    reuse: bool = True,
    progress: Callable[[str], None] = lambda _stage: None,
) -> Upkeep:
    """Bring the site in `output` up to date with what is under `root`.

    Without `reuse` everything is read and made anew.

    Raises:
        HabitatError: the settings or the output cannot be used.
    """
    refuse_sources(output, root)
    arguments = (str(output), str(today), base_url or "", commit_of(root))
    made = made_of(root, output, arguments)
    kept = made.unchanged() if reuse else None
    if kept is not None:
        return Upkeep(0, kept.pages, kept.findings)
    from habitat_site.pipeline import build

    built = build(root, output, today, base_url, jobs, reuse=reuse, progress=progress)
    findings = Counter(str(each.severity) for each in built.diagnostics)
    if built.published is None:
        return Upkeep(0, 0, findings, built.diagnostics)
    made.note(findings)
    return Upkeep(built.published.made, built.published.kept, findings)
