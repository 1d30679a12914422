"""Two linked passages made ready for judging: their words, what each means, which changed, which are kept.

A word is *changed* where it stands in a deletion or an insertion, and *kept* where it is not changed or a word
of the same meaning is among the other side's changed ones (moved, another tense, another form). Changes that
only words without a claim part make up one *edit*.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from tracker.diffing.fold import stems
from tracker.diffing.lexicon import lexicon_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tracker.diffing.lexicon import Lexicon, Phrases
    from tracker.model import WordPiece

_WORD = r"|(?P<initials>(?:[A-Za-z]\.){2,})|(?P<word>[^\W\d_]+)(?:['\u2019]s\b)?|[$€£¥₸₽₴₹₺₩₪%]"
_TOKEN = re.compile(r"(?P<figure>\d+(?:[.,]\d+)*)" + _WORD)
_TOKEN_DECIMAL_COMMA = re.compile(
    r"(?P<figure>\d{1,3}(?:[ \u00a0\u2009\u202f]\d{3})+(?![\d])(?:,\d+)?|\d+(?:[.,]\d+)*)" + _WORD
)
_LABEL = re.compile(
    r"(?:^|(?<=[.!?]\s)|(?<=[.!?][\"\u201d]\s))(?P<label>[A-Z][^\W\d_]*(?:[ ,/()\-\u2019'+]+"
    r"(?:[A-Z][^\W\d_]*|of|for|and|or|the|in|on|to|with|against|by|a|s|at|from|before|as|not))*):(?=\s)"
)
"""A run-in label: words in title case before a colon where a sentence begins."""
_URL = re.compile(r"(?:https?://|www\.)\S+")


QUALIFIER = "~"
"""Begins the meaning of a qualifier; its class follows, so that words of one strength have one meaning."""


@dataclass(slots=True)
class Side:
    """One passage, word by word; the lists run in parallel."""

    text: str
    words: list[str]
    """Lower case, compounds parted at their hyphens, possessives cut."""
    starts: list[int]
    ends: list[int]
    meanings: list[str]
    """The stem that stands for the word or its phrase; empty where it carries no claim."""
    changed: list[bool]
    edits: list[int]
    """The edit that a changed word is part of; -1 where it is not changed."""
    kept: list[bool]
    labels: frozenset[int]
    """Words of run-in labels, which claim nothing."""

    def printed(self, first: int, last: int) -> str:
        """The text from one word to another, both included."""
        return self.text[self.starts[first] : self.ends[last]]


@dataclass(slots=True)
class Pair:
    """Two linked passages."""

    old: Side
    new: Side
    lexicon: Lexicon
    residue: tuple[int, int]
    """Number of changed words on either side that carry a claim and are not kept."""
    addresses: tuple[frozenset[str], frozenset[str]]
    """Web addresses that stand on one side alone."""

    def mirrored(self) -> Pair:
        """The same with the sides swapped."""
        return Pair(self.new, self.old, self.lexicon, self.residue[::-1], self.addresses[::-1])


def read_pair(
    old_text: str,
    new_text: str,
    pieces: Sequence[WordPiece],
    *,
    language: str = "en",
    abbreviations: Phrases | None = None,
) -> Pair:
    """Read two passages and what `diff_words` made of them.

    Args:
        old_text: the old findings' texts joined by one blank.
        new_text: the new findings' texts joined by one blank.
        pieces: `diff_words(old_text, new_text)`.
        language: ISO 639-1 code.
        abbreviations: as the two editions introduce them (see `names.abbreviations_of`).
    """
    lexicon = lexicon_of(language)
    old = _read(old_text, lexicon, abbreviations)
    new = _read(new_text, lexicon, abbreviations)
    _mark(old, new, pieces)
    residue = _cancel(old, new)
    addresses = _addresses(old_text), _addresses(new_text)
    return Pair(old, new, lexicon, residue, (addresses[0] - addresses[1], addresses[1] - addresses[0]))


def _addresses(text: str) -> frozenset[str]:
    if "www." not in text and "http" not in text:
        return frozenset()
    return frozenset(
        match[0].rstrip("./,;)").removeprefix("https://").removeprefix("http://")
        for match in _URL.finditer(text)
    )


def _read(text: str, lexicon: Lexicon, abbreviations: Phrases | None) -> Side:
    pattern = _TOKEN_DECIMAL_COMMA if lexicon.figures.decimal_comma else _TOKEN
    words: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    urls = [match.span() for match in _URL.finditer(text)] if "www." in text or "http" in text else []
    for match in pattern.finditer(text):
        kind = match.lastgroup
        start, end = match.span(kind) if kind else match.span()
        if urls and any(a <= start < b for a, b in urls):
            continue
        words.append(match[0].replace(".", "").lower() if kind == "initials" else text[start:end].lower())
        starts.append(start)
        ends.append(end)
    count = len(words)
    labels = _label_words(text, starts) if ":" in text else frozenset()
    meanings = [word_meaning(word, lexicon.language) for word in words]
    _fold_phrases(words, meanings, lexicon, lexicon.phrases)
    if abbreviations:
        _fold_phrases(words, meanings, lexicon, abbreviations)
    for k in labels:
        meanings[k] = ""
    return Side(text, words, starts, ends, meanings, [False] * count, [-1] * count, [True] * count, labels)


def _label_words(text: str, starts: list[int]) -> frozenset[int]:
    spans = [match.span("label") for match in _LABEL.finditer(text)]
    return frozenset(k for k, start in enumerate(starts) for a, b in spans if a <= start < b)


@lru_cache(maxsize=1 << 16)
def word_meaning(word: str, language: str) -> str:
    """The stem that stands for `word` in a language that has a lexicon; empty where it carries no claim."""
    lexicon = lexicon_of(language)
    if word[0].isdigit():
        return (
            word.rstrip("0").rstrip(".")
            if "." in word and not lexicon.figures.decimal_comma
            else word.replace(",", "")
        )
    number = lexicon.figures.numbers.get(word)
    if number is not None:
        return f"{number:g}"
    if word in lexicon.function_words:
        return ""
    qualifier = lexicon.qualifiers.get(word)
    if qualifier is not None:
        return QUALIFIER + qualifier[1]
    (stem,) = stems([word], language=language)
    return lexicon.meanings.get(stem, stem)


def _fold_phrases(words: list[str], meanings: list[str], lexicon: Lexicon, phrases: Phrases) -> None:
    skip = 0
    for k, word in enumerate(words):
        if k < skip or word not in phrases:
            continue
        for phrase, meaning in phrases[word]:
            length = len(phrase)
            if length == 1 or tuple(words[k : k + length]) == phrase:
                meanings[k] = (
                    ""
                    if meaning in lexicon.function_words
                    else meaning and word_meaning(meaning, lexicon.language)
                )
                meanings[k + 1 : k + length] = [""] * (length - 1)
                skip = k + length
                break


def _mark(old: Side, new: Side, pieces: Sequence[WordPiece]) -> None:
    """Set `changed` and `edits` from the pieces."""
    edit, is_open = -1, False
    old_end = new_end = 0
    a = b = 0
    for op, old_part, new_part in pieces:
        old_end += len(old_part)
        new_end += len(new_part)
        first_a, first_b = a, b
        while a < len(old.words) and old.starts[a] < old_end:
            a += 1
        while b < len(new.words) and new.starts[b] < new_end:
            b += 1
        if op in "=~":
            if is_open and any(old.meanings[first_a:a]):
                is_open = False
            continue
        if first_a == a and first_b == b:
            continue
        if not is_open:
            edit, is_open = edit + 1, True
        for side, first, past in ((old, first_a, a), (new, first_b, b)):
            for k in range(first, past):
                side.changed[k] = True
                side.edits[k] = edit


def _cancel(old: Side, new: Side) -> tuple[int, int]:
    """Set `kept`; give the number of claiming words left on either side."""
    sides = old, new
    left = [Counter(m for m, c in zip(side.meanings, side.changed, strict=True) if c and m) for side in sides]
    shared = left[0] & left[1]
    residues = []
    for side in sides:
        spare = Counter(shared)
        residue = 0
        for k, (meaning, changed) in enumerate(zip(side.meanings, side.changed, strict=True)):
            if not changed or not meaning:
                continue
            if spare[meaning] > 0:
                spare[meaning] -= 1
            else:
                side.kept[k] = False
                residue += 1
        residues.append(residue)
    both = _keep_forms(old, new) if all(residues) else 0
    return residues[0] - both, residues[1] - both


def _keep_forms(old: Side, new: Side) -> int:
    """Keep words of one stem although their meanings differ (`alleges`, `alleged`); give how many."""
    waiting = [k for k, kept in enumerate(new.kept) if not kept]
    count = 0
    for k, kept in enumerate(old.kept):
        if kept or not old.words[k][0].isalpha():
            continue
        for other in waiting:
            if _is_one_word(old.words[k], new.words[other]):
                old.kept[k] = new.kept[other] = True
                waiting.remove(other)
                count += 1
                break
    return count


FORM_ROOT = 4
"""Letters that two forms of one word share at least (`limits`, `limited`; `ethnic`, `ethnicity`)."""


def _is_one_word(one: str, other: str) -> bool:
    if one[:FORM_ROOT] != other[:FORM_ROOT] or len(one) < FORM_ROOT or len(other) < FORM_ROOT:
        return False
    short, long = sorted((one, other), key=len)
    shared = next((k for k, (a, b) in enumerate(zip(short, long, strict=False)) if a != b), len(short))
    return len(short) - shared <= 2 and len(long) - shared <= 5  # noqa: PLR2004 - an ending: -e/-ing, -y/-ies, -/-ation
