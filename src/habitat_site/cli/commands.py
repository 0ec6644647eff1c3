"""The commands, their options and their help."""

from datetime import date, datetime
from pathlib import Path
from typing import Annotated

import typer

from habitat_site import __version__
from habitat_site.cli.options import (
    Format,
    LangOption,
    LetterFormat,
    NoCacheOption,
    ProfileOption,
    Summary,
)
from habitat_site.cli.terminal import Commands, answer

HERE = Path()
PURPOSE = "Check the records that residents' groups submit, and build a site from them."

app = typer.Typer(
    name="habitat-site",
    cls=Commands,
    help=PURPOSE,
    no_args_is_help=True,
    add_completion=False,
    # With rich the help would take several times as long.
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)


def _version(wanted: bool) -> None:  # noqa: FBT001 - Typer calls it with the option's value
    if wanted:
        answer(f"habitat-site {__version__}")
        raise typer.Exit


@app.callback(help=PURPOSE)
def main(
    *,
    _version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version.")
    ] = False,
) -> None:
    """Take the options that stand before a command."""


@app.command(
    short_help="Check all records, then build the whole site.",
    epilog="Example: habitat-site build --output public --base-url https://example.org/",
)
def build(
    *,
    source: Annotated[
        Path, typer.Option(metavar="PATH", help="Folder that holds site.yaml and content/.")
    ] = HERE,
    output: Annotated[
        str,
        typer.Option(metavar="PATH", help="Folder that the site is written to, or s3://BUCKET."),
    ] = "_site",
    base_url: Annotated[
        str | None,
        typer.Option(metavar="URL", help="Where the site will stand.", show_default="site.yaml's"),
    ] = None,
    today: Annotated[
        datetime | None,
        typer.Option(
            formats=["%Y-%m-%d"],
            metavar="YYYY-MM-DD",
            help="The day by which meetings are upcoming or past.",
            show_default="today",
        ),
    ] = None,
    jobs: Annotated[
        int | None,
        typer.Option(min=1, metavar="N", help="Processes at once.", show_default="one a core"),
    ] = None,
    workers: Annotated[
        str | None,
        typer.Option(metavar="URL", help="A Dask cluster that makes the pages: dask://HOST:PORT."),
    ] = None,
    no_cache: Annotated[bool, typer.Option("--no-cache", help="Make every page anew.")] = False,
    profile: ProfileOption = False,
    quiet: Annotated[bool, typer.Option("--quiet", help="Tell only what is wrong.")] = False,
) -> None:
    """Check all records, then build the whole site; with errors the old site stays."""
    from habitat_site.cli.content import build_site, cores

    day = today.date() if today else date.today()  # noqa: DTZ011 - the maintainer's own day
    raise typer.Exit(
        build_site(
            source,
            output if "://" in output else Path(output),
            day,
            base_url,
            jobs or cores(),
            workers=workers,
            reuse=not no_cache,
            quiet=quiet,
            profile=profile,
        )
    )


@app.command(
    short_help="Report what is wrong with the records.",
    epilog="Example: habitat-site check --lang es content/initiatives/palo-alto.md",
)
def check(
    paths: Annotated[
        list[Path] | None,
        typer.Argument(metavar="[PATH]...", help="Report only on these files or folders."),
    ] = None,
    *,
    format: Annotated[Format, typer.Option(help="How the report is written.")] = Format.TEXT,
    lang: LangOption = None,
    no_cache: NoCacheOption = False,
    profile: ProfileOption = False,
) -> None:
    """Report what is wrong with the records; files given are judged against all the others."""
    from habitat_site.cli.content import check_content

    today = date.today()  # noqa: DTZ011 - the maintainer's own day
    code = check_content(
        HERE, paths or (), today, format, lang, reuse=not no_cache, profile=profile
    )
    raise typer.Exit(code)


@app.command(
    short_help="Show the site on this machine, and rebuild it on every change.",
    epilog="Example: habitat-site serve --port 8080",
)
def serve(
    *,
    port: Annotated[
        int, typer.Option(min=0, max=65535, metavar="N", help="Port on this machine.")
    ] = 8000,
) -> None:
    """Show the site on this machine only; rebuild and reload the browser on every change."""
    from habitat_site.cli.answers import reader_language
    from habitat_site.serving import serve as run

    run(HERE, port, reader_language(None), answer)


