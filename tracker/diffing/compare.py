"""Two editions side by side: links made into changes, each with all that a reader needs to check it."""

from __future__ import annotations

import hashlib
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

import tracker
from tracker.diffing.aligning.adjoining import adjoining_links
from tracker.diffing.aligning.align import Alignment, align
from tracker.diffing.aligning.answers import PLAIN_WORDS
from tracker.diffing.aligning.clauses import clause_links
from tracker.diffing.aligning.contained import contained_links
from tracker.diffing.aligning.grouping import Group, groups_of, joined, parted
from tracker.diffing.aligning.nearest import nearest_passages
from tracker.diffing.aligning.repeated import repeated_links
from tracker.diffing.folding.folded import fold_edition
from tracker.diffing.judging.judging import Judge
from tracker.diffing.judging.weight import weight_of
from tracker.diffing.outline.correspondence import corresponding, is_move
from tracker.diffing.outline.crosswalk import crosswalk
from tracker.diffing.passages.aside import stands_aside
from tracker.diffing.passages.nature import nature_of
from tracker.model import LITTLE_ALIKE, Change, Comparison, Flag, Form, Kind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from tracker.diffing.aligning.nearest import NearestPassages
    from tracker.diffing.judging.judging import Apart, Verdict
    from tracker.model import Edition, Nearest, Span

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
    if adjoining := adjoining_links(old, new, groups):
        alignment = replace(alignment, links={**alignment.links, **adjoining})
        groups = joined(groups, adjoining)
    pairs = corresponding(old, new, alignment)
    lonely = [group for group in groups if not group.is_linked]
    nearest = nearest_passages(alignment, lonely_old=_firsts(lonely, 0), lonely_new=_firsts(lonely, 1))
    # Very many, and needed no more: they are let go before as many changes are made.
    alignment = replace(alignment, pairs={}, near_old={}, near_new={})
    judge = Judge(old, new)
    whole = contained_links(
        old,
        new,
        alignment.links,
        without=alignment.pointers,
        closest=(_alike(nearest.of_old, new), _alike(nearest.of_new, old)),
    )
    whole |= repeated_links(old, new, {**alignment.links, **whole}, without=alignment.pointers)
    whole = alignment.patterned.without(whole)
    judge.found_again = whole.keys()
    further = whole | alignment.patterned.without(of_clauses(judge, groups, alignment, pairs, placed=whole))
    if further:
        alignment = replace(alignment, links={**alignment.links, **further})
        groups = joined(groups, further)
        pairs = corresponding(old, new, alignment)
    ordered = _in_reading_order(groups, old, alignment, pairs)
    make = _Maker(judge, alignment, pairs, nearest, apart=parted(alignment.links, groups))
    changes = tuple(
        make.change(group, number, name) for number, (group, name) in enumerate(_named(ordered, old, new), 1)
    )
    return Comparison(
        old=old,
        new=new,
        changes=changes,
        crosswalk=crosswalk(old, new, pairs, changes),
        version=tracker.__version__,
    )


def of_clauses(
    judge: Judge,
    groups: Sequence[Group],
    alignment: Alignment,
    pairs: set[tuple[int, int]],
    *,
    placed: Iterable[tuple[int, int]] = (),
) -> dict[tuple[int, int], float]:
    """Links of what is left over to the clauses that linked findings lost or gained.

    What is `placed` by now is left over no more.
    """
    verdicts = judge.ahead(groups, parted(alignment.links, groups))
    lonely = [group for group in groups if not group.is_linked]
    of_old, of_new = alignment.pointers  # which say nothing that could be a clause
    placed_old, placed_new = ({pair[side] for pair in placed} for side in (0, 1))
    claiming = [(group, verdict) for group, verdict in verdicts if of_old.isdisjoint(group.old)]
    return clause_links(
        judge.old,
        judge.new,
        lost=_clauses((judge.old, group.old, verdict.partial.lost) for group, verdict in claiming),
        gained=_clauses((judge.new, group.new, verdict.partial.gained) for group, verdict in claiming),
        free=(
            set(_firsts(lonely, 0)) - of_old - placed_old,
            set(_firsts(lonely, 1)) - of_new - placed_new,
        ),
        sections=pairs,
    )


