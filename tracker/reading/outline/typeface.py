"""The size and weight that most of a document is set in, and what stands out from it."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tracker.reading.blocks import Block

# Type that is this much larger than the body's is a heading's.
_LARGER = 1.07


def is_marked(block: Block, body_size: float | None, *, body_bold: bool) -> bool:
    """Whether a block's type alone makes it a heading: larger than the body's, or bold."""
    larger = block.size is not None and body_size is not None and block.size > body_size * _LARGER
    return larger or (block.bold and not body_bold)


def body_type(lines: Sequence[Block]) -> tuple[float | None, bool]:
    """Size and boldness of most of the text."""
    sizes: Counter[float] = Counter()
    bold = 0
    total = 0
    for line in lines:
        total += len(line.text)
        bold += len(line.text) if line.bold else 0
        if line.size is not None:
            sizes[round(line.size, 1)] += len(line.text)
    return (sizes.most_common(1)[0][0] if sizes else None), bold * 2 > total
