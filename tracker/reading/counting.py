"""How the items of a list are counted where not in figures: `c`, `iii`."""

from __future__ import annotations

MOST_COUNTED = 4000
"""No list counts further in letters; a damaged file might."""
_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"),
    (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_ALPHABET = 26


def counted_in_letters(count: int) -> str:
    """Give `c` for 3, `aa` for 27, as word processors and browsers do nearly alike."""
    return chr(ord("a") + (count - 1) % _ALPHABET) * ((count - 1) // _ALPHABET + 1)


def counted_in_roman(count: int) -> str:
    """Give `iii` for 3."""
    printed = ""
    for value, letters in _ROMAN:
        printed += letters * (count // value)
        count %= value
    return printed
