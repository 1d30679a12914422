"""Clauses, list items and figures that a linked finding lost or gained.

A deletion is cut into phrases at punctuation. A phrase is lost where most of its content words have no
counterpart among what was inserted (the same meaning elsewhere is a move, not a loss). Where an insertion
took the deletion's place, it is the rewording of as much as it has words for, from the beginning on; only
what goes beyond that is lost. An item of a list parted by semicolons is held against the other side's.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from itertools import accumulate, islice
from typing import TYPE_CHECKING

from tracker.diffing.judging.pairs import read_pair
from tracker.diffing.losses.losses import (
    ENOUGH_ANYHOW,
    ENOUGH_BESIDE,
    SHARE,
    adds_apart,
    is_adjunct,
    is_clause,
    is_enough,
    is_item_alone,
    is_joined,
    is_last_of_list,
    is_listed,
    is_tail,
    says_enough,
)
from tracker.diffing.losses.phrases import STRONG, WEAK, Phrase, cut, read_side, trimmed, within
from tracker.diffing.losses.wholeness import past_kept, whole
from tracker.diffing.passages.sides import read_side as side_of
from tracker.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from collections.abc import Set as AbstractSet

    from tracker.diffing.lexicon import Phrases
    from tracker.diffing.losses.phrases import Reading
    from tracker.diffing.passages.sides import Side
    from tracker.model import Finding, WordPiece

REWORDED = 0.5
"""An insertion with at least this share of a phrase's content words is its rewording."""
SAME_ITEM = 0.5
"""Two list items are one where they share more than this of the shorter one's meanings; an item and a phrase,
where they share more than this of the longer."""
REPEATED = 0.8
"""A phrase stands elsewhere where one clause of the other side has this share of its meanings."""
SAID = 0.5
"""A clause of one finding of a merge is said where less than this share of its content has no counterpart."""
FEWEST_ITEMS, MOST_ITEMS = 3, 200
"""Items of an enumeration: fewer are clauses; more would take time in square and are no prose."""


@dataclass(frozen=True, slots=True)
class PartialLoss:
    """What has no counterpart on the other side, as stretches of either edition's canonical text."""

    lost: tuple[Span, ...] = ()
    gained: tuple[Span, ...] = ()


NOTHING_LOST = PartialLoss()


def partial_loss(
    old: Sequence[Finding],
    new: Sequence[Finding],
    pieces: Sequence[WordPiece],
    *,
    language: str = "en",
    abbreviations: Phrases | None = None,
    beside: tuple[Sequence[Finding], Sequence[Finding]] = ((), ()),
) -> PartialLoss:
    """Give the clauses, items and figures of either side that have no counterpart on the other.

    Not a loss: a change of words, a qualifier dropped, another source, a phrase put elsewhere in the text,
    a phrase replaced by one that says about as much, a phrase that stands in a finding `beside`.

    Args:
        old: The old findings, in reading order.
        new: The new findings, in reading order.
        pieces: `diff_words` of the old findings' texts joined by one blank and the new ones'.
        language: ISO 639-1 code.
        abbreviations: As both editions introduce them (`Abbreviations.within`).
        beside: New findings that the old ones have links to although another change shows them, and the
            same for the new ones.
    """
    if not any(op in "-+" and _is_long(one or other) for op, one, other in pieces):
        return NOTHING_LOST
    texts = " ".join(finding.text for finding in old), " ".join(finding.text for finding in new)
    pair = read_pair(*texts, pieces, language=language, abbreviations=abbreviations)
    here = read_side(pair.old, old, pieces, 1, pair.lexicon)
    there = read_side(pair.new, new, pieces, 2, pair.lexicon)
    said = [
        [
            clause
            for finding in findings
            for clause in _clauses(side_of(finding.text, pair.lexicon, abbreviations))
        ]
        for findings in beside
    ]
    return PartialLoss(tuple(_spans(here, there, old, said[0])), tuple(_spans(there, here, new, said[1])))


