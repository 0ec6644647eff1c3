"""What the commands about content do: build, check, stats."""

import os
import sys
from collections.abc import Iterable
from datetime import date
from pathlib import Path

from habitat_site import pipeline
from habitat_site.cli.answers import reader_language, show, suggestion
from habitat_site.cli.scope import scope, within
from habitat_site.cli.terminal import ERRORS, progress, tell
from habitat_site.diagnostics import Diagnostic, HabitatError, Severity, has_errors
from habitat_site.reports import REPORTS, Reader, count
from habitat_site.reports.text import report_text
from habitat_site.reports.totals import totals_table
from habitat_site.results import summarise
from habitat_site.settings import load_settings
from habitat_site.upkeep import keep_up


def build_site(
    source: Path, output: Path, today: date, base_url: str | None, jobs: int, *, reuse: bool
) -> int:
    """Build a site, say what came of it, and return the exit code."""
    language = reader_language(None)
    done = keep_up(source, output, today, base_url, jobs, reuse=reuse, progress=progress)
    if done.errors:
        errors = [each for each in done.errors if each.severity is Severity.ERROR]
        show(report_text(errors, Reader(language)), stream=sys.stderr)
        return ERRORS
    if done.findings:
        tell(language.text("build.findings", count=count(done.findings, language)))
    made, kept = language.number(done.made), language.number(done.kept)
    show(language.text("build.done", output=output, made=made, kept=kept))
    return 0


def check_content(
    root: Path, paths: Iterable[Path], today: date, form: str, lang: str | None
) -> int:
    """Report on the content, or on some files of it, and return the exit code."""
    language = reader_language(lang)
    places = scope(paths, root)
    found = within(pipeline.check(root, today).diagnostics, places)
    handbook = _handbook(root) if form == "sarif" else ""
    show(REPORTS[form](found, Reader(language, handbook)))
    return _exit_code(found)


def show_totals(root: Path, network: str | None, today: date, lang: str | None) -> int:
    """Show the totals of the world or of a network, and return the exit code."""
    language = reader_language(lang)
    checked = pipeline.check(root, today)
    summary = summarise(checked.catalogue, today)
    groups = {str(id): group for id, group in summary.networks.items()}
    if network is not None and network not in groups:
        near = suggestion(network, groups)
        raise HabitatError(f"{network}: there is no such network; {near}see content/networks/")
    group = summary.world if network is None else groups[network]
    show(totals_table(group, network or language.text("stats.world"), language))
    if has_errors(checked.diagnostics):
        tell(language.text("stats.incomplete"))
    return _exit_code(checked.diagnostics)


def cores() -> int:
    """Return how many processes can run at once."""
    affinity = getattr(os, "sched_getaffinity", None)
    return len(affinity(0)) if affinity else os.cpu_count() or 1


def _exit_code(found: Iterable[Diagnostic]) -> int:
    return ERRORS if has_errors(found) else 0


def _handbook(root: Path) -> str:
    if not (root / "site.yaml").exists():
        return ""
    settings = load_settings(root)
    if settings.repository is None:
        return ""
    return f"{settings.repository}blob/{settings.branch}/docs/codes/"
