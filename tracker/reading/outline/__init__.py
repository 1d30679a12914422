"""Which blocks are headings, and on which levels they stand. Begin with `outline`."""
