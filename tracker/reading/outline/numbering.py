"""Numbers and letters before headings and items: `Section 1.`, `a.`, `2.1`, `IV.`, `(b)` and their like."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

_ROMAN = re.compile(r"(?=[IVXLCDM])M{0,3}(CM|CD|D?C{0,3})(XC|XL|L?X{0,3})(IX|IV|V?I{0,3})", re.IGNORECASE)
_ROMAN_VALUES = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100, "d": 500, "m": 1000}

# Where alphabets begin: whatever sorts before the Latin small a, Latin, Greek, Cyrillic, and those after it.
_ALPHABETS = (0, ord("a"), 0x3B1, 0x430, 0x561)

# A word and a number, as in `Section 1.`, `Раздел 2`, `Chapter IV:`; then a stop and the title, or nothing.
_WORD = re.compile(
    r"(?P<word>[^\W\d_]{2,15})\s(?P<number>\d{1,3}|[IVXLC]{1,7}|[A-Z])(?P<stop>\s?[.:)\u2013\u2014-])?(?=\s|$)"
)
_SPELLED = (
    *("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"),
)
# `PART ONE`, `Chapter Two:`; of other words a name may be made (`Big Three`).
_WORD_SPELLED = re.compile(
    rf"(?P<word>part|chapter|section|title|book|volume|division)\s(?P<number>{'|'.join(_SPELLED)})"
    r"(?P<stop>\s?[.:)\u2013\u2014-])?(?=\s|$)",
    re.IGNORECASE,
)
# `1 Courts`, of a heading: its siblings must say that it is a number.
_BARE = re.compile(r"(?P<number>\d{1,2})\s+(?=[^\W\d_])")
# `ANNEX`, `Schedule 1`, `Appendix A – …`, in several languages.
_APPENDED = re.compile(
    r"(?i:annexe?|appendix|schedule|attachment|anexo|ap[ée]ndice|anhang|anlage|allegato|приложение)"
    r"(?P<number>\s(?:\d{1,3}|[IVXLC]{1,7}|[A-Z]))?"
    r"(?:\s?[.:\u2013\u2014-](?=\s|$)|$|(?(number)\s(?=[^\W\d_a-z])|$))"
)
# `1.`, `1.2`, `1.2.3.`, `1)`: a lone number wants a stop, a year or an amount has none.
_DECIMAL = re.compile(r"(?P<number>\d{1,3}(?:\.\d{1,3}){1,4}\.?|\d{1,3}[.)])(?=\s|$)")
# `A.1`, `B.2.3.`: parts of an appendix, or of a part that has a letter.
_LETTERED = re.compile(r"(?P<letter>[A-Z])\.(?P<number>\d{1,3}(?:\.\d{1,3}){0,4})\.?(?=\s|$)")
_LETTER = re.compile(r"(?P<letter>[^\W\d_])[.)](?=\s|$)")
_ROMAN_STOP = re.compile(r"(?P<roman>[ivxlc]{1,7}|[IVXLC]{1,7})[.)](?=\s|$)")
_BRACKETED = re.compile(r"\((?P<inner>[^\W\d_]|\d{1,3}|[ivxlc]{1,7})\)(?=\s|$)")
# `34bis.`, `34 ter`, `34a.`, `(34bis)`, `4.1.3A`: put in between two.
_INSERTED = re.compile(
    r"(?P<open>\()?(?P<part>(?:\d{1,3}\.)*)(?P<number>\d{1,4})"
    r"(?P<suffix>\s?(?:bis|ter|quater|quinquies|sexies)|[A-Za-z](?=[.)])|(?<=\.\d)[A-Z]|(?<=\.\d\d)[A-Z])"
    r"(?(open)\)|[.)]?)(?=\s|$)"
)
_SIGNED = re.compile(r"(?:(?P<open>\[)|[§¶]\s?|[A-Z]{1,2}/)(?P<number>\d{1,4})(?(open)\]|\.?)(?=\s|$)")
# `34 -`, as documents in Arabic and French have it.
_DASHED = re.compile(r"(?P<number>\d{1,3})\s?[-–—](?=\s+[^\W\d]|$)")
# A year has no stop; a thousand paragraphs have.
_THOUSANDS = re.compile(r"(?P<number>\d{4})\.(?=\s|$)")
# A figure of four digits that stands alone is rather a year.
_LONE = re.compile(r"\d{1,3}")
_BULLET = re.compile(
    r"(?:[\u2022\u00b7\u25aa\u25ab\u2023\u25e6\u25cf\u25cb\u25a0\u25a1\u2043\uf0b7*\u2013\u2014-]\s+(?=\S)|\+\s+(?=[^\W\d]))"
)


@dataclass(frozen=True, slots=True)
class Label:
    """The number before a heading."""

    text: str
    """As printed: `Section 1.`, `c.`"""
    pattern: str
    """What it shares with the labels of its siblings: `section #.`, `a.`, `A.`, `#.#`, `A.#`."""
    values: tuple[int, ...]
    """The number itself, every reading of it (`i.` is the ninth letter and the Roman one)."""
    depth: int = 1
    """Number of levels that the label itself names: 2 for `1.2`."""
    end: int = 0
    """Where the title begins."""
    suffix: str = ""
    """Behind the number of a paragraph that was put in between two: `bis` of `34bis.`"""

    @property
    def number(self) -> str:
        """Without brackets, stops and signs: `34` of `34.`, `(34)` and `§ 34`."""
        return self.text.strip("()[]. §¶-–—\u00a0")

    @property
    def names_part(self) -> bool:
        """It has a word, as `Section 1.` has: it numbers parts of a document, never items of a list."""
        return " " in self.pattern


@lru_cache(maxsize=4096)
def label_of(text: str) -> Label | None:  # noqa: PLR0911 (a rule a line)
    """The label that `text` begins with, if any. Whether it numbers anything, its siblings must say."""
    if match := _WORD.match(text):
        return _of_word(match)
    if match := _WORD_SPELLED.match(text):
        return _of_word(match)
    if match := _DECIMAL.match(text):
        numbers = [int(part) for part in re.findall(r"\d+", match["number"])]
        stop = match["number"][-1] if not match["number"][-1].isdigit() else ""
        pattern = "#" + ".#" * (len(numbers) - 1) + (stop if len(numbers) == 1 else "")
        return Label(match[0], pattern, (numbers[-1],), len(numbers), match.end())
    if match := _LETTERED.match(text):
        numbers = [int(part) for part in match["number"].split(".")]
        pattern = "A" + ".#" * len(numbers)
        return Label(match[0], pattern, (numbers[-1],), len(numbers) + 1, match.end())
    if match := _BRACKETED.match(text):
        inner = match["inner"]
        if inner.isdigit():
            return Label(match[0], "(#)", (int(inner),), 1, match.end())
        return Label(match[0], "(A)" if inner.isupper() else "(a)", _values(inner), 1, match.end())
    if match := _ROMAN_STOP.match(text) or _LETTER.match(text):
        body = match[0][:-1]
        if values := _values(body):
            return Label(match[0], ("A" if body.isupper() else "a") + match[0][-1], values, 1, match.end())
    return None


def paragraph_label_of(text: str) -> Label | None:
    """The number that a paragraph may begin with: a label that names no part, or a rarer form."""
    if match := _INSERTED.match(text):
        numbers = re.findall(r"\d+", match[0])
        bare = match[0].replace(match["suffix"], "", 1)
        pattern = re.sub(r"\d+", "#", bare if len(numbers) == 1 else bare.rstrip(".)"))
        pattern = "#." if pattern == "#" else pattern
        suffix = match["suffix"].strip().lower()
        return Label(match[0], pattern, (int(numbers[-1]),), len(numbers), match.end(), suffix)
    if match := _SIGNED.match(text) or _THOUSANDS.match(text) or _DASHED.match(text):
        pattern = "".join(re.sub(r"\d+", "#", match[0]).split())
        return Label(match[0], pattern, (int(match["number"]),), 1, match.end())
    label = label_of(text)
    return None if label is None or label.names_part else label


def number_of(text: str) -> Label | None:
    """The number that a text begins with, or is: then it needs no stop."""
    if _LONE.fullmatch(text):
        return Label(text, "#", (int(text),), 1, len(text))
    return paragraph_label_of(text)


def bare_label_of(text: str) -> Label | None:
    """The number without a stop that a heading begins with: `4 Courts`; its siblings must say so."""
    match = _BARE.match(text)
    return None if match is None else Label(match["number"], "#", (int(match["number"]),), 1, match.end())


def is_appended(title: str) -> bool:
    """Whether a heading is an annex's: `ANNEX II`, `Appendix A – Prisons`; not `Annex to the report`."""
    return title[:1].isupper() and _APPENDED.match(title) is not None


