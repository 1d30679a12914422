"""Which format a document is in: the bytes decide, then the header, then the suffix."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import PurePosixPath
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from tracker.errors import InputError
from tracker.reading.formats import DOCX, HTML, MARKDOWN, PDF, TAKEN, TEXT

if TYPE_CHECKING:
    from tracker.model import Document

_SUFFIXES = {
    ".txt": TEXT,
    ".text": TEXT,
    ".md": MARKDOWN,
    ".markdown": MARKDOWN,
    ".htm": HTML,
    ".html": HTML,
    ".xhtml": HTML,
}
_DECLARED = {
    HTML: HTML,
    "application/xhtml+xml": HTML,
    MARKDOWN: MARKDOWN,
    "text/x-markdown": MARKDOWN,
}

# Signatures of what people and servers hand over by mistake; each is named in the refusal.
_FOREIGN = (
    (b"\x89PNG\r\n\x1a\n", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF87a", "a GIF image"),
    (b"GIF89a", "a GIF image"),
    (b"BM", "a BMP image"),
    (b"II*\x00", "a TIFF image"),
    (b"MM\x00*", "a TIFF image"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Word, Excel or PowerPoint file (save it as .docx or PDF)"),
    (b"{\\rtf", "an RTF file (save it as .docx or PDF)"),
    (b"%!PS", "a PostScript file (convert it to PDF)"),
    (b"\x1f\x8b", "gzip-compressed (unpack it first)"),
    (b"BZh", "bzip2-compressed (unpack it first)"),
    (b"\xfd7zXZ\x00", "xz-compressed (unpack it first)"),
    (b"\x28\xb5\x2f\xfd", "zstd-compressed (unpack it first)"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive (unpack it first)"),
    (b"Rar!\x1a\x07", "a RAR archive (unpack it first)"),
    (b"SQLite format 3\x00", "an SQLite database"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90", "a program"),
    (b"ID3", "an audio file"),
    (b"OggS", "an audio file"),
    (b"\x1aE\xdf\xa3", "a video file"),
    (b"wOFF", "a font"),
    (b"wOF2", "a font"),
)
_RIFF = {b"WEBP": "a WebP image", b"WAVE": "an audio file", b"AVI ": "a video file"}
# The first bytes of `BM` and `ID3` are letters too: a text may begin so; a picture is never all printable.
_AMBIGUOUS = frozenset({b"BM", b"ID3", b"BZh", b"OggS", b"wOFF", b"wOF2"})

# A PDF may have up to this much rubbish before its signature (PDF 1.7, Appendix H, note 13).
_PDF_SIGNATURE_WITHIN = 1024
# How much of a text is looked at for tags and control characters.
_HEAD = 4096
# Control characters that no text has; one in a hundred is more than damaged text shows.
_CONTROL = frozenset(range(32)) - frozenset(b"\t\n\v\f\r\x1a\x1b") | {127}
_BINARY_SHARE = 0.01
_PRINTED = bytes(sorted(set(range(256)) - _CONTROL))

_BOMS = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe\x00\x00", "utf-32-le"),
    (b"\x00\x00\xfe\xff", "utf-32-be"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)

# What may stand before the first tag of a page: blanks, an XML declaration, comments.
_PREAMBLE = re.compile(r"\A\s*(?:(?:<\?xml\b[^>]*>|<!--.*?-->)\s*)*", re.DOTALL)
_HTML_START = re.compile(
    r"<(?:!doctype\s+html|(?:html|head|title|meta|link|script|style|body|main|article|section|header|nav"
    r"|div|h[1-6]|p|table|ul|ol|br|center|font|a|b|span|iframe|noscript)(?=[\s/>]))",
    re.IGNORECASE,
)
_XML_START = re.compile(r"<\?xml\b|<(?:!doctype\s+)?(?P<root>[A-Za-z][\w:.-]*)", re.IGNORECASE)
_FEEDS = frozenset({"rss", "feed", "rdf:rdf"})


def sniff(document: Document) -> str:
    """Media type of `document`, one of `READERS`; refuses what can be no edition.

    Raises:
        InputError: The document is empty, binary, or of a kind that no reader takes.
    """
    content = document.content
    if not content.strip(b"\x00 \t\r\n\f"):
        raise InputError(f"{document.source}: empty; nothing to read")
    if b"%PDF-" in content[:_PDF_SIGNATURE_WITHIN]:
        return PDF
    if content.startswith(b"PK\x03\x04"):
        return _sniff_zip(document)
    if foreign := _foreign(content):
        raise InputError(f"{document.source}: {foreign}; {TAKEN}")
    head = _decode_head(document)
    return _sniff_markup(document, head) or _sniff_declared(document)


def _foreign(content: bytes) -> str | None:
    """What well-known binary format the bytes are in, if any."""
    if content.startswith(b"RIFF") and content[8:12] in _RIFF:
        return _RIFF[content[8:12]]
    if content[4:8] == b"ftyp":
        return "a video or HEIF image file"
    for signature, name in _FOREIGN:
        if content.startswith(signature) and not (signature in _AMBIGUOUS and _printable(content[:_HEAD])):
            return name
    return None


def _printable(head: bytes) -> bool:
    """Whether no control character stands in `head`."""
    return not head.translate(None, _PRINTED)


def _sniff_zip(document: Document) -> str:
    """What is in a zip: a Word document, or something to be refused by name."""
    try:
        with zipfile.ZipFile(io.BytesIO(document.content)) as archive:
            names = set(archive.namelist())
            declared = archive.read("mimetype")[:100] if "mimetype" in names else b""
    except Exception as error:
        # besides BadZipFile, each decompressor raises errors of its own
        raise InputError(f"{document.source}: a damaged zip or Word file; fetch it again") from error
    if "word/document.xml" in names or _has_main_word_part(names):
        return DOCX
    kinds = (
        (any(name.startswith("xl/") for name in names), "an Excel workbook"),
        (any(name.startswith("ppt/") for name in names), "a PowerPoint presentation"),
        (declared.startswith(b"application/vnd.oasis"), "an OpenDocument file (save it as .docx or PDF)"),
        (declared.startswith(b"application/epub"), "an EPUB book"),
    )
    kind = next((name for matches, name in kinds if matches), "a zip archive (unpack it first)")
    raise InputError(f"{document.source}: {kind}; {TAKEN}")


def _has_main_word_part(names: set[str]) -> bool:
    """Whether a Word document's main part is there under another name (`word/document2.xml`)."""
    return any(re.fullmatch(r"word/document\d*\.xml", name) for name in names)


