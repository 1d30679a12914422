"""A passage word by word, and what each word means: the stem that stands for all words of one meaning."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import repeat
from typing import TYPE_CHECKING, NamedTuple

from tracker.diffing.folding.fold import GRADES, kept_by_text
from tracker.diffing.folding.roots import root
from tracker.diffing.lexicon import lexicon_of
from tracker.diffing.passages.parted import parted_verbs
from tracker.diffing.signs import DENYING, RATINGS, TELLING
from tracker.diffing.values.dates import is_month
from tracker.scripts import UNSPACED

if TYPE_CHECKING:
    from tracker.diffing.lexicon import Lexicon, Phrases
    from tracker.diffing.passages.names import Name, Named
    from tracker.diffing.passages.sources import Source
    from tracker.diffing.values.value import Value

_WORD = (
    rf"|(?:[A-Za-z]\.){{2,}}|[^\W\d_{UNSPACED}]+|[{UNSPACED}]|[$€£¥₸₽₴₹₺₩₪%‰<>≤≥§]|[{RATINGS}]+|[{TELLING}]"
    rf"|~(?=\s?\d)|\+(?<=\d\+)(?!\d)|{GRADES}"
)
_TOKEN = re.compile(r"\d+(?:[.,]\d+)*" + _WORD)
_TOKEN_DECIMAL_COMMA = re.compile(
    r"\d{1,3}(?:[ \u00a0\u2009\u202f]\d{3})+(?![\d])(?:,\d+)?|\d+(?:[.,]\d+)*" + _WORD
)
_NO_GROUP = re.compile(r"(?<=\d),(?!\d{3}(?!\d))(?=\d+$)")
"""A comma before other than three digits parts no thousands: `5,5` is not `55`."""
_TITLE_WORD = r"[A-Z][^\W\d_]*(?:[-\u2011][^\W\d_]+)*"
RUN_IN_LABEL = re.compile(
    rf"(?:^|(?<=[.!?]\s)|(?<=[.!?][\"\u201d]\s))(?P<label>{_TITLE_WORD}(?:[ ,/()\u2019'+]+"
    rf"(?:{_TITLE_WORD}|of|for|and|or|the|in|on|to|with|against|by|a|s|at|from|before|as|not|including))*):"
    r"(?=\s)"
)
"""A run-in label: words in title case before a colon where a sentence begins."""
_POINTER = re.compile(r"\((?:also )?see [^()]*(?:\([^()]*\)[^()]*)*\)", re.IGNORECASE)
"""A pointer in brackets, which claims nothing either."""
_APOSTROPHES = frozenset("'\u2019")
URL = re.compile(r"(?:https?://|www\.)\S+")
ABOUT = "~"
"""Before a figure; it bounds, and is no word."""
NUMBER = "number"
"""What `No. 5` is read as."""
CAPITALS = "."
"""Ends a word that in small letters would be a function word: `us.`"""
QUALIFIER = "~"
"""Begins the meaning of a qualifier; its class follows, so that words of one strength have one meaning."""
PERCENT = "%"
"""Meaning of all words for it."""
NOT = QUALIFIER + "not"
"""Meaning of whatever denies."""
_OPENED_REACH = 3
"""Words behind `ne` within which stands what it denies by: `n'y a plus`."""


@dataclass(slots=True)
class Found:
    """What was found in a passage by its words and meanings alone, once it was looked for."""

    values: list[Value] | None = None
    sources: list[Source] | None = None
    names: list[Name] | None = None
    named: Named | None = None
    content: list[bool] | None = None
    """Per word: whether it makes part of the claim, run-in labels of findings not known."""


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
    phrases: list[tuple[int, int]]
    """First word of each phrase that means one thing, and the word past it."""
    parted: list[tuple[int, int]] = field(default_factory=list)
    """Each verb that is parted, and its particle: the verb has the meaning of both."""
    introduced: list[tuple[int, int]] = field(default_factory=list)
    """First word of each name that an abbreviation in brackets follows, and the abbreviation: one of the two
    has the meaning."""
    lone: list[int] = field(default_factory=list)
    """The words that are not kept."""
    weights: Counter[int] | None = None
    found: Found = field(default_factory=Found)
    """Shared by all sides of one text in which no abbreviation changes what a word means."""

    def weight(self, edit: int) -> int:
        """Number of claiming words of an edit that are not kept."""
        if self.weights is None:
            self.weights = Counter([self.edits[k] for k in self.lone])
        return self.weights[edit]

    def before(self, k: int) -> str:
        """The word before word `k`; none where that stands in another cell of a row."""
        return self.words[k - 1] if k and "|" not in self.text[self.ends[k - 1] : self.starts[k]] else ""

    def printed(self, first: int, last: int) -> str:
        """The text from one word to another, both included."""
        return self.text[self.starts[first] : self.ends[last]]


def read_side(text: str, lexicon: Lexicon, abbreviations: Phrases | None = None) -> Side:
    """Read a passage; what changed is set by `pairs.read_pair`."""
    own = _read(text, lexicon.language)
    words, meanings, phrases, found = own.words, own.meanings.copy(), own.phrases, own.found
    introduced: list[tuple[int, int]] = []
    if abbreviations and not own.distinct.isdisjoint(abbreviations):
        full_names = _fold_phrases(words, meanings, lexicon, abbreviations, introduced)
        if full_names:
            phrases, found = phrases + full_names, Found()
            for k in own.labels:
                meanings[k] = ""
    count = len(words)
    return Side(
        text, words, own.starts, own.ends, meanings, [False] * count, [-1] * count, [True] * count,
        own.labels, phrases, own.parted, introduced, found=found,
    )  # fmt: skip


class _Own(NamedTuple):
    """What a passage is by itself."""

    words: list[str]
    distinct: frozenset[str]
    """The same, each once."""
    starts: list[int]
    ends: list[int]
    meanings: list[str]
    labels: frozenset[int]
    phrases: list[tuple[int, int]]
    parted: list[tuple[int, int]]
    found: Found


@kept_by_text
def _read(text: str, language: str) -> _Own:
    lexicon = lexicon_of(language)
    pattern = _TOKEN_DECIMAL_COMMA if lexicon.figures.decimal_comma else _TOKEN
    spans = [match.span() for match in pattern.finditer(text)]
    if not _APOSTROPHES.isdisjoint(text):
        spans = [span for span in spans if not _is_possessive(text, *span)]
    if "www." in text or "http" in text:
        urls = [match.span() for match in URL.finditer(text)]
        spans = [span for span in spans if not any(a <= span[0] < b for a, b in urls)]
    starts = [start for start, _ in spans]
    ends = [end for _, end in spans]
    words = [_lowered(text[start:end]) for start, end in spans]
    _tell_apart(words, text, spans, lexicon)
    labels = _words_that_claim_nothing(text, starts)
    meanings = list(map(word_meaning, words, repeat(language)))
    if not lexicon.figures.doubtful_months.isdisjoint(words):
        for k, word in enumerate(words):
            if word in lexicon.qualifiers and is_month(text, words, starts, k, lexicon.figures):
                meanings[k] = word
    for k in [k for k, word in enumerate(words) if word in lexicon.alone] if lexicon.alone else ():
        is_followed = any(meanings[k + 1 : k + 2]) and text[ends[k] : starts[k + 1]] == " "
        meanings[k] = meanings[k] if is_followed else lexicon.alone[words[k]]
    for k in () if lexicon.measuring.isdisjoint(words) else range(1, len(words) - 1):
        if words[k] in lexicon.measuring and meanings[k + 1] and _is_before_measure(words[k - 1], lexicon):
            meanings[k] = QUALIFIER + words[k]
    _deny_behind(words, meanings, lexicon)
    phrases = _fold_phrases(words, meanings, lexicon, lexicon.phrases)
    parted = _fold_verbs(text, words, spans, meanings, lexicon) if lexicon.separable else []
    for k in labels:
        meanings[k] = ""
    return _Own(words, frozenset(words), starts, ends, meanings, labels, phrases, parted, Found())


def _deny_behind(words: list[str], meanings: list[str], lexicon: Lexicon) -> None:
    """Let a word deny that does so behind another alone: `ne peut plus`."""
    if lexicon.denying_after.keys().isdisjoint(words):
        return
    for k, word in enumerate(words):
        openers = lexicon.denying_after.get(word, frozenset())
        if not openers.isdisjoint(words[max(0, k - _OPENED_REACH) : k]):
            meanings[k] = NOT


def _is_before_measure(word: str, lexicon: Lexicon) -> bool:
    """Tell whether what follows a word belongs to a noun, and is no verb: `took | limited steps`."""
    leads = word in lexicon.determiners or (
        word in lexicon.phrase_starts and word not in lexicon.clause_starts
    )
    return leads or word.endswith("ed") or word in lexicon.object_verbs


def _is_possessive(text: str, start: int, end: int) -> bool:
    return end - start == 1 and text[start] in "sS" and start > 0 and text[start - 1] in _APOSTROPHES


def _tell_apart(words: list[str], text: str, spans: list[tuple[int, int]], lexicon: Lexicon) -> None:
    """Put what is meant for small words in capitals (`U.S.`, `WHO`), contractions (`didn't`) and `No. 5`."""
    if not (text.isupper() or lexicon.capitals.isdisjoint(words)):
        for k, (start, end) in enumerate(spans):
            is_currency = words[k + 1 : k + 2] and words[k + 1] in lexicon.figures.currencies
            if words[k] in lexicon.capitals and text[start:end].isupper() and not is_currency:
                words[k] += CAPITALS
    if NUMBER in lexicon.figures.references and "no" in words:
        for k, (_, end) in enumerate(spans[:-1]):
            if words[k] == "no" and text[end] == "." and words[k + 1][0].isdecimal():
                words[k] = NUMBER
    if lexicon.contractions and not _APOSTROPHES.isdisjoint(text):
        for k in range(1, len(words)):
            whole = lexicon.contractions.get(words[k - 1])
            if whole is not None and words[k] == "t" and _follows_apostrophe(text, spans, k):
                words[k - 1 : k + 1] = whole, "not"


def _follows_apostrophe(text: str, spans: list[tuple[int, int]], k: int) -> bool:
    gap = text[spans[k - 1][1] : spans[k][0]]
    return len(gap) == 1 and gap in _APOSTROPHES


@lru_cache(maxsize=1 << 16)
def _lowered(word: str) -> str:
    """Lower case; an abbreviation without its full stops, a figure as it is."""
    if word.isalpha():
        return word.lower()
    return word.replace(".", "").lower() if word[0].isalpha() else word


def _words_that_claim_nothing(text: str, starts: list[int]) -> frozenset[int]:
    spans: list[tuple[int, int]] = []
    if ":" in text:
        spans += [match.span("label") for match in RUN_IN_LABEL.finditer(text)]
    if "see " in text:
        spans += [match.span() for match in _POINTER.finditer(text)]
    if not spans:
        return frozenset()
    return frozenset(k for k, start in enumerate(starts) for a, b in spans if a <= start < b)


def _plain_figure(word: str, *, decimal_comma: bool) -> str:
    """A figure without what groups its digits, and without the noughts that say no more."""
    if decimal_comma:
        return word.replace(",", "")
    plain = _NO_GROUP.sub(".", word).replace(",", "")
    return plain.rstrip("0").rstrip(".") if "." in plain else plain


@lru_cache(maxsize=1 << 16)
def word_meaning(word: str, language: str) -> str:
    """The stem that stands for `word` in a language that has a lexicon; empty where it carries no claim."""
    lexicon = lexicon_of(language)
    if word[0].isdecimal():
        return _plain_figure(word, decimal_comma=lexicon.figures.decimal_comma)
    number = lexicon.figures.numbers.get(word)
    if number is not None:
        return f"{number:g}"
    if word in DENYING or word in lexicon.figures.percent:
        return NOT if word in DENYING else PERCENT
    if word in lexicon.function_words or (word == ABOUT and (ABOUT,) in lexicon.figures.bounds):
        return ""
    qualifier = lexicon.qualifiers.get(word)
    if qualifier is not None:
        return QUALIFIER + qualifier
    found = root(word, language=language)
    return lexicon.meanings.get(found, found)


def _fold_phrases(
    words: list[str],
    meanings: list[str],
    lexicon: Lexicon,
    phrases: Phrases,
    introduced: list[tuple[int, int]] | None = None,
) -> list[tuple[int, int]]:
    """Put the meaning of each phrase at its first word; give where the phrases stand.

    What is `introduced` in brackets behind a phrase is added there, and left without a meaning.
    """
    found: list[tuple[int, int]] = []
    is_lexical = phrases is lexicon.phrases
    count = len(words)
    skip = 0
    for k in [k for k, word in enumerate(words) if word in phrases]:
        if k < skip:
            continue
        following = words[k + 1] if k + 1 < count else ""
        for phrase, meaning in phrases[words[k]]:
            length = len(phrase)
            if is_lexical and length > 1 and phrase[1] != following:
                continue
            if _is_phrase(words, k, phrase, in_any_order=not is_lexical):
                meanings[k] = _meaning_of_phrase(meaning, lexicon)
                meanings[k + 1 : k + length] = [""] * (length - 1)
                skip = k + length
                found.append((k, skip))
                if introduced is not None and skip < count and words[skip] == meaning:
                    meanings[skip] = ""  # `National Security Committee (KNB)`
                    introduced.append((k, skip))
                break
    return found


def _fold_verbs(
    text: str, words: list[str], spans: list[tuple[int, int]], meanings: list[str], lexicon: Lexicon
) -> list[tuple[int, int]]:
    """Put what a parted verb means at its first part; give where both parts stand."""
    found = []
    for verb, particle, whole in parted_verbs(text, words, spans, lexicon):
        meanings[verb], meanings[particle] = word_meaning(whole, lexicon.language), ""
        found.append((verb, particle))
    return found


def _meaning_of_phrase(meaning: str, lexicon: Lexicon) -> str:
    """What a phrase's word means; an abbreviation may itself stand for another (`lgbti`)."""
    own = next((of for phrase, of in lexicon.phrases.get(meaning, ()) if len(phrase) == 1), meaning)
    return own and word_meaning(own, lexicon.language)


def _is_phrase(words: list[str], k: int, phrase: tuple[str, ...], *, in_any_order: bool) -> bool:
    """Tell whether a phrase stands at word `k`; a full name also with its words in another order."""
    found = tuple(words[k : k + len(phrase)])
    return found == phrase or (in_any_order and sorted(found) == sorted(phrase))
