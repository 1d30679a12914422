"""Plain text: every line of it is a block; form feeds part pages."""

from __future__ import annotations

import re

from tracker.reading.blocks import Block, BlockKind, Reading
from tracker.reading.decode import decode

# What ends a line: all that `str.splitlines` knows but the separators 1C to 1E, which are none in text.
_LINE_END = re.compile("\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]")


def blocks(content: bytes, *, source: str, charset: str | None = None) -> Reading:
    """Blocks of a plain text; see `tracker.reading` for what they are.

    Raises:
        InputError: It is no text.
    """
    decoded = decode(content, source=source, charset=charset)
    return Reading(
        blocks=lines_of(decoded.text),
        encoding=decoded.encoding,
        notices=decoded.notices,
    )


def lines_of(text: str) -> tuple[Block, ...]:
    """The lines of `text` that have something on them, with the gaps between them; pages by form feeds."""
    found = []
    page = 1 if "\x0c" in text else None
    gap = False
    number = 1
    start = 0
    for end in [*_LINE_END.finditer(text), None]:
        line = text[start : end.start() if end else len(text)].replace("\x00", " ").strip()
        if line:
            found.append(
                Block(text=line, kind=BlockKind.LINE, place=f"line {number}", page=page, gap_before=gap)
            )
        gap = not line
        if end is None:
            break
        start = end.end()
        number += 1
        if page is not None and end[0] == "\x0c":
            page += 1
    return tuple(found)
