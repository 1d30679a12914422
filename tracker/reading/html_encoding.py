"""How the bytes of a web page become text: byte order mark, header, meta element, detection."""

from __future__ import annotations

import codecs
import re

# The encodings that a page names, and the wider ones that browsers read instead (WHATWG Encoding Standard).
_READ_AS = {
    "ascii": "cp1252",
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "iso8859-11": "cp874",
    "tis-620": "cp874",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "euc_kr": "cp949",
    "shift_jis": "cp932",
}
# No page is in these: they are Python's own, or let text hide from whoever looks at the bytes.
_REFUSED = frozenset(
    {"utf-7", "idna", "punycode", "unicode-escape", "raw-unicode-escape", "undefined", "mbcs", "oem"}
)
_META_WITHIN = 4096
_META = re.compile(
    rb"<meta[^>]{0,300}?charset\s*=\s*[\"']?\s*([\w.:-]{2,40})|<\?xml[^>]{0,100}?encoding\s*=\s*[\"']([\w.:-]{2,40})",
    re.IGNORECASE,
)
_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


def decode_page(content: bytes, charset: str | None) -> tuple[str, str, list[str]]:
    """Text of a page, the encoding taken, and what had to be assumed.

    A declared encoding that the bytes contradict is not believed: bytes that are good UTF-8 and not plain
    ASCII are UTF-8, whatever a single-byte encoding was declared.
    """
    for bom, marked in _BOMS:
        if content.startswith(bom):
            return content.decode(marked, "replace"), marked.removesuffix("-sig"), []
    notices: list[str] = []
    declared = [
        (name, where) for name, where in ((charset, "header"), (_meta(content), "page")) if name is not None
    ]
    for name, where in declared:
        encoding = _codec(name, where)
        if encoding is None:
            notices.append(f"the {where} names an encoding that does not exist ({name}): not believed")
            continue
        text = _strict(content, encoding)
        if text is None:
            notices.append(f"the {where} says {name}, but the bytes are not: not believed")
        elif encoding != "utf-8" and not encoding.startswith("utf-") and _is_utf8(content):
            notices.append(f"the {where} says {name}, but the bytes are UTF-8: read as UTF-8")
            return content.decode(), "utf-8", notices
        else:
            return text, encoding, notices
    text, encoding = _detect(content)
    return text, encoding, notices


def _meta(content: bytes) -> str | None:
    """The encoding that the page itself names."""
    found = _META.search(content[:_META_WITHIN])
    return (found[1] or found[2]).decode("ascii", "replace") if found else None


def _codec(name: str, where: str) -> str | None:
    """Python's name for a declared encoding; None where there is none for text."""
    try:
        info = codecs.lookup(name.strip().strip("\"'"))
    except (LookupError, ValueError):
        return None
    if info.name in _REFUSED or not getattr(info, "_is_text_encoding", True):
        return None
    if where == "page" and info.name.startswith(("utf-16", "utf-32")):
        return "utf-8"  # the name could be read as ASCII, so it is wrong (HTML standard, prescan)
    return _READ_AS.get(info.name, info.name)


def _strict(content: bytes, encoding: str) -> str | None:
    """The text, if every byte fits `encoding`."""
    try:
        return content.decode(encoding)
    except (UnicodeError, ValueError):
        return None


def _is_utf8(content: bytes) -> bool:
    """Whether the bytes are UTF-8 and not plain ASCII: chance makes that all but impossible."""
    return not content.isascii() and _strict(content, "utf-8") is not None


def _detect(content: bytes) -> tuple[str, str]:
    """Text by what the bytes look like."""
    if (text := _strict(content, "utf-8")) is not None:
        return text, "utf-8"
    from charset_normalizer import from_bytes  # noqa: PLC0415 (50 ms, only where nothing else tells)

    # tags are ASCII and say nothing about the language: they are left out of what is looked at
    best = from_bytes(re.sub(rb"<[^<>]*>", b" ", content), cp_exclusion=["cp037", "cp424", "cp500"]).best()
    for encoding in (best.encoding if best else "cp1252", "cp1252"):
        if (text := _strict(content, encoding)) is not None:
            return text, encoding
    return content.decode("cp1252", "replace"), "cp1252"
