"""What the whole change report shows; its rows and chapters are in `parts`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tracker.rendering.context.parts import Chapter, Count, EditionHead, Mark, Measure, Piece, Row
    from tracker.rendering.pictures import Flow, Strip


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
    under: str | None
    """The old heading that it stood right under, empty at the top level; None where the row above says it."""
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
    """Title of the section it stands in, and the line there that it stands under."""
    signals: tuple[Mark, ...]
    """Why it matters."""
    pieces: tuple[Piece, ...]
    """Shortened around what changed."""
    lost: tuple[str, ...]
    """What has no counterpart, where something has none."""
    doubt: str
    """`only 24% alike`; empty where the two passages are alike enough."""


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
    """The first of them by weight, those of one weight in reading order."""
    alike: str | None
    """Says so where others that weigh as much are not quoted."""


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
    cited: int
    """How often as the source of a statement."""
    row: int | None
    """Where first; None where a filter leaves it out."""


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
    verdict: str
    """The reader's words."""
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
    comparison: str
    """How the comparison is cited, up to its row."""
    absent: dict[str, str]
    """What is said of a row of these kinds in its citation."""
    editions: dict[str, dict[str, dict[str, str]]]
    """Fields that no row repeats, by side and style: those of `plain`, and what the others say otherwise."""
    sources: dict[str, dict[str, str]]
    """Source, address and media type, by side."""
    read_as: dict[str, str]
    """For its search: what is typed, and the signs that are read as it."""
    filter_on: str
    """How a filter on the page is said in its print, with `{what}`, `{shown}`, `{total}`."""


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
    survives: str
    """Percent of the old edition's findings that stand in the new one."""
    survives_words: str
    """Percent of the old edition's words in such findings."""
    kinds: tuple[Count, ...]
    """Of the whole comparison, zeros included."""
    flags: tuple[Count, ...]
    """Of the whole comparison, zeros left out."""
    signals: tuple[Count, ...]
    """Changes by type of signal, zeros left out."""
    measures: tuple[Measure, ...]
    """Rows, findings and words by kind, then by flag, then in all."""
    between: str | None
    """What is odd about the pair, and which editions between the two were not compared, in sentences."""
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
    """The sections of the new edition and the old ones without counterpart, as in the table of sections."""
    strip: Strip
    """The picture of both editions as a whole."""
    flow: Flow
    """The picture of the two outlines."""
    client: Client
    """For the page's script."""
    method: tuple[str, ...]
    """Paragraphs: what was compared, by what, by which command and when; how; how well."""
