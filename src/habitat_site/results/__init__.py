"""What follows from all records together: totals of every set, standings, and the agenda."""
