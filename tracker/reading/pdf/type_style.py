"""The type that a character of a PDF is set in: its size as printed, its face, the angle of its line."""

from __future__ import annotations

import ctypes
import math
from dataclasses import dataclass
from typing import Any

import pypdfium2.raw as pdfium

# Degrees that a crooked scan may be off.
_CROOKED = 5
_FONT_NAME = 128
# Type that is smaller is of this size: nobody reads it.
_LEAST = 0.1
# Weight of bold type (400 is regular), and how font names say it where the weight is not told.
_BOLD_WEIGHT = 600
_BOLD_NAMES = ("bold", "black", "heavy", "semibd", "demi")
# The flag of italic fonts, how their names say it, and how far type leans that a program slanted itself.
_ITALIC_FLAG = 1 << 6
_ITALIC_NAMES = ("italic", "oblique", "slanted", "kursiv")
_SLANT = 0.1


@dataclass(frozen=True, slots=True)
class Style:
    """The type of a text object."""

    size: float
    bold: bool
    italic: bool
    angle: int
    """0, 90, 180 or 270 degrees; -1 for any other."""


def style_at(raw: Any, index: int) -> Style:
    """Type of the character at `index` of the text page `raw`."""
    matrix = pdfium.FS_MATRIX()
    size = pdfium.FPDFText_GetFontSize(raw, index)
    angle = 0
    slanted = False
    if pdfium.FPDFText_GetMatrix(raw, index, ctypes.byref(matrix)):
        size *= math.hypot(matrix.c, matrix.d) or 1.0
        turn = math.degrees(math.atan2(matrix.b, matrix.a)) % 360
        quarter = round(turn / 90) * 90
        angle = quarter % 360 if abs(turn - quarter) < _CROOKED else -1
        slanted = angle == 0 and matrix.c > abs(matrix.d) * _SLANT
    size = abs(size) if math.isfinite(size) and size else 1.0
    bold, italic = _face(raw, index)
    return Style(max(_LEAST, round(size, 1)), bold, italic or slanted, angle)


def _face(raw: Any, index: int) -> tuple[bool, bool]:
    """Whether type is bold, and whether it is italic: as the font tells, or else its name."""
    buffer = ctypes.create_string_buffer(_FONT_NAME)
    flags = ctypes.c_int()
    pdfium.FPDFText_GetFontInfo(raw, index, buffer, _FONT_NAME, ctypes.byref(flags))
    name = buffer.value.lower().decode("ascii", "replace")
    bold = pdfium.FPDFText_GetFontWeight(raw, index) >= _BOLD_WEIGHT
    return (
        bold or any(part in name for part in _BOLD_NAMES),
        flags.value & _ITALIC_FLAG > 0 or any(part in name for part in _ITALIC_NAMES),
    )
