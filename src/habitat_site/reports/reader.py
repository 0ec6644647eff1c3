"""Who reads a report."""

from dataclasses import dataclass

from habitat_site.languages import Language


@dataclass(frozen=True, slots=True)
class Reader:
    """A reader's language, and where they find the pages about codes.

    `handbook` is the address of the folder docs/codes/, with a slash at its end; empty where the
    site has no repository.
    """

    language: Language
    handbook: str = ""
