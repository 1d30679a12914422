"""Which findings of two editions are the same statement, then and now. Begin with `align`."""
