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


_WIDE = re.compile(
    r"[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff01-\uff60\uffe0-\uffe6]"
)
_SIGNS = r"\u3001-\u303f\uff01-\uff60"
_SHARED = r"\u2014\u2018\u2019\u201c\u201d\u2026"
# No line ends with the first, none begins with the others.
_OPENING = r"\u2018\u201c\u3008\u300a\u300c\u300e\u3010\u3014\uff08"
_CLOSING = (
    r"\u2019\u201d\u3001\u3002\u3009\u300b\u300d\u300f\u3011\u3015\u30fc\uff01\uff09\uff0c\uff1a\uff1b\uff1f"
)
_FIRST = re.compile(rf"[{_OPENING}]*(?:[{UNSPACED}{_SIGNS}]|[^\s{UNSPACED}{_SIGNS}]+)[{_CLOSING}]*")
_JOINED = re.compile(
    rf"[{UNSPACED}{_SIGNS}][{UNSPACED}{_SIGNS}{_SHARED}]|[{_SHARED}][{UNSPACED}{_SIGNS}]|[{_SIGNS}].|.[{_SIGNS}]"
)


def columns(text: str) -> int:
    """How wide a text is where letters take a column each and Chinese characters two."""
    return len(text) if text.isascii() else len(text) + len(_WIDE.findall(text))


def first_piece(text: str) -> str:
    """What no line is broken within: a word, or a character with the signs that may not stand without it."""
    word = text.split(" ", 1)[0]
    found = None if word.isascii() else _FIRST.match(word)
    return found[0] if found else word


def is_printed_without_blank(before: str, after: str) -> bool:
    """Whether what ends with one character and goes on with the other has no blank between them."""
    return _JOINED.match(before + after) is not None
