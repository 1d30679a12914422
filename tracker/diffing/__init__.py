"""Two Editions to one Comparison."""
