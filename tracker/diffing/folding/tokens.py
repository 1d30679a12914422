"""A text as words, figures and punctuation marks, each with the key under which it counts as equal."""
# ruff: noqa: RUF001 - the marks that fonts make look alike are what this module tells apart

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from tracker.diffing.folding.fold import GRADES, LONGEST_KEPT, MINUS, bare, kept_by_text
from tracker.scripts import UNSPACED

if TYPE_CHECKING:
    from collections.abc import Sequence

_JOINTS = "\\-\N{HYPHEN}\N{NON-BREAKING HYPHEN}\N{FIGURE DASH}\N{MINUS SIGN}"
_APOSTROPHES = "'\N{RIGHT SINGLE QUOTATION MARK}\N{MODIFIER LETTER APOSTROPHE}"
_INVISIBLE = (
    "\N{SOFT HYPHEN}\N{ZERO WIDTH SPACE}\N{ZERO WIDTH NON-JOINER}\N{ZERO WIDTH JOINER}\N{WORD JOINER}"
    "\N{ZERO WIDTH NO-BREAK SPACE}"
)

_IN_WORD = rf"[^\W{UNSPACED}]"
_TOKEN = re.compile(
    rf"""
      \[\w{{1,20}}\]                                      # a reference mark: [3]
    | [{UNSPACED}]                                        # scripts without blanks: each character
    | (?:[A-Za-z]\.){{2,}}(?:[{_JOINTS}]\w+)*             # U.S., e.g., U.S.-funded
    | (?:(?<![^(\[|])[{MINUS}])?                          # a minus before a figure
      [$£€¥]?\d+(?:[.,:/]\d+)*%?(?:[{_JOINTS}{_APOSTROPHES}{_INVISIBLE}]*{_IN_WORD}+(?:[.,]\d+)*%?)*
                                                          # $3,000; 4.5-year; 2019-20; 1990's
    | [A-F]{{1,3}}(?:{GRADES})                            # B+, AA-
    | {_IN_WORD}+(?:[{_JOINTS}{_APOSTROPHES}{_INVISIBLE}]+{_IN_WORD}+)*   # words, compounds, possessives
    | \S                                                  # punctuation, each mark apart
    """,
    re.VERBOSE,
)
_STRETCH = re.compile(r"\S+")
"""No token goes past white space."""
_MAYBE_MARK = re.compile(r"[^\x00-\x7f\w\s\u2010-\u205e\u00a1-\u00bf]")
_DIGIT = re.compile(r"\d")
_NOT_IN_SPELLING = re.compile(rf"[_\"{_INVISIBLE}]")
_HYPHEN_IN_COMPOUND = re.compile(r"(?<!^)(?:(?<!\d)-|-(?!\d))")
_THOUSANDS = re.compile(r"(?<=\d),(?=\d{3}(?!\d))")
_SHAPES = str.maketrans(dict.fromkeys("“”„‟«»‹›‘’‚‛`´'\"″′", '"') | dict.fromkeys("‐‑‒–—―−", "-"))
_BROKEN = re.compile(rf"[\s{_JOINTS}{_INVISIBLE}]*\Z")
_EMPHASIS = "*_`"
_SYMBOLS = "%‰#&@§¶"
_UNSEEN = re.compile(rf"[{_EMPHASIS}{_INVISIBLE}]+")
_GROUP = 3
"""Digits of a group: `1 200` is one figure, `20 30` two."""
_HEAD = 4
"""Letters by which a word that may be joined is sought."""
_MOST_PARTS = 4
"""Words that one word of the other side may be broken into (`day-to-day` is three)."""


class Tokens(NamedTuple):
    """The words, figures and punctuation marks of a text in order; between them is white space."""

    keys: Sequence[str]
    """Equal where two tokens differ in typography only; never empty."""
    spans: Sequence[tuple[int, int]]
    """Where each stands: `text[start:end]`."""
    run_on: str = ""
    """The keys one behind the other, but for hyphens: whatever may be made of several is part of it."""


