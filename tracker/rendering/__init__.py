"""A Comparison in the shapes that people read: terminal, HTML, JSON and others.

Begin with `formats`, which lists the shapes of a comparison, and `facts`, what each is given. How things are
said stands once for all shapes: `verdicts`, `provisos`, `summary`, `citation`; what the page shows, in
`context`. What is no comparison (an edition, the inventory, a check, the outbox) has a module of its own.
"""
