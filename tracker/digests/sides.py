"""Comparison -> what a digest quotes of it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tracker.digests.groups import GROUPS, PHRASES
from tracker.digests.model import Bar, Group, Item, Legend, Segment, Side
from tracker.digests.wanted import filter_words, is_filtered, sections_in_scope, wanted_changes
from tracker.digests.words import ENGLISH
from tracker.model import Flag, Kind, Relation
from tracker.rendering.context.head import edition_head
from tracker.rendering.context.important import shortened, woven
from tracker.rendering.context.overview import BAR_ORDER
from tracker.rendering.context.rows import opening, place_of
from tracker.rendering.filtering import changed, is_of, sections_holding
from tracker.rendering.shares import Nearness, nearness, percent
from tracker.rendering.summary import among, standing
from tracker.rendering.verdicts import QUIET, SYMBOLS, is_doubtful, signal_words
from tracker.rendering.visible import visible
from tracker.succession import told_apart

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tracker.config import Subscription
    from tracker.digests.words import Words
    from tracker.model import Change, Comparison, CrosswalkRow, Edition, Finding, Section, Signal
    from tracker.rendering.context.parts import EditionHead, Piece

UNCONFIRMED = " (unconfirmed)"
"""Behind the label of what is held back (`tracker.sources.deciding.provisional`)."""

STEP = " \N{SINGLE RIGHT-POINTING ANGLE QUOTATION MARK} "
"""From a section to the one below it."""

LONGEST_NEAREST = 160
"""Characters quoted of the nearest passage: enough to see whether it says the same."""

LONGEST_TITLE = 70
"""Characters of a section's title in a place: most fit whole, and a place fits on two lines of a phone."""

MOST_SIGNALS = 5
"""Signals told of one change; the full report has them all."""


NEAREST = {
    Nearness.NEAR: "Nearest in {label}, {percent} percent alike: “{text}”",
    Nearness.NOTHING: "Nothing in {label} is like it; at the same point: “{text}”",
    Nearness.MATCHED: "The same in {label}, but matched with another passage: “{text}”",
    Nearness.FORMULA: "The same in {label}, but too short to match from afar: “{text}”",
}
"""What is said of the nearest passage; keys of the catalogues."""


