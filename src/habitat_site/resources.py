"""Where the files that come with the tool are: in the installed package, or in the checkout."""

from pathlib import Path

from habitat_site.diagnostics import HabitatError

PACKAGE = Path(__file__).parent
CHECKOUT = PACKAGE.parents[1]


def resource(name: str) -> Path:
    """Return the folder of templates, static files, catalogues or pages called `name`.

    A wheel carries them under `_data`; an editable install has none there and uses the checkout.

    Raises:
        HabitatError: the installation lacks the folder.
    """
    for folder in (PACKAGE / "_data" / name, CHECKOUT / name):
        if folder.is_dir():
            return folder
    raise HabitatError(f"{PACKAGE}: this installation lacks its folder {name!r}; install it again")
