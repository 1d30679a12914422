"""Print an edition anew as another producer would: wrapped, hyphenated, with headers and page numbers."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import count
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

STRAIGHT = str.maketrans({"\u2018": "'", "\u2019": "'", "\u201c": '"', "\u201d": '"'})

_VOWELS = "aeiouyAEIOUY"
_WORD = re.compile(r"[^\W\d_]{6,}")


def syllable_breaks(word: str) -> list[int]:
    """Where a simple hyphenator breaks an English word: between two consonants, or after a vowel."""
    found = []
    for match in _WORD.finditer(word):
        part = match[0]
        for place in range(3, len(part) - 2):
            before, after = part[place - 1], part[place]
            following = part[place + 1] if place + 1 < len(part) else ""
            two_consonants = before not in _VOWELS and after not in _VOWELS and part[place - 2] in _VOWELS
            after_vowel = before in _VOWELS and after not in _VOWELS and following in _VOWELS
            if (two_consonants and following in _VOWELS) or after_vowel:
                found.append(match.start() + place)
    return found


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """How to print."""

    width: int = 75
    gaps: bool = True
    """Leave a blank line between paragraphs."""
    page_lines: int = 48
    header: tuple[str, ...] = ()
    """Lines at the top of each page."""
    footer: tuple[str, ...] = ()
    """Lines at the bottom; `{page}` is its number."""
    furniture_gaps: bool = True
    """Leave blank lines around headers and footers."""
    form_feeds: bool = False
    breaks: Callable[[str], Sequence[int]] | None = syllable_breaks
    straight: bool = True


def rerender(paragraphs: Sequence[str], layout: Layout) -> str:
    """The paragraphs (headings among them) as printed lines."""
    lines: list[str] = []
    for paragraph in paragraphs:
        if lines and layout.gaps:
            lines.append("")
        lines += wrapped(paragraph.translate(STRAIGHT) if layout.straight else paragraph, layout)
    return "\n".join(_paged(lines, layout)) + "\n"


def wrapped(text: str, layout: Layout) -> Iterator[str]:
    """Fill lines greedily; a word that does not fit is broken at its own hyphen, else at a syllable."""
    line = ""
    for word in text.split():
        rest = word
        while True:
            room = layout.width - (len(line) + 1 if line else 0)
            if len(rest) <= room:
                line = f"{line} {rest}" if line else rest
                break
            cut, hyphen = _cut(rest, room, layout)
            if cut:
                yield f"{line} {rest[:cut]}{hyphen}".strip()
                rest = rest[cut:]
                line = ""
            elif line:
                yield line
                line = ""
            else:  # an address wider than the page
                yield rest
                break
    if line:
        yield line


def _cut(word: str, room: int, layout: Layout) -> tuple[int, str]:
    """Where to break `word` so that its first part fits in `room`, and the hyphen to print there."""
    own = [match.end() for match in re.finditer(r"(?<=\w)-(?=\w)", word) if match.end() <= room]
    if own:
        return own[-1], ""
    if layout.breaks is None or "/" in word:
        return 0, ""
    fitting = [place for place in layout.breaks(word) if place < room]
    return (fitting[-1], "-") if fitting else (0, "")


def _paged(lines: list[str], layout: Layout) -> Iterator[str]:
    """The lines with headers and footers between pages."""
    if not layout.header and not layout.footer:
        yield from lines
        return
    gap = [""] if layout.furniture_gaps else []
    for page in count(1):
        yield from (line.format(page=page) for line in layout.header)
        yield from gap if layout.header else []
        yield from lines[: layout.page_lines]
        yield from gap if layout.footer else []
        yield from (line.format(page=page) for line in layout.footer)
        lines = lines[layout.page_lines :]
        if not lines:
            return
        yield from ["\f"] if layout.form_feeds else gap
