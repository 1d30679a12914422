"""What a digest shows: values ready to be printed, none of them markup.

Every text that comes from an edition or a server has passed `tracker.rendering.visible`; escaping is the
business of each shape.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tracker.rendering.context.parts import EditionHead, Piece


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One change as quoted."""

    number: int
    """Row number in the full report."""
    kind: str
    symbol: str
    verdict: str
    flags: tuple[str, ...]
    """In words, those that the group does not say already."""
    signals: tuple[str, ...]
    """In words: `10 days → 15 days`."""
    pieces: tuple[Piece, ...]
    """Old and new text woven together, shortened around what changed."""
    lost: tuple[str, ...]
    """Clauses and list items without counterpart, in quotation marks."""
    nearest: str | None
    """For what stands on one side only: the passage of the other side that comes closest, shortened."""
    old_place: str | None
    """Edition, sections, paragraph and page."""
    new_place: str | None
    link: str | None
    """To the row in the full report, where that is published."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Changes of one sort, the weightiest first."""

    title: str
    explained: str
    total: int
    items: tuple[Item, ...]
    left: str
    """Where those are that are not quoted; empty where all are."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Segment:
    """A part of a bar."""

    kind: str
    number: int
    percent: float
    """Of the bar's own width."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """What became of the findings of one section, as a bar."""

    title: str
    formerly: str | None
    """The old section's title, where it differs."""
    gone: bool
    """It has no counterpart in the new edition."""
    new: bool
    """It has no counterpart in the old edition."""
    percent: float
    """Of the widest bar."""
    segments: tuple[Segment, ...]
    tally: str
    """The changes in signs and numbers."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Legend:
    """What a colour and a sign stand for."""

    kind: str
    symbol: str
    words: str
    number: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """Two editions side by side, as far as a digest quotes them."""

    old: EditionHead
    new: EditionHead
    labels: tuple[str, str]
    """What the two are called: their labels, with what tells them apart where those are the same."""
    summary: tuple[str, ...]
    cautions: tuple[str, ...]
    """Whose copies these are, which editions were not compared, which filter is on."""
    legend: tuple[Legend, ...]
    bars: tuple[Bar, ...]
    """Sections in which anything changed, as many as there is room for."""
    bars_left: int
    unchanged_sections: int
    gone: tuple[str, ...]
    """Old sections without counterpart, each with its length: the longest, as many as there is room for."""
    gone_total: int
    groups: tuple[Group, ...]
    """Those of which something is quoted."""
    unquoted: tuple[str, ...]
    """Titles and numbers of the groups that there was no room to quote from."""
    unquoted_left: str
    """Where their changes are shown; empty where there are none."""
    link: str | None
    """The full report, where a base address is set."""
    attached: str | None
    """Name of the attached file."""


@dataclass(frozen=True, slots=True, kw_only=True)
class News:
    """One thing that happened to a report."""

    headline: str
    lines: tuple[str, ...] = ()
    unconfirmed: bool = False
    """What came is held back until a person has looked at it."""
    over: bool = False
    """It holds no more: it is told last, and in no subject."""
    side: Side | None = None


MANY_STORIES = 4
"""Reports of which a digest begins with a list of what it tells: a subject names three at most."""

Brief = tuple[str, ...]
"""What happened in few words, then what weighs most of it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """What happened to one report."""

    slug: str
    title: str
    publisher: str | None
    news: tuple[News, ...]
    brief: str
    """The same in one line, for subjects and short messages."""
    briefs: tuple[Brief, ...]
    """The same in its parts, without the title."""
    head: str
    """The first of it, for a subject that names several reports."""
    rank: int = 0
    """By what weighs most of it, for its place among the others: 0 goes first."""

    @property
    def over(self) -> bool:
        """Whether all of it holds no more."""
        return all(news.over for news in self.news)


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceLine:
    """A source that was looked at, or should have been."""

    report: str
    source: str
    answered: str
    """When it last answered, in words."""
    asked: bool = True
    """Whether it was ever asked."""
    trouble: str | None
    """Why it was not reached, and since when; None where it was."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Digest:
    """What one subscriber is told about, in one message or page."""

    name: str
    subject: str
    preview: str
    """What mail clients show after the subject."""
    made: str
    period: str
    """`Since 2 March 2026, 08:00 CET`."""
    scope: str
    """Which reports, and what of them."""
    language: str
    stories: tuple[Story, ...]
    stories_shown: int
    """How many of them the HTML tells; of the others it has the brief, text and Markdown have all."""
    sources: tuple[SourceLine, ...]
    """Those in trouble first, then those never asked."""
    sources_shown: int
    """How many of them the HTML lists; text and Markdown have all."""
    sources_summary: str
    index: str | None = None
    """The page that lists all full reports, where it is ours and the digest points to one of them."""
    absence: str

    @property
    def overview(self) -> bool:
        """Whether so much is told that a list of it goes before."""
        return len(self.stories) >= MANY_STORIES
