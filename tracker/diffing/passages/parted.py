"""Verbs of which a part stands at the end of its clause: `lehnte den Antrag ab` says `abgelehnt`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tracker.diffing.lexicon import Lexicon

_CLAUSE_ENDS = re.compile(r"[.,;:!?()\u2013\u2014|]")


def parted_verbs(
    text: str, words: Sequence[str], spans: Sequence[tuple[int, int]], lexicon: Lexicon
) -> Iterator[tuple[int, int, str]]:
    """Give each such verb, its particle, and the word that both stand for.

    It is the last word of the clause, or stands before a conjunction: elsewhere it is a preposition.
    """
    if lexicon.separable.keys().isdisjoint(words):
        return
    for k, word in enumerate(words):
        particles = lexicon.separable.get(word)
        if particles is None:
            continue
        for at in range(k + 1, len(words)):
            if _CLAUSE_ENDS.search(text, spans[at - 1][1], spans[at][0]):
                break
            past = at + 1
            is_last = (
                past == len(words)
                or words[past] in lexicon.clause_joints
                or bool(_CLAUSE_ENDS.search(text, spans[at][1], spans[past][0]))
            )
            if is_last and words[at] in particles:
                yield k, at, particles[words[at]]
                break