@dataclass(frozen=True, slots=True)
class Room:
    """How much is quoted; less where a message would grow too large."""

    foremost: int
    """Changes quoted in each of the groups that matter most."""
    others: int
    """Changes quoted in each of the other groups."""
    bars: int
    """Sections in the picture."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """What a side is made for: the subscriber, their words, and where the full report is."""

    subscription: Subscription
    words: Words
    room: Room
    between: tuple[str, ...] = ()
    """Labels of the editions between the two that were not compared."""
    link: str | None = None
    attached: str | None = None
    command: str = ""
    """What shows all of it on a terminal."""


def side_by_side(comparison: Comparison, telling: Telling) -> Side:
    """What is quoted of `comparison`."""
    made = _SideMaker(comparison, telling)
    wanted = wanted_changes(telling.subscription, comparison)
    bars, unchanged = made.bars()
    return Side(
        old=made.old,
        new=made.new,
        labels=made.labels,
        summary=made.summary(),
        cautions=made.cautions(len(wanted)),
        legend=made.legend(),
        bars=bars[: telling.room.bars],
        bars_left=max(0, len(bars) - telling.room.bars),
        unchanged_sections=unchanged,
        gone=made.gone(),
        groups=made.groups(wanted),
        link=telling.link,
        attached=telling.attached,
    )


class _SideMaker:
    def __init__(self, comparison: Comparison, telling: Telling) -> None:
        self.comparison = comparison
        self.telling = telling
        self.words = telling.words
        self.old: EditionHead = edition_head(comparison.old)
        self.new: EditionHead = edition_head(comparison.new)
        self.labels = side_labels(comparison, self.words)
        self.scope = sections_in_scope(telling.subscription, comparison)

    def say(self, phrase: str, /, **values: object) -> str:
        """A phrase that may name both editions."""
        old, new = self.labels
        return self.words(phrase, old=old, new=new, **values)

    def count(self, number: int, one: str, many: str, /, **values: object) -> str:
        """A counted phrase that may name both editions."""
        old, new = self.labels
        return self.words.count(number, one, many, old=old, new=new, **values)

    def summary(self) -> tuple[str, ...]:
        """What changed, counted, in plain sentences."""
        comparison = self.comparison
        counts = comparison.counts
        loud = (Kind.REWORDED, Kind.UPDATED, Kind.ADDED, Kind.REMOVED)
        if not any(counts[kind] for kind in loud) and not any(counts[flag] for flag in Flag):
            return (self.say("Nothing but grammar, style and typography differs between {old} and {new}."),)
        sentences = [self._standing(), self._come()]
        parts = among(counts, self.count)
        if parts:
            sentences.append(
                self.say("Among the rows of what is found again: {parts}.", parts=self.words.listed(parts))
            )
        return tuple(sentences)

    def _standing(self) -> str:
        """How many findings of the old edition the new one still has."""
        findings = len(self.comparison.old.findings)
        kept, _ = standing(self.comparison)
        gone = findings - kept
        if not gone:
            return self.count(
                findings,
                "The only finding of {old} is found again in {new}.",
                "All {n} findings of {old} are found again in {new}.",
            )
        if not kept:
            return self.count(
                findings,
                "The only finding of {old} was not found in {new}.",
                "None of the {n} findings of {old} was found in {new}.",
            )
        stands = self.count(
            kept,
            "Of the {findings} findings of {old}, one ({percent} percent) is found again in {new}",
            "Of the {findings} findings of {old}, {n} ({percent} percent) are found again in {new}",
            findings=findings,
            percent=percent(kept, findings, self.words),
        )
        missed = self.count(gone, "one was not found there", "{n} were not found there")
        return self.words("{stands}; {missed}.", stands=stands, missed=missed)

    def _come(self) -> str:
        """How many findings of the new edition the old one did not have."""
        findings = len(self.comparison.new.findings)
        come = sum(len(change.new) for change in self.comparison.changes if change.kind is Kind.ADDED)
        if not come:
            return self.say("Nothing in {new} is new compared with {old}.")
        if come == findings:
            return self.count(
                findings,
                "The only finding of {new} is not in {old}.",
                "None of the {n} findings of {new} is in {old}.",
            )
        return self.count(
            come,
            "Of the {findings} findings of {new}, one is not in {old}.",
            "Of the {findings} findings of {new}, {n} are not in {old}.",
            findings=findings,
        )

    def cautions(self, wanted: int) -> tuple[str, ...]:
        """What a reader must be told about the copies, the language, the editions in between, the filter."""
        warned: dict[str, list[str]] = {}
        for head, label in zip((self.old, self.new), self.labels, strict=True):
            if head.warning:
                warned.setdefault(head.warning, []).append(label)
        said = [
            self.words("{what}: {said}", what=self.words.listed(labels), said=self.words(warning))
            for warning, labels in warned.items()
        ]
        said += self._limits()
        between = [visible(each) for each in self.telling.between]
        if between:
            said.append(
                self.count(
                    len(between),
                    "The edition {names}, between {old} and {new}, was not compared:"
                    " what changed may have changed there first.",
                    "The editions {names}, between {old} and {new}, were not compared:"
                    " what changed may have changed there first.",
                    names=self.words.listed(between),
                )
            )
        if is_filtered(self.telling.subscription):
            said.append(
                self.count(
                    wanted,
                    "A filter is on ({filter}): one of {total} changes is told."
                    " The figures are of the whole report.",
                    "A filter is on ({filter}): {n} of {total} changes are told."
                    " The figures are of the whole report.",
                    filter=filter_words(self.telling.subscription, self.words),
                    total=len(self.comparison.changes),
                )
            )
        return tuple(said)

    def _limits(self) -> Iterator[str]:
        """What is not told of a report in its language that is told of an English one."""
        language = self.comparison.new.provenance.language
        if language == ENGLISH:
            return
        from tracker.diffing.lexicon import NEUTRAL, lexicon_of  # noqa: PLC0415 - most reports are English

        if lexicon_of(language) is NEUTRAL:
            yield self.words(
                "The words of reports in this language are not known: changes are told by the text and"
                " figures alone, and a reversed outcome is not told."
            )
        else:
            yield self.words(
                "Of reports in this language only figures, dates, negations, some opposite outcomes and,"
                " except in German, names are told as signals; other changes of words are told by their text"
                " alone."
            )

    def legend(self) -> tuple[Legend, ...]:
        """The kinds that occur, with their numbers."""
        tally = Counter(change.kind for change in self.comparison.changes)
        return tuple(
            Legend(kind=str(kind), symbol=symbol, words=self.say(PHRASES.kind(kind)), number=tally[kind])
            for kind, symbol in SYMBOLS.items()
            if tally[kind]
        )

    def bars(self) -> tuple[tuple[Bar, ...], int]:
        """A bar for every row of the crosswalk in which anything changed, and the number of the others.

        In reading order and to one scale. Rows that hold no finding count as neither.
        """
        in_scope = [row for row in self.comparison.crosswalk if _total(row) and is_of(row, *self.scope)]
        old, new = sections_holding(changed(self.comparison))
        rows = [row for row in in_scope if row.relation is not Relation.SAME or is_of(row, old, new)]
        widest = max(map(_total, rows), default=1)
        return tuple(self._bar(row, widest) for row in rows), len(in_scope) - len(rows)

    def _bar(self, row: CrosswalkRow, widest: int) -> Bar:
        edition = self.comparison.new if row.new else self.comparison.old
        section = row.new or row.old
        assert section is not None  # noqa: S101 - a crosswalk row has at least one side
        total = _total(row)
        above = _labels_above(edition, section)
        renamed = row.old and row.new and row.old.title.casefold() != row.new.title.casefold()
        loud = [(kind, row.counts.get(kind, 0)) for kind in SYMBOLS if kind not in QUIET]
        return Bar(
            title=STEP.join((*above, visible(section.title) or self.words("Before the first heading"))),
            formerly=visible(opening(row.old.title, LONGEST_TITLE)) if renamed and row.old else None,
            gone=row.new is None,
            new=row.old is None,
            percent=round(100 * total / widest, 1),
            segments=tuple(
                Segment(kind=str(kind), number=number, percent=round(100 * number / total, 1))
                for kind in BAR_ORDER
                if (number := row.counts.get(kind, 0))
            ),
            tally=", ".join(f"{SYMBOLS[kind]}{number}" for kind, number in loud if number),
        )

    def gone(self) -> tuple[str, ...]:
        """Old sections without counterpart, with their place and length."""
        rows = [row for row in self.comparison.crosswalk if row.relation is Relation.REMOVED and row.old]
        # A heading that held nothing of its own stands or falls with its subsections.
        return tuple(
            self.words.count(
                row.old_words,
                "{title} (1 word)",
                "{title} ({n} words)",
                title=STEP.join((*_labels_above(self.comparison.old, row.old), visible(row.old.title))),
            )
            for row in rows
            if row.old and row.old_words and is_of(row, *self.scope)
        )

    def groups(self, wanted: Sequence[Change]) -> tuple[Group, ...]:
        """The changes in groups; each stands in the first group that it fits."""
        left = list(wanted)
        made = []
        for title, explained, foremost, test in GROUPS:
            fitting = [change for change in left if test(change)]
            left = [change for change in left if not test(change)]
            room = self.telling.room.foremost if foremost else self.telling.room.others
            if fitting:
                made.append(
                    Group(
                        title=self.say(title),
                        explained=self.say(explained),
                        total=len(fitting),
                        items=tuple(self._item(change) for change in fitting[:room]),
                        left=self._left(len(fitting) - room, quoted=room > 0),
                    )
                )
        return tuple(made)

    def _left(self, number: int, *, quoted: bool) -> str:
        """Where so many changes are shown that are not quoted, beside some that are or not."""
        command = self.telling.command
        count = self.words.count
        if number <= 0:
            return ""
        if self.telling.link or self.telling.attached:
            if quoted:
                return count(number, "1 more is in the full report.", "{n} more are in the full report.")
            return count(number, "It is in the full report.", "They are in the full report.")
        if quoted:
            return count(
                number,
                "1 more; `{command}` shows it.",
                "{n} more; `{command}` shows them.",
                command=command,
            )
        return count(number, "`{command}` shows it.", "`{command}` shows them.", command=command)

    def _item(self, change: Change) -> Item:
        link = self.telling.link
        old_place, new_place = self._places(change)
        said = (
            {Flag.REVERSED, Flag.PARTLY_REMOVED} if Flag.REVERSED in change.flags else {Flag.PARTLY_REMOVED}
        )
        return Item(
            number=change.number,
            kind=str(change.kind),
            symbol=SYMBOLS[change.kind],
            verdict=self.say(PHRASES.kind(change.kind)),
            flags=(
                *(self.say(PHRASES.flag(flag)) for flag in change.flags if flag not in said),
                *self._doubt(change),
            ),
            signals=tuple(dict.fromkeys(map(self._signal, change.signals)))[:MOST_SIGNALS],
            pieces=_spaced(shortened(woven(change))),
            lost=tuple(self.words("“{text}”", text=visible(span.text.strip())) for span in change.lost),
            nearest=self._nearest(change),
            old_place=old_place,
            new_place=new_place,
            link=f"{link}#c{change.number}" if link else None,
        )

    def _doubt(self, change: Change) -> Iterator[str]:
        """That two passages have few words in common, where they have."""
        if is_doubtful(change):
            yield self.words(
                "only {percent} percent alike", percent=percent(change.similarity or 0, 1, self.words)
            )

    def _nearest(self, change: Change) -> str | None:
        if change.nearest is None:
            return None
        _, label = self.labels if change.old else self.labels[::-1]
        return self.words(
            NEAREST[nearness(change, self.comparison)],
            label=label,
            percent=percent(change.nearest.similarity, 1, self.words),
            text=visible(opening(change.nearest.finding.text, LONGEST_NEAREST)),
        )

    def _signal(self, signal: Signal) -> str:
        places = type(signal)(
            signal.type, None if signal.old is None else "{old}", None if signal.new is None else "{new}"
        )
        return self.words(signal_words(places), old=visible(signal.old or ""), new=visible(signal.new or ""))

    def _places(self, change: Change) -> tuple[str | None, str | None]:
        """Where it stands in each edition; where that is the same place, the old one is but a label."""
        old_label, new_label = self.labels
        old = self._place(self.comparison.old, change.old)
        new = self._place(self.comparison.new, change.new)
        return (
            old_label
            if old and old == new
            else old and self.words("{what}: {said}", what=old_label, said=old),
            new and self.words("{what}: {said}", what=new_label, said=new),
        )

    def _place(self, edition: Edition, findings: Sequence[Finding]) -> str | None:
        """Each place once; None for no findings."""
        return "; ".join(dict.fromkeys(_place(edition, finding) for finding in findings)) or None


def _place(edition: Edition, finding: Finding) -> str:
    """Sections (those above by their labels alone), paragraph and page."""
    section = edition.section_of(finding)
    titles = [*_labels_above(edition, section)]
    if section.level:
        titles.append(visible(opening(section.title, LONGEST_TITLE)))
    pinpoint = place_of(edition, finding).pinpoint.replace("¶ ", "¶\N{NO-BREAK SPACE}")
    return STEP.join((*titles, pinpoint))


def side_labels(comparison: Comparison, words: Words) -> tuple[str, str]:
    """What the two sides are called: their labels, with the revision where that is all that differs."""
    old, new = comparison.old.provenance, comparison.new.provenance
    if new.edition == f"{old.edition}{UNCONFIRMED}":
        return visible(old.edition), words("{edition} (unconfirmed)", edition=visible(old.edition))
    one, other = told_apart(old, new)
    return visible(one), visible(other)


def _labels_above(edition: Edition, section: Section) -> list[str]:
    """What the sections that hold `section` are called, in short, the outermost first."""
    labels: list[str] = []
    above = section
    while above.parent is not None:
        above = edition.sections[above.parent]
        if above.level:
            short = (above.label or "").rstrip(". ")
            labels.insert(0, visible(short or opening(above.title, LONGEST_TITLE)))
    return labels


def _total(row: CrosswalkRow) -> int:
    return sum(row.counts.get(kind, 0) for kind in Kind)


def _spaced(pieces: Sequence[Piece]) -> tuple[Piece, ...]:
    """Struck words and those put in their place, parted: without colours they would run together."""
    made: list[Piece] = []
    for piece in pieces:
        before = made[-1] if made else None
        if (
            before
            and {before.op, piece.op} == {"-", "+"}
            and not before.text[-1:].isspace()
            and piece.text[:1].isalnum()
        ):
            made.append(type(piece)("=", " ", alone=False))
        made.append(piece)
    return tuple(made)
