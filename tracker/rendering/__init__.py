"""A Comparison in the shapes that people read: terminal, HTML, JSON and others."""
