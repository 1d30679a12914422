"""The document's own words: what decides whether a hyphen at a line end belongs to the word."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from enum import Enum, auto
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING

from tracker.scripts import UNSPACED, is_printed_without_blank, is_unspaced

if TYPE_CHECKING:
    from collections.abc import Iterable

_HYPHENS = "-\u2010\u2011"
_TOKEN = re.compile(r"[^\W\d_]+(?:[-\u2010\u2011'\u2019][^\W\d_]+)*")
_HAS_HYPHEN = re.compile(f"[{_HYPHENS}]")
_POSSESSIVE = re.compile(r"['\u2019]s?$")
_LAST_PIECE = re.compile(r"(?P<before>\S*?)(?P<head>[\w'\u2019]+)[-\u2010\u2011]$")
_FIRST_PIECE = re.compile(r"[\w'\u2019]+")
_URL = re.compile(r"(?:https?://|www\.)\S+$", re.IGNORECASE)
_URL_ENDS = tuple("-/_=&?.%")
# What goes on in an address has a sign that prose has not ("reports/2024", "page.html", "in-persons").
_URL_REST = re.compile(r"[^\s]*[\w][/._=&?#~%-]\S*")
# A dash or slash that stands against the word before it stands against the next one too ("and/or", "2019–20",
# "law—and"). Behind a number a slash may end a footnote's mark ("resolution 1/"), and needs another number.
_CLOSED_END = re.compile(r"(?:[^\W\d_]/|[^\s\u2012-\u2015-][\u2012-\u2015]|[^\s-]--)$")
_CLOSED_START = re.compile(r"[\w\"'\u2018\u201c(]")
_CLOSED_NUMBERS = re.compile(r"\d/$")
_OPENING_SIGN = re.compile(r"[/\u2014][^\W\d_]")
# The small words that titles leave uncapitalised are the commonest short words of any text.
_SMALL_WORDS = 40
_SMALL_LENGTH = 5
# What stands before a stop, a comma or a colon. Of the words that bind to what follows (`the`, `of`, `were`)
# hardly one in a hundred does (`a.` as a label), of others one in ten: so they are told in any language.
_ENDS = re.compile(
    "(?<![^\\W\\d_])([^\\W\\d_]++)[\"')\\]\u2019\u201d\u00bb]*[.!?;:,\u2026\u3002\u061f\u0964]"
)
_MOST_ENDS = 0.03
_OFTEN = 10
# Shorter halves ("in-", "re-", "-ed", "-ly") are rather pieces of words, though they may be words as well.
_MIN_FIRST = 3
_MIN_LAST = 4
# Where words are broken, a line in ten or more ends with a hyphen; compounds alone give one in fifty at most.
_BREAK_RATE = 0.04
_WHOLE_SHARE = 0.2
_APART = re.compile(rf"[{UNSPACED}] [a-zA-Z0-9]|[a-zA-Z0-9] [{UNSPACED}]")
_BESIDE = re.compile(rf"[{UNSPACED}][a-zA-Z0-9]|[a-zA-Z0-9][{UNSPACED}]")
# How far back from a line's end its last token is looked for.
_LONGEST_TOKEN = 120


class Hyphen(Enum):
    """Why a hyphen stands at the end of a line."""

    OF_BREAK = auto()
    """The line broke the word: govern-/ment."""
    OF_COMPOUND = auto()
    """The word has it anyway: hour-/long."""
    SUSPENDED = auto()
    """It stands for a part that comes later: short-/and long-term."""


@dataclass(slots=True)
class _Counts:
    """What was counted in a document's lines."""

    words: Counter[str] = field(default_factory=Counter)
    compounds: Counter[str] = field(default_factory=Counter)
    breaks: list[tuple[str, str]] = field(default_factory=list)
    runs: list[list[str]] = field(default_factory=list)
    ends: Counter[str] = field(default_factory=Counter)
    apart: int = 0
    """Blanks between a Chinese character and a letter or figure."""
    beside: int = 0
    """The same without a blank."""


