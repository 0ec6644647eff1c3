"""The site's own prose: pages to which every other page links."""

from collections.abc import Iterator

from habitat_site.catalogue import Catalogue
from habitat_site.documents import Document
from habitat_site.languages import INTERFACE_LANGUAGES
from habitat_site.rules.rule import Finding

NEEDED = ("about", "governance", "how-we-count", "how-to-contribute", "privacy")


def missing_page(catalogue: Catalogue) -> Iterator[tuple[Document, Finding]]:
    """HS501: a page that the site links to and that nobody has written."""
    for id in NEEDED:
        if f"pages/{id}" not in catalogue.known and catalogue.get("pages", id) is None:
            place = f"content/pages/{id}.md"
            nothing = Document(place, INTERFACE_LANGUAGES[0])
            yield nothing, Finding((), {"id": id, "value": place})
