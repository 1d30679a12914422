"""Bytes to characters: what they say about themselves comes first, then UTF-8, then detection."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from tracker.errors import InputError
from tracker.reading.formats import TAKEN

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # begins as the mark of UTF-16-LE does: must be asked for first
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

# Detection looks at this much: enough letters for frequencies, and a constant cost for large files.
_SAMPLE = 64 * 1024
# Single-byte encodings that reports are met in, the commonest first (it wins a tie); a closed list keeps
# detection fast and from exotic answers.
_LEGACY = [
    "cp1252",
    "cp1251",
    "cp1250",
    "cp1253",
    "cp1254",
    "cp1256",
    "koi8_r",
    "iso8859_2",
    "iso8859_5",
    "cp866",
]
# Damage within UTF-8 that is still read as UTF-8: one bad sequence in so many good ones.
_DAMAGE = 100
# Bytes of UTF-16 text without a mark: in every other place mostly the same high byte (0 Latin, 4 Cyrillic).
_UTF16_SHARE = 0.4
# Control characters no text has; more than one in a hundred is no text. (Escape and SUB end old files.)
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x19\x1c-\x1f\x7f]")
_CONTROL_SHARE = 0.01
# NUL is met as padding in text; it is forgiven more readily, but not where it is most of the file.
_NUL_SHARE = 0.5


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text and how it was decoded."""

    text: str
    encoding: str
    notices: tuple[str, ...] = ()


def decode(content: bytes, *, source: str, charset: str | None = None) -> Decoded:
    """Decode `content`.

    In this order: a byte order mark; UTF-16 by its pattern of zeros; UTF-8, which hardly any other text
    passes for; the declared charset; detection among the single-byte encodings.

    Args:
        content: The bytes.
        source: Where from, for messages.
        charset: As declared, if anything was; servers often declare wrongly, so it is only a hint.

    Raises:
        InputError: It is no text.
    """
    decoded = _decode(content, charset)
    _check_is_text(decoded.text, source)
    return decoded


def _decode(content: bytes, charset: str | None) -> Decoded:
    for bom, encoding in _BOMS:
        if content.startswith(bom):
            return _tolerant(content[len(bom) :], encoding)
    if unmarked := _unmarked_utf16(content):
        return _tolerant(content, unmarked)
    try:
        return Decoded(content.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        pass
    if (damaged := _damaged_utf8(content)) is not None:
        return damaged
    declared = _known(charset)
    if declared and declared not in {"utf-8", "ascii"}:
        try:
            return Decoded(content.decode(declared), declared)
        except (UnicodeDecodeError, LookupError):  # the latter where Python knows it as no text encoding
            pass
    return _detected(content)


def _tolerant(content: bytes, encoding: str) -> Decoded:
    """Decoded as `encoding`, which is certain; damage becomes replacement characters and a notice."""
    try:
        return Decoded(content.decode(encoding), encoding)
    except UnicodeDecodeError:
        text = content.decode(encoding, "replace")
        return Decoded(text, encoding, (_damage(text, encoding),))


def _damage(text: str, encoding: str) -> str:
    count = text.count("\ufffd")
    return f"{count} damaged character{'s'[: count != 1]} in the {encoding} text, shown as \ufffd"


def _unmarked_utf16(content: bytes) -> str | None:
    """UTF-16 without a mark, told by one constant high byte at the even or the odd places."""
    head = content[: _SAMPLE - _SAMPLE % 2]
    if len(head) < 4 or len(content) % 2:  # noqa: PLR2004 (two characters)
        return None
    for high, low, encoding in ((head[1::2], head[0::2], "utf-16-le"), (head[0::2], head[1::2], "utf-16-be")):
        script = max(high.count(0), high.count(4))
        if script > len(high) * _UTF16_SHARE and high.count(0) and low.count(0) < len(low) * 0.05:
            return encoding
    return None


def _damaged_utf8(content: bytes) -> Decoded | None:
    """UTF-8 with a few bad bytes (cut off at the end, a stray byte), if that is what it is."""
    text = content.decode("utf-8", "replace")
    bad = text.count("\ufffd")
    good = sum(1 for _ in re.finditer(rb"[\xc2-\xf4][\x80-\xbf]+", content))
    if good >= bad * _DAMAGE or (good >= bad and bad == 1 and text.rstrip().endswith("\ufffd")):
        return Decoded(text, "utf-8", (_damage(text, "utf-8"),))
    return None


def _known(charset: str | None) -> str | None:
    """Python's name of a declared charset; None where nothing sensible was declared."""
    if not charset:
        return None
    try:
        name = codecs.lookup(charset.strip().strip("\"'")).name
    except (LookupError, ValueError):
        return None
    # by the standards of the web, Latin-1 and ASCII mean Windows-1252
    return "cp1252" if name in {"iso8859-1", "ascii"} else name


def _detected(content: bytes) -> Decoded:
    """Decoded by detection, with a notice that says so."""
    from charset_normalizer import from_bytes  # noqa: PLC0415 (needed for few files, costs time to import)

    matches = from_bytes(content[:_SAMPLE], cp_isolation=_LEGACY)
    ranked = sorted(
        (match.chaos, -match.coherence, _LEGACY.index(encoding))
        for match in matches
        for encoding in match.could_be_from_charset
    )
    encoding = _LEGACY[ranked[0][2] if ranked else 0]
    text = content.decode(encoding, "replace")
    return Decoded(text, encoding, (f"the encoding was guessed: {encoding}",))


def _check_is_text(text: str, source: str) -> None:
    """Refuse what is binary."""
    length = max(1, len(text))
    nuls = text.count("\x00")
    controls = sum(1 for _ in _CONTROL.finditer(text)) - nuls
    damaged = text.count("\ufffd")
    if nuls > length * _NUL_SHARE or controls > length * _CONTROL_SHARE or damaged > length * 0.1:
        raise InputError(f"{source}: binary data, not text; {TAKEN}")
