"""Paragraphs to findings: sentences with exact spans, long enumerations as a lead and its items."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from sentencex import get_sentence_boundaries  # type: ignore[import-untyped]

from tracker.model import Form
from tracker.reading.paragraphs.stops import breaks_off, further_ends, paired
from tracker.reading.shape import run_in_label, words_of

if TYPE_CHECKING:
    from collections.abc import Iterator

# An enumeration of fewer items reads better as one sentence.
_MIN_ITEMS = 4
# With letters, fewer are a list too.
_MIN_LETTERED = 2
_ITEM_MARK = re.compile(r"(?<=[:;,\s])\((?P<mark>[a-z]|[ivx]{1,5})\)\s+(?=\S)")
_SERIES = (
    tuple("abcdefghijklmnopqrstuvwxyz"),
    ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii"),
)
_CLOSER_OF = {"(": ")", "[": "]", "\u201c": "\u201d", "\u00ab": "\u00bb", '"': '"'}
_OPENER = re.compile(r"[(\[\u201c\u00ab\"]")
_OPENERS = "\"'\u201c\u2018\u00ab\u201e([*_"
_MARKS = re.compile(r"[:;()\[\]\u201c\u201d\u00ab\u00bb\"]")
# Blanks, emphasis and the colon itself may stand between a run-in label and what follows.
_COLON_ROOM = 6
# A number, a letter or a bracket alone before the sentence proper: "1. The Committee…"
_BRACKET_END = re.compile(r"[.!?]\)\s+(?=[^\W\d_a-z])")
# What the splitter takes for an abbreviation, and is none: the month of May, the last letter of "FGM/C".
_IN_MAY = re.compile(
    r"\b(?i:in|since|by|until|of|last|this|early|late|mid|during|before|after|from|to|through|and|due|\d{1,2})"
    r"[ -]May\.\s+(?=[A-Z])"
)
_SLASHED = re.compile(r"\b([A-Z]{2,}/[A-Z])\.\s+(?=[A-Z])")
_WHOLE_WORD = re.compile(
    r"(?:\ANo|\b(?:arc|ark|art|con|fed|id|ill|ken|mar|me|miss|no|ore))\.[\"'\u201d\u2019\u00bb)]*\s+"
    r"(?=[\"\u201c(]?[A-Z][a-z])"
)
"""Words that are abbreviations with a capital only (`Ill.`, `Ore.`), or before a figure (`no. 5`); the answer
`No.` at the beginning of a paragraph."""
_LONE_NUMBER = re.compile(
    r"\W*(?:(?:[A-Z]\.)?\d{1,3}(?:\.\d{1,3})*|\d{4}|[^\W\d_]|[ivxlc]{1,6}|[IVXLC]{1,6})[.)\]]*\s*"
)
_QUOTES = {"\u201c": "\u201d", "\u2018": "\u2019", "\u00ab": "\u00bb", '"': '"'}
_QUOTATION = re.compile(r"(?<!\w)[\u201c\u2018\u00ab\"]")
# Text within brackets or quotes that is longer than this is no aside; a bracket or quote was left open.
_MAX_ASIDE = 600
"""In characters."""
_DOTTED = re.compile(r"(?:(?<![^\W\d_])[^\W\d_]|[/_=@]\S*)\.$")
"""A letter of an abbreviation, or a path, that goes on without a blank (`O.N.U.`, `doc/README.Debian`)."""
_URL = re.compile(r"(?:https?://|www\.)\S*$", re.IGNORECASE)
INTRODUCES = {
    "en": re.compile(r"\b(?:including|such as)\s"),
    "es": re.compile(r"\b(?:incluyendo|tales como)\s"),
    "fr": re.compile(r"\b(?:y compris|tel(?:le)?s que)\s"),
    "ru": re.compile(r"\b(?:включая|в том числе|такие как|таких как)\s"),
}
"""What says, in place of a colon, that an enumeration begins."""
_INCLUDES = {
    "en": re.compile(r"\b(?:included|includes?)\s"),
    "es": re.compile(r"\b(?:incluyeron|incluían|incluyen)\s"),
    "fr": re.compile(r"\b(?:comprenaient|comprennent|incluaient|incluent)\s"),
    "ru": re.compile(r"\b(?:включали|включают)(?: в себя)?\s"),
}
"""The same as the verb of the sentence."""
_QUOTED_TERMS = re.compile(r"[\u2013\u2014](?=\s?[\"\u201c\u2018])")
"""What leads to the terms that a law defines: `In this Act\u2014\u201capplicant\u201d means …; …`."""
_LIST_COMMA = re.compile(r",(?!\d)")
"""A comma that parts no thousands."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A finding within its paragraph."""

    start: int
    end: int
    form: Form
    letter: str = ""
    """In brackets, that the text prints before an item: `(c)`; no part of it."""