def _decode_head(document: Document) -> str:
    """The beginning as text, decoded well enough to see tags; refuses binary rubbish."""
    head = document.content[:_HEAD]
    for bom, marked in _BOMS:
        if head.startswith(bom):
            return head[len(bom) :].decode(marked, "replace")
    if unmarked := _unmarked_utf16(head):
        return head.decode(unmarked, "replace")
    if len(head.translate(None, _PRINTED)) > len(head) * _BINARY_SHARE:
        raise InputError(f"{document.source}: binary data of an unknown kind; {TAKEN}")
    return head.decode("utf-8", "replace")


def _unmarked_utf16(head: bytes) -> str | None:
    """UTF-16 without a byte order mark: mostly Latin text, so every other byte is zero."""
    half = len(head) // 2
    even, odd = head[0 : 2 * half : 2].count(0), head[1 : 2 * half : 2].count(0)
    if half and odd > half * 0.4 and even < half * 0.05:
        return "utf-16-le"
    if half and even > half * 0.4 and odd < half * 0.05:
        return "utf-16-be"
    return None


def _sniff_markup(document: Document, head: str) -> str | None:
    """HTML where the text begins as a page does; feeds and other XML are refused."""
    start = _PREAMBLE.sub("", head, count=1)
    if _HTML_START.match(start):
        # Markdown may open with a tag too: there the suffix knows better than a lone tag
        page = re.match(r"<(?:!doctype|html)", start, re.IGNORECASE)
        return HTML if page or _by_suffix(document.source) != MARKDOWN else None
    if not (found := _XML_START.match(head.lstrip())):
        return None
    root = (found["root"] or _root(start)).lower()
    if root in _FEEDS:
        raise InputError(
            f"{document.source}: a feed, not an edition; declare it as a source of the kind `feed` instead"
        )
    if root == "svg":
        raise InputError(f"{document.source}: an SVG image; {TAKEN}")
    if head.lstrip().startswith("<?xml"):
        raise InputError(f"{document.source}: XML of an unknown kind <{root}>; no reader takes it")
    return None


def _root(start: str) -> str:
    """Name of the element that a text begins with."""
    found = re.match(r"<(?:!doctype\s+)?([\w:.-]+)", start, re.IGNORECASE)
    return found[1] if found else "?"


def _by_suffix(source: str) -> str | None:
    """Media type by the suffix of a path or an address."""
    path = urlsplit(source).path if "://" in source else source
    return _SUFFIXES.get(PurePosixPath(path.replace("\\", "/")).suffix.lower())


def _sniff_declared(document: Document) -> str:
    """Text of some sort: the header says which, then the suffix; else plain."""
    declared = (document.media_type or "").lower()
    by_suffix = _by_suffix(document.source)
    if declared in _DECLARED:
        return _DECLARED[declared]
    if declared in {"application/json", "application/ld+json"}:
        raise InputError(f"{document.source}: JSON data; {TAKEN}")
    # servers call Markdown files plain text: there the suffix says more
    if by_suffix == MARKDOWN or not declared:
        return by_suffix or TEXT
    return TEXT
