"""What `digest` does: a newsletter for the terminal, for a file, or in every form for a folder."""

from collections.abc import Iterator
from pathlib import Path

from habitat_site.cli.answers import reader_language, show, suggestion
from habitat_site.cli.content import cores
from habitat_site.cli.following import following
from habitat_site.cli.terminal import ERRORS, tell
from habitat_site.diagnostics import HabitatError, has_errors
from habitat_site.digest import FORMATS, Letter, letter_of
from habitat_site.reading import Ways
from habitat_site.rendering.site import Site
from habitat_site.results.membership import members_of, within
from habitat_site.results.news import Span, news_of
from habitat_site.settings import load_settings

PLAIN = "markdown"


def write_digest(
    root: Path,
    span: Span,
    network: str | None,
    lang: str | None,
    form: str | None,
    output: Path | None,
    *,
    reuse: bool = True,
) -> int:
    """Write a newsletter, say where it is, and return the exit code.

    Raises:
        HabitatError: the days are in the wrong order, there is no such network, or the output
            cannot be written.
    """
    from habitat_site.checking import check

    if span.since > span.until:
        raise HabitatError(f"--since {span.since}: this day is after --until {span.until}")
    language = reader_language(lang)
    site = Site(load_settings(root))
    with following(language) as follower:
        ways = Ways(jobs=cores(), cache=reuse, tell=follower.tell)
        checked = check(root, span.until, ways, (), follower.watcher)
    catalogue = checked.catalogue
    known = {str(entry.id): entry for entry in catalogue.networks}
    if network is not None and network not in known:
        near = suggestion(network, known)
        raise HabitatError(f"{network}: there is no such network; {near}see content/networks/")
    own = known[network] if network is not None else None
    circle = frozenset(within(own.id, members_of(catalogue))) if own else None
    news = news_of(catalogue, span, language.code, circle)
    letter = letter_of(news, catalogue, site, language, own)
    if output is None:
        show(FORMATS[form or PLAIN][1](letter).rstrip("\n"))
    else:
        stem = "-".join(filter(None, ("digest", network, str(span.until), language.code)))
        for path, text in _files(letter, form, output, stem):
            _write(path, text)
            show(str(path))
    if has_errors(checked.diagnostics):
        tell(language.text("digest.incomplete"))
        return ERRORS
    return 0


def _files(letter: Letter, form: str | None, output: Path, stem: str) -> Iterator[tuple[Path, str]]:
    """Yield each file to write: one for a file's name, one of each form for a folder's."""
    endings = {ending: name for name, (ending, _) in FORMATS.items()}
    named = endings.get(output.suffix.lower())
    if output.is_dir() or (named is None and not output.suffix):
        for name, (ending, write) in FORMATS.items():
            if form in {None, name}:
                yield output / f"{stem}{ending}", write(letter)
    else:
        yield output, FORMATS[form or named or PLAIN][1](letter)


def _write(path: Path, text: str) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
    except OSError as error:
        raise HabitatError(f"{path}: cannot write the newsletter: {error.strerror}") from error
