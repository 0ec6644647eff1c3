"""A page of the site's own prose."""

from habitat_site.records.shared import Record


class SitePage(Record):
    """A page such as "about": a title, a summary and a text."""
