"""What the shapes of the change report show: values ready to be printed, none of them markup.

Every text that comes from an edition has passed `tracker.rendering.visible`; escaping is the business of
each shape (HTML, Markdown, CSV, Word).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tracker.rendering.pictures import Flow, Strip


@dataclass(frozen=True, slots=True, kw_only=True)
class EditionHead:
    """One edition as the head, the method and the appendix name it."""

    label: str
    """Such as `2020`."""
    title: str
    publisher: str | None
    published: str | None
    """Date of publication, ISO 8601."""
    period: str | None
    source: str
    """Path or address, as shown."""
    link: str | None
    """The address where it is a web address (http, https), else None: nothing else becomes a link."""
    media_type: str
    authority: str
    """Whose copy it is, in words."""
    warning: str | None
    """What to mind about the copy; None for an official one."""
    retrieved: str | None
    """UTC, to the minute."""
    sha256: str
    revision: int | None
    reader: str
    findings: int
    words: int
    language: str
    direction: str
    """`ltr` or `rtl`."""
    notices: tuple[str, ...]
    """What the reader had to assume."""
    set_aside: int
    """How many pieces of the source are no part of the edition proper."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """How many changes are of one kind, flag or signal."""

    name: str
    """The machine's word: `removed`."""
    words: str
    """The reader's: `not found in 2023`."""
    symbol: str
    """One sign; empty for flags and signals."""
    explained: str
    """The definition in a sentence."""
    number: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a passage stands in its edition."""

    section: int
    """Index of the section in its edition."""
    title: str
    """The section's own title."""
    path: tuple[str, ...]
    """Titles from the top down; empty for the part before the first heading."""
    label: str | None
    """The run-in heading."""
    paragraph: int
    page: int | None

    @property
    def pinpoint(self) -> str:
        """`¶ 4, p. 12`."""
        return f"¶ {self.paragraph}" + (f", p. {self.page}" if self.page else "")

    @property
    def full(self) -> str:
        """`Section 1. … › c. … › ¶ 4, p. 12`."""
        return " › ".join((*self.path, self.pinpoint))


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a passage and what became of it."""

    op: str
    """`=` in both (or different in typography only), `-` only old, `+` only new."""
    text: str
    alone: bool
    """It lies in a clause or list item that has no counterpart."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """One finding as shown, with its words marked."""

    pieces: tuple[Piece, ...]
    place: Place

    @property
    def text(self) -> str:
        """The finding's text."""
        return "".join(piece.text for piece in self.pieces)


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A flag or signal of one change."""

    name: str
    words: str
    explained: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NearestPassage:
    """The passage of the other edition that comes closest, to check a verdict by."""

    text: str
    """In full where it is close, else its first words: the row it stands in has it all."""
    place: Place
    row: int
    """Number of the row that holds the passage."""
    percent: int
    """How alike the two are, 0 to 100."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One change."""

    number: int
    id: str
    kind: str
    symbol: str
    verdict: str
    flags: tuple[Mark, ...]
    signals: tuple[Mark, ...]
    nature: str | None
    old: tuple[Passage, ...]
    new: tuple[Passage, ...]
    lost: tuple[str, ...]
    """Clauses and items of the old passages without counterpart."""
    gained: tuple[str, ...]
    nearest: NearestPassage | None
    moved_from: Place | None
    """Where a moved one stood, if it moved."""
    weight: float
    themes: tuple[int, ...]
    """Numbers of the themes that it belongs to, from 1."""

    @property
    def flag_names(self) -> str:
        """The flags' names, parted by blanks."""
        return " ".join(flag.name for flag in self.flags)

    @property
    def signal_names(self) -> str:
        """The signals' names, parted by blanks."""
        return " ".join(dict.fromkeys(signal.name for signal in self.signals))


