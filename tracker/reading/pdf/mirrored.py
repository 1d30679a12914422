"""Pages of a PDF that are written from right to left, as if in a mirror: what reads lines reads these, too.

The words are whole and in order as pdfium gives them; what is wrong is only where they stand. Latin words in
such a line run from left to right: they are kept together. Signs beside a figure are put where they are read.
"""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from tracker.reading.pdf.words import PageWords, Word

_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]")
_SWAPPED = re.compile("[\u0622\u0623\u0625\u0627]\u0644")
_LETTER = re.compile(r"[^\W\d_]")
_SAMPLE = 2000
# In type sizes: Latin words of one run are this near each other, on one line.
_NEAR = 0.8
_SAME_LINE = 0.2
_BLANK = 0.1
# What pdfium gives as `.1`, `,2023`, and `ב12-` for `1.`, `2023,` and `ב-12`.
_BEFORE_FIGURE = re.compile(r"(?P<signs>[.,:;)\u060c\u061b%-]+)(?P<figure>\d[\d.,/]*)")
_BEHIND_FIGURE = re.compile("(?P<word>[\u0590-\u08ff]+)(?P<figure>\\d+)-")


def has_right_to_left(text: str) -> bool:
    """Whether a text has letters of a script that is written from right to left."""
    return _RIGHT_TO_LEFT.search(text) is not None


def is_right_to_left(text: str) -> bool:
    """Whether most letters of a text belong to a script that is written from right to left."""
    if text.isascii() or not has_right_to_left(text):
        return False
    letters = _LETTER.findall(text[:_SAMPLE])
    return 2 * sum(_RIGHT_TO_LEFT.match(letter) is not None for letter in letters) > len(letters)


def in_order(text: str, places: Sequence[float]) -> str:
    """The letters of a word as they are read, though given as drawn, from left to right.

    Of a ligature of lam and alef, which is one sign, pdfium swaps the letters.

    Args:
        text: The word.
        places: Where each of its characters stands.
    """
    if places[0] < places[-1]:
        return text[::-1]
    if len(places) == len(text):
        for match in _SWAPPED.finditer(text):
            if places[match.start()] == places[match.start() + 1]:
                text = text[: match.start()] + match[0][::-1] + text[match.end() :]
    return text


def mirror(page: PageWords) -> None:
    """Mirror the words of a page, where most of it is written from right to left."""
    if is_right_to_left(" ".join(word.text for word in page.words[:_SAMPLE])):
        page.words = [
            replace(
                word,
                text=_read(word.text),
                x=page.width - word.right,
                right=page.width - word.x,
                inner=0.0,
                blank=None,
            )
            for word in _runs(_whole(page.words))
        ]
        page.frames = tuple(frame.mirrored(page.width) for frame in page.frames)


def _read(text: str) -> str:
    """A word with the signs beside its figure where they are read."""
    if match := _BEFORE_FIGURE.fullmatch(text):
        return match["figure"] + match["signs"]
    if match := _BEHIND_FIGURE.fullmatch(text):
        return f"{match['word']}-{match['figure']}"
    return text


def _whole(words: Sequence[Word]) -> Iterator[Word]:
    """The words, whole where each letter was drawn by itself."""
    whole: Word | None = None
    for word in words:
        if whole is not None and word.glued and _is_level(whole, word) and whole.size == word.size:
            left, right = min(whole.x, word.x), max(whole.right, word.right)
            whole = replace(whole, text=whole.text + word.text, x=left, right=right, first_width=right - left)
            continue
        if whole is not None:
            yield whole
        whole = word
    if whole is not None:
        yield whole


def _runs(words: Iterable[Word]) -> Iterator[Word]:
    """The words, Latin ones beside each other as one: pdfium gives them in either order."""
    run: list[Word] = []
    for word in words:
        if run and not _goes_on(run[-1], word):
            yield _together(run)
            run = []
        run.append(word)
    if run:
        yield _together(run)


def _goes_on(before: Word, word: Word) -> bool:
    """Whether two words stand beside each other in a run from left to right."""
    latin = all(_LETTER.search(text) and not _RIGHT_TO_LEFT.search(text) for text in (before.text, word.text))
    gap = max(word.x - before.right, before.x - word.right)
    return latin and _is_level(before, word) and -before.size * _SAME_LINE <= gap <= before.size * _NEAR


def _is_level(before: Word, word: Word) -> bool:
    """Whether two words stand on one line, in one face."""
    return abs(before.y - word.y) <= before.size * _SAME_LINE and before.bold == word.bold


def _together(run: list[Word]) -> Word:
    """A run of words as one."""
    if len(run) == 1:
        return run[0]
    run = sorted(run, key=lambda word: word.x)
    text = run[0].text
    for before, word in pairwise(run):
        text += (" " if word.x - before.right > word.size * _BLANK else "") + word.text
    return replace(run[0], text=text, right=run[-1].right, glued=False)
