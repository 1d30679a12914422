"""Pages of text written by hand: where each word stands is known."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.fixtures.pdf_writer import At, Drawn, column, pdf_of
from tracker.reading.pdf.pdf import parse

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tracker.reading.blocks import Reading

LEFT = 72
FULL = "The government took some credible steps to find and punish officials who may have done so in"
MORE = "all parts of the country, but observers said that many of their reports were never looked into"
END = "by anybody at all."
NAMES = (
    "Abai",
    "Aliya",
    "Bolat",
    "Dana",
    "Erlan",
    "Gulnara",
    "Ilyas",
    "Kanat",
    "Laura",
    "Marat",
    "Nurlan",
    "Saule",
)


def read(*pages: Sequence[At | Drawn], **options: int) -> Reading:
    """What is read from a PDF of these pages."""
    return parse(pdf_of(list(pages), **options), source="file.pdf")  # type: ignore[arg-type] # bools are ints


def texts(reading: Reading) -> list[str]:
    """The texts of all blocks."""
    return [block.text for block in reading.blocks]


def aside(reading: Reading, reason: str) -> list[str]:
    """What was set aside for a reason."""
    return [piece.text for piece in reading.set_aside if piece.reason == reason]


def text_page(number: int, *, top: str = "", bottom: str = "") -> list[At]:
    """A page of three paragraphs, with a line at its head and one at its foot."""
    lines = [At(LEFT, 750, top, 9), At(LEFT, 40, bottom, 9)]
    for place in range(3):
        name = NAMES[(3 * number + place) % len(NAMES)]
        lines += column(
            LEFT, 690 - 100 * place, [f"{name} said that {FULL[:60]}", f"in {name}, {MORE[:80]}", END]
        )
    return [line for line in lines if line.text]