@dataclass(frozen=True, slots=True, kw_only=True)
class MovedAway:
    """Stands where a moved passage stood, and says where it went."""

    row: int
    verdict: str
    opening: str
    """The first words of the passage."""
    to: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """Consecutive rows of a chapter: quiet ones are folded together, others stand alone."""

    folded: bool
    summary: str
    """What a folded run holds, in words."""
    rows: tuple[Row, ...]
    moved_away: tuple[MovedAway, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Chapter:
    """A section of the new edition, or an old one without counterpart, with its changes."""

    anchor: str
    title: str
    level: int
    """1 for a top section."""
    formerly: tuple[str, ...]
    """Titles of the corresponding old sections, where they differ from this one's."""
    relation: str
    """What became of the section, in words."""
    old_section: int | None
    """Index of the old section that its passages stand in unless they say otherwise."""
    new_section: int | None
    counts: tuple[Count, ...]
    """By kind, zeros left out."""
    changed: int
    """Rows in which more than grammar or typography changed."""
    runs: tuple[Run, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Segment:
    """A part of a bar."""

    kind: str
    x: float
    width: float


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionRow:
    """A line of the table of sections: corresponding sections and what became of their findings."""

    relation: str
    old: str | None
    new: str | None
    level: int
    anchor: str | None
    """Of the chapter to go to."""
    old_words: int | None
    new_words: int | None
    counts: tuple[Count, ...]
    """By kind, zeros included."""
    total: int
    bar: tuple[Segment, ...]
    """0 to 100 wide in all for the section with the most changes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Excerpt:
    """A change as quoted among the most important ones."""

    row: int
    kind: str
    symbol: str
    verdict: str
    section: str
    signals: tuple[Mark, ...]
    pieces: tuple[Piece, ...]
    """Shortened around what changed."""
    lost: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportantGroup:
    """One group of the most important changes."""

    title: str
    explained: str
    query: str
    """The page's own filter that shows the whole group."""
    total: int
    excerpts: tuple[Excerpt, ...]
    """The first of them by weight."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportantPart:
    """The groups for one nature of statement."""

    title: str
    groups: tuple[ImportantGroup, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureRow:
    """A figure that changed."""

    row: int
    old: str
    new: str
    counted: str
    """The words around the figure: what it counts."""
    source: str | None
    period: str | None
    section: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NameRow:
    """A name that one edition mentions and the other does not."""

    name: str
    number: int
    """How often."""
    row: int
    """Where first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TermRow:
    """How often a configured term stands in both editions."""

    term: str
    old: int
    new: int
    old_rate: str
    """Per 10,000 words."""
    new_rate: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ThemeEntry:
    """A change as listed under a theme."""

    row: int
    kind: str
    symbol: str
    opening: str
    """The first words of the passage."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ThemeView:
    """A subject that cuts across the outline."""

    number: int
    name: str
    terms: tuple[str, ...]
    sections: tuple[str, ...]
    counts: tuple[Count, ...]
    total: int
    entries: tuple[ThemeEntry, ...]
    """Its changes, the quiet kinds left out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Client:
    """What the page's script needs to write citations and to filter."""

    citations: dict[str, list[str]]
    """Parts of a citation by style."""
    sections: dict[str, list[tuple[str, int | None]]]
    """Title and parent of each section, by side; no title for the report's own."""
    editions: dict[str, dict[str, dict[str, str]]]
    """Fields of a citation that no row repeats, by side and style."""
    sources: dict[str, dict[str, str]]
    """Source, address and media type, by side."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportContext:
    """The whole change report."""

    title: str
    """Of the report that the two are editions of."""
    old: EditionHead
    new: EditionHead
    summary: tuple[str, ...]
    """What changed, in plain sentences."""
    survives: int
    """Percent of the old edition's findings that stand in the new one."""
    survives_words: int
    """Percent of the old edition's words in such findings."""
    kinds: tuple[Count, ...]
    flags: tuple[Count, ...]
    signals: tuple[Count, ...]
    between: str | None
    """Which editions between the two were not compared, as a sentence."""
    filter: str | None
    """Which filter is on, as a sentence with the figures."""
    absence: str
    """The sentence on absence."""
    total: int
    shown: int
    important: tuple[ImportantPart, ...]
    figures: tuple[FigureRow, ...]
    names_gone: tuple[NameRow, ...]
    names_come: tuple[NameRow, ...]
    terms: tuple[TermRow, ...]
    themes: tuple[ThemeView, ...]
    sections: tuple[SectionRow, ...]
    chapters: tuple[Chapter, ...]
    counterless: tuple[Chapter, ...]
    """Old sections that have no counterpart."""
    strip: Strip
    flow: Flow
    client: Client
    version: str
    command: str | None
    made: str | None
    """UTC."""
