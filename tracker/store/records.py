"""What the store answers with."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date, datetime

    from tracker.model import Authority


class Outcome(StrEnum):
    """What became of a document that was added."""

    NEW_EDITION = "new edition"
    REVISION = "revision"
    """Another canonical text of an edition already stored, or a further part of it."""
    COPY = "another copy"
    """The first text that a source gives of an edition known from another one: a snapshot, no revision."""
    SAME_TEXT = "same text"
    """Other bytes, the same canonical text and footnotes: recorded as a retrieval, no snapshot."""
    SAME_BYTES = "same bytes"
    """The bytes of the latest snapshot: recorded as a retrieval, no snapshot."""
    RETRACTED = "retracted"
    """The bytes or the text of a snapshot that was retracted, or another text of a source of which all was:
    recorded as a retrieval, no snapshot."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Added:
    """What `Store.add` did."""

    outcome: Outcome
    revision: int
    """The revision that holds this text now (of a retracted one: the one retracted)."""
    snapshot_id: int
    against: int | None = None
    """The revision that a stored one is compared with: what its source gave before it, or what stood; None
    for a new edition."""
    aside: bool = False
    """Whether what was stored only stands beside the edition's text."""
    instead_of: int | None = None
    """The revision that was the text of the edition's part until now, where that is another source's."""
    stood: int | None = None
    """The last revision of the edition, in whatever part, before that happened."""

    @property
    def stored(self) -> bool:
        """Whether there is a snapshot more than before."""
        return self.outcome in (Outcome.NEW_EDITION, Outcome.REVISION, Outcome.COPY)


@dataclass(frozen=True, slots=True, kw_only=True)
class Snapshot:
    """One retrieval of an edition whose text was new."""

    id: int
    report: str
    edition: str
    part: str
    revision: int
    title: str
    sha256: str
    size: int
    """Bytes as received."""
    source: str
    authority: Authority
    retrieved_at: datetime
    media_type: str
    """What the bytes were taken for by the reader."""
    encoding: str
    reader: str
    """Version of the newest reader that has read it."""
    findings: int
    published: date | None
    retracted_at: datetime | None
    retracted_reason: str | None
    aside: bool = False
    """Whether it only stands beside the edition's text, as the copy of another source."""
    said_source: str | None = None
    """Where a file came from, as tracker.toml said until another one took its place there."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Retrieval:
    """One look at a source that gave an edition's bytes."""

    id: int
    report: str
    edition: str
    part: str
    snapshot_id: int
    """The snapshot that held its text."""
    source: str
    retrieved_at: datetime
    sha256: str
    outcome: Outcome


@dataclass(frozen=True, slots=True)
class StoredReport:
    """A report and its editions that are stored."""

    slug: str
    editions: tuple[str, ...]
    """Oldest first."""
