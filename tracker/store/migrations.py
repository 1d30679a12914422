"""How the database came to its present shape: an append-only list of named steps.

To change the shape, write a function below the last one and put it at the end of `MIGRATIONS`. Its name
is what is recorded, so neither name nor body of a released step may change; a mistake is mended by a
further step. A step gets a `sqlite_utils.Database` and runs in one transaction with its record; it must
not end that transaction (no `conn.executescript`, no commit) and should only add: older rows stay.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlite_utils import Database

APPLICATION_ID = 0x54524B52
"""`TRKR`: SQLite's header field that tells the tracker's databases from anyone else's."""

MIGRATION_SET = "tracker"
"""The name under which sqlite-utils records the steps."""


def create_snapshots(db: Database) -> None:
    """Reports, their editions, the bytes received, and each retrieval of them."""
    db.table("reports").create({"slug": str, "created_at": str}, pk="slug", not_null={"created_at"})
    db.table("editions").create(
        {
            "id": int,
            "report": str,
            "label": str,
            "publisher": str,
            "published": str,
            "period": str,
            "language": str,
        },
        pk="id",
        not_null={"report", "label", "language"},
        foreign_keys=[("report", "reports", "slug")],
    ).create_index(["report", "label"], unique=True)
    db.table("contents").create(
        {"sha256": str, "size": int, "codec": str, "data": bytes},
        pk="sha256",
        not_null={"size", "codec", "data"},
    )
    db.table("snapshots").create(
        {
            "id": int,
            "edition": int,
            "part": str,
            "revision": int,
            "sha256": str,
            "source": str,
            "authority": str,
            "retrieved_at": str,
            "media_type": str,
            "charset": str,
            "options": str,
            "retracted_at": str,
            "retracted_reason": str,
        },
        pk="id",
        not_null={"edition", "part", "revision", "sha256", "source", "authority", "retrieved_at", "options"},
        foreign_keys=[("edition", "editions", "id"), ("sha256", "contents", "sha256")],
    ).create_index(["edition", "revision"], unique=True)
    db.table("retrievals").create(
        {
            "id": int,
            "edition": int,
            "part": str,
            "snapshot": int,
            "source": str,
            "retrieved_at": str,
            "sha256": str,
            "outcome": str,
        },
        pk="id",
        not_null={"edition", "part", "snapshot", "source", "retrieved_at", "sha256", "outcome"},
        foreign_keys=[("edition", "editions", "id"), ("snapshot", "snapshots", "id")],
    ).create_index(["edition", "source"])


def create_extractions(db: Database) -> None:
    """What each version of the reader made of a snapshot: canonical text, sections, findings."""
    db.table("extractions").create(
        {
            "id": int,
            "snapshot": int,
            "reader": str,
            "media_type": str,
            "encoding": str,
            "title": str,
            "text_sha256": str,
            "text": bytes,
            "remarks": bytes,
            "extracted_at": str,
        },
        pk="id",
        not_null={"snapshot", "reader", "media_type", "encoding", "title", "text_sha256", "text", "remarks"},
        foreign_keys=[("snapshot", "snapshots", "id")],
    ).create_index(["snapshot", "reader"], unique=True)
    db.table("sections").create(
        {
            "extraction": int,
            "number": int,
            "title": str,
            "label": str,
            "level": int,
            "parent": int,
            "start": int,
            "end": int,
            "page": int,
        },
        pk=("extraction", "number"),
        not_null={"title", "level", "start", "end"},
        foreign_keys=[("extraction", "extractions", "id")],
    )
    # By hand: the key is the whole order of reading, and WITHOUT ROWID keeps a finding at some 20 bytes.
    db.execute(
        """
        CREATE TABLE findings (
            extraction INTEGER NOT NULL REFERENCES extractions (id),
            number INTEGER NOT NULL,
            section INTEGER NOT NULL,
            paragraph INTEGER NOT NULL,
            start INTEGER NOT NULL,
            end INTEGER NOT NULL,
            label TEXT,
            page INTEGER,
            form TEXT NOT NULL,
            PRIMARY KEY (extraction, number)
        ) WITHOUT ROWID
        """
    )


MIGRATIONS: tuple[Callable[[Database], None], ...] = (
    create_snapshots,
    create_extractions,
)
