"""Ligatures, quotation marks and dashes of TeX's fonts, where a file gives their codes and not what they are.

Fonts of pixels have no names for their glyphs: where they print a ligature, the text has a control code.
Which of TeX's two encodings it is shows by which codes there are.
"""

from __future__ import annotations

import re

_CODES = re.compile("[\x0b\x0c\x0e-\x1f]")
_OLD_LIGATURE = re.compile("[\x0b\x0c\x0e\x0f]")
_LIGATURE = re.compile("[\x1b-\x1f]")
_LONE_RETURN = re.compile("\r(?!\n)")
_LIGATURES = "\ufb00\ufb01\ufb02\ufb03\ufb04"
# Cork (T1) and Knuth's own (OT1), which has no braces, bar or backslash in its fonts for text.
_CORK = str.maketrans(
    dict(zip("\x1b\x1c\x1d\x1e\x1f", _LIGATURES, strict=True))
    | dict(zip("\x10\x11\x12\x13\x14\x15\x16", "\u201c\u201d\u201e«»\u2013\u2014", strict=True))
)
_OLD = str.maketrans(
    dict(zip("\x0b\x0c\x0e\x0f", "\ufb00\ufb01\ufb03\ufb04", strict=True))
    | dict(zip('\\"{|', "\u201c\u201d\u2013\u2014", strict=True))
)
_SPELLED = {ord(sign): text for sign, text in zip(_LIGATURES, ("ff", "fi", "fl", "ffi", "ffl"), strict=True)}


def lettered(text: str, *, pages: bool = False) -> str:
    """The text with characters for TeX's codes, one for each.

    Args:
        text: Of a page, or of a whole file.
        pages: It is a PDF's, in which a form feed is a code like the others.
    """
    if _CODES.search(text) is None:
        return text
    old = len(_OLD_LIGATURE.findall(text)) if pages else 0
    if old > len(_LIGATURE.findall(text)):
        return _LONE_RETURN.sub(_LIGATURES[2], text).translate(_OLD)
    return text.translate(_CORK) if _LIGATURE.search(text) else text


def spelled(text: str) -> str:
    """The text with letters for Latin ligatures."""
    return text.translate(_SPELLED)
