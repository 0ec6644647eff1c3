"""Files become documents, and documents entries of a catalogue; nothing of it is trusted."""

from habitat_site.reading.account import Account, Last, account_of, last_of
from habitat_site.reading.load import Reading, Ways, read
from habitat_site.reading.translations import stamp

__all__ = ["Account", "Last", "Reading", "Ways", "account_of", "last_of", "read", "stamp"]
