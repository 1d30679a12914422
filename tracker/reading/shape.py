"""What the shape of a piece of text says: does it end a sentence, is it cast as a title, how wide is it?"""

from __future__ import annotations

import re
from enum import IntEnum
from functools import lru_cache

from tracker.scripts import columns, is_unspaced

# Ends of sentences in the scripts that reports are met in, then what may close after them.
_TERMINAL = re.compile(
    r"[.!?\u2026\u3002\uff01\uff1f\u061f\u06d4\u0964]"
    r"['\"\u2019\u201d\u00bb\u203a)\]*_\u300b\u300d\u300f\uff09]*$"
)
_INNER_END = re.compile(
    r"[\w)\]%'\"\u2019\u201d][.!?]['\"\u2019\u201d\u00bb)\]]*\s+[\"'\u201c\u2018\u00ab(*]*[A-Z\u0410-\u042f\u0391-\u03a9]"
)
_ABBREVIATION = re.compile(r"(?:\b[^\W\d_]|\b(?:[^\W\d_]{1,3}\.)+[^\W\d_]{1,3})\.$")
_WORDS = re.compile(r"[^\W\d_](?:[\w'\u2019.-]*\w)?|\d[\d.,]*")
_OPENERS = "\"'\u201c\u2018\u00ab\u201e([*_\u00bf\u00a1\u300a\u300c\u300e\uff08"
_PARENTHESIS = re.compile(r"\s*\([^()]*\)$")

MAX_HEADING_WORDS = 30
"""The longest headings met have some 20 words, a heading per clause of a title; sentences may be shorter."""
# A word in small letters within a title is an article, a preposition, a conjunction: seldom longer than this
# ("against", "without", "between"), while verbs and nouns of a sentence soon are.
_MAX_SMALL_WORD = 7
# Share of such words in a title ("Freedom of Movement and the Right to Leave the" has five of nine).
_MAX_SMALL_WORDS = 0.6
# Two figures at the end, or one that is no year and no number of a part.
_LAST_FIGURES = re.compile(
    r"\s[-+(]?\d[\d.,]*%?\)?\s+[-+(]?\d[\d.,]*%?\)?$|\s[-+(]?\d{1,3}(?:,\d{3})+\)?$|\s[-+]?\d[\d.,]*\s?%$"
)
# A row of a table has so many figures among its words, where it has others.
_FIGURES = 3
_FIGURES_SHARE = 0.75
# Share of small letters that capitals may have ("(IDPs)", "McKay").
_SMALL_SHARE = 0.1


# A line is asked about several times on end.
_REMEMBERED = 4096


class Style(IntEnum):
    """How a line is cast; more is more like a heading."""

    SENTENCE = 0
    TITLE = 1
    CAPITALS = 2


def ends_sentence(text: str) -> bool:
    """Whether `text` ends as a sentence does."""
    return bool(_TERMINAL.search(text, max(0, len(text) - 8)))


def ends_abbreviated(text: str) -> bool:
    """Whether the full stop at the end may be an abbreviation's (`the U.S.`, `Mr. A.`)."""
    return bool(_ABBREVIATION.search(text, max(0, len(text) - 12)))


def has_inner_end(text: str) -> bool:
    """Whether a sentence ends within `text`."""
    return bool(_INNER_END.search(text))


def starts_small(text: str) -> bool:
    """Whether `text` begins with a small letter, as the rest of a sentence does."""
    return text.lstrip(_OPENERS)[:1].islower()


def starts_uncased(text: str) -> bool:
    """Whether `text` begins with a letter of a script without capitals."""
    first = text.lstrip(_OPENERS)[:1]
    return first.isalpha() and not first.islower() and not first.isupper() and not first.istitle()


def words_of(text: str) -> list[str]:
    """Words and numbers of `text`, without the punctuation around them."""
    return _WORDS.findall(text)


