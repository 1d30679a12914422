"""Make characters that hide, reorder or end text visible; every text of an edition passes here first."""

from __future__ import annotations

import re

PICTURES_OF_CONTROLS = 0x2400
"""Unicode's block of pictures for the control characters U+0000 to U+001F."""
PICTURE_OF_DELETE = "\u2421"

OPENING_LENGTH = 75
"""Characters of a passage that are quoted where it stands in full elsewhere on the page: one line."""

_HIDING = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f"  # controls, without tab and line ends
    "\u202a-\u202e\u2066-\u2069"  # bidirectional embeddings, overrides and isolates
    "\ud800-\udfff\ufffe\uffff]"  # no characters: they cannot be written as UTF-8 or XML
)


def visible(text: str) -> str:
    r"""Give `text` with every control, bidirectional override and non-character shown as such.

    A NUL becomes its picture (`␀`), an override its number in brackets (`[U+202E]`), what is no character
    the replacement character. What is left can stand in HTML, XML and CSV.
    """
    return _HIDING.sub(_shown, text) if _HIDING.search(text) else text


def _shown(match: re.Match[str]) -> str:
    code = ord(match[0])
    if code < ord(" "):
        return chr(PICTURES_OF_CONTROLS + code)
    if match[0] == "\x7f":
        return PICTURE_OF_DELETE
    if code >= 0xD800 and not 0x2000 <= code <= 0x2FFF:  # noqa: PLR2004 - surrogates, U+FFFE, U+FFFF
        return "\ufffd"
    return f"[U+{code:04X}]"


def opening(text: str, length: int = OPENING_LENGTH) -> str:
    """Give the first words of `text`, cut at a blank and with an ellipsis where it goes on."""
    if len(text) <= length:
        return text
    head = text[:length]
    return (head.rsplit(" ", 1)[0] if " " in head else head) + " …"
