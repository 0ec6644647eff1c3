"""The site that the browser visits is the one that tests/site reads."""

from tests.site.conftest import real_site

__all__ = ["real_site"]
