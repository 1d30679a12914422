"""Tables of contents: lines that end with page numbers and name what comes later."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tracker.model import SetAside
from tracker.reading.blocks import BlockKind
from tracker.reading.shape import ends_sentence, words_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tracker.reading.blocks import Block

REASON = "table of contents"

_ENTRY = re.compile(r"(?P<title>\S.*?)(?P<leader>[\s.\u2026\u00b7_]*?)\s*(?P<page>\d{1,4})")
_LEADER = re.compile(r"(?:[.\u2026\u00b7_]\s?){3,}")
# Fewer entries may be a table of figures or a list of years.
_MIN_ENTRIES = 4
# Lines between entries: the first line of a wrapped one, a page number.
_MAX_BETWEEN = 2
_SHARE = 0.6
# Longer lines are no entries.
_MAX_LENGTH = 200
# A caption ("Contents", "Table of Contents") has few words.
_CAPTION_WORDS = 4


def strip_contents(blocks: Sequence[Block]) -> tuple[list[Block], list[SetAside]]:
    """Take out the table of contents, if the lines have one."""
    pages = [_page(block) for block in blocks]
    start = 0
    while start < len(blocks):
        if pages[start] is None:
            start += 1
            continue
        entries = _run(pages, start)
        if len(entries) >= _MIN_ENTRIES and _is_contents(blocks, entries):
            return _without(blocks, entries)
        start = entries[-1] + 1
    return list(blocks), []


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


def _is_contents(blocks: Sequence[Block], entries: Sequence[int]) -> bool:
    """Whether most entries have a leader, or name a line that comes later."""
    leaders = sum(bool(_LEADER.search(blocks[index].text)) for index in entries)
    if leaders >= len(entries) * _SHARE:
        return True
    later = {_letters(block.text) for block in blocks[entries[-1] + 1 :] if len(block.text) <= _MAX_LENGTH}
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
    taken = [SetAside(text=block.text, reason=REASON, place=block.place) for block in blocks[first:last]]
    return [*blocks[:first], *blocks[last:]], taken


def _is_caption(block: Block) -> bool:
    return len(words_of(block.text)) <= _CAPTION_WORDS and not ends_sentence(block.text)


def _letters(text: str) -> str:
    """The letters alone, in small ones."""
    return "".join(char for char in text.casefold() if char.isalpha())
