"""Candidates to outline: which of them are headings, which is the title, and on which levels they stand."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from tracker.reading.blocks import Block, BlockKind
from tracker.reading.outline.levels import Candidate, levels_of, series_of
from tracker.reading.outline.numbering import label_of
from tracker.reading.outline.quiet_headings import quiet_headings
from tracker.reading.outline.titles import is_field, reads_as_title
from tracker.reading.outline.typeface import body_type, is_marked
from tracker.reading.shape import Style, style_of

if TYPE_CHECKING:
    from collections.abc import Sequence

# A day or a month with its year, in any language.
_DATE = re.compile(
    r"(?:[^\W\d_]+,? )?(?:\d{1,2}\.? )?(?:de )?[^\W\d_]{3,}\.?(?: \d{1,2})?,? (?:de )?\d{4}"
    r"(?: [^\W\d_]{1,2}\.)?"
)
_COPYRIGHT = re.compile(r"(?:©|\(c\)|copyright\b)", re.IGNORECASE)
# So often stands the word for parts above their numbers; so many headings of one level are those of chapters.
_MIN_PARTS = 3
# So many candidates on end, with no text between them, are a list rather than headings.
_LIST_RUN = 3


@dataclass(frozen=True, slots=True)
class Entry:
    """A block and its place in the outline."""

    block: Block
    level: int | None = None
    """0 for the title; None where the block is no heading."""
    label: str | None = None


def find_outline(blocks: Sequence[Block], *, lined: bool = False) -> list[Entry]:
    """Say of every block whether it is a heading, and of what level; none is lost.

    Args:
        blocks: Those of a whole document.
        lined: They were printed lines, in which headings were looked for already.
    """
    blocks = _named(_without_lists(_promoted(blocks, lined=lined)))
    title = _title(blocks)
    if title is not None:
        # what stands before the title is no section of the report
        blocks = [_demoted(block) if index < title else block for index, block in enumerate(blocks)]
        blocks = _without_imprint(blocks, title)
    headings = [
        index for index, block in enumerate(blocks) if block.kind is BlockKind.HEADING and index != title
    ]
    labels = series_of([blocks[index].text for index in headings])
    candidates = [
        Candidate(
            block=blocks[index],
            label=label,
            style=style_of(blocks[index].text[label.end if label else 0 :]),
            follows_heading=index > 0 and index - 1 != title and blocks[index - 1].kind is BlockKind.HEADING,
        )
        for index, label in zip(headings, labels, strict=True)
    ]
    entries = [Entry(block) for block in blocks]
    for index, label, level in zip(headings, labels, levels_of(candidates), strict=True):
        entries[index] = Entry(blocks[index], level, label.text if label else None)
    if title is not None:
        entries[title] = Entry(blocks[title], 0)
    return entries


def _named(blocks: Sequence[Block]) -> list[Block]:
    """Numbers of chapters that stand above the names of these (`Chapter 2`, then `The courts`) made one.

    The number may be a word of its own below (`CHAPTER`, then `TWO`), where one word stands so several times.
    """
    parts = _words_of_parts(blocks)
    found: list[Block] = []
    for block in blocks:
        above = found[-1] if found else None
        if (
            above is not None
            and above.kind is block.kind is BlockKind.HEADING
            and above.page == block.page
            and (above.level == block.level or block.page is not None)  # elsewhere levels are stated
            and _goes_above(above.text, block.text, parts)
        ):
            found[-1] = replace(block, text=f"{above.text} {block.text}", place=above.place)
        else:
            found.append(block)
    return found


def _goes_above(text: str, below: str, parts: frozenset[str]) -> bool:
    """Whether a heading is the number, or the word for it, of the part that the next one names."""
    if text in parts:
        return " " not in below
    word, _, number = text.partition(" ")
    if word in parts and " " not in number:
        return label_of(below) is None
    label = label_of(text)
    is_bare = label is not None and label.names_part and not text[label.end :].strip()
    return is_bare and label_of(below) is None


def _words_of_parts(blocks: Sequence[Block]) -> frozenset[str]:
    """Headings of one word that stand again and again right above another of one word: `CHAPTER`."""
    counts = Counter(
        block.text
        for block, following in pairwise(blocks)
        if block.kind is following.kind is BlockKind.HEADING
        and block.page is not None
        and block.page == following.page
        and " " not in block.text
        and " " not in following.text
    )
    return frozenset(text for text, count in counts.items() if count >= _MIN_PARTS)


def _without_imprint(blocks: list[Block], title: int) -> list[Block]:
    """The blocks with the date and the copyright notice below the title as text: they head nothing."""
    dated = [
        index
        for index, block in enumerate(blocks)
        if block.kind is BlockKind.HEADING and _DATE.fullmatch(block.text) and not label_of(block.text)
    ]
    kept = list(blocks)
    for index in range(title + 1, len(blocks)):
        if blocks[index].kind is not BlockKind.HEADING:
            break
        if dated == [index] or _COPYRIGHT.match(blocks[index].text):
            kept[index] = _demoted(blocks[index])
    return kept


def _demoted(block: Block) -> Block:
    return replace(block, kind=BlockKind.PARAGRAPH) if block.kind is BlockKind.HEADING else block


def _promoted(blocks: Sequence[Block], *, lined: bool) -> list[Block]:
    """Paragraphs in bold or larger type, and where nothing is marked those cast as titles, become candidates.

    So do italic ones, and plain ones where nothing else is a heading, if they are such throughout.
    """
    known = any(block.kind is BlockKind.HEADING for block in blocks)
    quiet = quiet_headings(blocks, plain=not lined)
    size, bold = body_type(blocks)
    promoted: list[Block] = []
    for index, (block, following) in enumerate(zip(blocks, [*blocks[1:], None], strict=True)):
        if index in quiet:
            promoted.append(replace(block, kind=BlockKind.HEADING))
            continue
        # of a PDF's lines it is known already which are headings for their size
        marked = block.bold or (block.page is None and is_marked(block, size, body_bold=bold))
        if block.kind is BlockKind.PARAGRAPH and (marked or not known) and following is not None:
            label = label_of(block.text)
            title = block.text[label.end if label else 0 :].strip()
            style = style_of(title)
            is_cast = style > Style.SENTENCE and (label is not None or not promoted or not is_field(title))
            if (marked or is_cast) and reads_as_title(title, label, style, first=not promoted):
                promoted.append(replace(block, kind=BlockKind.HEADING))
                continue
        promoted.append(block)
    return promoted


def _without_lists(blocks: list[Block]) -> list[Block]:
    """Candidates in rows, without text below them, are lists; one at the very end heads nothing."""
    size, bold = body_type(blocks)
    open_ = [
        block.kind is BlockKind.HEADING and block.level is None and not is_marked(block, size, body_bold=bold)
        for block in blocks
    ]
    patterns = [
        _pattern(block) if candidate else None for block, candidate in zip(blocks, open_, strict=True)
    ]
    followed = [following.kind is not BlockKind.HEADING for following in blocks[1:]] + [False]
    totals = Counter(pattern for pattern in patterns if pattern is not None)
    with_text = Counter(
        pattern for pattern, text in zip(patterns, followed, strict=True) if pattern is not None and text
    )
    kept = list(blocks)
    start = 0
    while start < len(blocks):
        pattern = patterns[start]
        end = start + 1
        while end < len(blocks) and pattern is not None and patterns[end] == pattern:
            end += 1
        listed = pattern == "" or (pattern is not None and with_text[pattern] * 2 < totals[pattern])
        if listed and start > 0 and end - start >= _LIST_RUN:
            introduced = blocks[start - 1].text.endswith(":")
            last = end - 1 if pattern == "" and followed[end - 1] and not introduced else end
            kept[start:last] = [_demoted(block) for block in blocks[start:last]]
        start = end
    final = patterns[-1] if patterns else None
    if len(kept) > 1 and final is not None and not with_text[final]:
        kept[-1] = _demoted(kept[-1])
    return kept


def _pattern(block: Block) -> str:
    label = label_of(block.text)
    return label.pattern if label else ""


def _title(blocks: Sequence[Block]) -> int | None:
    """Index of the report's own title: the first heading of the highest rank."""
    headings = [index for index, block in enumerate(blocks) if block.kind is BlockKind.HEADING]
    known = [index for index in headings if blocks[index].level is not None]
    if known:
        highest = min(blocks[index].level or 0 for index in known)
        first = next(index for index in known if blocks[index].level == highest)
        chapters = sum(blocks[index].level == highest for index in known)
        if label_of(blocks[first].text) or (headings[0] == 0 and chapters >= _MIN_PARTS):
            first = headings[0]  # what is printed above the first chapter
    elif headings and (headings[0] == 0 or _is_larger(blocks, headings)):
        first = headings[0]
    else:
        return None
    return None if label_of(blocks[first].text) else first


def _is_larger(blocks: Sequence[Block], headings: Sequence[int]) -> bool:
    """Whether the first heading is set larger than all others, though text stands before it."""
    first, *others = (blocks[index].size or 0.0 for index in headings)
    return bool(first) and all(first > other for other in others)
