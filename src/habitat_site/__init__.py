"""habitat-site builds a static site from records that residents' groups submit."""

__version__ = "0.1.0"