@app.command(epilog="Example: habitat-site explain HS302 --lang fr")
def explain(
    code: Annotated[
        str | None, typer.Argument(help="A code from a report; without one, all are listed.")
    ] = None,
    *,
    lang: LangOption = None,
) -> None:
    """Tell what a code means, with a bad and a good example."""
    from habitat_site.cli.words import explain_code

    explain_code(code, lang)


@app.command(
    short_help="Print what an editor needs to help with a kind of record.",
    epilog="Example: habitat-site schema initiative --lang es > initiative.json",
)
def schema(
    kind: Annotated[
        str | None,
        typer.Argument(metavar="[KIND]", help="A kind of record; without one, all are listed."),
    ] = None,
    *,
    lang: LangOption = None,
) -> None:
    """Print the fields of a kind of record as JSON Schema, for an editor to help with."""
    from habitat_site.cli.words import print_schema

    print_schema(kind, lang)


@app.command(epilog="Example: habitat-site stats --network fucvam")
def stats(
    *,
    network: Annotated[
        str | None, typer.Option(metavar="ID", help="Only this network's totals.")
    ] = None,
    lang: LangOption = None,
    no_cache: NoCacheOption = False,
) -> None:
    """Show the totals as a table."""
    from habitat_site.cli.content import show_totals

    today = date.today()  # noqa: DTZ011 - the maintainer's own day
    raise typer.Exit(show_totals(HERE, network, today, lang, reuse=not no_cache))


@app.command(
    short_help="Print the digest that seals a ballot.",
    epilog="Example: habitat-site seal my-ballot.md",
)
def seal(
    file: Annotated[Path, typer.Argument(help="The whole ballot, with its salt.")],
    *,
    lang: LangOption = None,
) -> None:
    """Print the digest that seals a ballot, to be published before the ballot itself."""
    from habitat_site.cli.ballots import seal_ballot

    raise typer.Exit(seal_ballot(file, lang))


@app.command(
    short_help="Write a newsletter of what is new, due soon and asked for.",
    epilog="Example: habitat-site digest --since 2026-10-01 --network fucvam --lang es"
    " --output letters/",
)
def digest(
    *,
    since: Annotated[
        datetime,
        typer.Option(formats=["%Y-%m-%d"], metavar="YYYY-MM-DD", help="The first day of the news."),
    ],
    until: Annotated[
        datetime | None,
        typer.Option(
            formats=["%Y-%m-%d"],
            metavar="YYYY-MM-DD",
            help="The last day of the news.",
            show_default="today",
        ),
    ] = None,
    network: Annotated[
        str | None,
        typer.Option(metavar="ID", help="Only news of this network and of those within it."),
    ] = None,
    lang: LangOption = None,
    format: Annotated[
        LetterFormat | None,
        typer.Option(help="How it is written.", show_default="by the file's ending, or markdown"),
    ] = None,
    output: Annotated[
        Path | None,
        typer.Option(
            metavar="PATH",
            help="A file; or a folder, for all three forms.",
            show_default="the terminal",
        ),
    ] = None,
    no_cache: NoCacheOption = False,
) -> None:
    """Write a newsletter of what is new, changed, due soon and asked for; it is not sent."""
    from habitat_site.cli.letters import write_digest
    from habitat_site.results.news import Span

    last = until.date() if until else date.today()  # noqa: DTZ011 - the maintainer's own day
    span = Span(since.date(), last)
    raise typer.Exit(write_digest(HERE, span, network, lang, format, output, reuse=not no_cache))


@app.command(
    short_help="Say whose approval a pull request needs, and whether it is there.",
    epilog="Example: habitat-site approvals --head ../pull-request recorded.json",
)
def approvals(
    recorded: Annotated[
        Path, typer.Argument(help="The pull request, as the workflow recorded it (JSON).")
    ],
    *,
    head: Annotated[
        Path, typer.Option(metavar="PATH", help="Folder with the pull request's own content/.")
    ],
    source: Annotated[
        Path, typer.Option(metavar="PATH", help="Checkout of the branch that it wants to enter.")
    ] = HERE,
    format: Annotated[Summary, typer.Option(help="How it is written.")] = Summary.TEXT,
    lang: LangOption = None,
) -> None:
    """Say whose approval each changed record needs, by the stewards of the base branch."""
    from habitat_site.cli.approving import judge_pull_request

    raise typer.Exit(judge_pull_request(source, recorded, head, format, lang))