class Vocabulary:
    """Which words the document has, and how it hyphenates.

    Counted when it is first asked for: most web pages have no line to be joined, and counting the words of
    one takes a quarter of the time that reading it takes.
    """

    def __init__(self, lines: Iterable[str]) -> None:
        self._lines: list[str] = list(lines)

    @classmethod
    def of(cls, lines: Iterable[str]) -> Vocabulary:
        """The words of `lines`; words cut at a line end are left out."""
        return cls(lines)

    @cached_property
    def _counts(self) -> _Counts:
        found = _Counts()
        counts: Counter[str] = Counter()
        cut = ""
        for line in self._lines:
            tokens = _TOKEN.findall(line.lower())
            if cut and tokens:
                found.breaks.append((cut, tokens[0]))
                tokens = tokens[1:]
            hyphen = tokens and line[-1] in _HYPHENS and len(line) > 1 and line[-2].isalpha()
            cut = tokens.pop() if hyphen else ""
            found.runs.append(tokens)
            counts.update(tokens)
            found.ends.update(_ENDS.findall(line.lower()))
            if not line.isascii():
                found.apart += len(_APART.findall(line))
                found.beside += len(_BESIDE.findall(line))
        self._lines = []
        for token, count in counts.items():
            if _HAS_HYPHEN.search(token):
                found.compounds[token] += count
            else:
                found.words[_POSSESSIVE.sub("", token)] += count
        return found

    @property
    def words(self) -> Counter[str]:
        """Words without hyphens, in small letters."""
        return self._counts.words

    @property
    def compounds(self) -> Counter[str]:
        """Words with hyphens, in small letters."""
        return self._counts.compounds

    @property
    def breaks(self) -> list[tuple[str, str]]:
        """What stands before and after a hyphen at a line end."""
        return self._counts.breaks

    @cached_property
    def small_words(self) -> frozenset[str]:
        """The commonest short words: articles, prepositions, conjunctions."""
        common = [word for word, _ in self.words.most_common(_SMALL_WORDS * 4) if len(word) <= _SMALL_LENGTH]
        return frozenset(common[:_SMALL_WORDS])

    @cached_property
    def binding(self) -> frozenset[str]:
        """Those of the small words with which no line ends but one that was broken."""
        words = self.words
        return frozenset(word for word in self.small_words if words[word] >= _OFTEN and self._joins(word))

    def _joins(self, word: str) -> bool:
        """Whether a word is small and hardly ever the last before a stop: `and`, not `year`."""
        return word in self.small_words and self._counts.ends[word] <= self.words[word] * _MOST_ENDS

    def breaks_off(self, text: str) -> bool:
        """Whether `text` ends with a word that binds to the next: more of it must follow.

        A title has such words in small letters; what has a capital there is a noun (`Child Labor`), though
        the document may be too short to show that lines end with it.
        """
        tokens = _TOKEN.findall(text[-_LONGEST_TOKEN:])
        if not tokens or not text[-1].isalpha() or tokens[-1].lower() not in self.binding:
            return False
        return len(tokens) == 1 or not tokens[-1][0].isupper() or text.isupper()

    @cached_property
    def breaks_words(self) -> bool:
        """Words are broken at line ends: many lines end with a hyphen, or the words stand whole elsewhere."""
        whole = sum(head + tail in self.words for head, tail in self.breaks)
        many = len(self.breaks) > len(self._counts.runs) * _BREAK_RATE
        return many or (whole > 1 and whole > len(self.breaks) * _WHOLE_SHARE)

    @cached_property
    def _halves(self) -> tuple[frozenset[str], frozenset[str]]:
        """What stands first and last in compounds: (`self`, `well`), (`based`, `level`)."""
        parts = [re.split(f"[{_HYPHENS}]", compound) for compound in self.compounds]
        return frozenset(part[0] for part in parts), frozenset(part[-1] for part in parts)

    @cached_property
    def _only_firsts(self) -> frozenset[str]:
        """What stands first in compounds and begins no word without a hyphen: `self`, not `anti`."""
        firsts = self._halves[0]
        lengths = {len(first) for first in firsts}
        begun = {word[:length] for word in self.words for length in lengths if len(word) > length}
        return firsts - begun

    @cached_property
    def _pairs(self) -> frozenset[tuple[str, str]]:
        return frozenset(pair for run in self._counts.runs for pair in pairwise(run))

    def follows(self, first: str, second: str) -> bool:
        """Whether `second` follows `first` anywhere in the document."""
        return (first.lower(), second.lower()) in self._pairs

    def join(self, *lines: str) -> str:
        """Lines that continue each other, as they would be printed on one line."""
        parts = [lines[0]]
        for line, following in pairwise(lines):
            link = self._link(line, following)
            if link is None:
                parts[-1] = parts[-1][:-1]
            elif link:
                parts.append(link)
            parts.append(following)
        return "".join(parts)

    def _link(self, line: str, following: str) -> str | None:
        """What stands between two lines when they are joined; None where the hyphen before goes too."""
        end = line[-_LONGEST_TOKEN:]
        if end.endswith("\u00ad"):
            return None
        is_address = end[-1:] in _URL_ENDS and _URL.search(end) is not None
        closed = _URL_REST.match(following) if is_address else _is_closed(end, following)
        if closed or self._is_unspaced(end[-1:], following[:1]):
            return ""
        match = _LAST_PIECE.search(end)
        first = _FIRST_PIECE.match(following)
        if not match or not first:
            return " "
        goes_on = following[first.end() : first.end() + 1] in (*_HYPHENS, "/")
        inner = match["before"].endswith(tuple(_HYPHENS))
        if goes_on and inner:
            return ""  # man-in-/the-middle
        hyphen = self._judge(match["before"].lower(), match["head"], first[0])
        if hyphen is Hyphen.SUSPENDED:
            return "" if goes_on or inner else " "
        return None if hyphen is Hyphen.OF_BREAK else ""

    def _is_unspaced(self, last: str, first: str) -> bool:
        """Whether no blank stands between the end of a line and the next, as their script has it."""
        if last.isascii() and first.isascii():
            return False
        if is_printed_without_blank(last, first):
            return True
        return is_unspaced(last) != is_unspaced(first) and self._counts.apart < self._counts.beside

    def _judge(self, before: str, head: str, tail: str) -> Hyphen:  # noqa: PLR0911 (a rule a line)
        """Whose hyphen stands between `head` at a line's end and `tail` on the next line."""
        if not head[-1].isalpha() or not tail[0].isalpha() or _mixes_case(head, tail):
            return Hyphen.OF_COMPOUND  # COVID-19, 2021-23, neo-Nazis, GULAG-style
        head, tail = head.lower(), _POSSESSIVE.sub("", tail.lower())
        whole = self.words[head + tail] + self.compounds[before + head + tail]
        compound = self.compounds[f"{before}{head}-{tail}"] + (
            self.compounds[f"{head}-{tail}"] if before else 0
        )
        if whole or compound:
            return Hyphen.OF_COMPOUND if compound > whole else Hyphen.OF_BREAK
        firsts, lasts = self._halves
        known_head, known_tail = head in self.words, tail in self.words
        if self._joins(tail) and (known_head or head in firsts):
            return Hyphen.SUSPENDED  # short- and long-term
        if not self.breaks_words:
            return Hyphen.OF_COMPOUND
        if before.endswith(tuple(_HYPHENS)):
            return Hyphen.OF_COMPOUND if known_head else Hyphen.OF_BREAK
        halves = len(head) >= _MIN_FIRST and len(tail) >= _MIN_LAST
        if known_head and halves and (head in firsts or tail in lasts or known_tail):
            return Hyphen.OF_COMPOUND
        return Hyphen.OF_COMPOUND if head in self._only_firsts else Hyphen.OF_BREAK


def _is_closed(line: str, following: str) -> bool:
    """Whether the line was broken at a dash or a slash within what is printed without blanks."""
    if _CLOSED_END.search(line):
        return _CLOSED_START.match(following) is not None
    if _CLOSED_NUMBERS.search(line):
        return following[:1].isdigit()
    return line[-1:].isalnum() and _OPENING_SIGN.match(following) is not None


def _mixes_case(head: str, tail: str) -> bool:
    """Whether the case changes at the hyphen, as it never does within a word."""
    capitals = head.isupper() and len(head) > 1
    return tail[0].isupper() != capitals if capitals or tail[0].isupper() else False
