"""What pages will ask of all records, found out before it is known that there will be pages."""

from habitat_site.pages.inputs import Inputs


def add_up(inputs: Inputs, *, anew: bool) -> None:
    """Add up what is the same however the rules judge; with `anew` everything that is shown.

    Otherwise it is only found out of what everything is made: most pages will be kept.
    """
    _ = inputs.initiatives.digest(inputs.initiatives)
    for group in inputs.summary.groups:
        _ = group.totals if anew else group.digest