def unsaid(
    spans: Sequence[Span],
    finding: Finding,
    others: Sequence[Finding],
    pieces: Sequence[WordPiece],
    *,
    language: str = "en",
    abbreviations: Phrases | None = None,
) -> Iterator[Span]:
    """Give what is lost of one finding of a group, without the clauses at either end that the others do say.

    Args:
        spans: What the whole group lost.
        finding: One of its findings.
        others: The findings of the other side, in reading order.
        pieces: `diff_words` of the finding's text and the others' texts joined by one blank.
        language: ISO 639-1 code.
        abbreviations: As for `partial_loss`.
    """
    spans = [span for span in spans if finding.start <= span.start < finding.end]
    text = " ".join(other.text for other in others)
    pair = read_pair(finding.text, text, pieces, language=language, abbreviations=abbreviations)
    own = read_side(pair.old, [finding], pieces, 1, pair.lexicon)
    for span in spans:
        first, last = span.start - finding.start, span.end - finding.start
        clauses = [own.phrase(*clause) for clause in cut(finding.text, first, last, WEAK)]
        missing = [clause for clause in clauses if 0 < SAID * clause.content <= clause.missing]
        if missing == [clause for clause in clauses if clause.content]:
            yield span
        elif missing:
            first, last = trimmed(own, missing[0].start, missing[-1].end)
            if first < last and says_enough(own.phrase(first, last)):
                yield Span(finding.text[first:last], finding.start + first, finding.start + last)


def _is_long(text: str) -> bool:
    """Whether a piece has at least two words, or an item of a list."""
    return "," in text or len(text.split()) > 1


def _spans(
    own: Reading, other: Reading, findings: Sequence[Finding], beside: Sequence[frozenset[str]]
) -> Iterator[Span]:
    """What one side alone says, as stretches of canonical text within one finding each.

    Args:
        own: The side.
        other: The other one.
        findings: Those of the side.
        beside: What each clause of the findings means that are linked to them and shown elsewhere.
    """
    starts = list(accumulate((len(finding.text) + 1 for finding in findings), initial=0))
    past = 0
    for start, end, is_item in _alone(own, other):
        for number in range(bisect_right(starts, start) - 1, len(findings)):
            at, finding = starts[number], findings[number]
            if at >= end:
                break
            limit = at + len(finding.text)
            first, last = trimmed(own, max(start, at, past), min(end, limit))
            if first < last and not is_item:
                first, last = whole(own, first, last, limit, says_enough)
                first = past_kept(own, first, last)
            if past <= first < last and any(own.missing[k] for k in own.words(first, last)):
                past = last
                if _is_said(own.meanings(first, last), beside):
                    continue
                yield Span(own.side.text[first:last], finding.start + first - at, finding.start + last - at)


def _clauses(side: Side) -> Iterator[frozenset[str]]:
    """What each clause of a passage means."""
    for start, end in cut(side.text, 0, len(side.text), STRONG):
        first, past = bisect_left(side.starts, start), bisect_left(side.starts, end)
        yield frozenset(side.meanings[first:past])


def _alone(own: Reading, other: Reading) -> Iterator[tuple[int, int, bool]]:
    """What one side alone says, as offsets into its text, and whether it is a list's item, which is whole."""
    items = _items(own)
    budgets: dict[int, int] = {}
    replaced: dict[int, bool] = {}
    elsewhere: list[set[str]] | None = None
    for start, end, edit in _telling(own):
        if edit not in budgets:
            there = other.counts.get(edit, 0) - other.times_in[edit] - other.again[edit]
            replaced[edit] = there > 0 and not adds_apart(own, other, edit)
            budgets[edit] = there if replaced[edit] else 0
        may_be_clause = not replaced[edit] or start in own.sole
        is_alone = is_item_alone(own, start, end)
        if own.counts[edit] < ENOUGH_BESIDE and not (may_be_clause or items):
            continue
        for part in cut(own.side.text, start, end, STRONG):
            if items and (item := trimmed(own, *part)) in items:
                if _is_new_item(own, other, item):
                    yield *item, True
                continue
            has_value = edit in other.edits_with_value
            budget = 0 if is_alone else budgets[edit]
            phrases, left = _beyond(own, part, budget, has_value=has_value, is_dated=edit in other.times_in)
            budgets[edit] -= budget - left
            for phrase in phrases:
                is_item = (not replaced[edit] and is_listed(own, phrase)) or (
                    (is_alone or not replaced[edit]) and is_joined(own, phrase, part[1])
                )
                is_loss = (
                    is_enough(phrase, budgets[edit], replaced=replaced[edit])
                    or (may_be_clause and is_clause(own, phrase))
                    or (not replaced[edit] and (is_tail(own, phrase) or is_adjunct(own, phrase)))
                    or (not budgets[edit] and is_last_of_list(own, phrase))
                )
                if is_loss and not is_item:
                    elsewhere = _clauses_of(other) if elsewhere is None else elsewhere
                    is_loss = not _is_said(own.meanings(phrase.start, phrase.end), elsewhere)
                if is_item or is_loss:
                    yield phrase.start, phrase.end, is_item


