"""Two editions side by side: links made into changes, each with all that a reader needs to check it."""

from __future__ import annotations

import hashlib
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

import tracker
from tracker.diffing.align import Alignment, align
from tracker.diffing.correspondence import corresponding, is_move
from tracker.diffing.crosswalk import crosswalk
from tracker.diffing.fold import bare
from tracker.diffing.grouping import Group, groups_of
from tracker.diffing.kinds import kind_of, reversed_outcome
from tracker.diffing.names import abbreviations_of
from tracker.diffing.nature import nature_of
from tracker.diffing.nearest import nearest_passages
from tracker.diffing.partial import partial_loss
from tracker.diffing.signals import signals_of
from tracker.diffing.weight import weight_of
from tracker.diffing.words import Marking, diff_words
from tracker.model import Change, Comparison, Flag, Kind

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tracker.model import Edition

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
    judge = _Judge(old, new, alignment, pairs)
    lonely = [group for group in groups if not (group.old and group.new)]
    judge.nearest = nearest_passages(alignment, lonely_old=_firsts(lonely, 0), lonely_new=_firsts(lonely, 1))
    ordered = _in_reading_order(groups, old, alignment, pairs)
    changes = _named(judge.change(group) for group in ordered)
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


def _named(changes: Iterable[Change]) -> tuple[Change, ...]:
    """Number the changes and give each an id that depends on its texts alone."""
    seen: Counter[str] = Counter()
    result = []
    for number, change in enumerate(changes, 1):
        text = "\x1e".join("\x1f".join(finding.text for finding in side) for side in (change.old, change.new))
        seen[text] += 1
        stamp = hashlib.sha256(f"{text}\x1d{seen[text]}".encode("utf-8", "surrogatepass")).hexdigest()
        result.append(replace(change, id=stamp[:ID_LENGTH], number=number))
    return tuple(result)


class _Judge:
    """Makes a change of a group of findings."""

    def __init__(self, old: Edition, new: Edition, alignment: Alignment, pairs: set[tuple[int, int]]) -> None:
        self.old, self.new, self.alignment, self.pairs = old, new, alignment, pairs
        self.language = new.provenance.language
        self.abbreviations = abbreviations_of(old.text, new.text)
        self.nearest = nearest_passages(alignment, lonely_old=(), lonely_new=())

    def change(self, group: Group) -> Change:
        """Judge one group; its id and number are given later."""
        if not (group.old and group.new):
            return self._lonely(group)
        olds = tuple(self.old.findings[i] for i in group.old)
        news = tuple(self.new.findings[j] for j in group.new)
        old_text, new_text = " ".join(f.text for f in olds), " ".join(f.text for f in news)
        pieces = tuple(diff_words(old_text, new_text, marking=Marking.READER))
        change = Change(
            id="",
            number=0,
            kind=Kind.UNCHANGED,
            flags=tuple(self._place_flags(group)),
            nature=nature_of(new_text, language=self.language),
            old=olds,
            new=news,
            similarity=1.0,
            words=pieces,
        )
        if not _alike(old_text, new_text):
            change = self._judged(change, old_text, new_text)
            change = replace(change, similarity=self._similarity(group))
        weight = weight_of(change.kind, change.flags, change.signals, change.nature)
        return replace(change, weight=weight)

    def _judged(self, change: Change, old_text: str, new_text: str) -> Change:
        """Kind, flags and signals of a change that is more than typography."""
        language, abbreviations = self.language, self.abbreviations
        signals = signals_of(
            change.old,
            change.new,
            change.words,
            old_heading=self.old.section_of(change.old[0]).title,
            new_heading=self.new.section_of(change.new[0]).title,
            language=language,
            abbreviations=abbreviations,
        )
        kind = kind_of(
            old_text, new_text, change.words, signals, language=language, abbreviations=abbreviations
        )
        flags = set(change.flags)
        if reversed_outcome(
            old_text, new_text, signals, pieces=change.words, language=language, abbreviations=abbreviations
        ):
            kind = Kind.UPDATED
            flags.add(Flag.REVERSED)
        if kind in (Kind.UNCHANGED, Kind.EDITORIAL):
            return replace(change, kind=kind)
        partial = partial_loss(
            change.old, change.new, change.words, language=language, abbreviations=abbreviations
        )
        flags |= {Flag.PARTLY_REMOVED} if partial.lost else set()
        flags |= {Flag.PARTLY_ADDED} if partial.gained else set()
        return replace(
            change,
            kind=kind,
            flags=tuple(flag for flag in Flag if flag in flags),
            signals=tuple(signals),
            lost=partial.lost,
            gained=partial.gained,
        )

    def _lonely(self, group: Group) -> Change:
        kind = Kind.REMOVED if group.old else Kind.ADDED
        finding = self.old.findings[group.old[0]] if group.old else self.new.findings[group.new[0]]
        nature = nature_of(finding.text, language=self.language)
        closest = (
            self.nearest.of_old.get(group.old[0]) if group.old else self.nearest.of_new.get(group.new[0])
        )
        return Change(
            id="",
            number=0,
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


def _alike(old_text: str, new_text: str) -> bool:
    """Whether two texts differ in typography only; where a text has no letters, it must be the same."""
    folded = bare(old_text)
    return folded == bare(new_text) and bool(folded or old_text.split() == new_text.split())