def split_findings(text: str, *, language: str) -> list[Piece]:
    """Part one paragraph into findings; all but blanks and the letters of items lies in one of them."""
    text = paired(text)
    pieces: list[Piece] = []
    for start, end in _sentences(text, language):
        pieces += (
            _lettered(text, start, end)
            or _enumeration(text, start, end, language)
            or [Piece(start, end, Form.SENTENCE)]
        )
    return pieces


def _lettered(text: str, start: int, end: int) -> list[Piece]:
    """A lead and the items that letters part (`the State should: (a) …; (b) … and (c) …`).

    Their marks are in no finding: where one item went, those behind it are the same under other letters.
    """
    colon = text.find(":", start, end)
    if colon < 0 or "(" not in text[colon:end]:
        return []
    marks: list[re.Match[str]] = []
    series: tuple[str, ...] = ()
    for match in _ITEM_MARK.finditer(text, colon + 1, end):
        if not marks and not text[colon + 1 : match.start()].strip():
            series = next((kind for kind in _SERIES if kind[0] == match["mark"]), ())
        if series[len(marks) : len(marks) + 1] == (match["mark"],):
            marks.append(match)
    if len(marks) < _MIN_LETTERED:
        return []
    bounds = [*(match.start() for match in marks[1:]), end]
    items = [(*_trimmed(text, mark.end(), last), mark) for mark, last in zip(marks, bounds, strict=True)]
    if not all(words_of(text[first:last]) for first, last, _ in items):
        return []
    return [
        Piece(start, colon + 1, Form.LEAD),
        *(Piece(first, last, Form.ITEM, f"({mark['mark']})") for first, last, mark in items),
    ]


def _sentences(text: str, language: str) -> list[tuple[int, int]]:
    """Spans of the sentences, without blanks around them."""
    spans: list[tuple[int, int]] = []
    aside = _Aside()
    bounds = [
        (boundary["start_index"], boundary["end_index"])
        for boundary in get_sentence_boundaries(language, text)
    ]
    if any(last - first > _MAX_ASIDE for first, last in bounds):
        bounds = list(_within_quotations(text, bounds, language))
    if ")" in text:
        bounds = list(_after_brackets(text, bounds))
    parted = _after_whole_words(text, bounds) if language == "en" else _after_stops(text, bounds, language)
    for first, last in parted:
        start, end = _trimmed(text, first, last)
        if start == end:
            continue
        within = aside.reaches(text, start, end)
        if spans and (within or _belongs(text, spans[-1], (start, end), language)):
            spans[-1] = (spans[-1][0], end)
        else:
            spans.append((start, end))
    return spans


def _within_quotations(text: str, bounds: list[tuple[int, int]], language: str) -> Iterator[tuple[int, int]]:
    """The same spans, parted also within quotations that are too long to be asides."""
    for first, last in bounds:
        bare = _without_long_quotes(text[first:last]) if last - first > _MAX_ASIDE else ""
        if not bare:
            yield first, last
            continue
        start = first
        for boundary in get_sentence_boundaries(language, bare):
            end = first + boundary["end_index"]
            yield start, end
            start = end
        if start < last:
            yield start, last


def _without_long_quotes(text: str) -> str:
    """The text with the marks of long quotations blanked; empty where it has none."""
    ends = {
        # the same sign may be an apostrophe: it closes where no letter follows
        closer: [found.start() for found in re.finditer(rf"{closer}(?!\w)", text)]
        for closer in _QUOTES.values()
    }
    bare = list(text)
    for opened in _QUOTATION.finditer(text):
        closer = _QUOTES[opened[0]]
        place = bisect_right(ends[closer], opened.start())
        if place == len(ends[closer]):
            continue
        end = ends[closer][-1 if closer == "\u2019" else place]
        if end - opened.start() > _MAX_ASIDE:
            bare[opened.start()] = bare[end] = " "
    return "".join(bare) if bare != list(text) else ""


