"""Files that come with the tool, copied or joined: stylesheet, scripts."""

import re

from habitat_site.pages.files import StaticFile, StyleView
from habitat_site.pages.values import Page
from habitat_site.rendering.site import Site
from habitat_site.resources import resource

# Comments and indents of a stylesheet; ours holds neither in a string.
UNREAD = re.compile(rb"/\*.*?\*/\n?|^[ \t]+", re.DOTALL | re.MULTILINE)


def render_style(page: Page, site: Site) -> bytes:
    """Return the stylesheets as one, without the comments that nobody reads on a phone."""
    view: StyleView = page.view
    whole = b"\n".join((resource("static") / part.name).read_bytes() for part in view.parts)
    return UNREAD.sub(b"", whole)


def render_static(page: Page, site: Site) -> bytes:
    """Return a file that comes with the tool, as it is."""
    view: StaticFile = page.view
    return (resource("static") / view.name).read_bytes()
