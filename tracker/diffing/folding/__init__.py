"""What counts as equal: a text as keys, an edition as weighted features. Begin with `fold` and `folded`."""
