"""Files become documents, and documents entries of a catalogue; nothing of it is trusted."""

from habitat_site.reading.load import Reading, read
from habitat_site.reading.translations import stamp

__all__ = ["Reading", "read", "stamp"]