def _telling(own: Reading) -> Iterator[tuple[int, int, int]]:
    """The stretches of which content has no counterpart, each with its edit."""
    for start, end in own.stretches:
        edit = own.edit_of(start, end)
        if edit in own.counts:
            yield start, end, edit


def _clauses_of(reading: Reading) -> list[set[str]]:
    """What each clause of a side means: what is said twice is no gain, and said once no loss."""
    text = reading.side.text
    return [reading.meanings(*clause) for clause in islice(cut(text, 0, len(text), STRONG), MOST_ITEMS)]


def _is_said(meanings: set[str], elsewhere: Iterable[AbstractSet[str]]) -> bool:
    """Whether one place elsewhere says (nearly) all that a phrase says."""
    return any(len(meanings & said) >= REPEATED * len(meanings) for said in elsewhere)


def _items(own: Reading) -> set[tuple[int, int]]:
    """The items of an enumeration parted by semicolons, as far as they were deleted (inserted) whole."""
    text = own.side.text
    if not FEWEST_ITEMS <= text.count(";") + 1 <= MOST_ITEMS:
        return set()
    found = set()
    for start, end in cut(text, 0, len(text), STRONG):
        if ";" not in text[max(0, start - 1) : start] + text[end : end + 1]:
            continue
        first, last = trimmed(own, start, end)
        if first < last and any(a <= first and last <= b for a, b in own.stretches):
            found.add((first, last))
    return found


def _is_new_item(own: Reading, other: Reading, item: tuple[int, int]) -> bool:
    """Whether no phrase of the other side has most of what an item says."""
    meanings = own.meanings(*item)
    text = other.side.text
    for start, end in cut(text, 0, len(text), STRONG):
        whole = other.meanings(start, end)
        if len(meanings & whole) > SAME_ITEM * min(len(meanings), len(whole)):
            return False
        for phrase in cut(text, start, end, WEAK):
            part = other.meanings(*phrase)
            if len(meanings & part) > SAME_ITEM * max(len(meanings), len(part)):
                return False
    return bool(meanings)


def _beyond(
    own: Reading, part: tuple[int, int], budget: int, *, has_value: bool, is_dated: bool
) -> tuple[list[Phrase], int]:
    """The phrases of `part` that have no counterpart, and what is left of the words that reword it.

    Args:
        own: The side that `part` is of.
        part: A deletion, or a stretch of one between strong punctuation marks.
        budget: Content words that the other side has in its place, but for those that say when.
        has_value: Whether a figure or a name is among them: then it took the place of one.
        is_dated: Whether the other side says when, in its place.
    """
    words = own.words(*part)
    if True not in own.missing[words.start : words.stop]:
        return [], budget
    phrases = [own.phrase(*stretch) for stretch in cut(own.side.text, *part, WEAK)]
    reworded = {phrase.start for phrase in phrases if is_dated and phrase.is_time}
    for phrase in sorted(phrases, key=lambda phrase: not (has_value and phrase.has_value)):
        if phrase.start in reworded:
            continue
        if budget and 0 < phrase.missing < ENOUGH_ANYHOW and budget >= REWORDED * phrase.missing:
            reworded.add(phrase.start)
            budget = max(0, budget - phrase.missing)
    found: list[Phrase] = []
    run: list[Phrase] = []
    for phrase in [*phrases, Phrase(part[1], part[1], 0, 0, has_value=False, is_time=True)]:
        if phrase.missing and phrase.missing >= SHARE * phrase.content and phrase.start not in reworded:
            run.append(phrase)
            continue
        if run and not phrase.content and phrase.start < phrase.end:
            continue
        if run:
            found.append(run[0] if len(run) == 1 else own.phrase(run[0].start, run[-1].end))
        run = []
        if phrase.missing and phrase.start not in reworded:
            found += within(own, phrase)
    return found, budget
