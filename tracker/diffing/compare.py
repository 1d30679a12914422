"""Two editions side by side: links made into changes, each with all that a reader needs to check it."""

from __future__ import annotations

import hashlib
from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import tracker
from tracker.diffing.align import Alignment, align
from tracker.diffing.correspondence import corresponding, is_move
from tracker.diffing.crosswalk import crosswalk
from tracker.diffing.fold import alike
from tracker.diffing.grouping import Group, groups_of, parted
from tracker.diffing.kinds import kind_of, reversed_outcome
from tracker.diffing.names import abbreviations_of
from tracker.diffing.nature import nature_of
from tracker.diffing.nearest import nearest_passages
from tracker.diffing.partial import NOTHING_LOST, PartialLoss, partial_loss
from tracker.diffing.signals import signals_of
from tracker.diffing.weight import weight_of
from tracker.diffing.words import Marking, diff_words
from tracker.model import Change, Comparison, Flag, Kind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from tracker.diffing.nearest import NearestPassages
    from tracker.model import Edition, Finding, Signal, WordPiece

ID_LENGTH = 12
"""Hexadecimal digits of a change's id."""


def diff_editions(old: Edition, new: Edition) -> Comparison:
    """Set two editions side by side.

    Every finding of both editions is in exactly one change. The same two texts give the same result in every
    process and on every machine.

    Args:
        old: the earlier edition.
        new: the later edition.
    """
    alignment = align(old, new)
    groups = groups_of(alignment.links, olds=len(old.findings), news=len(new.findings))
    pairs = corresponding(old, new, alignment)
    lonely = [group for group in groups if not (group.old and group.new)]
    nearest = nearest_passages(alignment, lonely_old=_firsts(lonely, 0), lonely_new=_firsts(lonely, 1))
    # Very many, and needed no more: they are let go before as many changes are made.
    alignment = replace(alignment, pairs={}, near_old={}, near_new={})
    judge = _Judge(old, new, alignment, pairs, nearest=nearest, apart=parted(alignment.links, groups))
    ordered = _in_reading_order(groups, old, alignment, pairs)
    changes = tuple(
        judge.change(group, number, name) for number, (group, name) in enumerate(_named(ordered, old, new), 1)
    )
    return Comparison(
        old=old,
        new=new,
        changes=changes,
        crosswalk=crosswalk(old, new, pairs, changes),
        version=tracker.__version__,
    )


def _firsts(groups: Iterable[Group], side: int) -> list[int]:
    return [(group.old, group.new)[side][0] for group in groups if (group.old, group.new)[side]]


def _in_reading_order(
    groups: Iterable[Group], old: Edition, alignment: Alignment, pairs: set[tuple[int, int]]
) -> list[Group]:
    """Reading order of the new edition; what was removed stands where it stood."""
    places = alignment.places
    anchor: dict[int, int] = {}
    for i, j in sorted(alignment.links):
        if (places.section_old[i], places.section_new[j]) in pairs:
            anchor[i] = max(j, anchor.get(i, -1))
    first_of_section: dict[int, int] = {}
    for j, section in enumerate(places.section_new):
        first_of_section.setdefault(section, j)
    counterpart = {a: first_of_section[b] for a, b in sorted(pairs, reverse=True) if b in first_of_section}

    stands: list[int] = []
    last, section = -1, -1
    for i, finding in enumerate(old.findings):
        if finding.section != section:
            section = finding.section
            last = counterpart.get(section, last + 1) - 1
        last = anchor.get(i, last)
        stands.append(last)

    def key(group: Group) -> tuple[int, int, int]:
        return (group.new[0], 0, 0) if group.new else (stands[group.old[0]], 1, group.old[0])

    return sorted(groups, key=key)


def _named(groups: Iterable[Group], old: Edition, new: Edition) -> Iterator[tuple[Group, str]]:
    """Give each group an id that depends on its texts alone."""
    seen: Counter[str] = Counter()
    for group in groups:
        text = "\x1e".join(
            "\x1f".join([edition.findings[k].text for k in side])
            for edition, side in ((old, group.old), (new, group.new))
        )
        seen[text] += 1
        stamp = hashlib.sha256(f"{text}\x1d{seen[text]}".encode("utf-8", "surrogatepass")).hexdigest()
        yield group, stamp[:ID_LENGTH]


@dataclass(slots=True)
class _Verdict:
    """What is said of two linked passages, as far as it depends on more than their words."""

    kind: Kind = Kind.UNCHANGED
    flags: tuple[Flag, ...] = ()
    signals: tuple[Signal, ...] = ()
    partial: PartialLoss = NOTHING_LOST


