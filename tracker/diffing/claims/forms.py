"""Pairs of which only forms of words changed (`provides`, `provided`), told without reading the passages."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tracker.diffing.claims.relations import (
    contrasted,
    is_choice_changed,
    is_future_changed,
    is_other_relation,
)
from tracker.diffing.claims.turns import AGENT, FORMS_OF_BE, JOINING
from tracker.diffing.lexicon import lexicon_of
from tracker.diffing.lexicon.notation import listed
from tracker.diffing.passages.sides import NOT, word_meaning
from tracker.diffing.signs import TELLING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tracker.diffing.lexicon import Lexicon
    from tracker.model import WordPiece

_VOICE = "be"
"""Stands for forms of `be` and words in -ing among the small words that matter."""
_LETTERS = re.compile(r"[^\W\d_]+")
_NO_WORD = re.compile(
    rf"\d|[$€£¥₸₽₴₹₺₩₪%‰<>≤≥+~{TELLING}]|\b[A-F]{{1,3}}[-+\N{{MINUS SIGN}}]|[A-Za-z]\.[A-Za-z]\."
)
MANY_EDITS = 24
"""Deletions and insertions from which reading the passages costs no more than looking at each."""
_TELLING = listed(f"{AGENT} other both because if unless when whether although though while whereas")
"""Small words that may tell more: `every other month`, `or both`; what begins a clause may begin another."""
_VOICE_WORDS = frozenset({_VOICE})


def only_forms_differ(pieces: Sequence[WordPiece], language: str) -> bool:
    """Tell, without reading the passages, whether only forms of words changed (`provides`, `provided`).

    False where it cannot be told so fast.
    """
    global _last_forms  # noqa: PLW0603 - signals and kind of one pair are asked for in turn
    if _last_forms is None or _last_forms[0] is not pieces or _last_forms[1] != language:
        _last_forms = pieces, language, _only_forms_differ(pieces, language)
    return _last_forms[2]


_last_forms: tuple[Sequence[WordPiece], str, bool] | None = None


def _only_forms_differ(pieces: Sequence[WordPiece], language: str) -> bool:
    lexicon = lexicon_of(language)
    if not lexicon.house_style:
        return False
    changed = [(old, new) for op, old, new in pieces if op in "+-"]
    if len(changed) > MANY_EDITS or _NO_WORD.search("".join(old + new for old, new in changed)):
        return False
    left: tuple[list[str], list[str]] = ([], [])
    small: tuple[list[str], list[str]] = ([], [])
    told = (0, 0)
    for op, *texts in pieces:
        if op in "=~":
            here = small[0][told[0] :], small[1][told[1] :]
            if left[0] != left[1] or _says_otherwise(*here, lexicon):
                return False  # what went here may have come elsewhere, in another's place
            told = len(small[0]), len(small[1])
        elif not all(map(_are_mere_words, texts, (lexicon, lexicon), left, small)):
            return False
    if any(words.isdisjoint(small[0]) != words.isdisjoint(small[1]) for words in (_VOICE_WORDS, JOINING)):
        return False  # `were asked` may have been `asked`, `the judge and his son` `the judge's son`
    return left[0] == left[1] and not is_choice_changed(*small) and not _says_otherwise(*small, lexicon)


def _says_otherwise(old: Sequence[str], new: Sequence[str], lexicon: Lexicon) -> bool:
    """Tell whether small words gave way to others that say something else."""
    if not old and not new:
        return False
    return (
        is_future_changed(old, new, lexicon)
        or is_other_relation(old, new, lexicon)
        or contrasted(old, new, lexicon.contrasts)
    )


def _are_mere_words(text: str, lexicon: Lexicon, left: list[str], small: list[str]) -> bool:
    """Add what the words of a text mean, and the small ones that matter; False where one tells more."""
    for printed in _LETTERS.findall(text) if text else ():
        word = printed.lower()
        if word in lexicon.figures.value_words or word in lexicon.directing or word in _TELLING:
            return False
        if word in lexicon.capitals and printed.isupper():
            return False
        meaning = word_meaning(word, lexicon.language)
        if meaning == NOT or meaning in lexicon.obliging or word in lexicon.cases:
            return False
        if word in FORMS_OF_BE or word.endswith("ing"):
            small.append(_VOICE)
        if meaning:
            left.append(meaning)
        elif word in lexicon.contrasts or word in lexicon.future or word in lexicon.prepositions:
            small.append(word)
    return True
