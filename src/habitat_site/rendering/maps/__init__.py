"""Maps: pictures drawn when the site is built, and the interactive map that may replace them."""