def follows(label: Label, following: Label) -> bool:
    """Whether a number is the one after another of the same part: `35` or `34bis` after `34`."""
    if label.pattern != following.pattern or _part(label) != _part(following):
        return False
    if label.values == following.values:
        return following.suffix > label.suffix
    return any(value + 1 in following.values for value in label.values)


def begins_part(label: Label, following: Label) -> bool:
    """Whether a number is the first of a later part: `4.2.1` after `4.1.3`."""
    one, other = (tuple(map(int, re.findall(r"\d+", each.text))) for each in (label, following))
    return len(one) == len(other) > 1 and one < other and other[-1] == 1


def _part(label: Label) -> str:
    """What stands before the last number: `4.1` of `4.1.3`."""
    return label.text.rstrip(".").rpartition(".")[0] if label.depth > 1 else ""


def bullet_of(text: str) -> str | None:
    """The bullet that `text` begins with, blanks included, if any."""
    match = _BULLET.match(text)
    return match[0] if match else None


def _of_word(match: re.Match[str]) -> Label | None:
    """`Section 1.`: the stop may be missing only where a title follows in capitals or nothing does."""
    number = match["number"]
    if number.lower() in _SPELLED:
        values: tuple[int, ...] = (_SPELLED.index(number.lower()) + 1,) if number[0].isupper() else ()
    else:
        values = (int(number),) if number.isdigit() else _values(number)
    if not values or match["word"][0].islower():
        return None
    stop = (match["stop"] or "").strip()
    return Label(match[0], f"{match['word'].lower()} #{stop}", values, 1, match.end())


def _values(text: str) -> tuple[int, ...]:
    """What a letter or a Roman number may stand for: its place in its alphabet, its value."""
    values = []
    if len(text) == 1:
        lower = text.lower()
        values.append(ord(lower) - max(first for first in _ALPHABETS if first <= ord(lower)) + 1)
    if (value := roman_value(text)) is not None:
        values.append(value)
    return tuple(values)


def roman_value(text: str) -> int | None:
    """The value of a Roman number; None where it is none."""
    if not _ROMAN.fullmatch(text):
        return None
    digits = [_ROMAN_VALUES[letter] for letter in text.lower()]
    following = [*digits[1:], 0]
    return sum(-digit if digit < after else digit for digit, after in zip(digits, following, strict=True))
