"""Pages of a few elements, and what is read from them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.reading.html.html import blocks

if TYPE_CHECKING:
    from tracker.reading.blocks import Reading

TEXT = "There were no reports of any abuse in the year, as far as anybody could tell from the facts."


def page(body: str, head: str = "") -> Reading:
    """What is read from a page with this body."""
    return blocks(
        f"<!doctype html><html><head>{head}</head><body>{body}</body></html>".encode(), source="page"
    )


def texts(reading: Reading) -> list[str]:
    """The texts of all blocks."""
    return [block.text for block in reading.blocks]


def aside(reading: Reading) -> dict[str, str]:
    """What was set aside, by reason."""
    return {piece.reason: piece.text for piece in reading.set_aside}


def kinds(reading: Reading) -> list[tuple[str, str]]:
    """Kind and text of all blocks."""
    return [(block.kind.value, block.text) for block in reading.blocks]
