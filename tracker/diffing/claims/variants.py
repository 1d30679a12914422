"""Whether a passage is only written in another way, in a language of which only its variants are known.

What small words, endings and the order of words do to a claim is known of English alone: elsewhere `für` for
`gegen`, `hat` for `wurde`, `den` for `der` must not pass for style. So every word must stand in its place.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.diffing.values.values import values_of

if TYPE_CHECKING:
    from tracker.diffing.judging.pairs import Pair
    from tracker.diffing.lexicon import Lexicon
    from tracker.diffing.passages.sides import Side


def is_variant(pair: Pair) -> bool:
    """Tell whether both say the same word by word, but for variants, spellings and how values are printed."""
    return not any(pair.addresses) and _written(pair.old, pair.lexicon) == _written(pair.new, pair.lexicon)


def _written(side: Side, lexicon: Lexicon) -> list[object]:
    """The words in order, each as its variant; for the words of a value, what it comes to."""
    found: list[object] = []
    past = 0
    figures = lexicon.figures
    for value in values_of(side, figures):
        last = value.last if value.counted < 0 else value.counted - 1
        if value.is_weak or value.number < past:
            continue
        found += _variants(side, past, value.number, lexicon)
        joints = figures.range_words.intersection(side.words[value.number : last + 1])
        found.append((value.sort, value.key, value.converted, frozenset(joints)))
        past = last + 1
    return found + _variants(side, past, len(side.words), lexicon)


def _variants(side: Side, first: int, past: int, lexicon: Lexicon) -> list[str]:
    """The words of a stretch as their variants, a phrase as the word that it means: `z. B.`."""
    phrases = {begins: ends for begins, ends in side.phrases if begins >= first and ends <= past}
    found = []
    while first < past:
        ends = phrases.get(first, first + 1)
        words = tuple(side.words[first:ends])
        meant = next((word for phrase, word in lexicon.phrases.get(words[0], ()) if phrase == words), "")
        found.append(_variant(meant or " ".join(words), lexicon))
        first = ends
    return found


def _variant(word: str, lexicon: Lexicon) -> str:
    for letters, others in lexicon.spellings:
        word = word.replace(letters, others)
    return lexicon.variants.get(word, word)
