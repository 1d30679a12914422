"""Why a change matters: what differs between two linked findings, with both values as printed."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tracker.model import Finding, Signal, WordPiece


def signals_of(
    old: Sequence[Finding],
    new: Sequence[Finding],
    pieces: Sequence[WordPiece],
    *,
    language: str = "en",
    old_heading: str | None = None,
    new_heading: str | None = None,
) -> tuple[Signal, ...]:
    """Give the signals of one linked pair or group.

    Args:
        old: the old findings, in reading order.
        new: the new findings, in reading order.
        pieces: `diff_words` of the old findings' texts joined by one blank and the new ones'.
        language: ISO 639-1 code.
        old_heading: title of the section the old findings stand in; give both headings or none.
        new_heading: title of the section the new findings stand in.
    """
    del old, new, pieces, language, old_heading, new_heading
    return ()