def _clauses(
    partial: Iterable[tuple[Edition, Sequence[int], Sequence[Span]]],
) -> Iterator[tuple[int, str]]:
    """Each stretch that was lost or gained with the finding that it stands in."""
    for edition, findings, spans in partial:
        for span in spans:
            yield next(k for k in findings if span.start < edition.findings[k].end), span.text


def _alike(nearest: Mapping[int, Nearest], other: Edition) -> dict[int, int]:
    """For each finding the index of the passage nearest to it, where the two are more than a little alike."""
    place = {finding.start: k for k, finding in enumerate(other.findings)}
    return {k: place[found.finding.start] for k, found in nearest.items() if found.similarity >= LITTLE_ALIKE}


def _opens(edition: Edition, k: int) -> bool:
    """Whether finding `k` is the first of its paragraph."""
    place, before = edition.findings[k], edition.findings[k - 1]
    return k == 0 or (place.section, place.paragraph) != (before.section, before.paragraph)


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


class _Maker:
    """Makes a change of a group of findings."""

    def __init__(
        self,
        judge: Judge,
        alignment: Alignment,
        pairs: set[tuple[int, int]],
        nearest: NearestPassages,
        *,
        apart: Apart,
    ) -> None:
        self.old, self.new = judge.old, judge.new
        self.judge, self.alignment, self.pairs, self.nearest, self.apart = (
            judge,
            alignment,
            pairs,
            nearest,
            apart,
        )

    def change(self, group: Group, number: int, name: str) -> Change:
        """Make one change."""
        if not group.is_linked:
            return self._lonely(group, number, name)
        verdict = self.judge.verdict(group, self.apart)
        similarity = 1.0 if verdict.is_alike else self._similarity(group)
        is_doubtful = similarity < LITTLE_ALIKE and not self._is_placed(group)
        if verdict.is_reversed and is_doubtful:
            # What turned round must be the same: of 13 such on labelled pairs two were not, both below.
            verdict = replace(verdict, is_reversed=False, kind=Kind.REWORDED)
        flags = self._flags(group, verdict)
        news = tuple(self.new.findings[j] for j in group.new)
        nature = nature_of(" ".join([f.text for f in news]), language=self.judge.language)
        return Change(
            id=name,
            number=number,
            kind=verdict.kind,
            flags=flags,
            nature=nature,
            old=tuple(self.old.findings[i] for i in group.old),
            new=news,
            similarity=similarity,
            words=verdict.words,
            signals=verdict.signals,
            lost=verdict.partial.lost,
            gained=verdict.partial.gained,
            weight=weight_of(verdict.kind, flags, verdict.signals, nature, is_doubtful=is_doubtful),
        )

    def _is_placed(self, group: Group) -> bool:
        return (group.old[0], group.new[0]) in self.alignment.placed

    def _flags(self, group: Group, verdict: Verdict) -> tuple[Flag, ...]:
        """Those of the places and those of the words, in their order."""
        flags = set(self._place_flags(group))
        flags |= {Flag.PARTLY_REMOVED} if verdict.partial.lost else set()
        flags |= {Flag.PARTLY_ADDED} if verdict.partial.gained else set()
        flags |= {Flag.REVERSED} if verdict.is_reversed else set()
        return tuple(flag for flag in Flag if flag in flags) if flags else ()

    def _lonely(self, group: Group, number: int, name: str) -> Change:
        kind, edition, k = (
            (Kind.REMOVED, self.old, group.old[0]) if group.old else (Kind.ADDED, self.new, group.new[0])
        )
        finding = edition.findings[k]
        folded = fold_edition(edition)
        nearest = self.nearest.of_old if group.old else self.nearest.of_new
        nature = nature_of(finding.text, language=self.judge.language)
        is_item = finding.form is Form.ITEM
        return Change(
            id=name,
            number=number,
            kind=kind,
            nature=nature,
            old=(finding,) if group.old else (),
            new=() if group.old else (finding,),
            words=(("-", finding.text, "") if group.old else ("+", "", finding.text),),
            nearest=nearest.get(k),
            set_aside=stands_aside(edition, k, self.new if group.old else self.old),
            weight=weight_of(
                kind,
                (),
                (),
                nature,
                is_item=is_item,
                is_opening=not is_item and _opens(edition, k),
                is_formula=not is_item and len(folded.singles.of[k]) < PLAIN_WORDS,
            ),
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
