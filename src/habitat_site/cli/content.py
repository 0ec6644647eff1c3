"""What the commands about content do: build, check, stats."""

import os
import sys
from collections.abc import Iterable
from datetime import date
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from habitat_site.beside import beside
from habitat_site.cli.answers import reader_language, show, suggestion
from habitat_site.cli.following import following
from habitat_site.cli.terminal import ERRORS, tell
from habitat_site.collecting import nothing_collected
from habitat_site.diagnostics import Diagnostic, HabitatError, Severity, has_errors
from habitat_site.folders import Folders, look_ahead
from habitat_site.languages import Language
from habitat_site.progress import Stage
from habitat_site.reports import Reader, count
from habitat_site.request import Request
from habitat_site.states import Clock

if TYPE_CHECKING:
    from habitat_site.upkeep import Upkeep


# Importing makes many values, too.
@nothing_collected()
def build_site(
    source: Path,
    output: Path | str,
    today: date,
    base_url: str | None,
    jobs: int,
    *,
    workers: str | None = None,
    reuse: bool,
    quiet: bool = False,
    profile: bool = False,
) -> int:
    """Build a site, say what came of it, and return the exit code."""
    language = reader_language(None)
    with following(language, quiet=quiet, profile=profile) as follower:
        from habitat_site.upkeep import keep_up

        request = Request(
            source,
            output,
            today,
            base_url,
            jobs,
            workers=workers,
            reuse=reuse,
            watcher=follower.watcher,
            tell=follower.tell,
        )
        done = keep_up(request)
        taken = follower.taken()
        follower.done = {
            **dict.fromkeys((Stage.READ, Stage.CHECK), done.records),
            Stage.PLAN: done.made + done.kept,
            Stage.WRITE: done.made,
        }
    if done.errors:
        from habitat_site.reports.text import report_text

        errors = [each for each in done.errors if each.severity is Severity.ERROR]
        show(report_text(errors, Reader(language)), stream=sys.stderr)
        return ERRORS
    if not quiet:
        if done.findings:
            tell(language.text("build.findings", count=count(done.findings, language)))
        show(_said(done, output, taken, language))
    return 0


def _said(done: "Upkeep", output: Path | str, taken: str, language: Language) -> str:
    number, plural = language.number, language.plural
    if done.untouched:
        pages = plural("build.pages", "build.pages.many", done.kept)
        return language.text("build.same", output=output, pages=pages, time=taken)
    return language.text(
        "build.done",
        output=output,
        records=plural("build.records", "build.records.many", done.records),
        reused=number(done.reused),
        made=plural("build.made", "build.made.many", done.made),
        kept=number(done.kept),
        removed=number(done.removed),
        time=taken,
    )


@nothing_collected()
def check_content(
    root: Path,
    paths: Iterable[Path],
    today: date,
    form: str,
    lang: str | None,
    *,
    reuse: bool = True,
    profile: bool = False,
) -> int:
    """Report on the content, or on some files of it, and return the exit code."""
    language = reader_language(lang)
    with following(language, profile=profile) as follower:
        folders = _looked_at(root)
        from habitat_site.checking import check
        from habitat_site.cli.scope import scope, within
        from habitat_site.reading import Ways
        from habitat_site.reports.forms import form as report_form

        places = scope(paths, root)
        ways = Ways(jobs=cores(), cache=reuse, tell=follower.tell, folders=folders)
        checked = check(root, today, ways, watcher=follower.watcher, places=places)
        follower.done = dict.fromkeys((Stage.READ, Stage.CHECK), checked.records)
    found = within(checked.diagnostics, places)
    handbook = _handbook(root) if form == "sarif" else ""
    show(report_form(form)(found, Reader(language, handbook)))
    return _exit_code(found)


def _looked_at(root: Path) -> Folders:
    """Look at the folders of the content beside loading what checks it: both take a while."""
    if cores() == 1:
        return Folders(root)
    clock = Clock()
    looking = partial(look_ahead, root, clock)
    ahead = beside(looking, partial(import_module, "habitat_site.checking"))
    return Folders(root, clock, ahead)


def show_totals(
    root: Path, network: str | None, today: date, lang: str | None, *, reuse: bool = True
) -> int:
    """Show the totals of the world or of a network, and return the exit code."""
    from habitat_site.checking import check
    from habitat_site.reading import Ways
    from habitat_site.reports.totals import totals_table
    from habitat_site.results.summary import PROJECTIONS, summarise

    language = reader_language(lang)
    with following(language) as follower:
        ways = Ways(jobs=cores(), cache=reuse, tell=follower.tell)
        checked = check(root, today, ways, PROJECTIONS, follower.watcher)
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
    from habitat_site.settings import load_settings

    settings = load_settings(root)
    if settings.repository is None:
        return ""
    return f"{settings.repository}blob/{settings.branch}/docs/codes/"
