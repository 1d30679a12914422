"""What is said of two linked passages by their words alone: kind, signals, what was lost and gained."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from tracker.diffing.folding.fold import alike
from tracker.diffing.judging.addresses import are_only_printed
from tracker.diffing.judging.kinds import kind_of, reversed_outcome
from tracker.diffing.judging.rows import (
    exchanged_cells,
    figures_of,
    pieces_by_column,
    pieces_of_cells,
    signals_by_column,
    spans_by_column,
)
from tracker.diffing.losses.partial import NOTHING_LOST, PartialLoss, partial_loss, unsaid
from tracker.diffing.passages.abbreviations import Abbreviations
from tracker.diffing.passages.columns import columns_of
from tracker.diffing.passages.names import KnownNames, printed_in
from tracker.diffing.signals.signals import signals_of
from tracker.diffing.words.words import Marking, diff_words
from tracker.model import QUALIFIERS, Form, Kind

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from tracker.diffing.aligning.grouping import Group
    from tracker.diffing.lexicon import Phrases
    from tracker.diffing.passages.columns import Columns
    from tracker.model import Edition, Finding, Signal, Span, WordPiece

    Apart = tuple[Mapping[int, Sequence[int]], Mapping[int, Sequence[int]]]
    """Links that no group holds, by old and by new finding (`grouping.parted`)."""
    _Key = tuple[Group, tuple[int, ...], tuple[int, ...]]


MOST_SINGLY = 20
"""Findings of one side held against the other one by one; more are copies, and take time in square."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What is said of two linked passages."""

    words: tuple[WordPiece, ...]
    is_alike: bool = True
    """Whether they differ in typography at most."""
    kind: Kind = Kind.UNCHANGED
    is_reversed: bool = False
    signals: tuple[Signal, ...] = ()
    partial: PartialLoss = NOTHING_LOST


