"""Headings that only italic type marks, where a document surely has such.

Italic lines are captions, attributions, bylines and epigraphs as well. Where nearly all short ones of a
document read as titles and stand between a whole sentence and a paragraph of text, those are its lowest
headings; the rest stays text. Where more do not, none is one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.reading.blocks import BlockKind
from tracker.reading.headings import reads_as_title
from tracker.reading.numbering import label_of
from tracker.reading.shape import Style, ends_sentence, style_of, words_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tracker.reading.blocks import Block

# What comes less often may be chance; text that is headed has more words than a line of an address.
_MIN_COUNT = 3
# One stray caption does not turn headings into text again, in one edition and not in the next.
_SHARE = 0.75
_MAX_WORDS = 15
_TEXT_WORDS = 8
_QUOTES = "\"'“”„‘’«»‹›—–-"  # noqa: RUF001 (as printed)


def italic_headings(blocks: Sequence[Block]) -> frozenset[int]:
    """Indexes of the paragraphs that are headings for their italic type."""
    lines = [index for index, block in enumerate(blocks) if _is_line(block)]
    headings = [index for index in lines if _heads_text(blocks, index)]
    enough = max(_MIN_COUNT, len(lines) * _SHARE)
    return frozenset(headings) if len(headings) >= enough else frozenset()


def _is_line(block: Block) -> bool:
    """Whether a block is short, wholly italic, and no sentence."""
    return (
        block.italic
        and not block.bold
        and block.kind is BlockKind.PARAGRAPH
        and not ends_sentence(block.text)
        and len(words_of(block.text)) <= _MAX_WORDS
    )


def _heads_text(blocks: Sequence[Block], index: int) -> bool:
    """Whether a line reads as a title, and stands where a heading does."""
    if not 0 < index < len(blocks) - 1:
        return False
    text, before, after = blocks[index].text, blocks[index - 1], blocks[index + 1]
    label = label_of(text)
    title = text[label.end if label else 0 :].strip()
    cast = style_of(title)
    closed = before.kind is BlockKind.HEADING or (
        not before.italic and ends_sentence(before.text) and before.text[-1] not in _QUOTES
    )
    return (
        closed
        and cast > Style.SENTENCE
        and reads_as_title(title, label, cast, first=False)
        and title[0] not in _QUOTES
        and title[-1] not in _QUOTES
        and after.kind is BlockKind.PARAGRAPH
        and not after.italic
        and (ends_sentence(after.text) or after.text.endswith(":"))
        and len(words_of(after.text)) >= _TEXT_WORDS
    )
