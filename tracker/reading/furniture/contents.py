"""Tables of contents: lines that end with page numbers, or name the headings that come later."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tracker.model import SetAside
from tracker.reading.blocks import BlockKind
from tracker.reading.outline.numbering import label_of
from tracker.reading.reasons import CONTENTS
from tracker.reading.shape import ends_sentence, words_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tracker.reading.blocks import Block


_ENTRY = re.compile(r"(?P<title>\S.*?)(?P<leader>[\s.\u2026\u00b7_]*?)\s*(?P<page>\d{1,4})")
_NO_SIGNS = re.compile(r"[\W_]+")
_NO_LETTERS = re.compile(r"[\W\d_]+")
_LEADER = re.compile(r"(?:[.\u2026\u00b7_]\s?){3,}")
# Fewer entries may be a table of figures or a list of years.
_MIN_ENTRIES = 4
# Lines between entries: the first line of a wrapped one, a page number.
_MAX_BETWEEN = 2
_SHARE = 0.6
# An entry of a list without page numbers goes over so many lines.
_MAX_LINES = 5
# What a list names stands that many times as far apart, in lines, as the list has entries.
_SPREAD = 3
_NUMBERED = re.compile(
    r"(?:\d{1,3}|[A-Z])\.(?:\d{1,3}\.?)*\s+\S|[^\W\d_]{2,15}\s(?:\d{1,3}|[IVXLC]{1,7}|[A-Z])[.:]\s+\S"
)
# Longer lines are no entries.
_MAX_LENGTH = 200
# A caption ("Contents", "Table of Contents") has few words.
_CAPTION_WORDS = 4
# Longer lines are rather text than headings without a number.
_HEADING_WORDS = 12


@dataclass(frozen=True, slots=True)
class _Entry:
    """A line or several of a list that name a heading further down."""

    first: int
    last: int
    head: int
    """Where the heading stands."""


def strip_contents(blocks: Sequence[Block]) -> tuple[list[Block], list[SetAside]]:
    """Take out the table of contents, if the lines have one."""
    pages = [_page(block) for block in blocks]
    start = 0
    while start < len(blocks):
        if pages[start] is None:
            start += 1
            continue
        entries = _run(pages, start)
        if len(entries) >= _MIN_ENTRIES and _is_contents(blocks, pages, entries):
            return _without(blocks, entries)
        start = entries[-1] + 1
    return list(blocks), []


def strip_listed_contents(blocks: Sequence[Block]) -> tuple[list[Block], list[SetAside]]:
    """Take out lists of the headings that come later, in their order, without page numbers.

    Where the format states no headings, these are numbered lines that stand again further down, with text
    between them.
    """
    stated = any(_is_heading(block) for block in blocks)
    name = _letters if stated else _signs
    letters = [name(block.text) if len(block.text) <= _MAX_LENGTH else None for block in blocks]
    heads = _heads(blocks, letters, stated=stated)
    places = {text: index for index, text in enumerate(letters) if text}
    kept: list[Block] = []
    taken: list[SetAside] = []
    captions: set[str | None] = set()
    done = start = 0
    while start < len(blocks) and heads:
        entries = _listed(blocks, letters, start, heads)
        past = entries[-1].last + 1 if entries else start + 1
        lines = sum(entry.last + 1 - entry.first for entry in entries)
        is_apart = stated or _is_apart(entries)
        captioned = start > done and letters[start - 1] in captions
        if (
            len(entries) >= (1 if captioned else _MIN_ENTRIES)
            and lines >= (past - start) * _SHARE
            and is_apart
        ):
            first = start
            if not stated:
                first, past = _with_unnumbered(letters, blocks, places, (start, past), done)
            first -= first > done and _heads_only(blocks, first - 1, past)
            if first < start:
                captions.add(letters[first])
            kept += blocks[done:first]
            taken += _aside(blocks[first:past])
            done = past
        start = past
    return [*kept, *blocks[done:]], taken


def _with_unnumbered(
    letters: Sequence[str | None],
    blocks: Sequence[Block],
    places: dict[str, int],
    bounds: tuple[int, int],
    done: int,
) -> tuple[int, int]:
    """The bounds of a list with the lines around it that name what comes later, too, without a number."""
    first, past = bounds
    for _ in range(_MAX_BETWEEN):
        if (
            first - 1 > done
            and _may_name(blocks[first - 1])
            and places.get(letters[first - 1] or "", 0) > past
        ):
            first -= 1
        if past < len(blocks) and not blocks[past].gap_before and places.get(letters[past] or "", 0) > past:
            past += _may_name(blocks[past])
    return first, past


def _is_apart(entries: Sequence[_Entry]) -> bool:
    """Whether there is text between the headings that a list names."""
    return bool(entries) and entries[-1].head - entries[0].head >= _SPREAD * len(entries)


def _heads(blocks: Sequence[Block], letters: Sequence[str | None], *, stated: bool) -> dict[str, list[int]]:
    """Where the headings stand, by their letters; numbered lines by their number, too."""
    heads: dict[str, list[int]] = {}
    for index, block in enumerate(blocks):
        if stated:
            if _is_heading(block):
                heads.setdefault(_letters(block.text), []).append(index)
        elif block.kind is BlockKind.LINE and _NUMBERED.match(block.text):
            label = label_of(block.text)
            word = len(_signs(block.text.split()[0])) if label is not None and label.names_part else 0
            for text in _joined(letters, index):
                heads.setdefault(text, []).append(index)
                if word:  # `Chapter 1. Aims` is listed as `1. Aims`
                    heads.setdefault(text[word:], []).append(index)
    return heads


def _joined(letters: Sequence[str | None], index: int) -> Iterator[str]:
    """The letters of a line, and of it with the next ones, as long as none is too long."""
    text = ""
    for more in letters[index : index + _MAX_LINES]:
        if more is None:
            return
        text += more
        yield text


def _heads_only(blocks: Sequence[Block], above: int, past: int) -> bool:
    """Whether the line above a list is its caption: what comes after the list is not below it."""
    block = blocks[above]
    if not _is_caption(block) or above == 0:
        return False
    following = blocks[past].level if past < len(blocks) else None
    return not _is_heading(block) or (
        block.level is not None and following is not None and following <= block.level
    )


def _is_heading(block: Block) -> bool:
    return block.level is not None or block.kind is BlockKind.HEADING


def _listed(
    blocks: Sequence[Block], letters: Sequence[str | None], start: int, heads: dict[str, list[int]]
) -> list[_Entry]:
    """The entries from line `start` on that name headings further down in their order."""
    entries: list[_Entry] = []
    for index in range(start, len(blocks)):
        past = entries[-1].last if entries else start
        if _is_heading(blocks[index]) or index - past > _MAX_BETWEEN + 1:
            break
        if entries and index <= past:
            continue
        for end, text in enumerate(_joined(letters, index), index):
            if end > index and _is_heading(blocks[end]):
                break
            after = max(end, entries[-1].head if entries else end)
            named = heads.get(text, [])
            place = bisect_right(named, after)
            if place < len(named):
                entries.append(_Entry(index, end, named[place]))
                break
        if not entries:
            break
    return entries


def _page(block: Block) -> int | None:
    """The page that a line of contents names; None where it is none."""
    if block.kind is not BlockKind.LINE or len(block.text) > _MAX_LENGTH or not block.text[-1].isdigit():
        return None
    match = _ENTRY.fullmatch(block.text)
    if match is None or not any(char.isalpha() for char in match["title"]):
        return None
    return int(match["page"])


def _run(pages: Sequence[int | None], start: int) -> list[int]:
    """Indexes of the entries that follow each other from `start`, their pages never going back."""
    entries = [start]
    last = pages[start] or 0
    index = start + 1
    while index < len(pages) and index - entries[-1] <= _MAX_BETWEEN + 1:
        page = pages[index]
        if page is not None:
            if page < last:
                break
            entries.append(index)
            last = page
        index += 1
    return entries


def _is_contents(blocks: Sequence[Block], pages: Sequence[int | None], entries: Sequence[int]) -> bool:
    """Whether most entries have a leader, or name a line that comes later: a heading, which names no page."""
    leaders = sum(bool(_LEADER.search(blocks[index].text)) for index in entries)
    if leaders >= len(entries) * _SHARE:
        return True
    later = {
        _letters(blocks[index].text)
        for index in range(entries[-1] + 1, len(blocks))
        if pages[index] is None and len(blocks[index].text) <= _MAX_LENGTH
    }
    named = sum(_letters(blocks[index].text) in later for index in entries)
    return named >= len(entries) * _SHARE


def _without(blocks: Sequence[Block], entries: Sequence[int]) -> tuple[list[Block], list[SetAside]]:
    """The blocks without the entries, what stands among them, and the caption above."""
    first, last = entries[0], entries[-1] + 1
    if last - first == len(blocks):
        return list(blocks), []
    for _ in range(_MAX_BETWEEN):
        if first < 2 or not _is_caption(blocks[first - 1]):  # noqa: PLR2004 (the first line is the title)
            break
        first -= 1
    return [*blocks[:first], *blocks[last:]], _aside(blocks[first:last])


def _aside(blocks: Sequence[Block]) -> list[SetAside]:
    return [SetAside(text=block.text, reason=CONTENTS, place=block.place) for block in blocks]


def _may_name(block: Block) -> bool:
    """Whether a line may be a heading without a number, or name one."""
    return len(words_of(block.text)) <= _HEADING_WORDS and not ends_sentence(block.text)


def _is_caption(block: Block) -> bool:
    return len(words_of(block.text)) <= _CAPTION_WORDS and not ends_sentence(block.text)


def _signs(text: str) -> str:
    """The letters and figures alone, in small ones: parts of several chapters may have one name."""
    return _NO_SIGNS.sub("", text.casefold())


def _letters(text: str) -> str:
    """The letters alone, in small ones."""
    return _NO_LETTERS.sub("", text.casefold())
