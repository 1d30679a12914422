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
    """As printed or as declared."""
    publisher: str | None
    """Who publishes it; None where it is not known."""
    published: str | None
    """Date of publication, ISO 8601."""
    period: str | None
    """The time that it speaks of, as its publisher puts it."""
    source: str
    """Path or address, as shown."""
    link: str | None
    """The address where it is a web address (http, https), else None: nothing else becomes a link."""
    media_type: str
    """What the bytes were taken for: decides how an address can point to a passage."""
    authority: str
    """Whose copy it is, in words."""
    warning: str | None
    """What to mind about the copy; None for an official one."""
    retrieved: str | None
    """UTC, to the minute."""
    sha256: str
    """Of the bytes as received."""
    revision: int | None
    """From 1 for a stored snapshot, else None."""
    reader: str
    """Version of the reader; empty where it is not known."""
    findings: int
    """How many."""
    words: int
    """In all findings."""
    language: str
    """ISO 639-1 code."""
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
    """How many."""


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
    """Number within the section, from 1."""
    page: int | None
    """Of the source, where it has pages."""

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
    """As shown."""
    alone: bool
    """It lies in a clause or list item that has no counterpart."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """One finding as shown, with its words marked."""

    pieces: tuple[Piece, ...]
    """The text, cut where the marks change."""
    place: Place
    """Where it stands."""

    @property
    def text(self) -> str:
        """The finding's text."""
        return "".join(piece.text for piece in self.pieces)


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A flag or signal of one change."""

    name: str
    """The machine's word: `figure`, `moved`."""
    words: str
    """The reader's: `10 days → 15 days`."""
    explained: str
    """What such a mark means."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NearestPassage:
    """The passage of the other edition that comes closest, to check a verdict by."""

    text: str
    """In full."""
    quoted: str
    """The text in full where it is close, else its first words: the row it stands in has it all."""
    place: Place
    """Where it stands."""
    row: int | None
    """Number of the row that holds the passage; None where a filter leaves it out."""
    percent: int
    """How alike the two are, 0 to 100."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One change."""

    number: int
    """For citing; no filter changes it."""
    id: str
    """The same on every run."""
    kind: str
    """The machine's word."""
    symbol: str
    """Its sign."""
    verdict: str
    """The reader's words."""
    flags: tuple[Mark, ...]
    """What else is true of it."""
    signals: tuple[Mark, ...]
    """Why it matters, with both values in words."""
    nature: str | None
    """`incident`, `standing`, `reference`, or None where it is not known."""
    old: tuple[Passage, ...]
    """Passages of the old edition, in order."""
    new: tuple[Passage, ...]
    """Passages of the new edition, in order."""
    lost: tuple[str, ...]
    """Clauses and items of the old passages without counterpart."""
    gained: tuple[str, ...]
    """Clauses and items of the new passages without counterpart."""
    nearest: NearestPassage | None
    """For a row with one side only."""
    moved_from: Place | None
    """Where a moved one stood, if it moved."""
    weight: float
    """0 to 1: how much it matters."""
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
    """Its number."""
    verdict: str
    """In words."""
    opening: str
    """The first words of the passage."""
    to: Place
    """Where it stands now."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """Consecutive rows of a chapter: quiet ones are folded together, others stand alone."""

    folded: bool
    """Whether it is shown closed at first."""
    summary: str
    """What a folded run holds, in words."""
    rows: tuple[Row, ...]
    """In reading order."""
    moved_away: tuple[MovedAway, ...]
    """What stood here and stands elsewhere now; shown after the rows."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Chapter:
    """A section of the new edition, or an old one without counterpart, with its changes."""

    anchor: str
    """Its name in addresses: `s12`, or `x3` for an old section."""
    title: str
    """As printed."""
    level: int
    """1 for a top section."""
    formerly: tuple[str, ...]
    """Titles of the corresponding old sections, where they differ from this one's."""
    relation: str
    """What became of the section, in words."""
    old_section: int | None
    """Index of the old section that its passages stand in unless they say otherwise."""
    new_section: int | None
    """Index of the new section; None for an old one without counterpart."""
    counts: tuple[Count, ...]
    """By kind, zeros left out."""
    changed: int
    """Rows in which more than grammar or typography changed."""
    sheets: tuple[tuple[Run, ...], ...]
    """Its changes, in tables of bounded length; empty for a section that holds only sections."""

    @property
    def runs(self) -> tuple[Run, ...]:
        """Its changes in one."""
        return tuple(run for sheet in self.sheets for run in sheet)


