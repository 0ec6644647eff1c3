"""How findings are shown: to people, to programs, to a pull request, to a scanning service.

Only the light parts are imported here; `reports.forms` knows them all.
"""

from habitat_site.reports.numbers import count
from habitat_site.reports.reader import Reader

__all__ = ["Reader", "count"]
