"""What small words say of a claim: `before` and `after`, `by` and `on`, `will` and `was`, `shot at`."""

from __future__ import annotations

from itertools import compress, pairwise
from typing import TYPE_CHECKING

from tracker.diffing.lexicon.notation import listed
from tracker.diffing.values.dates import date_at

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from tracker.diffing.judging.pairs import Pair
    from tracker.diffing.lexicon import Lexicon
    from tracker.diffing.passages.sides import Side

_AT = listed("at against")
"""Prepositions behind which no verb stands."""
_OBJECTS = listed("him her it them us me you")
_EITHER_OR_BOTH = "/"
_OPEN = "and", "or"
"""What is said of one of two or of both: `and/or`, which stands for neither word."""
_SPAN = 3
"""Words in which a span of time is said: `for three months`."""


def contrasted(old: Iterable[str], new: Iterable[str], contrasts: Mapping[str, tuple[str, str]]) -> bool:
    """Tell whether a small word gave way to one of another sense: `before` to `after`, `if` to `unless`.

    Args:
        old: the old side's changed words, in lower case.
        new: the new side's.
        contrasts: as `Lexicon.contrasts`.
    """
    sides = [_sides_of(words, contrasts) for words in (old, new)]
    return any(group in sides[1] and taken.isdisjoint(sides[1][group]) for group, taken in sides[0].items())


def _sides_of(words: Iterable[str], contrasts: Mapping[str, tuple[str, str]]) -> dict[str, set[str]]:
    """Give each group of which a word is there, and its sides that are."""
    found: dict[str, set[str]] = {}
    for word in words:
        if word in contrasts:
            group, side = contrasts[word]
            found.setdefault(group, set()).add(side)
    return found


def is_contrasted(pair: Pair) -> bool:
    """Tell whether a small word gave way, within one edit, to one of another sense, or a future to a past."""
    changed = [list(compress(side.words, side.changed)) for side in (pair.old, pair.new)]
    if is_future_changed(changed[0], changed[1], pair.lexicon) or is_choice_changed(*changed):
        return True
    if _EITHER_OR_BOTH in pair.old.text + pair.new.text and _leave_open(pair.old) != _leave_open(pair.new):
        return True
    old = _small_words(pair.old, pair.new, pair.lexicon)
    new = _small_words(pair.new, pair.old, pair.lexicon)
    return any(
        contrasted(old[edit], new[edit], pair.lexicon.contrasts)
        or is_other_relation(old[edit], new[edit], pair.lexicon)
        for edit in old.keys() & new.keys()
    )


def _leave_open(side: Side) -> int:
    """How often a passage says `and/or`."""
    return sum(couple == _OPEN for couple in pairwise(side.words))


def is_focus_moved(pair: Pair) -> bool:
    """Tell whether `only` and its like went from one word to another: `only men`, `men were only`."""
    places = [_focused(side, pair.lexicon) for side in (pair.old, pair.new)]
    return any(places[0][word] != places[1][word] for word in places[0].keys() & places[1].keys())


def _focused(side: Side, lexicon: Lexicon) -> dict[str, list[str]]:
    """Give each word of focus that changed its place, with the claiming words behind its places."""
    found: dict[str, list[str]] = {}
    for k in compress(range(len(side.words)), side.changed):
        if side.words[k] in lexicon.focusing and side.kept[k]:
            found.setdefault(side.words[k], []).append(next(filter(None, side.meanings[k + 1 :]), ""))
    return found


def is_case_changed(pair: Pair) -> bool:
    """Tell whether who acts is acted upon on the other side: `he sued the state`, `the state sued him`."""
    old, new = (set(compress(side.words, side.changed)) for side in (pair.old, pair.new))
    return any(
        {subject, object_} <= old ^ new and (subject in old) != (object_ in old)
        for subject, object_ in pair.lexicon.cases.items()
    )