@kept_by_text
def tokens(text: str, *, hyphens: bool) -> Tokens:
    """Cut a text into tokens; those of the texts that were cut last are kept.

    Args:
        text: Any text.
        hyphens: Whether a hyphen within a word tells it from the word without (`re-elected`, `reelected`).
    """
    cut = _cut_strictly if hyphens else _cut
    keys: list[str] = []
    spans: list[tuple[int, int]] = []
    before = ""
    for stretch in _STRETCH.finditer(text):
        at = stretch.start()
        if before.isdigit() and len(stretch[0]) > 1 and stretch[0][0] in MINUS:
            keys.append("-")  # of a range: `2010 -2015`
            spans.append((at, at + 1))
            at += 1
        before = stretch[0][-1]
        for key, start, end in cut(text[at : stretch.end()]):
            keys.append(key)
            spans.append((at + start, at + end))
    return Tokens(tuple(keys), tuple(spans), "".join([key for key in keys if key != "-"]))


@lru_cache(maxsize=1 << 16)
def _cut_strictly(stretch: str) -> tuple[tuple[str, int, int], ...]:
    """The tokens of a stretch without white space: the key of each, and where it stands."""
    return tuple((_spelling(stretch[start:end]), start, end) for start, end in _spans(stretch))


@lru_cache(maxsize=1 << 16)
def _cut(stretch: str) -> tuple[tuple[str, int, int], ...]:
    """The same where a hyphen makes no difference."""
    if stretch.isascii():  # most are a plain word, or one with a mark after it
        if stretch.isalpha():
            return ((stretch.lower(), 0, len(stretch)),)
        word, mark = stretch[:-1], stretch[-1]
        if mark in ",.;:" and word.isalpha():
            return (word.lower(), 0, len(word)), (mark, len(word), len(stretch))
    return tuple((_letters(stretch[start:end]), start, end) for start, end in _spans(stretch))


def _spans(stretch: str) -> list[tuple[int, int]]:
    return [match.span() for match in _TOKEN.finditer(_with_marks_as_letters(stretch))]


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


def knit(own: Tokens, other: Tokens, text: str) -> Tokens:
    """The tokens of one side, with those made one that the other side prints as one.

    `well known` beside `well-known`, `inter- national` beside `international`, `1 200` beside `1,200`.

    Args:
        own: Tokens of `text`.
        other: Tokens of the other side.
        text: The text of `own`.
    """
    keys, spans, run_on = own
    wanted = set(other.keys).difference(keys)
    if len(run_on) <= LONGEST_KEPT:  # in a longer one to look for each takes time in square
        wanted = {key for key in wanted if key in run_on}
    if not wanted:
        return own
    longest = max(map(len, wanted))
    heads = {key[:_HEAD] for key in wanted if len(key) > 1}
    letters = {head[0] for head in heads}
    starts = [
        at
        for at, (key, following) in enumerate(pairwise(keys))
        if (following == "-" or (key[0] in letters and (key + following)[:_HEAD] in heads)) and _is_word(key)
    ]
    joined_keys: list[str] = []
    joined_spans: list[tuple[int, int]] = []
    done = 0
    for start in starts:
        if start < done or not (found := _joined(own, start, wanted, longest, text)):
            continue
        key, past = found
        joined_keys += [*keys[done:start], key]
        joined_spans += [*spans[done:start], (spans[start][0], spans[past - 1][1])]
        done = past
    if not done:
        return own
    return Tokens([*joined_keys, *keys[done:]], [*joined_spans, *spans[done:]])


def _joined(own: Tokens, start: int, wanted: set[str], longest: int, text: str) -> tuple[str, int] | None:
    """The longest key wanted that begins with the token `start`, and the index after it."""
    keys, spans = own.keys, own.spans
    found = None
    joined, end, parts = keys[start], spans[start][1], 1
    for place in range(start + 1, min(start + 2 * _MOST_PARTS, len(keys))):
        key = keys[place]
        if key == "-":
            continue
        parts += 1
        if parts > _MOST_PARTS or not _is_word(key) or len(joined) + len(key) > longest:
            break
        if not _BROKEN.match(text, end, spans[place][0]) or not _may_join(joined, key):
            break
        joined, end = joined + key, spans[place][1]
        if joined in wanted:
            found = joined, place + 1
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
        punctuation: Whether a comma or another mark makes a difference. Quotes, dashes, spacing,
            compatibility forms and emphasis marks make none.
    """
    if not (old and new) and any(map(str.isalnum, old or new)):
        return False
    if not punctuation and all(map(_is_mark, old)) and all(map(_is_mark, new)):
        return True
    return _plain(old) == _plain(new)


def _plain(text: str) -> str:
    return " ".join(_UNSEEN.sub("", _one_shape(text)).split())


def _is_mark(letter: str) -> bool:
    return letter in _EMPHASIS or (letter not in _SYMBOLS and unicodedata.category(letter)[0] in "PZC")
