"""Digests: what one subscriber is told about, in one message or page.

    maker = Maker(Library(workspace), Outbox(workspace.store))
    maker.make_due(now)

Events become stories (`stories`), told from the same comparisons as the reports (`library`, `sides`); what
fits into a message is composed and rendered (`composing`, `rendering`); the digest and what is owed to its
recipients are written in one transaction (`making`).
"""
