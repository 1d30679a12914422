"""Clauses, list items and figures that a linked finding lost or gained."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tracker.model import Finding, Span, WordPiece


@dataclass(frozen=True, slots=True)
class PartialLoss:
    """What has no counterpart on the other side, as stretches of either edition's canonical text."""

    lost: tuple[Span, ...] = ()
    gained: tuple[Span, ...] = ()


def partial_loss(
    old: Sequence[Finding], new: Sequence[Finding], pieces: Sequence[WordPiece], *, language: str = "en"
) -> PartialLoss:
    """Give the clauses and items of either side that have no counterpart on the other."""
    del old, new, pieces, language
    return PartialLoss()