class Judge:
    """Judges groups of findings of two editions; each once, though it may be asked for twice."""

    def __init__(self, old: Edition, new: Edition) -> None:
        self.old, self.new = old, new
        self.language = new.provenance.language
        self._abbreviations = Abbreviations(old.text, new.text)
        titles = (old.sections[0].title, new.sections[0].title)
        self._known = KnownNames(printed_in(old), printed_in(new), titles=titles)
        self._kept: dict[_Key, Verdict] = {}
        self.found_again: Collection[tuple[int, int]] = frozenset()
        """Links of findings that another one of their edition says as well, but for qualifiers."""

    def ahead(self, groups: Iterable[Group], apart: Apart) -> list[tuple[Group, Verdict]]:
        """The verdicts on linked groups, which are kept until `verdict` gives them."""
        found = []
        for group in groups:
            if group.is_linked:
                key = _key(group, apart)
                verdict = self._kept[key] = self._judged(*key)
                found.append((group, verdict))
        return found

    def verdict(self, group: Group, apart: Apart) -> Verdict:
        """The verdict on a linked group, for the last time."""
        key = _key(group, apart)
        return self._kept.pop(key, None) or self._judged(*key)

    def _judged(self, group: Group, besides_old: Sequence[int], besides_new: Sequence[int]) -> Verdict:
        olds = tuple(self.old.findings[i] for i in group.old)
        news = tuple(self.new.findings[j] for j in group.new)
        if olds[0].form is Form.ROW and len(olds) == len(news) == 1:
            columns = columns_of(self.old, group.old[0], self.new, group.new[0])
            if columns is not None and columns.are_one:
                return self._by_place(group, columns, olds, news, (besides_old, besides_new))
            if columns is not None:
                return self._by_column(group, columns, olds[0], news[0])
        return self._by_words(group, olds, news, (besides_old, besides_new))

    def _by_place(
        self,
        group: Group,
        columns: Columns,
        olds: Sequence[Finding],
        news: Sequence[Finding],
        besides: tuple[Sequence[int], Sequence[int]],
    ) -> Verdict:
        """The verdict on two rows of the same columns: each cell is held against the one in its place."""
        verdict = self._by_words(group, olds, news, besides, columns)
        exchanged = exchanged_cells(columns)
        if not exchanged:
            return verdict
        figures = tuple(signal for signal in figures_of(exchanged) if signal not in verdict.signals)
        return replace(verdict, kind=Kind.UPDATED, signals=verdict.signals + figures)

    def _by_column(self, group: Group, columns: Columns, old: Finding, new: Finding) -> Verdict:
        """The verdict on two rows by what stands in the columns of both, and by the columns of one."""
        kept = replace(old, text=columns.kept(0)), replace(new, text=columns.kept(1))
        verdict = self._by_words(group, kept[:1], kept[1:], ((), ()), columns)
        gone, come = spans_by_column(columns, old, 0), spans_by_column(columns, new, 1)
        kind = verdict.kind
        has_moved = len(columns.in_place) < len(columns.shared)
        exchanged = exchanged_cells(columns)
        figures = tuple(signal for signal in figures_of(exchanged) if signal not in verdict.signals)
        if (gone and come) or exchanged:
            kind = Kind.UPDATED
        elif (gone or come) and kind in (Kind.UNCHANGED, Kind.EDITORIAL):
            kind = Kind.REWORDED
        elif has_moved and kind is Kind.UNCHANGED:
            kind = Kind.EDITORIAL
        return replace(
            verdict,
            words=pieces_by_column(columns, self.language),
            is_alike=verdict.is_alike and not (gone or come or has_moved),
            kind=kind,
            signals=verdict.signals + figures + signals_by_column(columns),
            partial=PartialLoss(gone, come),
        )

    def _by_words(
        self,
        group: Group,
        olds: Sequence[Finding],
        news: Sequence[Finding],
        besides: tuple[Sequence[int], Sequence[int]],
        columns: Columns | None = None,
    ) -> Verdict:
        """The verdict by the words of both sides; of two rows by those of each cell."""
        old_text, new_text = " ".join([f.text for f in olds]), " ".join([f.text for f in news])
        cells = columns.cells if columns and old_text != new_text else ()
        pieces = pieces_of_cells(cells, self.language) if cells else _pieces(olds, news, self.language)
        if all(alike(*cell) for cell in cells or ((old_text, new_text),)):
            return Verdict(pieces)
        if are_only_printed(old_text, new_text):
            return Verdict(pieces, is_alike=False, kind=Kind.EDITORIAL)
        language, abbreviations = self.language, self._abbreviations.within(old_text, new_text)
        signals = signals_of(
            olds,
            news,
            pieces,
            old_heading=self.old.section_of(olds[0]).title,
            new_heading=self.new.section_of(news[0]).title,
            language=language,
            abbreviations=abbreviations,
            leads=(_lead(self.old, group.old), _lead(self.new, group.new)),
            known=self._known,
        )
        signals += self._qualified_otherwise(group, signals, abbreviations)
        kind = kind_of(old_text, new_text, pieces, signals, language=language, abbreviations=abbreviations)
        # What is reworded was found not to be reversed.
        is_reversed = kind is not Kind.REWORDED and reversed_outcome(
            old_text, new_text, signals, pieces=pieces, language=language, abbreviations=abbreviations
        )
        if is_reversed:
            kind = Kind.UPDATED
        if kind in (Kind.UNCHANGED, Kind.EDITORIAL):
            return Verdict(pieces, is_alike=False, kind=kind)
        beside: tuple[Sequence[Finding], Sequence[Finding]] = (
            [self.new.findings[j] for j in besides[0]],
            [self.old.findings[i] for i in besides[1]],
        )
        partial = self._partial(olds, news, pieces, beside, abbreviations)
        return Verdict(
            pieces,
            is_alike=False,
            kind=kind,
            is_reversed=is_reversed,
            signals=tuple(
                signal for signal in signals if not _went_with_clause(signal, partial, old_text, new_text)
            ),
            partial=partial,
        )

    def _qualified_otherwise(
        self, group: Group, known: Sequence[Signal], abbreviations: Phrases
    ) -> tuple[Signal, ...]:
        """What became of the qualifiers of what is said twice on one side of a group and once on the other.

        Of `sometimes fined` and `rarely fined`, merged into one `rarely fined`, the first is a clause
        too many in the group, and what it was qualified by is told by it alone.
        """
        found: list[Signal] = []
        is_one_to_one = len(group.old) == len(group.new) == 1
        for i, j in () if is_one_to_one else self.found_again:
            if i in group.old and j in group.new:
                both = [self.old.findings[i]], [self.new.findings[j]]
                found += signals_of(
                    *both, _pieces(*both, self.language), language=self.language, abbreviations=abbreviations
                )
        return tuple(
            dict.fromkeys(signal for signal in found if signal.type in QUALIFIERS and signal not in known)
        )

    def _partial(
        self,
        olds: Sequence[Finding],
        news: Sequence[Finding],
        pieces: Sequence[WordPiece],
        beside: tuple[Sequence[Finding], Sequence[Finding]],
        abbreviations: Phrases,
    ) -> PartialLoss:
        """What a group lost and gained.

        What two findings of one side say stands on the other once, and would count as lost the second time:
        so each of several is held against all of the other side by itself as well.
        """
        language = self.language
        both = partial_loss(olds, news, pieces, language=language, abbreviations=abbreviations, beside=beside)

        def unsaid_of(
            spans: Sequence[Span], own: Sequence[Finding], other: Sequence[Finding]
        ) -> tuple[Span, ...]:
            if not spans or not 1 < len(own) <= MOST_SINGLY:
                return tuple(spans)
            return tuple(
                span
                for one in own
                if (inside := [span for span in spans if one.start <= span.start < one.end])
                for span in unsaid(
                    inside,
                    one,
                    other,
                    _pieces([one], other, language),
                    language=language,
                    abbreviations=abbreviations,
                )
            )

        return PartialLoss(unsaid_of(both.lost, olds, news), unsaid_of(both.gained, news, olds))


def _went_with_clause(signal: Signal, partial: PartialLoss, old_text: str, new_text: str) -> bool:
    """Whether a qualifier stands in a clause only that was lost or gained, which is shown itself."""
    if signal.type not in QUALIFIERS or (signal.old and signal.new):
        return False
    word, text, spans = (
        (signal.old, old_text, partial.lost) if signal.old else (signal.new or "", new_text, partial.gained)
    )
    inside = sum(span.text.lower().count(word.lower()) for span in spans)
    return 0 < inside == text.lower().count(word.lower())


def _lead(edition: Edition, findings: Sequence[int]) -> str:
    """What the enumeration begins with of which the first finding is an item; empty where it is none."""
    k = findings[0]
    while edition.findings[k].form is Form.ITEM and k > 0:
        k -= 1
    found = edition.findings[k]
    return found.text if k != findings[0] and found.form is Form.LEAD else ""


def _pieces(olds: Sequence[Finding], news: Sequence[Finding], language: str) -> tuple[WordPiece, ...]:
    """What changed between the words of some findings and those of others."""
    texts = " ".join([f.text for f in olds]), " ".join([f.text for f in news])
    return tuple(diff_words(*texts, marking=Marking.READER, language=language))


def _key(group: Group, apart: Apart) -> _Key:
    """A group with what its findings have links to in other groups: new findings, and old ones."""
    return (
        group,
        tuple(j for i in group.old for j in apart[0].get(i, ())),
        tuple(i for j in group.new for i in apart[1].get(j, ())),
    )