def _after_brackets(text: str, bounds: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The same spans, parted also behind a bracket of whole sentences: "(It rained.) They went home."""
    for first, last in bounds:
        start = first
        for match in _BRACKET_END.finditer(text, first, last):
            opened = text.rfind("(", start, match.start())
            if opened >= 0 and not text[start:opened].strip():
                yield start, match.end()
                start = match.end()
        yield start, last


def _after_whole_words(text: str, bounds: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The same spans, parted also behind a word that the splitter took for an abbreviation."""
    for first, last in bounds:
        start = first
        known = [
            match.end() for words in (_IN_MAY, _WHOLE_WORD) for match in words.finditer(text, first, last)
        ]
        known += [
            match.end() for match in _SLASHED.finditer(text, first, last) if text.count(match[1]) > 1
        ]  # a name may follow what stands there once (`UNHCR/A. Smith`)
        for end in sorted(known):
            yield start, end
            start = end
        yield start, last


def _after_stops(text: str, bounds: list[tuple[int, int]], language: str) -> Iterator[tuple[int, int]]:
    """The same spans, parted also behind an abbreviation that ends a sentence."""
    for first, last in bounds:
        start = first
        for end in further_ends(text, first, last, language=language):
            if not _open_at(text, first, end):
                yield start, end
                start = end
        yield start, last


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """The span without blanks at its ends."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def _belongs(text: str, before: tuple[int, int], span: tuple[int, int], language: str) -> bool:
    """Whether what the splitter took for a sentence belongs to the one before it."""
    piece = text[span[0] : span[1]]
    if language != "en" and before[1] == span[0] and _DOTTED.search(text, *before):
        return True
    if _LONE_NUMBER.fullmatch(text, *before):
        return True
    if not any(char.isalnum() for char in piece) or _URL.fullmatch(piece):
        return True
    if piece.lstrip(_OPENERS)[:1].islower():
        return True
    return breaks_off(text[before[0] : before[1]], piece, language=language)


class _Aside:
    """Brackets and quotes that are open from one sentence to the next."""

    def __init__(self) -> None:
        self.closer: str | None = None
        self.since = 0

    def reaches(self, text: str, start: int, end: int) -> bool:
        """Whether an aside opened earlier goes on into this sentence; takes note of what it leaves open."""
        closer = self.closer
        piece = text[start:end]
        within = closer is not None and closer in piece and start - self.since <= _MAX_ASIDE
        if closer is not None and (within or end - self.since > _MAX_ASIDE):
            self.closer = None
        if self.closer is None:
            self._open(text, start, end)
        return within

    def _open(self, text: str, start: int, end: int) -> None:
        """Note the first bracket or quote of a sentence that it does not close."""
        if not _OPENER.search(text, start, end):
            return
        for opener, closer in _CLOSER_OF.items():
            if opener == closer:
                if text.count(opener, start, end) % 2:
                    self.closer, self.since = closer, start
                    return
            elif text.count(opener, start, end) > text.count(closer, start, end):
                self.closer, self.since = closer, start
                return


def _enumeration(text: str, start: int, end: int, language: str) -> list[Piece]:
    """A lead and items parted by semicolons; empty where there are none.

    The lead ends with a colon that is not a run-in label's, else with a word that introduces items.
    """
    if text.count(";", start, end) < _MIN_ITEMS - 1:
        return []
    colon = None
    stops: list[int] = []
    for index in _outer(text, start, end):
        if text[index] == ";":
            stops.append(index)
        elif not stops and text[index + 1 : index + 2].isspace():
            colon = index
    if len(stops) < _MIN_ITEMS - 1:
        return []
    label = run_in_label(text[start:end])
    dash = _QUOTED_TERMS.search(text, start, stops[0]) if colon is None else None
    if dash is not None:
        lead_end: int | None = dash.end()
    elif colon is None or (label and colon - start <= len(label) + _COLON_ROOM):
        lead_end = _introduced(text, start + len(label or ""), stops[0], language)
    else:
        lead_end = colon + 1
    if lead_end is None:
        return []
    cuts = [start, lead_end, *(stop + 1 for stop in stops), end]
    spans = [_trimmed(text, first, last) for first, last in pairwise(cuts)]
    spans = [span for span in spans if span[0] < span[1]]
    if not all(words_of(text[first:last]) for first, last in spans) or len(spans) <= _MIN_ITEMS:
        return []
    return [Piece(*span, Form.ITEM if place else Form.LEAD) for place, span in enumerate(spans)]


def _introduced(text: str, start: int, stop: int, language: str) -> int | None:
    """Where a lead without a colon ends: `concerns including poor food; …`.

    A list of its own behind it (`in fields, including sowing, weeding, and reaping; in trade; …`) belongs to
    the first item, and so does a further introduction (`issues included killings, including of minors; …`).
    """
    verbs, introduces = (
        [
            match
            for match in (words.finditer(text, start, stop) if words else ())
            if not _open_at(text, start, match.end())
        ]
        for words in (_INCLUDES.get(language), INTRODUCES.get(language))
    )
    if verbs:
        end = verbs[0].end()
        comma = _LIST_COMMA.search(text, end, stop)
        if comma is None and not introduces:
            return end
        if comma is not None and any(text[comma.end() : match.start()].isspace() for match in introduces):
            return end
    if not introduces:
        return None
    end = introduces[-1].end()
    return None if _LIST_COMMA.search(text, end, stop) else end


def _open_at(text: str, start: int, at: int) -> list[str]:
    """What would close the brackets and quotes that are open at `at`."""
    closers: list[str] = []
    for match in _MARKS.finditer(text, start, at):
        if closers and match[0] == closers[-1]:
            closers.pop()
        elif match[0] in _CLOSER_OF:
            closers.append(_CLOSER_OF[match[0]])
    return closers


def _outer(text: str, start: int, end: int) -> list[int]:
    """Where colons and semicolons stand outside of brackets and quotes."""
    found = []
    closers: list[str] = []
    for match in _MARKS.finditer(text, start, end):
        mark = match[0]
        if closers and mark == closers[-1]:
            closers.pop()
        elif mark in _CLOSER_OF:
            closers.append(_CLOSER_OF[mark])
        elif mark in ":;" and not closers:
            found.append(match.start())
    return found
