"""Which kind a linked change is: unchanged, editorial, updated or reworded."""

from __future__ import annotations

from functools import lru_cache
from itertools import chain, compress
from typing import TYPE_CHECKING

from tracker.diffing.claims.denials import ends_before_but, is_denied_in_both
from tracker.diffing.claims.forms import only_forms_differ
from tracker.diffing.claims.refusals import denies_otherwise
from tracker.diffing.claims.scopes import denies_in_part
from tracker.diffing.claims.style import is_editorial
from tracker.diffing.claims.turns import is_negated
from tracker.diffing.folding.fold import alike
from tracker.diffing.judging.pairs import is_too_long, last_pieces, read_pair
from tracker.diffing.lexicon import lexicon_of
from tracker.diffing.passages.nature import is_direction
from tracker.diffing.passages.sides import QUALIFIER, URL
from tracker.diffing.signals.pairing import changed_values
from tracker.diffing.values.equality import is_same_size, is_within
from tracker.diffing.words.words import diff_words
from tracker.model import Kind, SignalType

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tracker.diffing.judging.pairs import Pair
    from tracker.diffing.lexicon import Phrases
    from tracker.diffing.passages.sides import Side
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
    if not signals and _is_same_pointer(pair):
        return Kind.EDITORIAL
    if _is_address_replaced(pair) or _is_reversed(pair, signals) or (signals and _is_updated(pair, signals)):
        return Kind.UPDATED
    return Kind.EDITORIAL if not signals and is_editorial(pair) else Kind.REWORDED


def _is_address_replaced(pair: Pair) -> bool:
    """Tell whether an address took the place of another where more is said than `see … at …`."""
    return all(pair.addresses) and not (_are_directions(pair) and _hosts(pair.old) == _hosts(pair.new))


def _is_same_pointer(pair: Pair) -> bool:
    """Tell whether both only send the reader elsewhere: to one place, or host in the same words but one."""
    if any(pair.addresses) and not (
        min(pair.residue) == 0 and max(pair.residue) <= 1 and _hosts(pair.old) == _hosts(pair.new)
    ):
        return False
    return bool(URL.search(pair.old.text)) and _are_directions(pair)


def _hosts(side: Side) -> set[str]:
    """The hosts of the addresses in a passage."""
    return {
        address.split("//")[-1].removeprefix("www.").split("/")[0].rstrip(".,;)")
        for address in URL.findall(side.text)
    }


def _are_directions(pair: Pair) -> bool:
    return is_direction(pair.old.text) and is_direction(pair.new.text)


def _is_updated(pair: Pair, signals: Sequence[Signal]) -> bool:
    """Tell whether a value was replaced by another of its sort."""
    types = {signal.type for signal in signals}
    if types & {SignalType.FIGURE, SignalType.DATE} and _is_value_replaced(pair, signals):
        return True
    names = [signal for signal in signals if signal.type is SignalType.NAME]
    return any(signal.old for signal in names) and any(signal.new for signal in names)


def _is_value_replaced(pair: Pair, signals: Sequence[Signal]) -> bool:
    """Tell whether a figure gave way to another, paired or not, or a date to the one in its place.

    A mere bound (`10 days`, `up to 10 days`) replaces nothing, nor does a month that is left out of a date.
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
        (one.printed, other.printed)
        for one in values[0]
        for other in values[1]
        if is_same_size(one, other) or is_within(one, other)
    }
    return any(
        signal.type in _VALUES and signal.old and signal.new and (signal.old, signal.new) not in sizes
        for signal in signals
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
        pieces = last_pieces(old_text, new_text) or diff_words(old_text, new_text, language=language)
    if (not signals and only_forms_differ(pieces, language)) or is_too_long(old_text, new_text):
        return False
    return _is_reversed(
        read_pair(old_text, new_text, pieces, language=language, abbreviations=abbreviations), signals
    )


def _is_reversed(pair: Pair, signals: Sequence[Signal]) -> bool:
    """A claim denied on one side alone, or an outcome and its opposite in one place.

    Where both sides deny it, it is denied in other words (`did not file charges`, `filed no charges`). Where
    the side that does not deny says `sometimes` or `rarely`, it has turned only in part; so where one denies
    that it is always so, or on a condition that the other has not (`may not strike unless …`), or where the
    other denies by another word (`it was difficult to leave`, `they could not leave`).
    """
    if any(signal.type is SignalType.NEGATION for signal in signals):
        if is_denied_in_both(pair) and not ends_before_but(pair):
            return False
        if denies_otherwise(pair) or denies_otherwise(pair.mirrored()):
            return False
        if any(denies_in_part(side, pair.lexicon) for side in (pair.old, pair.new)):
            return False
        return not any(
            side.meanings[k] in _PARTLY for side in (pair.old, pair.new) for k in side.lone
        ) and not any(
            word in pair.lexicon.conditions
            for side in (pair.old, pair.new)
            for word in compress(side.words, side.changed)
        )
    return _is_hedge_opposed(pair) or _is_outcome_opposed(pair)


def _is_outcome_opposed(pair: Pair) -> bool:
    """Tell whether an outcome gave way to its opposite: `suspended its membership`, `restored`."""
    if not pair.lexicon.opposites or not all(pair.residue):
        return False
    old, new = pair.old, pair.new
    opposed = _opposed(pair.lexicon.language)
    olds, news = ([k for k in side.lone if side.meanings[k] in opposed] for side in (old, new))
    return any(
        old.edits[k] == new.edits[j]
        and (old.meanings[k], new.meanings[j]) in pair.lexicon.opposites
        and is_negated(old, k) == is_negated(new, j)  # what is not permitted is forbidden
        for k in olds
        for j in news
    )


def _is_hedge_opposed(pair: Pair) -> bool:
    """Tell whether a hedge gave way to its opposite: `likely to be held`, `unlikely to be held`."""
    old, new = pair.old, pair.new
    return any(
        _OPPOSITE_HEDGE.get(old.meanings[k]) == new.meanings[j]
        and old.edits[k] == new.edits[j]
        and is_negated(old, k) == is_negated(new, j)
        for k in old.lone
        if old.meanings[k] in _OPPOSITE_HEDGE
        for j in new.lone
    )


@lru_cache(maxsize=8)
def _opposed(language: str) -> frozenset[str]:
    """The words of outcomes that have an opposite."""
    return frozenset(chain.from_iterable(lexicon_of(language).opposites))


_OPPOSITE_HEDGE = {
    QUALIFIER + hedge: QUALIFIER + other for hedge, other in (("likely", "unlikely"), ("unlikely", "likely"))
}
_PARTLY = frozenset(QUALIFIER + word for word in ("sometimes", "rarely", "few", "partly"))
