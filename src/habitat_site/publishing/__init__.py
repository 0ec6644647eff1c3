"""From planned pages to a site on disk: only what changed is made, and a reader sees it at once.

Two trees are kept: the live one, and beside it a spare that holds the state before. A build brings
the spare up to date, then exchanges the two, so that its cost follows what changed and nobody
ever sees a mixture (docs/decisions/0002-two-trees.md). Where only a few stories have changed,
their pages take the places of the old ones (docs/decisions/0011-some-pages-one-by-one.md).
"""
