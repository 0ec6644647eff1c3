"""What is written to stdout and stderr, and how a command ends."""

import os
import sys
from typing import Any, NoReturn, TextIO

import typer
from typer.core import TyperGroup

from habitat_site.cli.values import convert_plainly
from habitat_site.diagnostics import HabitatError
from habitat_site.room import with_room

ERRORS = 1  # the content has errors
BROKEN = 2  # wrong use, or a broken environment
INTERRUPTED = 130  # 128 + SIGINT, as shells report it


class Commands(TyperGroup):
    """The commands; what the operator can mend ends as one line and exit code 2."""

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        """Return a command by its name."""
        command = super().get_command(ctx, cmd_name)
        if command is not None:
            convert_plainly(command.get_params(ctx))
        return command

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Read the options that stand before a command."""
        convert_plainly(self.get_params(ctx))
        return super().parse_args(ctx, args)

    @with_room
    def invoke(self, ctx: Any) -> Any:
        """Run the command that was asked for."""
        for stream in (sys.stdout, sys.stderr):
            _settle(stream)
        try:
            return super().invoke(ctx)
        except HabitatError as error:
            _fail(str(error))
        except KeyboardInterrupt:
            raise typer.Exit(INTERRUPTED) from None
        except OSError as error:
            _fail(f"{error.filename}: {error.strerror}" if error.filename else str(error))


def _fail(words: str) -> NoReturn:
    from habitat_site.reports.visible import visible

    tell(f"habitat-site: {visible(' '.join(words.split()))}")
    raise typer.Exit(BROKEN)


def answer(words: str) -> None:
    """Write a result to stdout."""
    write(sys.stdout, words)


def tell(words: str) -> None:
    """Write a line to stderr."""
    write(sys.stderr, words)


def write(stream: TextIO, words: str) -> None:
    """Write lines at once; somebody who stops reading does no harm."""
    try:
        stream.write(f"{words}\n" if words else "")
        stream.flush()
    except BrokenPipeError:
        # What was found still decides the exit code, and Python's own last flush finds nothing
        # to complain about.
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def _settle(stream: TextIO) -> None:
    # A terminal that cannot show a letter gets its number, not a traceback.
    reconfigure = getattr(stream, "reconfigure", None)
    if reconfigure is not None:
        reconfigure(errors="backslashreplace")