def is_other_relation(old: Iterable[str], new: Iterable[str], lexicon: Lexicon) -> bool:
    """Tell whether a preposition gave way to one of another sense: `attacks on them`, `attacks by them`."""
    one, other = (lexicon.prepositions.keys() & set(words) for words in (old, new))
    gone, come = one - other, other - one
    if not gone or not come:
        return False
    return any(
        lexicon.prepositions[word].isdisjoint(others)
        for words, others in ((gone, come), (come, gone))
        for word in words
    )


def is_future_changed(old: Iterable[str], new: Iterable[str], lexicon: Lexicon) -> bool:
    """Tell whether one side alone speaks of what is to come, where it changed: `will be`, `was`."""
    return lexicon.future.isdisjoint(old) != lexicon.future.isdisjoint(new)


def _small_words(side: Side, other: Side, lexicon: Lexicon) -> dict[int, list[str]]:
    """The small words that matter where they changed, by their edit; not those put in another way.

    `Prior to` is `before`.
    """
    same = {k for first, past in _put_otherwise(side) for k in range(first, past)}
    theirs = {(other.edits[first], other.meanings[first]) for first, _ in _put_otherwise(other)}
    found: dict[int, list[str]] = {}
    for k in compress(range(len(side.words)), side.changed):
        word, edit = side.words[k], side.edits[k]
        if k in same or (edit, side.meanings[k]) in theirs:
            continue
        if word in lexicon.contrasts or word in lexicon.prepositions:
            found.setdefault(edit, []).append(word)
    return found


def _put_otherwise(side: Side) -> list[tuple[int, int]]:
    """Give the phrases that changed and of which the meaning stayed."""
    return [
        (first, past)
        for first, past in side.phrases
        if past - first > 1 and side.changed[first] and side.kept[first] and side.meanings[first]
    ]


def is_choice_changed(old: Sequence[str], new: Sequence[str]) -> bool:
    """Tell whether there are fewer `and` and more `or`, or the other way: wherever they stand by now."""
    fewer, more = ((new.count(word) - old.count(word)) for word in ("and", "or"))
    return fewer * more < 0


def is_relation_put_in(pair: Pair) -> bool:
    """Tell whether a preposition that gives a verb another object was put in or left out.

    `Shot protesters`, `shot at protesters`; `rose 5 percent`, `rose to 5 percent`. Not where anything else
    changed beside it, nor between the two ends of a range.
    """
    old, new = pair.old, pair.new
    return any(_puts_in(side, other, pair.lexicon) for side, other in ((old, new), (new, old)))


def _puts_in(side: Side, other: Side, lexicon: Lexicon) -> bool:
    alone = [
        k
        for k in compress(range(1, len(side.words) - 1), side.changed[1:-1])
        if side.words[k] in lexicon.directing
    ]
    phrases = {at for first, past in side.phrases if alone for at in range(first, past)}
    return any(
        side.meanings[k - 1]
        and not side.changed[k - 1]
        and k not in phrases
        and side.words[k - 1] not in lexicon.figures.value_words
        and not side.words[k - 1][0].isdecimal()
        and side.edits.count(side.edits[k]) == 1
        and side.edits[k] not in other.edits
        and _begins_object(side, k + 1, lexicon)
        for k in alone
    )


def _begins_object(side: Side, k: int, lexicon: Lexicon) -> bool:
    """Tell whether what a preposition stands before is no verb (`to leave`), no time and no span of it."""
    figures, word = lexicon.figures, side.words[k]
    if date_at(side, k, figures) or not figures.durations.keys().isdisjoint(side.words[k : k + _SPAN]):
        return False
    if side.words[k - 1] in _AT:
        return not word.endswith("ing")
    is_figure = word[0].isdecimal() or word in figures.numbers or word in figures.currencies
    return is_figure or word in lexicon.determiners or word in _OBJECTS or side.text[side.starts[k]].isupper()