@lru_cache(maxsize=_REMEMBERED)
def style_of(text: str, *, partial: bool = False) -> Style:  # noqa: PLR0911 (a rule a line)
    """How `text` (without its label) is cast.

    Args:
        text: A line, or a whole heading.
        partial: It is one line of several: it may end within the title.
    """
    upper = sum(map(str.isupper, text))
    if not upper:
        return Style.SENTENCE
    small = sum(map(str.islower, text))
    if not text.isascii() and sum(map(is_unspaced, text)) > upper:
        return Style.SENTENCE
    if upper > 1 and small <= (small + upper) * _SMALL_SHARE:
        return Style.CAPITALS
    words = words_of(text if partial else without_parenthesis(text))
    if not words:
        return Style.SENTENCE
    lowered = [word for word in words if word[0].islower()]
    if any(len(word) > _MAX_SMALL_WORD for word in lowered):
        return Style.SENTENCE
    if len(lowered) > len(words) * _MAX_SMALL_WORDS or (not partial and words[0][0].islower()):
        return Style.SENTENCE
    if not partial and words[-1][0].islower() and not text.endswith(":"):
        return Style.SENTENCE
    return Style.TITLE


def without_parenthesis(text: str) -> str:
    """`text` without what stands in brackets at its end."""
    return _PARENTHESIS.sub("", text)


def ends_with_figures(text: str) -> bool:
    """Whether `text` names something and gives its figures, as a row of a table does."""
    return _LAST_FIGURES.search(text) is not None


def is_of_figures(text: str) -> bool:
    """Whether `text` is a row of a table: nearly all of its words are figures."""
    words = words_of(text)
    figures = sum(word[0].isdigit() for word in words)
    return len(words) > 1 and (figures == len(words) or figures >= max(_FIGURES, len(words) * _FIGURES_SHARE))


def ends_open(text: str, small_words: frozenset[str]) -> bool:
    """Whether a heading's line cannot be its last: it ends with a comma, or a small word of a title."""
    if text.endswith((",", "-", "\u2013", "/", "&", "\u3001", "\uff0c")):
        return True
    words = words_of(text)
    if not words or text[-1] in ')]"\u201d':
        return False
    last = words[-1]
    style = style_of(text, partial=True)
    if style is Style.CAPITALS:
        return last.lower() in small_words
    return style is Style.TITLE and last[0].islower()


# A run-in heading: words cast as a title, a colon, and a sentence after it.
_RUN_IN = re.compile(r"(?P<label>[*_]*\w[^:.!?;\n]{0,150}?)\s?:[*_]*\s+(?=\S)")
_MAX_LABEL_WORDS = 20
_QUOTES = (("\u201c", "\u201d"), ("\u2018", "\u2019"), ("\u00ab", "\u00bb"), ("(", ")"))


def run_in_label(text: str) -> str | None:
    """The run-in heading that a paragraph begins with (`Independent Monitoring: There were…`), if any.

    It is cast as a title and a sentence follows it: "There were six registered parties: …" has none.
    """
    match = _RUN_IN.match(text)
    if match is None or not text[match.end() :].lstrip(_OPENERS)[:1].isupper():
        return None
    label = match["label"].strip("*_ ")
    if any(label.count(opener) > label.count(closer) for opener, closer in _QUOTES):
        return None  # the colon is within a title that is quoted
    if len(words_of(label)) > _MAX_LABEL_WORDS or style_of(label) is Style.SENTENCE:
        return None
    return label


# Widths relative to the average letter, as in the common text typefaces; other scripts count 1.
_WIDTHS = {
    **dict.fromkeys("iljI.,:;'|!\u2018\u2019", 0.5),
    **dict.fromkeys('ftr()-[]"\u201c\u201d /', 0.62),
    **dict.fromkeys("mMW%", 1.6),
    **dict.fromkeys("wABCDEFGHJKLNOPQRSTUVXYZ&\u2013", 1.3),
}


def print_width(text: str) -> float:
    """Width of `text` in a proportional typeface, in average letters."""
    return sum(_WIDTHS.get(char, 1.0) for char in text) + columns(text) - len(text)
