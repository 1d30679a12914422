"""What a word says beside its stem: a prisoner is no prison, a minority no minor; and forms of one word.

Stemmers are made for search and drop endings that make another word. Endings of inflection and those that
make a noun of what is done (`arrested`, `arrests`; `recruited`, `recruitment`) stay folded away.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from tracker.diffing.fold import stem
from tracker.diffing.verbs import IRREGULAR_VERBS

if TYPE_CHECKING:
    from collections.abc import Iterable

_ENDING = re.compile(
    r"""(?:
      (?P<agent>er|or)(?:s|ed|ing)?     # prisoner, violators; but register, registered
    | (?P<sort>iv)(?:es?|ed|ely|ing)    # executive; but receive, received
    | (?P<one>(?<!m)[ae]nt|al)(?:s|ly)? # defendant, residents, nationals; but recruitment
    | (?P<belief>is[tm])s?              # terrorism
    | (?P<state>it)(?:y|ies)            # minorities
    )$""",
    re.VERBOSE,
)
"""Endings that make another word, each with those of inflection that may follow."""

FORM_ROOT = 4
"""Letters that two forms of one word share at least."""
_INFLECTED = re.compile(r"(?:ies|ied|ying|ing|ed|es|d|s|e|y|n|an)?$")
"""Endings of inflection; -n and -an make an adjective of a country."""
_DERIVED = re.compile(r"(?:ations?|itions?|ions?|ments?|[ae]nces?|ally|ly|ility|ity|ness)$")
"""Endings that make a noun of what is done, or of how something is, and adverbs."""


@lru_cache(maxsize=1 << 16)
def root(word: str, *, language: str = "en") -> str:
    """The stem of a word; in English with the ending that makes it another word, where the stem lacks it.

    Two words of one root are forms of one word. In other languages it is the stem.
    """
    found = stem(word, language=language)
    if language != "en" or word in IRREGULAR_VERBS:
        return found
    ending = _ENDING.search(word)
    if ending is None or ending.lastgroup is None:
        return found
    letters = ending[ending.lastgroup]
    return found if found.removesuffix("e").endswith(letters) else f"{found}+{letters}"


def roots(words: Iterable[str]) -> list[str]:
    """The roots of English words."""
    return [root(word) for word in words]


def are_forms(one: str, other: str) -> bool:
    """Whether two English words are forms of one, as far as their letters tell: `confirm`, `confirmed`.

    At most one of the two may be derived, and not by an ending that makes it another word.
    """
    if one[:FORM_ROOT] != other[:FORM_ROOT]:
        return False
    plain = _bases(one, _INFLECTED), _bases(other, _INFLECTED)
    if plain[0] & plain[1]:
        return True
    return bool(_bases(one, _DERIVED) & plain[1] or _bases(other, _DERIVED) & plain[0])


def _bases(word: str, endings: re.Pattern[str]) -> set[str]:
    """The word without each ending that it may have, of which enough letters are left."""
    found = set()
    for at in range(FORM_ROOT, len(word) + 1):
        if endings.fullmatch(word, at):
            base = word[:at]
            found.add(base[:-1] if base[-1] == base[-2] and base[-1] not in "sl" else base)
    return found
