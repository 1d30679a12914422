"""What a report's head, rows and chapters show: values ready to be printed, none of them markup.

Every text that comes from an edition has passed `tracker.rendering.visible`; escaping is the business of
each shape (HTML, Markdown, CSV, Word).
"""

from __future__ import annotations

from dataclasses import dataclass

from tracker.rendering.pinpoints import named
from tracker.rendering.section_order import where


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
    text_sha256: str
    """Of the canonical text, in which the characters of each passage are counted."""
    revision: int | None
    """From 1 for a stored snapshot, else None."""
    reader: str
    """Version of the reader; empty where it is not known."""
    findings: int
    """How many."""
    numbered: bool
    """It prints numbers before paragraphs."""
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
    footnotes: int
    """How many of these are footnotes."""

    @property
    def in_parts(self) -> bool:
        """Whether it came as several files or pages, whose sources are joined as the store joins them."""
        return self.revision is not None and "; " in self.source

    @property
    def retrieval(self) -> str | None:
        """When it was retrieved, and which revision that is; None for neither."""
        revision = f"revision {self.revision}" if self.revision else None
        return ", ".join(filter(None, (self.retrieved, revision))) or None


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
    shown: int = 0
    """How many of them are rows of the report: fewer under a filter, none where rows are not counted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """How much of each edition stands in the rows of one kind or flag, or in all."""

    name: str
    """The machine's word; empty for all rows."""
    words: str
    """The reader's."""
    symbol: str
    """One sign; empty for flags and for all rows."""
    rows: int
    """How many."""
    old_findings: int
    """Findings of the old edition in them."""
    new_findings: int
    """Findings of the new edition in them."""
    old_words: int
    """Words in these findings."""
    new_words: int
    """Words in these findings."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a passage stands in its edition."""

    section: int
    """Index of the section in its edition."""
    title: str
    """The section's own title, or that no heading precedes it."""
    path: tuple[str, ...]
    """Titles from the top down; empty for the part before the first heading."""
    label: str | None
    """The run-in heading."""
    under: str | None
    """The line that it stands under with others and that is no heading."""
    paragraph: str
    """`34` as printed; else counted in the section: `2`, or `2 of the section` where others are printed."""
    page: int | None
    """Of the source, where it has pages."""
    characters: str
    """Where it begins and where it has ended in the canonical text, in code points from 0: `880–1012`."""

    @property
    def named(self) -> str | None:
        """What it stands under within its section: `North › Administration`; None for nothing."""
        return named(self.under, self.label)

    @property
    def above(self) -> str:
        """The section's title and the line there that it stands under: `Deaths › South`."""
        return f"{self.title} › {self.under}" if self.under else self.title

    @property
    def exact(self) -> str:
        """`¶ 4, p. 12, chars 880–1012`."""
        return f"{self.pinpoint}, chars {self.characters}"

    @property
    def pinpoint(self) -> str:
        """`¶ 4, p. 12`."""
        return f"¶ {self.paragraph}" + (f", p. {self.page}" if self.page else "")

    @property
    def full(self) -> str:
        """`Section 1. … › c. … › ¶ 4, p. 12, chars 880–1012`."""
        return " › ".join(filter(None, (*self.path, self.under, self.exact)))


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
    elsewhere: str | None
    """Title of its section where that is not the one that the chapter stands for, else None."""

    @property
    def text(self) -> str:
        """The finding's text."""
        return "".join(piece.text for piece in self.pieces)

    @property
    def words(self) -> str:
        """Its place as shown below it: `“Administration” ¶ 4, p. 12, chars 880–1012, in c. Prisons`."""
        label = f"“{self.place.named}” " if self.place.named else ""
        return f"{label}{self.place.exact}" + (f", in {self.elsewhere}" if self.elsewhere else "")


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
    """The text in full where it is close or no row has it, else its first words."""
    place: Place
    """Where it stands."""
    row: int | None
    """Number of the row that holds the passage; None where a filter leaves it out."""
    said: str
    """How alike the two are, and why it is no counterpart where they are the same."""


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
    doubt: str
    """That its passages have few words in common; empty where they have enough."""
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
    def flag_names(self) -> tuple[str, ...]:
        """The flags' names."""
        return tuple(flag.name for flag in self.flags)

    @property
    def signal_names(self) -> tuple[str, ...]:
        """The signals' names, each once."""
        return tuple(dict.fromkeys(signal.name for signal in self.signals))


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
class Former:
    """An old section that a chapter's section corresponds to."""

    title: str
    """As printed."""
    under: str | None
    """The old heading that it stood right under, empty at the top level; None where the headings say it."""

    @property
    def words(self) -> str:
        """`c. Prisons, under Section 1. Integrity`."""
        return self.title if self.under is None else f"{self.title}, {where(self.under)}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Chapter:
    """A section of the new edition, or an old one without counterpart, with its changes."""

    anchor: str
    """Its name in addresses: `s12`, or `x3` for an old section."""
    title: str
    """As printed."""
    level: int
    """1 for a top section."""
    formerly: tuple[Former, ...]
    """The corresponding old sections whose title or place is not this one's."""
    under: str | None
    """Of an old section without counterpart: what it stood right under, as in `Former`."""
    counterless: str | None
    """That no section of the other edition corresponds, in words; None where one does."""
    old_section: int | None
    """Index of the old section that its passages stand in unless they say otherwise; None for several."""
    new_section: int | None
    """Index of the new section; None for an old one without counterpart."""
    counts: tuple[Count, ...]
    """By kind, zeros left out."""
    changed: int
    """Rows in which more than grammar or typography changed."""
    sheets: tuple[tuple[Run, ...], ...]
    """Its changes, in tables of bounded length; empty for a section that holds only sections."""

    def standing(self, old: str) -> str | None:
        """Say below the heading where the section stood in the edition called `old`; None where it did so.

        `2020: a. Killings, under Section 1. Integrity`, or `no counterpart in 2023; in 2020 under …`.
        """
        if self.counterless:
            place = "" if self.under is None else f"; in {old} {where(self.under)}"
            return self.counterless + place
        return f"{old}: {' · '.join(former.words for former in self.formerly)}" if self.formerly else None

    @property
    def runs(self) -> tuple[Run, ...]:
        """Its changes in one."""
        return tuple(run for sheet in self.sheets for run in sheet)
