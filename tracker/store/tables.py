"""The tables as they were first made, those of one concern by one step each.

Columns that came later stand in `migrations`. A released step never changes, neither name nor body.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlite_utils import Database


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
    # By hand: WITHOUT ROWID, and no form for a plain sentence, keep a finding at some 25 bytes.
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
            form TEXT,
            PRIMARY KEY (extraction, number)
        ) WITHOUT ROWID
        """
    )


def create_outbox(db: Database) -> None:
    """Digests, what each tells of, and one row for each delivery that is owed."""
    db.table("subscriptions").create(
        {"name": str, "since_event": int, "last_run": str},
        pk="name",
        not_null={"since_event", "last_run"},
    )
    db.table("digests").create(
        {
            "id": int,
            "subscription": str,
            "made_at": str,
            "occasion": str,
            "thread": str,
            "subject": str,
            "short": str,
            "link": str,
            "language": str,
            "text": bytes,
            "html": bytes,
        },
        pk="id",
        not_null={"subscription", "made_at", "occasion", "thread", "subject", "short", "language"},
    ).create_index(["subscription"])
    db.table("digest_attachments").create(
        {"digest": int, "number": int, "name": str, "media_type": str, "codec": str, "data": bytes},
        pk=("digest", "number"),
        not_null={"name", "media_type", "codec", "data"},
        foreign_keys=[("digest", "digests", "id")],
    )
    db.table("digest_events").create(
        {"digest": int, "event": int},
        pk=("digest", "event"),
        foreign_keys=[("digest", "digests", "id")],
    ).create_index(["event"])
    outbox = db.table("outbox").create(
        {
            "id": int,
            "digest": int,
            "channel": str,
            "recipient": str,
            "identity": str,
            "refers_to": str,
            "state": str,
            "attempts": int,
            "doubtful": int,
            "held": int,
            "next_attempt": str,
            "answer": str,
            "settled_at": str,
        },
        pk="id",
        not_null={"digest", "channel", "recipient", "identity", "refers_to", "state", "next_attempt"},
        defaults={"attempts": 0, "doubtful": 0, "held": 0},
        foreign_keys=[("digest", "digests", "id")],
    )
    outbox.create_index(["digest", "channel", "recipient"], unique=True)
    outbox.create_index(["state", "next_attempt"])


def create_checking(db: Database) -> None:
    """What checks found: state and validators of sources, quarantine, events, comparisons."""
    db.table("source_states").create(
        {
            "report": str,
            "source": str,
            "checked_at": str,
            "outcome": str,
            "detail": str,
            "answered_at": str,
            "failures": int,
            "failing_since": str,
            "failing_told": int,
            "retry_at": str,
        },
        pk=("report", "source"),
        not_null={"checked_at", "outcome", "detail", "failures", "failing_told"},
    )
    db.table("addresses").create(
        {
            "report": str,
            "source": str,
            "address": str,
            "edition": str,
            "part": str,
            "etag": str,
            "last_modified": str,
            "sha256": str,
            "text_sha256": str,
            "reader": str,
            "answered_at": str,
            "gone_at": str,
            "moved_to": str,
        },
        pk=("report", "source", "address"),
        not_null={"edition", "part"},
    )
    db.table("quarantine").create(
        {
            "id": int,
            "report": str,
            "edition": str,
            "part": str,
            "source": str,
            "asked": str,
            "address": str,
            "reasons": str,
            "sha256": str,
            "media_type": str,
            "charset": str,
            "authority": str,
            "options": str,
            "etag": str,
            "last_modified": str,
            "retrieved_at": str,
            "first_at": str,
            "times": int,
            "state": str,
            "decided_at": str,
        },
        pk="id",
        not_null={"report", "edition", "part", "source", "asked", "address", "reasons", "sha256", "authority"}
        | {"options", "retrieved_at", "first_at", "times", "state"},
        foreign_keys=[("sha256", "contents", "sha256")],
    ).create_index(["report", "edition", "part"])
    db.table("events").create(
        {
            "id": int,
            "created_at": str,
            "kind": str,
            "report": str,
            "edition": str,
            "source": str,
            "payload": str,
        },
        pk="id",
        not_null={"created_at", "kind", "report", "payload"},
    ).create_index(["report", "kind"])
    db.table("comparisons").create(
        {
            "id": int,
            "report": str,
            "old_edition": str,
            "old_revision": int,
            "new_edition": str,
            "new_revision": int,
            "counts": str,
            "version": str,
            "made_at": str,
        },
        pk="id",
        not_null={
            "report",
            "old_edition",
            "old_revision",
            "new_edition",
            "new_revision",
            "counts",
            "made_at",
        },
    ).create_index(["report"])


def create_kept_comparisons(db: Database) -> None:
    """Comparisons kept for the next time they are asked for; see `tracker.store.comparisons`."""
    db.table("kept_comparisons").create(
        {"key": str, "made_at": str, "body": bytes}, pk="key", not_null={"made_at", "body"}
    )


def create_listings(db: Database) -> None:
    """Validators of index pages and feeds, and which editions they named; see `tracker.sources.listings`."""
    db.table("listings").create(
        {"report": str, "source": str, "etag": str, "last_modified": str, "settings": str, "offered": str},
        pk=("report", "source"),
        not_null={"settings", "offered"},
    )


def create_replaced_declarations(db: Database) -> None:
    """What a file added by hand replaced in tracker.toml; see `tracker.store.declarations`."""
    db.table("replaced_declarations").create(
        {"snapshot": int, "part": str, "said": str, "before": str},
        pk="snapshot",
        not_null={"said", "before"},
        foreign_keys=[("snapshot", "snapshots", "id")],
    )
