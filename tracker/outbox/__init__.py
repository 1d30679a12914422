"""Digests that are owed to people, kept until each is delivered, given up or dropped.

A row is written in the transaction that makes the digest, and every change of its state is written before
anything depends on it. So a process may be killed at any moment: what was not sent is sent later, and the
one doubt that remains (the server took a message and the answer was lost) is counted, and the second copy
bears the Message-ID of the first. Begin with `outbox`, the rows and their states; `sending` decides when.
"""

from tracker.outbox.delivering import Postman
from tracker.outbox.outbox import Outbox
from tracker.outbox.records import Owed, Packed, Recipient, State
from tracker.outbox.sending import Round, Sender

__all__ = ["Outbox", "Owed", "Packed", "Postman", "Recipient", "Round", "Sender", "State"]
