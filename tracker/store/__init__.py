"""The embedded database, at `snapshots/tracker.db` in a workspace.

Begin with `store`. Every table comes from a named step in `tables`, and has been added to by those of
`migrations`, which says how to write one.
"""

from tracker.store.records import Added, Outcome, Retrieval, Snapshot, StoredReport
from tracker.store.store import Store

__all__ = ["Added", "Outcome", "Retrieval", "Snapshot", "Store", "StoredReport"]
