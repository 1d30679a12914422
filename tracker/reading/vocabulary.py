"""The document's own words: what decides whether a hyphen at a line end belongs to the word."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from enum import Enum, auto
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_HYPHENS = "-\u2010\u2011"
_TOKEN = re.compile(r"[^\W\d_]+(?:[-\u2010\u2011'\u2019][^\W\d_]+)*")
_POSSESSIVE = re.compile(r"['\u2019]s?$")
_LAST_PIECE = re.compile(r"(?P<before>\S*?)(?P<head>[\w'\u2019]+)[-\u2010\u2011]$")
_FIRST_PIECE = re.compile(r"[\w'\u2019]+")
_URL = re.compile(r"(?:https?://|www\.)\S+$", re.IGNORECASE)
# What goes on in an address: no blank, and some sign that prose has not ("reports/2024", "page.html", "in-persons").
_URL_REST = re.compile(r"[^\s]*[\w][/._=&?#~%-]\S*")
# The small words that titles leave uncapitalised are the commonest short words of any text.
_SMALL_WORDS = 40
_SMALL_LENGTH = 5
# Shorter halves ("in-", "re-", "-ed", "-ly") are rather pieces of words, though they may be words as well.
_MIN_FIRST = 3
_MIN_LAST = 4
# How far back from a line's end its last token is looked for.
_LONGEST_TOKEN = 80


class Hyphen(Enum):
    """Why a hyphen stands at the end of a line."""

    OF_BREAK = auto()
    """The line broke the word: govern-/ment."""
    OF_COMPOUND = auto()
    """The word has it anyway: hour-/long."""
    SUSPENDED = auto()
    """It stands for a part that comes later: short-/and long-term."""


@dataclass
class Vocabulary:
    """Which words the document has, and how it hyphenates."""

    words: Counter[str] = field(default_factory=Counter)
    """Words without hyphens, in small letters."""
    compounds: Counter[str] = field(default_factory=Counter)
    """Words with hyphens, in small letters."""
    breaks: list[tuple[str, str]] = field(default_factory=list)
    """What stands before and after a hyphen at a line end."""
    _runs: list[list[str]] = field(default_factory=list)

    @classmethod
    def of(cls, lines: Iterable[str]) -> Vocabulary:
        """Count the words of `lines`; words cut at a line end are left out."""
        vocabulary = cls()
        cut = ""
        for line in lines:
            tokens = _TOKEN.findall(line.lower())
            if cut and tokens:
                vocabulary.breaks.append((cut, tokens[0]))
                tokens = tokens[1:]
            hyphen = tokens and line[-1] in _HYPHENS and len(line) > 1 and line[-2].isalpha()
            cut = tokens.pop() if hyphen else ""
            vocabulary._runs.append(tokens)
            for token in tokens:
                if any(mark in token for mark in _HYPHENS):
                    vocabulary.compounds[token] += 1
                else:
                    vocabulary.words[_POSSESSIVE.sub("", token)] += 1
        return vocabulary

    @cached_property
    def small_words(self) -> frozenset[str]:
        """The commonest short words: articles, prepositions, conjunctions."""
        common = [word for word, _ in self.words.most_common(_SMALL_WORDS * 4) if len(word) <= _SMALL_LENGTH]
        return frozenset(common[:_SMALL_WORDS])

    @cached_property
    def breaks_words(self) -> bool:
        """The document breaks words at line ends: one stands whole elsewhere, or has halves that are no words."""
        return any(
            head + tail in self.words or (head not in self.words and tail not in self.words)
            for head, tail in self.breaks
        )

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
        return frozenset(pair for run in self._runs for pair in zip(run, run[1:], strict=False))

    def follows(self, first: str, second: str) -> bool:
        """Whether `second` follows `first` anywhere in the document."""
        return (first.lower(), second.lower()) in self._pairs

    def join(self, line: str, following: str) -> str:
        """`line` and the one that continues it, as they would be printed on one line."""
        if line.endswith("\u00ad"):
            return line[:-1] + following
        if _URL.search(line) and (line[-1] in "-/_=&?.%" and _URL_REST.match(following)):
            return line + following
        match = _LAST_PIECE.search(line, max(0, len(line) - _LONGEST_TOKEN))
        first = _FIRST_PIECE.match(following)
        if not match or not first:
            return f"{line} {following}"
        goes_on = following[first.end() :][:1] in (*_HYPHENS, "/") if len(following) > first.end() else False
        hyphen = self._judge(match["before"].lower(), match["head"], first[0])
        if hyphen is Hyphen.SUSPENDED and (goes_on or match["before"].endswith(tuple(_HYPHENS))):
            hyphen = Hyphen.OF_COMPOUND  # man-in-/the-middle
        if hyphen is Hyphen.OF_BREAK:
            return line[:-1] + following
        return line + (" " if hyphen is Hyphen.SUSPENDED else "") + following

    def _judge(self, before: str, head: str, tail: str) -> Hyphen:
        """Whose hyphen stands between `head` at a line's end and `tail` on the next line."""
        if not head[-1].isalpha() or not tail[0].isalpha() or _mixes_case(head, tail):
            return Hyphen.OF_COMPOUND  # COVID-19, 2021-23, neo-Nazis, GULAG-style
        head, tail = head.lower(), _POSSESSIVE.sub("", tail.lower())
        whole = self.words[head + tail] + self.compounds[before + head + tail]
        compound = self.compounds[f"{before}{head}-{tail}"] + (self.compounds[f"{head}-{tail}"] if before else 0)
        if whole or compound:
            return Hyphen.OF_COMPOUND if compound > whole else Hyphen.OF_BREAK
        firsts, lasts = self._halves
        known_head, known_tail = head in self.words, tail in self.words
        if tail in self.small_words and (known_head or head in firsts):
            return Hyphen.SUSPENDED  # short- and long-term
        if not self.breaks_words:
            known = known_head or known_tail or head in firsts or tail in lasts
            return Hyphen.OF_COMPOUND if known else Hyphen.OF_BREAK
        if before.endswith(tuple(_HYPHENS)):
            return Hyphen.OF_COMPOUND if known_head else Hyphen.OF_BREAK
        halves = len(head) >= _MIN_FIRST and len(tail) >= _MIN_LAST
        if known_head and halves and (head in firsts or tail in lasts or known_tail):
            return Hyphen.OF_COMPOUND
        return Hyphen.OF_COMPOUND if head in self._only_firsts else Hyphen.OF_BREAK


def _mixes_case(head: str, tail: str) -> bool:
    """Whether the case changes at the hyphen, as it never does within a word."""
    capitals = head.isupper() and len(head) > 1
    return tail[0].isupper() != capitals if capitals or tail[0].isupper() else False
