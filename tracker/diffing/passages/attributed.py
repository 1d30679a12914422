"""Whom a language with capitals for every noun says to report: `laut Polizei`, `Zeugen zufolge`."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tracker.diffing.lexicon import Lexicon
    from tracker.diffing.passages.sides import Side

_LONGEST = 10
"""Words of one who is said to report at most."""


def attributed(side: Side, lexicon: Lexicon) -> Iterator[tuple[int, int]]:
    """Give the first and the last word of each, without its articles; not what lays down (`laut Gesetz`)."""
    known = {first for first, _ in side.phrases}  # `laut Berichten`
    for k, word in enumerate(side.words):
        phrase = next(
            (one for one in lexicon.attributing.get(word, ()) if tuple(side.words[k : k + len(one)]) == one),
            (),
        )
        found = (-1, -1)
        if phrase and k not in known:
            found = _nouns_from(side, k + len(phrase), lexicon)
        elif word in lexicon.attributing_behind and k:
            found = _nouns_up_to(side, k - 1, lexicon)
        first, last = found
        while 0 <= first < last and side.words[first] in lexicon.function_words:
            first += 1
        if 0 <= first <= last and not side.words[last].endswith(lexicon.laws) and side.meanings[last]:
            yield first, last


def _nouns_from(side: Side, first: int, lexicon: Lexicon) -> tuple[int, int]:
    """Read nouns, and what goes on with them: `der Behörde für Statistik`; a verb ends it."""
    last, expects = -1, True
    for k in range(first, min(first + _LONGEST, len(side.words))):
        if k and side.text[side.ends[k - 1] : side.starts[k]].strip(" -\u00a0"):
            break
        if side.text[side.starts[k]].isupper():
            last, expects = k, False
        elif not expects and side.words[k] not in lexicon.source_joints:
            break
        else:
            expects = True
    return first, last


def _nouns_up_to(side: Side, last: int, lexicon: Lexicon) -> tuple[int, int]:
    """Read the same backward, to the beginning of the clause or a verb."""
    first = last + 1
    for k in range(last, max(-1, last - _LONGEST), -1):
        if side.text[side.ends[k] : side.starts[k + 1]].strip(" -\u00a0"):
            break
        if not side.text[side.starts[k]].isupper() and side.words[k] not in lexicon.source_joints:
            break
        first = k
    return first, last
