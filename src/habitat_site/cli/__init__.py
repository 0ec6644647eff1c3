"""The command line: what a person types, what they are told, and the exit code.

Exit codes: 0 fine, 1 the content has errors, 2 wrong use or a broken environment. Errors and
progress go to stderr, results to stdout. The clock is read here and nowhere else. What a command
needs is imported when it runs, so that `--help` answers at once.
"""

from habitat_site.cli.commands import app

__all__ = ["app"]
