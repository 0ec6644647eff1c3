"""Links within stories: a contributor writes them without knowing where the site will stand.

A story is read in several languages and under any path, so that a link to `initiatives/palo-alto`
leads to that record in the reader's language, one to `statutes.pdf` to the record's own file, and
one to `/data/` to that page of this site.
"""

import re
from html import escape, unescape
from pathlib import PurePosixPath

from markupsafe import Markup

from habitat_site.catalogue import Entry
from habitat_site.pages import urls
from habitat_site.records import FOLDERS, Record
from habitat_site.rendering.html.escaping import safe
from habitat_site.rendering.html.links import Links

# It begins with its own text: a look behind would be tried at every letter of the story. Most
# links lead elsewhere and have no sign that is escaped; they are passed over at once.
HREF = re.compile(r""" href="(?!(?:[a-zA-Z][a-zA-Z0-9+.-]*:|#)[^"&'<>]*")([^"]*)\"""")
ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:|#", re.IGNORECASE)


def story_html(html: str, entry: Entry[Record], link: Links) -> Markup:
    """Return a story that is safe already, with its links within the site as seen from a page."""
    # Made by nh3, which writes every attribute in double quotes and escapes what is in them.
    return safe(HREF.sub(lambda found: f' href="{_written(found[1], entry, link)}"', html))


def _written(href: str, entry: Entry[Record], link: Links) -> str:
    return escape(_href(unescape(href), entry, link))


def _href(written: str, entry: Entry[Record], link: Links) -> str:
    if ELSEWHERE.match(written):
        return written
    where = re.split(r"(?=[?#])", written, maxsplit=1)
    return link(_target(where[0], entry, link)) + "".join(where[1:])


def _target(written: str, entry: Entry[Record], link: Links) -> str:
    """Return the path of the site that a link means."""
    name = PurePosixPath(written.strip("/"))
    match name.parts:
        case [file] if file in entry.assets:
            return urls.file_path(entry.key, file)
        case [file] if file.endswith(".md"):
            return urls.record_path(link.lang, entry.kind.folder, name.stem)
        case [folder, id] if folder in FOLDERS:
            return urls.record_path(link.lang, folder, id.removesuffix(".md"))
        case [] | [".."]:
            return urls.page_path(link.lang, "home")
        case [first, *_] if name.suffix or first in link.site.settings.languages:
            return str(name if name.suffix else name / urls.INDEX)
        case _:
            return str(PurePosixPath(link.lang) / name / urls.INDEX)
