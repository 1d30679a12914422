"""Which words changed between two passages. Begin with `words`."""
