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

_WORD = r"|(?:[A-Za-z]\.){2,}|[^\W\d_]+|[$€£¥₸₽₴₹₺₩₪%]"
_TOKEN = re.compile(r"\d+(?:[.,]\d+)*" + _WORD)
_TOKEN_DECIMAL_COMMA = re.compile(
    r"\d{1,3}(?:[ \u00a0\u2009\u202f]\d{3})+(?![\d])(?:,\d+)?|\d+(?:[.,]\d+)*" + _WORD
)
_TITLE_WORD = r"[A-Z][^\W\d_]*(?:[-\u2011][^\W\d_]+)*"
RUN_IN_LABEL = re.compile(
    rf"(?:^|(?<=[.!?]\s)|(?<=[.!?][\"\u201d]\s))(?P<label>{_TITLE_WORD}(?:[ ,/()\u2019'+]+"
    rf"(?:{_TITLE_WORD}|of|for|and|or|the|in|on|to|with|against|by|a|s|at|from|before|as|not))*):(?=\s)"
)
"""A run-in label: words in title case before a colon where a sentence begins."""
_POINTER = re.compile(r"\((?:also )?see [^()]*(?:\([^()]*\)[^()]*)*\)", re.IGNORECASE)
"""A pointer in brackets, which claims nothing either."""
_APOSTROPHES = "'\u2019"
_LETTERS = re.compile(r"[^\W\d_]+")
_NO_WORD = re.compile(r"\d|[$€£¥₸₽₴₹₺₩₪%]|[A-Za-z]\.[A-Za-z]\.")
MANY_EDITS = 24
"""Deletions and insertions from which reading the passages costs no more than looking at each."""
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
    """Words of run-in labels and of pointers in brackets, which claim nothing."""

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
    global _last  # noqa: PLW0603 - the signals, the kind and the outcome of one pair are asked for in turn
    key = (old_text, new_text, language)
    if _last is not None and _last[0] == key and _last[1] is pieces and _last[2] is abbreviations:
        return _last[3]
    lexicon = lexicon_of(language)
    old = _read(old_text, lexicon, abbreviations)
    new = _read(new_text, lexicon, abbreviations)
    _mark(old, new, pieces)
    residue = _cancel(old, new)
    addresses = _addresses(old_text), _addresses(new_text)
    pair = Pair(old, new, lexicon, residue, (addresses[0] - addresses[1], addresses[1] - addresses[0]))
    _last = (key, pieces, abbreviations, pair)
    return pair


_last: tuple[tuple[str, str, str], Sequence[WordPiece], Phrases | None, Pair] | None = None


def only_forms_differ(pieces: Sequence[WordPiece], language: str) -> bool:
    """Tell, without reading the passages, whether all that changed is the form of words (`provides`, `provided`).

    False where it cannot be told so fast.
    """
    lexicon = lexicon_of(language)
    changed = [(old, new) for op, old, new in pieces if op in "+-"]
    if len(changed) > MANY_EDITS or _NO_WORD.search("".join(old + new for old, new in changed)):
        return False
    value_words = lexicon.figures.value_words
    left: list[list[str]] = [[], []]
    for texts in changed:
        for side, text in zip(left, texts, strict=True):
            for word in _LETTERS.findall(text.lower()) if text else ():
                if word in value_words:
                    return False
                meaning = word_meaning(word, language)
                if meaning:
                    side.append(meaning)
    return sorted(left[0]) == sorted(left[1])


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
        start, end = match.span()
        word = text[start:end]
        if end - start == 1 and word in "sS" and start and text[start - 1] in _APOSTROPHES:
            continue
        if urls and any(a <= start < b for a, b in urls):
            continue
        words.append(
            word.lower() if word.isalpha() else word.replace(".", "").lower() if word[0].isalpha() else word
        )
        starts.append(start)
        ends.append(end)
    count = len(words)
    labels = _words_that_claim_nothing(text, starts)
    meanings = [word_meaning(word, lexicon.language) for word in words]
    _fold_phrases(words, meanings, lexicon, lexicon.phrases)
    if abbreviations:
        _fold_phrases(words, meanings, lexicon, abbreviations)
    for k in labels:
        meanings[k] = ""
    return Side(text, words, starts, ends, meanings, [False] * count, [-1] * count, [True] * count, labels)


def _words_that_claim_nothing(text: str, starts: list[int]) -> frozenset[int]:
    spans: list[tuple[int, int]] = []
    if ":" in text:
        spans += [match.span("label") for match in RUN_IN_LABEL.finditer(text)]
    if "see " in text:
        spans += [match.span() for match in _POINTER.finditer(text)]
    if not spans:
        return frozenset()
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
        return QUALIFIER + qualifier
    (stem,) = stems([word], language=language)
    return lexicon.meanings.get(stem, stem)


def _fold_phrases(words: list[str], meanings: list[str], lexicon: Lexicon, phrases: Phrases) -> None:
    is_lexical = phrases is lexicon.phrases
    count = len(words)
    skip = 0
    for k, word in enumerate(words):
        if word not in phrases or k < skip:
            continue
        following = words[k + 1] if k + 1 < count else ""
        for phrase, meaning in phrases[word]:
            length = len(phrase)
            if is_lexical and length > 1 and phrase[1] != following:
                continue
            if length <= 2 - (not is_lexical) or _is_phrase(words, k, phrase, in_any_order=not is_lexical):
                meanings[k] = (
                    ""
                    if meaning in lexicon.function_words
                    else meaning and word_meaning(meaning, lexicon.language)
                )
                meanings[k + 1 : k + length] = [""] * (length - 1)
                skip = k + length
                break


def _is_phrase(words: list[str], k: int, phrase: tuple[str, ...], *, in_any_order: bool) -> bool:
    """Tell whether a phrase stands at word `k`; a full name also with its words in another order."""
    found = tuple(words[k : k + len(phrase)])
    return found == phrase or (in_any_order and len(phrase) > 2 and sorted(found) == sorted(phrase))  # noqa: PLR2004


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
