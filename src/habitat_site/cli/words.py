"""What `explain` does."""

from habitat_site.cli.answers import reader_language, show, suggestion
from habitat_site.diagnostics import HabitatError
from habitat_site.reports.explanations import explain, explanation, known_codes, list_codes


def explain_code(code: str | None, lang: str | None) -> None:
    """Show what a code means, or list all codes.

    Raises:
        HabitatError: there is no such code.
    """
    language = reader_language(lang)
    if code is None:
        show(list_codes(language))
        return
    wanted = code.strip().upper()
    page = explanation(wanted)
    if page is None:
        near = suggestion(wanted, known_codes())
        raise HabitatError(
            f"{code}: there is no such code; {near}`habitat-site explain` lists them all"
        )
    show(explain(page, language), wrap=True)
