"""The values that flow through the tracker; all immutable, none touches disk, clock or network.

Document -> Edition -> Comparison: bytes as received, what a reader made of them, two editions side by side.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from tracker.scripts import words_in

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date, datetime


MAIN_PART = "main"
"""The part that an edition has where nothing is said of parts."""


class Authority(StrEnum):
    """Whose copy a source is."""

    OFFICIAL = "official"
    ARCHIVED = "archived"
    THIRD_PARTY = "third-party"
    UNKNOWN = "unknown"

    @property
    def said(self) -> str:
        """As it stands behind the name of a source."""
        return "authority unknown" if self is Authority.UNKNOWN else self.value


class Kind(StrEnum):
    """What became of a finding."""

    UNCHANGED = "unchanged"
    EDITORIAL = "editorial"
    REWORDED = "reworded"
    UPDATED = "updated"
    ADDED = "added"
    REMOVED = "removed"


class Flag(StrEnum):
    """What else is true of a change."""

    MOVED = "moved"
    SPLIT = "split"
    MERGED = "merged"
    PARTLY_REMOVED = "partly_removed"
    PARTLY_ADDED = "partly_added"
    REVERSED = "reversed"


class SignalType(StrEnum):
    """Why a change matters."""

    FIGURE = "figure"
    DATE = "date"
    NEGATION = "negation"
    HEDGE = "hedge"
    QUANTIFIER = "quantifier"
    DEGREE = "degree"
    FREQUENCY = "frequency"
    ATTRIBUTION = "attribution"
    ACTOR = "actor"
    NAME = "name"
    LABEL = "label"


QUALIFIERS = frozenset(
    {
        SignalType.NEGATION,
        SignalType.HEDGE,
        SignalType.QUANTIFIER,
        SignalType.DEGREE,
        SignalType.FREQUENCY,
    }
)
"""Signals that are words by which a claim is denied, weakened or measured: `no`, `allegedly`, `most`."""


class Nature(StrEnum):
    """What sort of statement a finding is: a dated event or case, a general or legal one, a pointer."""

    INCIDENT = "incident"
    STANDING = "standing"
    REFERENCE = "reference"


class Relation(StrEnum):
    """What became of a section."""

    SAME = "same"
    RENAMED = "renamed"
    SPLIT = "split"
    MERGED = "merged"
    MOVED = "moved"
    ADDED = "added"
    REMOVED = "removed"


class Form(StrEnum):
    """How a finding stands on the page.

    An enumeration of four and more items parted by semicolons (or a list) gives one LEAD and its ITEMs,
    which follow it in order in `Edition.findings` within the same paragraph.
    """

    SENTENCE = "sentence"
    LEAD = "lead"
    ITEM = "item"
    ROW = "row"


def text_hash(text: str) -> str:
    """What tells one canonical text from another: the SHA-256 of it as UTF-8, 64 hexadecimal digits."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """Bytes as received, and what was said about them on the way."""

    content: bytes
    source: str
    """Where from, as shown to readers: a path or an address."""
    media_type: str | None = None
    """As declared (the Content-Type header without parameters), if anything was."""
    charset: str | None = None
    """As declared (the header's charset parameter), if anything was."""
    retrieved_at: datetime | None = None
    """UTC, aware."""

    @property
    def sha256(self) -> str:
        """Hash of the bytes as received, 64 hexadecimal digits."""
        return hashlib.sha256(self.content).hexdigest()


@dataclass(frozen=True, slots=True, kw_only=True)
class Provenance:
    """What an edition is and where its text came from."""

    report: str | None
    """Slug of the report; None for a file that belongs to none."""
    edition: str
    """Label, such as `2020`; a file's name for a file that belongs to no report."""
    title: str
    sha256: str
    source: str
    publisher: str | None = None
    published: date | None = None
    period: str | None = None
    """The time that the edition speaks of, as its publisher puts it."""
    language: str = "en"
    """ISO 639-1 code of the report's language."""
    authority: Authority = Authority.UNKNOWN
    retrieved_at: datetime | None = None
    revision: int | None = None
    """From 1 for a stored snapshot; None where nothing was stored."""
    reader: str = ""
    """Version of the reader that made the text."""
    media_type: str = "text/plain"
    """What the bytes were taken for."""
    encoding: str = "utf-8"
    """How the bytes were decoded, where they were text."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A heading and its place in the outline.

    `Edition.sections` is in reading order; the first is always the report's own title (level 0, path
    empty, title empty where the edition prints none).
    """

    index: int
    """Its place in `Edition.sections`."""
    title: str
    """As printed, with its label."""
    label: str | None
    """`c.`, `Section 1.`; None for an unnumbered heading."""
    level: int
    """0 for the report's title, then 1, 2, …"""
    path: tuple[str, ...]
    """Titles from the top section down as printed, without the report's own title."""
    parent: int | None
    """Index of the section above; None for the report's title."""
    start: int
    """Where the heading stands in the canonical text, in code points; equal to `end` where not printed."""
    end: int
    page: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One sentence-sized statement and its place."""

    text: str
    """Exactly `Edition.text[start:end]`."""
    section: int
    """Index into `Edition.sections`."""
    paragraph: int
    """Which of its section's paragraphs it stands in, counted from 1."""
    start: int
    end: int
    label: str | None = None
    """The run-in heading it stands under, such as `Independent Monitoring`, without its colon."""
    page: int | None = None
    form: Form = Form.SENTENCE
    paragraph_number: str | None = None
    """As the edition prints it before the paragraph or item, without brackets and stops: `34`, `34bis`; of an
    item of the paragraph with its letter, `34 (c)`."""
    under: str | None = None
    """The line that it stands under with others and that is no heading: `North` above `Men: 5`."""


def words_of(findings: Iterable[Finding]) -> int:
    """Number of words in findings, counted in each by itself, so that parts add up to the whole."""
    return sum([words_in(finding.text) for finding in findings])


@dataclass(frozen=True, slots=True, kw_only=True)
class SetAside:
    """Text of the source that is no part of the edition proper, and why."""

    text: str
    """As it stood in the decoded source."""
    reason: str
    """In words: `running header`, `share link`, `page number`, `footnote`, …"""
    place: str
    """Where in the source: `line 9`, `page 3`."""


@dataclass(frozen=True, slots=True, kw_only=True, weakref_slot=True)
class Edition:
    """What a reader made of a document."""

    provenance: Provenance
    text: str
    """The canonical text: headings and paragraphs in reading order, one a line, parted by blank lines."""
    sections: tuple[Section, ...]
    findings: tuple[Finding, ...]
    set_aside: tuple[SetAside, ...] = ()
    notices: tuple[str, ...] = ()
    """What the reader had to assume, one line each, for a person to know (`no heading found; …`)."""
    numbered: bool = field(init=False, repr=False, compare=False, default=False)
    """It prints numbers before paragraphs."""

    def __post_init__(self) -> None:
        """Look once whether any finding has a number."""
        numbered = any(finding.paragraph_number is not None for finding in self.findings)
        object.__setattr__(self, "numbered", numbered)

    def section_of(self, finding: Finding) -> Section:
        """The section that `finding` stands in."""
        return self.sections[finding.section]

    @property
    def words(self) -> int:
        """Number of words in all findings."""
        return words_of(self.findings)


@dataclass(frozen=True, slots=True)
class Signal:
    """One reason why a change matters, with both values as printed; None where a side has none."""

    type: SignalType
    old: str | None
    new: str | None


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of canonical text: `text == edition.text[start:end]`."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Nearest:
    """The passage of the other edition that comes closest to a removed or added finding."""

    finding: Finding
    similarity: float
    """0 to 1."""


WordPiece = tuple[str, str, str]
"""`(op, old, new)`: `=` the same, `~` typography only, `-` only old, `+` only new."""


LITTLE_ALIKE = 0.325
"""Similarity of linked passages below which a reader is told; above it, one in 100 are two findings."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One verdict: the old finding(s), the new finding(s), what became of them.

    `store.comparisons` keeps every field, `rendering.json` writes them.
    """

    id: str
    """Unique within the comparison, the same on every run and machine."""
    number: int
    """Row number, from 1, for citing."""
    kind: Kind
    flags: tuple[Flag, ...] = ()
    """In the order of `Flag`, each at most once."""
    nature: Nature | None = None
    old: tuple[Finding, ...] = ()
    new: tuple[Finding, ...] = ()
    similarity: float | None = None
    """0 to 1 between the two sides; None for added and removed."""
    words: tuple[WordPiece, ...] = ()
    signals: tuple[Signal, ...] = ()
    lost: tuple[Span, ...] = ()
    """Clauses or items of the old findings without a counterpart in the new ones."""
    gained: tuple[Span, ...] = ()
    nearest: Nearest | None = None
    set_aside: SetAside | None = None
    """What was set aside of the other edition, or is a heading there, and says what has no counterpart."""
    weight: float = 0.0
    """0 to 1, for ordering digests and screens."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CrosswalkRow:
    """One pair of corresponding sections, or a section without counterpart."""

    relation: Relation
    old: Section | None
    new: Section | None
    counts: Mapping[str, int]
    """Number of changes by kind and by flag (a change counts for the section of each of its findings)."""
    old_words: int | None
    new_words: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """Two editions side by side."""

    old: Edition
    new: Edition
    changes: tuple[Change, ...]
    """In reading order of the new edition; removed findings stand where they stood."""
    crosswalk: tuple[CrosswalkRow, ...]
    """Every section of either edition stands in at least one row."""
    version: str = field(default="")
    """Version of the tracker that made it."""

    @property
    def counts(self) -> dict[str, int]:
        """Number of changes by kind and by flag, zeros included."""
        counts = dict.fromkeys([*map(str, Kind), *map(str, Flag)], 0)
        for change in self.changes:
            counts[change.kind] += 1
            for flag in change.flags:
                counts[flag] += 1
        return counts
