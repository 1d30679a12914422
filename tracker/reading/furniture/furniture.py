"""Page furniture: running headers and footers, page numbers; they recur where they do not belong.

`recurrence` says which lines they are; here they are taken out, with what of them stands within other lines.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from tracker.model import SetAside
from tracker.reading.blocks import BlockKind
from tracker.reading.furniture.recurrence import Recurrence
from tracker.reading.reasons import PAGE_NUMBER, RUNNING
from tracker.reading.shape import ends_sentence, starts_small, words_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from tracker.reading.blocks import Block


# Fewer words than this are furniture only on a line of their own.
_MIN_INLINE_WORDS = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Stripped:
    """Blocks without the furniture that stood on lines of its own."""

    blocks: list[Block]
    cuts: frozenset[int]
    """Indexes of blocks before which furniture was taken out, or a page begins."""
    phrases: tuple[str, ...]
    """What the furniture says, digits as `#`: it may stand within lines too."""
    set_aside: list[SetAside]


def strip_lines(blocks: Sequence[Block]) -> Stripped:
    """Take out furniture that stands on lines of its own."""
    lines = Recurrence(blocks)
    running, numbers = lines.furniture()
    phrases = tuple(sorted({lines.keys[index] for index in running}, key=len, reverse=True))
    glued, trailing = _glued(phrases)
    kept: list[Block] = []
    cuts: set[int] = set()
    set_aside: list[SetAside] = []
    cut = False
    for index, block in enumerate(blocks):
        if index in running or index in numbers:
            if not cut and kept and trailing and (match := trailing.search(kept[-1].text)):
                # the header stands at the end of a paragraph's line, the footer on the next
                set_aside.append(SetAside(text=match[0].lstrip(), reason=RUNNING, place=kept[-1].place))
                kept[-1] = replace(kept[-1], text=kept[-1].text[: match.start()])
            reason = RUNNING if index in running else PAGE_NUMBER
            set_aside.append(SetAside(text=block.text, reason=reason, place=block.place))
            cut = True
            continue
        if cut and glued and (match := glued.match(block.text)):
            set_aside.append(SetAside(text=match[0].rstrip(), reason=RUNNING, place=block.place))
            block = replace(block, text=block.text[match.end() :])  # noqa: PLW2901 (the rest of the line)
        if cut or (kept and block.page != kept[-1].page):
            cuts.add(len(kept))
        kept.append(replace(block, cut_before=True) if cut else block)
        cut = False
    return Stripped(blocks=kept, cuts=frozenset(cuts), phrases=phrases, set_aside=set_aside)


def _glued(phrases: Sequence[str]) -> tuple[re.Pattern[str], re.Pattern[str]] | tuple[None, None]:
    """Match a piece of furniture that a line begins or ends with; the rest of the line is text."""
    long = [phrase for phrase in phrases if len(words_of(phrase)) >= _MIN_INLINE_WORDS]
    if not long:
        return None, None
    any_of = _alternatives(long)
    return re.compile(rf"(?:{any_of})\s+(?=\S)"), re.compile(rf"(?<=\S)\s+(?:{any_of})$")


def _alternatives(phrases: Sequence[str]) -> str:
    """A pattern for any of `phrases`, digits for `#`."""
    return "|".join(re.escape(phrase).replace(r"\#", r"\d+") for phrase in phrases)


def strip_inline(blocks: Iterable[Block], phrases: Sequence[str]) -> tuple[list[Block], list[SetAside]]:
    """Take out furniture that stands within paragraphs; what it stood between becomes two blocks.

    Where two or more phrases follow each other they are furniture wherever they stand; one alone is so only
    at a block's end or beginning, and only where a sentence goes on across it.
    """
    blocks = list(blocks)
    if not phrases:
        return blocks, []
    one = _alternatives(phrases)
    single = re.compile(one)
    several = re.compile(rf"(?<!\w)(?:{one})(?:\s+(?:{one}))*(?!\w)")
    kept: list[Block] = []
    set_aside: list[SetAside] = []
    cut = False
    for index, block in enumerate(blocks):
        following = blocks[index + 1].text if index + 1 < len(blocks) else ""
        position = 0
        for match in several.finditer(block.text) if block.kind is BlockKind.LINE else ():
            before, after = block.text[position : match.start()].strip(), block.text[match.end() :].strip()
            previous = before or (kept[-1].text if kept else "")
            at_edge = not (before and after) and len(words_of(match[0])) >= _MIN_INLINE_WORDS
            goes_on = not ends_sentence(previous) and starts_small(after or following)
            if not ((at_edge and goes_on) or len(single.findall(match[0])) > 1):
                continue
            set_aside.append(SetAside(text=match[0], reason=RUNNING, place=block.place))
            if before:
                kept.append(replace(block, text=before, cut_before=cut or block.cut_before))
            position, cut = match.end(), True
        if rest := block.text[position:].strip():
            kept.append(replace(block, text=rest, cut_before=cut or block.cut_before))
            cut = False
    return kept, set_aside
