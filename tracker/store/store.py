"""The embedded database: what was retrieved, when and where from, and what the reader made of it."""

from __future__ import annotations

import contextlib
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

from tracker.errors import NoRoomError, NotFoundError, StoreError
from tracker.model import MAIN_PART
from tracker.naming import known_names
from tracker.store.beside import in_line
from tracker.store.connection import connect, mapped, state_of, transaction
from tracker.store.extractions import drop_extraction, save_extraction
from tracker.store.listing import (
    earlier_alike,
    list_editions,
    list_placings,
    list_reports,
    list_retrievals,
    list_snapshots,
)
from tracker.store.loading import (
    SNAPSHOTS,
    content_of,
    document_of,
    find_extraction,
    load_edition,
    reader_version,
    reread_or_none,
)
from tracker.store.parts import combine

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Collection, Iterator, Mapping

    from tracker.model import Authority, Document, Edition
    from tracker.store.packing import Packed
    from tracker.store.records import Added, Retrieval, Snapshot, StoredReport
    from tracker.succession import Placing


class Store:
    """The database of a workspace.

        with Store("snapshots/tracker.db") as store:
            edition = store.edition("kazakhstan", "2020")

    Snapshots are immutable and never deleted. Each method that changes the database does so in a
    transaction of its own, or as a part of the one opened around it by `transaction`.

    Args:
        path: the database file; it is made where it is missing, with its folder.
        only_reads: nothing will be changed: where the disk is full, it is opened all the same. Other
            processes are then kept waiting until `close`.

    Raises:
        StoreError: it cannot be opened, is no database of the tracker's, or a newer tracker made it.
    """

    def __init__(self, path: str | Path, *, only_reads: bool = False) -> None:
        self.path = Path(path)
        opened = connect(self.path, only_reads=only_reads)
        self.connection: sqlite3.Connection = opened.connection
        """Autocommit outside of `transaction`; rows are `sqlite3.Row`."""
        self.is_full = opened.full
        """Whether the disk had no room to open it but for reading; whatever would change it is refused."""
        self._as_found = opened.as_found

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the database; the last to do so folds the log into the file.

        Raises:
            StoreError: it was read where nothing can be written, and another process wrote to it meanwhile.
        """
        with mapped(self.path):
            self.connection.close()
        if self._as_found is not None and self._as_found != state_of(self.path):
            raise StoreError(f"{self.path}: another process wrote to it while it was read; run it again")

    @contextlib.contextmanager
    def transaction(self) -> Iterator[None]:
        """All or nothing: the write lock is taken at once and held to the end of the block.

        Inside another one it is a part of that: what it changed is undone alone where it fails.

        Raises:
            StoreError: the database is locked, full, damaged or not writable; nothing of the block is kept.
        """
        self._refuse_where_full()
        with mapped(self.path), transaction(self.connection):
            yield

    def _refuse_where_full(self) -> None:
        if self.is_full:
            raise NoRoomError(self.path)

    def add(
        self,
        report: str,
        edition: str,
        document: Document,
        edition_text: Edition,
        *,
        part: str = MAIN_PART,
        options: Mapping[str, Any] | None = None,
        restore: bool = False,
        unasked: bool = False,
        origin: str | None = None,
        others: Collection[str] | None = None,
        authorities: Mapping[str, Authority] | None = None,
        packed: Packed | None = None,
    ) -> Added:
        """Take in a document and what was read from it.

        The bytes of the part's latest snapshot, and other bytes with its canonical text, are recorded as a
        retrieval only; so is what was retracted, and, unasked, whatever comes from a source of which all was
        retracted. Anything else becomes a snapshot.

        Args:
            report: slug.
            edition: label.
            document: the bytes as received.
            edition_text: what the reader made of them; its provenance tells the publisher, dates, language
                and authority.
            part: which part of the edition.
            options: what `tracker.reading.read` was given besides the document, so that it can be read again.
            restore: take in anew what was retracted.
            unasked: no person named this document; a check or a use of the edition came upon it.
            origin: key of the source that gave it.
            others: keys of the other sources that the edition is looked for at: it is then compared with what
                its own source gave before, and the first that this gives is another copy, no revision. None
                for a file that is named for the edition.
            authorities: of all that the edition is looked for at, by key: what a source of greater authority
                gives too, another one does not alter.
            packed: what `tracker.store.packing.pack_content` makes of the bytes, where that was done already.

        Raises:
            StoreError: the database cannot be written; it is then as it was.
        """
        from tracker.store.adding import Arrival, add_arrival  # noqa: PLC0415 - most runs only read

        arrival = Arrival(
            report=report,
            label=edition,
            part=part,
            document=document,
            read=edition_text,
            options=options or {},
            restore=restore,
            unasked=unasked,
            origin=origin,
            others=others,
            authorities=authorities or {},
            packed=packed,
        )
        self._refuse_where_full()
        with mapped(self.path):
            return add_arrival(self.connection, arrival)

    def retract(self, report: str, edition: str, *, reason: str, revision: int | None = None) -> Snapshot:
        """Put on record that a snapshot was a mistake; it stays, but no comparison uses it any more.

        Args:
            report: slug.
            edition: label.
            reason: why, for those who ask later.
            revision: which one; the latest that stands by default.

        Raises:
            NotFoundError: there is no such snapshot, or it is retracted already.
            StoreError: the database cannot be written.
        """
        with self.transaction():
            snapshot = self._standing(report, edition, revision)[-1]
            self.connection.execute(
                "UPDATE snapshots SET retracted_at = ?, retracted_reason = ? WHERE id = ?",
                (datetime.now(UTC).isoformat(timespec="microseconds"), reason, snapshot["id"]),
            )
            return next(each for each in self.snapshots(report, edition) if each.id == snapshot["id"])

    def edition(self, report: str, edition: str, *, revision: int | None = None) -> Edition:
        """An edition as it stood at a revision, by default the latest; its parts are read as one.

        A copy that another source gave is a revision too, which only its number names.

        A snapshot that only an older reader has read is read again from its bytes, and that is stored.

        Raises:
            NotFoundError: no such report, edition or revision, or it was retracted.
            StoreError: the database cannot be read.
        """
        with mapped(self.path):
            rows = self._parts(report, edition, revision)
            editions = [self._load(row) for row in rows]
            if len(editions) == 1:
                return editions[0]
            contents = [content_of(self.connection, row["sha256"]) for row in rows]
            return combine(list(zip(editions, contents, strict=True)))

    def received(self, report: str, edition: str, *, revision: int | None = None) -> dict[str, Document]:
        """What an edition is read from at a revision, by part, in the order in which `edition` reads them.

        Raises:
            NotFoundError: no such report, edition or revision, or it was retracted.
            StoreError: the database cannot be read, or what it holds is damaged.
        """
        with mapped(self.path):
            rows = self._parts(report, edition, revision)
            return {row["part"]: document_of(self.connection, row) for row in rows}

    def document(self, snapshot_id: int) -> Document:
        """The bytes of a snapshot as they were received.

        Raises:
            NotFoundError: there is no such snapshot.
            StoreError: they are damaged.
        """
        with mapped(self.path):
            row = self.connection.execute(f"{SNAPSHOTS} WHERE snapshots.id = ?", (snapshot_id,)).fetchone()
            if row is None:
                raise NotFoundError(f"{self.path}: no snapshot {snapshot_id}")
            return document_of(self.connection, row)

    def revisions(self, report: str, edition: str, *, copies: bool = False) -> tuple[int, ...]:
        """Numbers of the revisions that stand, oldest first; none for what is unknown.

        Args:
            report: slug.
            edition: label.
            copies: also what other sources gave and only stands beside the edition's text.
        """
        with mapped(self.path):
            rows = self.connection.execute(
                "SELECT revision, part, aside FROM snapshots JOIN editions ON editions.id = snapshots.edition"
                " WHERE report = ? AND label = ? AND retracted_at IS NULL ORDER BY revision",
                (report, edition),
            ).fetchall()
            return tuple(row["revision"] for row in (rows if copies else in_line(rows)))

    def reports(self, *, retracted: bool = False) -> list[StoredReport]:
        """What there is: reports by slug, each with its editions.

        Args:
            retracted: also editions of which no snapshot stands any more.
        """
        with mapped(self.path):
            return list_reports(self.connection, retracted=retracted)

    def editions(self, report: str) -> tuple[str, ...]:
        """The editions of a report of which a snapshot stands, oldest first; none of one that is unknown."""
        with mapped(self.path):
            return list_editions(self.connection, report)

    def earlier_alike(self, snapshot_id: int) -> int | None:
        """The last revision before a snapshot that stands and has the same text; None where there is none."""
        with mapped(self.path):
            return earlier_alike(self.connection, snapshot_id)

    def placings(self, report: str) -> list[Placing]:
        """All editions of a report, retracted ones too, with what decides their order."""
        with mapped(self.path):
            return list_placings(self.connection, report)

    def snapshots(self, report: str | None = None, edition: str | None = None) -> list[Snapshot]:
        """All snapshots of what is named, retracted ones too, in the order in which they came."""
        with mapped(self.path):
            return list_snapshots(self.connection, report, edition)

    def retrievals(
        self, report: str | None = None, edition: str | None = None, *, source: str | None = None
    ) -> list[Retrieval]:
        """All retrievals of what is named, from `source` if one is given, oldest first."""
        with mapped(self.path):
            return list_retrievals(self.connection, report, edition, source)

    def check_integrity(self, *, progress: Callable[[int, int], None] | None = None) -> list[str]:
        """Everything that is wrong with the database, one line each; nothing where all is well.

        Args:
            progress: told how many items of how many are done.
        """
        from tracker.store.integrity import check_integrity  # noqa: PLC0415 - only `doctor` checks

        with mapped(self.path):
            return list(check_integrity(self.connection, progress=progress))

    def _parts(self, report: str, edition: str, revision: int | None) -> list[sqlite3.Row]:
        """The snapshot of each part that stands at a revision, the main text first, whenever it came.

        Then the others in the order in which they first came.
        """
        latest = {row["part"]: row for row in self._standing(report, edition, revision)}
        return sorted(latest.values(), key=lambda row: row["part"] != MAIN_PART)

    def _standing(self, report: str, edition: str, revision: int | None) -> list[sqlite3.Row]:
        """The snapshots that stand up to `revision`, oldest first; the last one is `revision` itself."""
        rows = self.connection.execute(
            f"{SNAPSHOTS} WHERE editions.report = ? AND editions.label = ? ORDER BY revision",
            (report, edition),
        ).fetchall()
        standing = [row for row in rows if row["retracted_at"] is None]
        if revision is None and standing:
            return in_line(standing)
        for row in standing:
            if row["revision"] == revision:
                return [*in_line([each for each in standing if each["revision"] < revision]), row]
        raise NotFoundError(self._missing(report, edition, rows, revision))

    def _missing(self, report: str, edition: str, rows: list[sqlite3.Row], revision: int | None) -> str:
        """Why there is no such edition, and which there are."""
        if rows:
            chosen = [row for row in rows if revision in (None, row["revision"])]
            if chosen:
                row = max(chosen, key=lambda row: row["retracted_at"])
                all_of_it = revision is None and len(rows) > 1
                said = "nothing of it stands any more; " if all_of_it else ""
                said += f"revision {row['revision']} was retracted{' last,' if all_of_it else ''}"
                return f"{report}@{edition}: {said} on {row['retracted_at'][:10]} ({row['retracted_reason']})"
            return f"{report}@{edition}: no revision {revision}; the last one is {rows[-1]['revision']}"
        reports = {each.slug: each.editions for each in self.reports()}
        if report not in reports:
            return f"no report {report!r} is stored; {known_names(report, reports)}"
        return f"no edition {edition!r} of {report} is stored; {known_names(edition, reports[report])}"

    def _load(self, snapshot: sqlite3.Row) -> Edition:
        """One snapshot as the present reader reads it."""
        reader = reader_version()
        extraction = find_extraction(self.connection, snapshot["id"], reader)
        if extraction is None:
            again = reread_or_none(self.connection, snapshot)
            if again is not None:
                # What is derived may go unsaved (a read-only folder): it is only made once more next time.
                with contextlib.suppress(StoreError), self.transaction():
                    drop_extraction(self.connection, snapshot["id"], reader)
                    save_extraction(self.connection, snapshot["id"], again)
                return again
            extraction = find_extraction(self.connection, snapshot["id"])
        if extraction is None:
            raise StoreError(f"{self.path}: snapshot {snapshot['id']} was never read; run `tracker doctor`")
        return load_edition(self.connection, snapshot, extraction)
