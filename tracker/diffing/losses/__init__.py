"""Clauses, items and figures that a linked finding lost or gained. Begin with `partial`."""
