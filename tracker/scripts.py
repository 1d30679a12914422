"""Scripts that put no blanks between words: Chinese characters and Japanese syllables."""

from __future__ import annotations

import re

UNSPACED = r"\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff"
"""Their characters, as part of a character class of a pattern."""
_UNSPACED = re.compile(f"[{UNSPACED}]")
A_WORD = 2
"""Characters that count as one word: most words of modern Chinese have two."""


def is_unspaced(char: str) -> bool:
    """Whether a character belongs to such a script."""
    return _UNSPACED.match(char) is not None


def words_in(text: str) -> int:
    """The number of words of a text, two characters without blanks between them counted as one."""
    unspaced = 0 if text.isascii() else len(_UNSPACED.findall(text))
    if not unspaced:
        return len(text.split())
    others = [word for word in _UNSPACED.sub(" ", text).split() if any(map(str.isalnum, word))]
    return len(others) + (unspaced + 1) // A_WORD
