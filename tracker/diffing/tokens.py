"""A text as words, figures and punctuation marks, each with the key under which it counts as equal."""
# ruff: noqa: RUF001 - the marks that fonts make look alike are what this module tells apart

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from tracker.diffing.fold import bare

if TYPE_CHECKING:
    from collections.abc import Sequence

_JOINTS = "\\-\N{HYPHEN}\N{NON-BREAKING HYPHEN}\N{FIGURE DASH}\N{MINUS SIGN}"
_APOSTROPHES = "'\N{RIGHT SINGLE QUOTATION MARK}\N{MODIFIER LETTER APOSTROPHE}"
_INVISIBLE = (
    "\N{SOFT HYPHEN}\N{ZERO WIDTH SPACE}\N{ZERO WIDTH NON-JOINER}\N{ZERO WIDTH JOINER}\N{WORD JOINER}"
    "\N{ZERO WIDTH NO-BREAK SPACE}"
)

_TOKEN = re.compile(
    rf"""
      \[\w{{1,20}}\]                                      # a reference mark: [3]
    | [\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]           # scripts without blanks: each character
    | (?:[A-Za-z]\.){{2,}}(?:[{_JOINTS}]\w+)*             # U.S., e.g., U.S.-funded
    | [$£€¥]?\d+(?:[.,:/]\d+)*%?(?:[{_JOINTS}{_APOSTROPHES}{_INVISIBLE}]*\w+(?:[.,]\d+)*%?)*
                                                          # $3,000; 4.5-year; 2019-20; 1990's
    | \w+(?:[{_JOINTS}{_APOSTROPHES}{_INVISIBLE}]+\w+)*   # words, compounds, possessives
    | \S                                                  # punctuation, each mark apart
    """,
    re.VERBOSE,
)
_MAYBE_MARK = re.compile(r"[^\x00-\x7f\w\s\u2010-\u205e\u00a1-\u00bf]")
_DIGIT = re.compile(r"\d")
_NOT_IN_SPELLING = re.compile(rf"[_\"{_INVISIBLE}]")
_HYPHEN_IN_COMPOUND = re.compile(r"(?<!\d)-|-(?!\d)")
_THOUSANDS = re.compile(r"(?<=\d),(?=\d{3}(?!\d))")
_SHAPES = str.maketrans(dict.fromkeys("“”„‟«»‹›‘’‚‛`´'\"″′", '"') | dict.fromkeys("‐‑‒–—―−", "-"))
_BROKEN = re.compile(rf"[\s{_JOINTS}{_INVISIBLE}]*\Z")
_EMPHASIS = "*_`"
_SYMBOLS = "%‰#&@§¶"
_UNSEEN = re.compile(rf"[{_EMPHASIS}{_INVISIBLE}]+")
_GROUP = 3
"""Digits of a group: `1 200` is one figure, `20 30` two."""
_MOST_PARTS = 4
"""Words that one word of the other side may be broken into (`day-to-day` is three)."""


class Token(NamedTuple):
    """A word, figure or punctuation mark: `text[start:end]`."""

    start: int
    end: int
    key: str
    """Equal where two tokens differ in typography only; never empty."""


def tokens(text: str, *, hyphens: bool) -> list[Token]:
    """The tokens of a text in order; what lies between them is white space.

    Args:
        text: Any text.
        hyphens: Whether a hyphen within a word tells it from the word without (`re-elected`, `reelected`).
    """
    key = _spelling if hyphens else _letters
    return [
        Token(match.start(), match.end(), key(text[match.start() : match.end()]))
        for match in _TOKEN.finditer(_with_marks_as_letters(text))
    ]


def _with_marks_as_letters(text: str) -> str:
    r"""The text with combining marks as letters, so that they do not part a word (`\w` leaves them out)."""
    if text.isascii() or not _MAYBE_MARK.search(text):
        return text
    return "".join("x" if unicodedata.category(letter).startswith("M") else letter for letter in text)


@lru_cache(maxsize=1 << 16)
def _spelling(token: str) -> str:
    """Letters, figures and hyphens of a token; a punctuation mark as it is, but for its shape."""
    folded = _one_shape(token)
    if _DIGIT.search(folded):
        return _THOUSANDS.sub("", _NOT_IN_SPELLING.sub("", folded)) or token
    if folded[:1] == "[" and len(folded) > 1:
        return folded
    return _NOT_IN_SPELLING.sub("", folded) if bare(token) else folded.strip() or token


@lru_cache(maxsize=1 << 16)
def _letters(token: str) -> str:
    """Letters of a token; in figures also the marks that tell one value from another (4.5, $45, 4-5)."""
    spelling = _spelling(token)
    if _DIGIT.search(spelling):
        return _HYPHEN_IN_COMPOUND.sub("", spelling)
    return spelling if spelling[0] == "[" else bare(token) or spelling


def _one_shape(text: str) -> str:
    """Compatibility forms, case, quotes and dashes folded."""
    return (text if text.isascii() else unicodedata.normalize("NFKC", text)).casefold().translate(_SHAPES)


def knit(own: Sequence[Token], other: Sequence[Token], text: str) -> list[Token]:
    """The tokens of one side, with those made one that the other side prints as one.

    `well known` beside `well-known`, `inter- national` beside `international`, `1 200` beside `1,200`.

    Args:
        own: Tokens of `text`.
        other: Tokens of the other side.
        text: The text of `own`.
    """
    have = {token.key for token in own}
    wanted = {token.key for token in other if token.key not in have and len(token.key) > 1}
    if not wanted:
        return list(own)
    longest = max(map(len, wanted))
    result: list[Token] = []
    at = 0
    while at < len(own):
        token, past = _joined(own, at, wanted, longest, text)
        result.append(token)
        at = past
    return result


def _joined(own: Sequence[Token], at: int, wanted: set[str], longest: int, text: str) -> tuple[Token, int]:
    """The longest token that begins at `at` and is wanted, else the token itself; and the index after it."""
    first = own[at]
    found = first, at + 1
    key, end, parts = first.key, first.end, 1
    if not _is_word(key):
        return found
    for place in range(at + 1, len(own)):
        token = own[place]
        if not _is_word(token.key):
            if token.key == "-":
                continue
            break
        parts += 1
        if parts > _MOST_PARTS or len(key) + len(token.key) > longest:
            break
        if not _BROKEN.match(text, end, token.start) or not _may_join(key, token.key):
            break
        key, end = key + token.key, token.end
        if key in wanted:
            found = Token(first.start, end, key), place + 1
    return found


def _is_word(key: str) -> bool:
    return key[0].isalnum() or key[0] in "$£€¥"


def _may_join(left: str, right: str) -> bool:
    """Two figures are one only where the second is a group of three digits."""
    return not (left[-1].isdigit() and right[0].isdigit()) or len(right) == _GROUP


def alike(old: str, new: str, *, punctuation: bool) -> bool:
    """Whether two stretches between corresponding words differ in typography only.

    Args:
        old: What one side has there.
        new: What the other has.
        punctuation: Whether commas and other marks count; without, only quotes, dashes, spacing, compatibility
            forms and emphasis marks are typography.
    """
    if not punctuation and all(map(_is_mark, old)) and all(map(_is_mark, new)):
        return True
    return _plain(old) == _plain(new)


def _plain(text: str) -> str:
    return " ".join(_UNSEEN.sub("", _one_shape(text)).split())


def _is_mark(letter: str) -> bool:
    return letter in _EMPHASIS or (letter not in _SYMBOLS and unicodedata.category(letter)[0] in "PZC")