class _Judge:
    """Makes a change of a group of findings."""

    def __init__(
        self,
        old: Edition,
        new: Edition,
        alignment: Alignment,
        pairs: set[tuple[int, int]],
        *,
        nearest: NearestPassages,
        apart: tuple[Mapping[int, Sequence[int]], Mapping[int, Sequence[int]]],
    ) -> None:
        self.old, self.new, self.alignment, self.pairs = old, new, alignment, pairs
        self.nearest, self.apart = nearest, apart
        self.language = new.provenance.language
        self.abbreviations = abbreviations_of(old.text, new.text)

    def change(self, group: Group, number: int, name: str) -> Change:
        """Judge one group."""
        if not (group.old and group.new):
            return self._lonely(group, number, name)
        olds = tuple(self.old.findings[i] for i in group.old)
        news = tuple(self.new.findings[j] for j in group.new)
        old_text, new_text = " ".join([f.text for f in olds]), " ".join([f.text for f in news])
        pieces = tuple(diff_words(old_text, new_text, marking=Marking.READER))
        verdict = _Verdict(flags=tuple(self._place_flags(group)))
        similarity = 1.0
        if not alike(old_text, new_text):
            self._judge(verdict, olds, news, pieces, beside=self._beside(group))
            similarity = self._similarity(group)
        nature = nature_of(new_text, language=self.language)
        return Change(
            id=name,
            number=number,
            kind=verdict.kind,
            flags=verdict.flags,
            nature=nature,
            old=olds,
            new=news,
            similarity=similarity,
            words=pieces,
            signals=verdict.signals,
            lost=verdict.partial.lost,
            gained=verdict.partial.gained,
            weight=weight_of(verdict.kind, verdict.flags, verdict.signals, nature),
        )

    def _judge(
        self,
        verdict: _Verdict,
        olds: Sequence[Finding],
        news: Sequence[Finding],
        pieces: Sequence[WordPiece],
        *,
        beside: tuple[Sequence[Finding], Sequence[Finding]],
    ) -> None:
        """Kind, flags and signals of passages that differ in more than typography."""
        language, abbreviations = self.language, self.abbreviations
        old_text, new_text = " ".join([f.text for f in olds]), " ".join([f.text for f in news])
        signals = signals_of(
            olds,
            news,
            pieces,
            old_heading=self.old.section_of(olds[0]).title,
            new_heading=self.new.section_of(news[0]).title,
            language=language,
            abbreviations=abbreviations,
        )
        kind = kind_of(old_text, new_text, pieces, signals, language=language, abbreviations=abbreviations)
        flags = set(verdict.flags)
        if reversed_outcome(
            old_text, new_text, signals, pieces=pieces, language=language, abbreviations=abbreviations
        ):
            kind = Kind.UPDATED
            flags.add(Flag.REVERSED)
        verdict.kind = kind
        if kind in (Kind.UNCHANGED, Kind.EDITORIAL):
            return
        partial = partial_loss(
            olds, news, pieces, language=language, abbreviations=abbreviations, beside=beside
        )
        flags |= {Flag.PARTLY_REMOVED} if partial.lost else set()
        flags |= {Flag.PARTLY_ADDED} if partial.gained else set()
        verdict.flags = tuple(flag for flag in Flag if flag in flags)
        verdict.signals, verdict.partial = tuple(signals), partial

    def _beside(self, group: Group) -> tuple[Sequence[Finding], Sequence[Finding]]:
        """What a group's findings have links to in other groups: new findings, and old ones."""
        return (
            [self.new.findings[j] for i in group.old for j in self.apart[0].get(i, ())],
            [self.old.findings[i] for j in group.new for i in self.apart[1].get(j, ())],
        )

    def _lonely(self, group: Group, number: int, name: str) -> Change:
        kind = Kind.REMOVED if group.old else Kind.ADDED
        finding = self.old.findings[group.old[0]] if group.old else self.new.findings[group.new[0]]
        nature = nature_of(finding.text, language=self.language)
        closest = (
            self.nearest.of_old.get(group.old[0]) if group.old else self.nearest.of_new.get(group.new[0])
        )
        return Change(
            id=name,
            number=number,
            kind=kind,
            nature=nature,
            old=(finding,) if group.old else (),
            new=() if group.old else (finding,),
            words=(("-", finding.text, "") if group.old else ("+", "", finding.text),),
            nearest=closest,
            weight=weight_of(kind, (), (), nature),
        )

    def _place_flags(self, group: Group) -> Iterable[Flag]:
        places = self.alignment.places
        if any(
            is_move((places.section_old[i], places.section_new[j]), self.pairs, self.old, self.new)
            for i in group.old
            for j in group.new
            if (i, j) in self.alignment.links
        ):
            yield Flag.MOVED
        if len(group.new) > 1:
            yield Flag.SPLIT
        if len(group.old) > 1:
            yield Flag.MERGED

    def _similarity(self, group: Group) -> float:
        """Dice of all old features and all new ones, 0 to 1, rounded so that it prints alike everywhere."""
        old, new = self.alignment.old, self.alignment.new
        one = frozenset().union(*(old.features[i] for i in group.old))
        other = frozenset().union(*(new.features[j] for j in group.new))
        shared = self.alignment.vocabulary.sum(one & other)
        total = sum(old.total[i] for i in group.old) + sum(new.total[j] for j in group.new)
        return round(min(1.0, 2 * shared / total), 4) if total else 0.0