@dataclass(frozen=True, slots=True, kw_only=True)
class Segment:
    """A part of a bar."""

    kind: str
    """Of the changes it stands for."""
    x: float
    """Where it starts."""
    width: float
    """How long it is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionRow:
    """A line of the table of sections: corresponding sections and what became of their findings."""

    relation: str
    """What became of the section, in words."""
    old: str | None
    """Title in the old edition."""
    new: str | None
    """Title in the new edition."""
    level: int
    """1 for a top section."""
    anchor: str | None
    """Of the chapter to go to."""
    old_words: int | None
    """Words in its findings."""
    new_words: int | None
    """Words in its findings."""
    counts: tuple[Count, ...]
    """By kind, zeros included."""
    total: int
    """Changes of its findings."""
    bar: tuple[Segment, ...]
    """0 to 100 wide in all for the section with the most changes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Excerpt:
    """A change as quoted among the most important ones."""

    row: int
    """Its number."""
    kind: str
    """The machine's word."""
    symbol: str
    """Its sign."""
    verdict: str
    """The reader's words."""
    section: str
    """Title of the section it stands in."""
    signals: tuple[Mark, ...]
    """Why it matters."""
    pieces: tuple[Piece, ...]
    """Shortened around what changed."""
    lost: tuple[str, ...]
    """What has no counterpart, where something has none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportantGroup:
    """One group of the most important changes."""

    title: str
    """What is in it."""
    explained: str
    """The same in a sentence."""
    query: str
    """The page's own filter that shows the whole group."""
    total: int
    """How many changes it has."""
    excerpts: tuple[Excerpt, ...]
    """The first of them by weight."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportantPart:
    """The groups for one nature of statement."""

    title: str
    """Which nature of statement."""
    groups: tuple[ImportantGroup, ...]
    """In fixed order, those without changes left out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureRow:
    """A figure that changed."""

    row: int
    """Number of the change."""
    old: str
    """As printed."""
    new: str
    """As printed."""
    counted: str
    """The new figure with the words around it, which tell what it counts."""
    source: str | None
    """Who is cited for it, where the wording tells."""
    period: str | None
    """The time it speaks of; both where they differ."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NameRow:
    """A name that one edition mentions and the other does not."""

    name: str
    """As printed."""
    number: int
    """How often."""
    row: int
    """Where first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TermRow:
    """How often a configured term stands in both editions."""

    term: str
    """As configured."""
    old: int
    """How often in the old edition."""
    new: int
    """How often in the new edition."""
    old_rate: str
    """Per 10,000 words."""
    new_rate: str
    """Per 10,000 words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ThemeEntry:
    """A change as listed under a theme."""

    row: int
    """Its number."""
    kind: str
    """The machine's word."""
    symbol: str
    """Its sign."""
    opening: str
    """The first words of the passage."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ThemeView:
    """A subject that cuts across the outline."""

    number: int
    """From 1, as filters name it."""
    name: str
    """As configured."""
    terms: tuple[str, ...]
    """Findings with one of them belong to it."""
    sections: tuple[str, ...]
    """Findings in one of them belong to it."""
    counts: tuple[Count, ...]
    """By kind, zeros left out."""
    total: int
    """How many changes."""
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
    """The earlier edition."""
    new: EditionHead
    """The later edition."""
    summary: tuple[str, ...]
    """What changed, in plain sentences."""
    survives: int
    """Percent of the old edition's findings that stand in the new one."""
    survives_words: int
    """Percent of the old edition's words in such findings."""
    kinds: tuple[Count, ...]
    """Of the whole comparison, zeros included."""
    flags: tuple[Count, ...]
    """Of the whole comparison, zeros left out."""
    signals: tuple[Count, ...]
    """Changes by type of signal, zeros left out."""
    between: str | None
    """Which editions between the two were not compared, as a sentence."""
    filter: str | None
    """Which filter is on, as a sentence with the figures."""
    absence: str
    """The sentence on absence."""
    total: int
    """Rows in all."""
    shown: int
    """Rows that the filter leaves."""
    important: tuple[ImportantPart, ...]
    """The most important changes."""
    figures: tuple[FigureRow, ...]
    """Figures that changed."""
    names_gone: tuple[NameRow, ...]
    """Names that only the old edition mentions."""
    names_come: tuple[NameRow, ...]
    """Names that only the new edition mentions."""
    terms: tuple[TermRow, ...]
    """Configured terms, counted."""
    themes: tuple[ThemeView, ...]
    """Configured themes."""
    sections: tuple[SectionRow, ...]
    """The table of sections."""
    rows: tuple[Row, ...]
    """All rows shown, by number; the chapters hold the same ones."""
    chapters: tuple[Chapter, ...]
    """The sections of the new edition, in reading order."""
    counterless: tuple[Chapter, ...]
    """Old sections that have no counterpart."""
    strip: Strip
    """The picture of both editions as a whole."""
    flow: Flow
    """The picture of the two outlines."""
    client: Client
    """For the page's script."""
    method: tuple[str, ...]
    """Paragraphs: what was compared, by what, by which command and when; how; how well."""
