"""Which kind a linked change is: unchanged, editorial, updated or reworded."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.diffing.fold import alike
from tracker.diffing.pairing import changed_values, is_same_size
from tracker.diffing.pairs import is_too_long, last_pieces, only_forms_differ, read_pair
from tracker.diffing.phrases import JOINS
from tracker.diffing.sides import QUALIFIER
from tracker.diffing.values import values_of
from tracker.diffing.words import diff_words
from tracker.model import Kind, SignalType

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tracker.diffing.lexicon import Phrases
    from tracker.diffing.pairs import Pair
    from tracker.diffing.sides import Side
    from tracker.model import Signal, WordPiece

_VALUES = frozenset({SignalType.FIGURE, SignalType.DATE, SignalType.NAME})


def kind_of(
    old_text: str,
    new_text: str,
    pieces: Sequence[WordPiece],
    signals: Sequence[Signal],
    *,
    language: str = "en",
    abbreviations: Phrases | None = None,
) -> Kind:
    """Give the kind of a linked pair or group; never unchanged or editorial where `signals` holds one.

    Args:
        old_text: the old findings' texts joined by one blank.
        new_text: the new findings' texts joined by one blank.
        pieces: `diff_words(old_text, new_text)`.
        signals: `signals_of` the same findings.
        language: ISO 639-1 code.
        abbreviations: as given to `signals_of`.
    """
    if not signals and alike(old_text, new_text):
        return Kind.UNCHANGED
    if not signals and only_forms_differ(pieces, language):
        return Kind.EDITORIAL
    if is_too_long(old_text, new_text):
        return Kind.REWORDED
    pair = read_pair(old_text, new_text, pieces, language=language, abbreviations=abbreviations)
    if all(pair.addresses) or _is_reversed(pair, signals) or (signals and _is_updated(pair, signals)):
        return Kind.UPDATED
    return Kind.EDITORIAL if not signals and _is_editorial(pair) else Kind.REWORDED


def _is_updated(pair: Pair, signals: Sequence[Signal]) -> bool:
    """Tell whether a value was replaced by another of its sort."""
    types = {signal.type for signal in signals}
    if types & {SignalType.FIGURE, SignalType.DATE} and _is_value_replaced(pair, signals):
        return True
    names = [signal for signal in signals if signal.type is SignalType.NAME]
    return any(signal.old for signal in names) and any(signal.new for signal in names)


def _is_value_replaced(pair: Pair, signals: Sequence[Signal]) -> bool:
    """Tell whether a figure gave way to another, paired or not, or a date to the one in its place.

    A mere bound (`10 days`, `up to 10 days`) replaces nothing.
    """
    values = changed_values(pair)
    old, new = ([value for value in side if not value.is_weak] for side in values)
    if any(
        one.sort == other.sort and one.sort not in ("date", "period") and not is_same_size(one, other)
        for one in old
        for other in new
    ):
        return True
    sizes = {
        (one.printed, other.printed) for one in values[0] for other in values[1] if is_same_size(one, other)
    }
    return any(
        signal.type in _VALUES and signal.old and signal.new and (signal.old, signal.new) not in sizes
        for signal in signals
    )


MOST_EDITED = 1.0
"""Claiming words that house style may put in or leave out (`the use of`, `persons`). Of the labelled links
without a signal, those with one word left were editorial in 6 of 7 cases, those with two in 3 of 7."""
_REPEATED = 0.5
"""What a word counts, beside new ones, that stands elsewhere in the other passage anyhow; where all that is
left stands there anyhow, nothing new is said (`the same rules as mass media`)."""
_WEIGHTY = 2.0
"""What a word of judgement counts."""


_COORDINATORS = frozenset(JOINS.split("|"))


def _is_editorial(pair: Pair) -> bool:
    """Tell whether so little is left that only tense, grammar, abbreviation or house style changed."""
    return (
        not any(pair.addresses)
        and _left_over(pair, pair.old, pair.new) + _left_over(pair, pair.new, pair.old) <= MOST_EDITED
    )


def _left_over(pair: Pair, side: Side, other: Side) -> float:
    """Weigh the claiming words that one side alone has, but for numbers of equal value."""
    left = {side.meanings[k]: k for k in side.lone}
    if not left:
        return 0.0
    inside: set[int] = set()
    figures = pair.lexicon.figures
    if any(
        meaning[0].isdigit() or meaning in figures.halves or meaning in figures.fractions for meaning in left
    ):
        others = values_of(other, figures)
        equal = [value for value in values_of(side, figures) if any(is_same_size(value, v) for v in others)]
        inside = {k for value in equal for k in range(value.first, value.last + 1)}
    counts = [_count(meaning, k, side, other, pair) for meaning, k in left.items() if k not in inside]
    return sum(counts) if max(counts, default=0.0) > _REPEATED else 0.0


def _count(meaning: str, k: int, side: Side, other: Side, pair: Pair) -> float:
    """What one claiming word counts that one side alone has."""
    if meaning in pair.lexicon.weighty:
        return _WEIGHTY
    if meaning in other.meanings:
        return _REPEATED
    return _WEIGHTY if _is_listed(side, k) else 1.0


def _is_listed(side: Side, k: int) -> bool:
    """Tell whether a word came or went with the `and` or `or` that ties it to others: one more is named."""
    return any(
        0 <= at < len(side.words) and side.changed[at] and side.words[at] in _COORDINATORS
        for at in (k - 1, k + 1)
    )


def reversed_outcome(
    old_text: str,
    new_text: str,
    signals: Sequence[Signal] = (),
    *,
    pieces: Sequence[WordPiece] | None = None,
    language: str = "en",
    abbreviations: Phrases | None = None,
) -> bool:
    """Tell whether the outcome turns round: several reports -> no reports; may -> may not.

    `pieces` are `diff_words(old_text, new_text)`; computed where not given.
    """
    if pieces is None:
        pieces = last_pieces(old_text, new_text) or diff_words(old_text, new_text)
    if (not signals and only_forms_differ(pieces, language)) or is_too_long(old_text, new_text):
        return False
    return _is_reversed(
        read_pair(old_text, new_text, pieces, language=language, abbreviations=abbreviations), signals
    )


def _is_reversed(pair: Pair, signals: Sequence[Signal]) -> bool:
    """A claim denied on one side alone, or an outcome and its opposite in one place.

    Where the side that does not deny says `sometimes` or `rarely`, it has turned only in part.
    """
    if any(signal.type is SignalType.NEGATION for signal in signals):
        return not any(side.meanings[k] in _PARTLY for side in (pair.old, pair.new) for k in side.lone)
    if not pair.lexicon.opposites or not all(pair.residue):
        return False
    lone = [[(side.edits[k], side.meanings[k]) for k in side.lone] for side in (pair.old, pair.new)]
    return any(
        edit == other_edit and (meaning, other) in pair.lexicon.opposites
        for edit, meaning in lone[0]
        for other_edit, other in lone[1]
    )


_PARTLY = frozenset({QUALIFIER + "sometimes", QUALIFIER + "rarely"})
