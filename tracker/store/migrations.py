"""How the database came to its present shape: an append-only list of named steps.

To change the shape, write a function and put it at the end of `MIGRATIONS`: one that makes tables stands in
`tables`, one that adds to them or mends them stands here. Its name is what is recorded, so neither name nor
body of a released step may change; a mistake is mended by a further step. A step gets a
`sqlite_utils.Database` and runs in one transaction with its record; it must not end that transaction (no
`conn.executescript`, no commit) and should only add: older rows stay.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.store.tables import (
    create_checking,
    create_extractions,
    create_kept_comparisons,
    create_listings,
    create_outbox,
    create_replaced_declarations,
    create_snapshots,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlite_utils import Database

APPLICATION_ID = 0x54524B52
"""`TRKR`: SQLite's header field that tells the tracker's databases from anyone else's."""

MIGRATION_SET = "tracker"
"""The name under which sqlite-utils records the steps."""


def add_origins(db: Database) -> None:
    """Which source gave a text, whether it only stands beside the edition, and what was said of its file."""
    db.execute("ALTER TABLE snapshots ADD COLUMN origin TEXT")
    db.execute("ALTER TABLE snapshots ADD COLUMN aside INTEGER NOT NULL DEFAULT 0")
    db.execute("ALTER TABLE snapshots ADD COLUMN said_source TEXT")
    db.execute("ALTER TABLE retrievals ADD COLUMN origin TEXT")
    for table in ("snapshots", "retrievals"):
        db.execute(
            f"UPDATE {table} SET origin = (SELECT min(addresses.source) FROM addresses"  # noqa: S608 - our own names
            " JOIN editions ON editions.report = addresses.report AND editions.label = addresses.edition"
            f" WHERE editions.id = {table}.edition AND addresses.part = {table}.part"
            f" AND {table}.source IN (addresses.address, addresses.moved_to))"
        )


def add_addressees(db: Database) -> None:
    """Whom a subscription tells of what, and its former name: by these a renamed one is known again."""
    db.execute("ALTER TABLE subscriptions ADD COLUMN meant_for TEXT")
    db.execute("ALTER TABLE subscriptions ADD COLUMN formerly TEXT")


def add_paragraph_numbers(db: Database) -> None:
    """Numbers that editions print before their paragraphs; what an older reader made has none."""
    db.execute("ALTER TABLE findings ADD COLUMN paragraph_number TEXT")


def mend_first_shapes(db: Database) -> None:
    """What two of the steps above left otherwise in the first versions: both were changed afterwards."""
    if any(column.name == "form" and column.notnull for column in db.table("findings").columns):
        db.execute("ALTER TABLE findings RENAME TO findings_of_first_shape")
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
                paragraph_number TEXT,
                PRIMARY KEY (extraction, number)
            ) WITHOUT ROWID
            """
        )
        db.execute(
            "INSERT INTO findings"
            " SELECT extraction, number, section, paragraph, start, end, label, page, form, paragraph_number"
            " FROM findings_of_first_shape"
        )
        db.execute("DROP TABLE findings_of_first_shape")
    if "asked" not in db.table("quarantine").columns_dict:
        db.execute("ALTER TABLE quarantine ADD COLUMN asked TEXT NOT NULL DEFAULT ''")


def add_places(db: Database) -> None:
    """Where a source is looked for: by that one is known again that was given another name."""
    db.execute("ALTER TABLE source_states ADD COLUMN place TEXT")


def add_lines_above(db: Database) -> None:
    """The lines that findings stand under and that are no headings; what an older reader made has none."""
    db.execute("ALTER TABLE findings ADD COLUMN under TEXT")


MIGRATIONS: tuple[Callable[[Database], None], ...] = (
    create_snapshots,
    create_extractions,
    create_checking,
    create_outbox,
    create_kept_comparisons,
    create_listings,
    create_replaced_declarations,
    add_origins,
    add_addressees,
    add_paragraph_numbers,
    mend_first_shapes,
    add_places,
    add_lines_above,
)
