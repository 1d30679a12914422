"""How the bytes of a web page become text: as those of any text do, with what the page itself declares."""

from __future__ import annotations

import codecs
import re

from tracker.reading.decode import Decoded, decode

# Where a page may name its encoding (the HTML standard says 1024; real pages put it later).
_META_WITHIN = 4096
_META = re.compile(
    rb"<meta[^>]{0,300}?charset\s*=\s*[\"']?\s*([\w.:-]{2,40})|<\?xml[^>]{0,100}?encoding\s*=\s*[\"']([\w.:-]{2,40})",
    re.IGNORECASE,
)
_TAGS = re.compile(rb"<(script|style)\b.*?</\1|<[^<>]*>", re.IGNORECASE | re.DOTALL)
# Names that old pages give, and the wider encodings that browsers read instead (Encoding Standard).
_READ_AS = {
    "iso8859-1": "cp1252",
    "ascii": "cp1252",
    "iso8859-9": "cp1254",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "euc_kr": "cp949",
    "shift_jis": "cp932",
}


def decode_page(content: bytes, *, source: str, charset: str | None) -> Decoded:
    """Decode a page: what the header declares, then what the page does, is believed where the bytes agree.

    Args:
        content: The bytes.
        source: Where from, for messages.
        charset: As the header declared it.

    Raises:
        InputError: It is no text.
    """
    notices: list[str] = []
    for name, where in ((charset, "header"), (_meta(content), "page")):
        encoding = _codec(name)
        if encoding and _fits(content, encoding):
            decoded = decode(content, source=source, charset=encoding)
            return Decoded(decoded.text, decoded.encoding, (*notices, *decoded.notices))
        if name:
            notices.append(
                f"the {where} says that the encoding is {name}, which the bytes are not: not believed"
            )
    # tags are ASCII and say nothing of the language: a guess looks at the rest
    guessed = decode(_TAGS.sub(b" ", content), source=source).encoding if not content.isascii() else None
    decoded = decode(content, source=source, charset=guessed)
    if not decoded.encoding.startswith("utf"):
        notices.append(f"the encoding was guessed: {decoded.encoding}")
    return Decoded(decoded.text, decoded.encoding, (*notices, *decoded.notices))


def _meta(content: bytes) -> str | None:
    """The encoding that the page itself names."""
    found = _META.search(content[:_META_WITHIN])
    return (found[1] or found[2]).decode("ascii", "replace") if found else None


def _codec(name: str | None) -> str | None:
    """Python's name for a declared encoding; None where there is none."""
    try:
        found = codecs.lookup((name or "").strip().strip("\"'"))
    except (LookupError, ValueError):
        return None
    return _READ_AS.get(found.name, found.name)


def _fits(content: bytes, encoding: str) -> bool:
    """Whether every byte fits `encoding`, and it is one for text."""
    try:
        content.decode(encoding)
    except (LookupError, ValueError):
        return False
    return True
