"""Headings that neither size nor weight marks, where a document surely has such: italic ones, and plain ones.

Italic lines are captions, attributions, bylines and epigraphs as well. Where nearly all short ones of a
document read as titles and stand between a whole sentence and a paragraph of text, those are its lowest
headings; the rest stays text. Where more do not, none is one. The same is asked of plain paragraphs where
nothing else is a heading: a PDF does not tell what underlines them, nor a page's markup how it looks.
"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from tracker.reading.blocks import BlockKind
from tracker.reading.outline.numbering import label_of
from tracker.reading.outline.titles import reads_as_title
from tracker.reading.outline.typeface import body_type, is_marked
from tracker.reading.shape import Style, ends_sentence, style_of, words_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tracker.reading.blocks import Block

# What comes less often may be chance; text that a title without a number heads has
# more words than a line of an address.
_MIN_COUNT = 3
# One stray caption does not turn headings into text again, in one edition and not in the next.
_SHARE = 0.75
_MAX_WORDS = 25
# A heading may stand above those of its parts; more lines under each other are something else.
_MAX_RUN = 3
_TEXT_WORDS = 8
_QUOTES = "\"'“”„‘’«»‹›—–-"  # noqa: RUF001 (as printed)


def quiet_headings(blocks: Sequence[Block], *, plain: bool) -> frozenset[int]:
    """Indexes of the paragraphs that are headings though their type is that of the text, or merely italic.

    Args:
        blocks: Those of a whole document.
        plain: Plain ones may be headings, too: they were not looked for among printed lines.
    """
    found = _headings(blocks, italic=True)
    return found if found or not plain or _has_others(blocks) else _headings(blocks, italic=False)


def _has_others(blocks: Sequence[Block]) -> bool:
    """Whether a document has headings besides its title that type or the format marks."""
    size, bold = body_type(blocks)
    marked = sum(
        block.kind is BlockKind.HEADING
        and (block.level is not None or is_marked(block, size, body_bold=bold))
        for block in blocks
    )
    return marked > 1


def _headings(blocks: Sequence[Block], *, italic: bool) -> frozenset[int]:
    """Indexes of the lines in italic or plain type that are headings, if nearly all of them are."""
    runs = _runs([_is_line(block, italic=italic) for block in blocks])
    headings = [index for first, end in runs if _head_text(blocks, first, end) for index in range(first, end)]
    enough = max(_MIN_COUNT, sum(end - first for first, end in runs) * _SHARE)
    return frozenset(headings) if len(headings) >= enough else frozenset()


def _runs(told: Sequence[bool]) -> list[tuple[int, int]]:
    """Where blocks of which something is told follow each other: the first, and the one behind the last."""
    found = []
    start = 0
    for is_told, group in groupby(told):
        end = start + len(list(group))
        if is_told:
            found.append((start, end))
        start = end
    return found


def _is_line(block: Block, *, italic: bool) -> bool:
    """Whether a block is short, all of it italic or not, and no sentence."""
    return (
        block.italic is italic
        and not block.bold
        and block.kind is BlockKind.PARAGRAPH
        and not ends_sentence(block.text)
        and len(words_of(block.text)) <= _MAX_WORDS
    )


def _head_text(blocks: Sequence[Block], first: int, end: int) -> bool:
    """Whether lines under each other read as titles, and stand where a heading and those below it do."""
    if not (0 < first < end < len(blocks) and end - first <= _MAX_RUN):
        return False
    before, after = blocks[first - 1], blocks[end]
    closed = before.kind is BlockKind.HEADING or (
        not before.italic and ends_sentence(before.text) and before.text[-1] not in _QUOTES
    )
    headed = (
        after.kind is BlockKind.PARAGRAPH
        and not after.italic
        and (ends_sentence(after.text) or after.text.endswith(":"))
        and (label_of(blocks[end - 1].text) is not None or len(words_of(after.text)) >= _TEXT_WORDS)
    )
    return closed and all(map(_is_title, blocks[first:end])) and (headed or after.kind is BlockKind.HEADING)


def _is_title(block: Block) -> bool:
    """Whether a line reads as a title."""
    label = label_of(block.text)
    title = block.text[label.end if label else 0 :].strip()
    cast = style_of(title)
    return (
        cast > Style.SENTENCE
        and reads_as_title(title, label, cast, first=False)
        and title[0] not in _QUOTES
        and title[-1] not in _QUOTES
    )
