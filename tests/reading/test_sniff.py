from __future__ import annotations

import io
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tracker.errors import InputError
from tracker.model import Document
from tracker.reading.formats import DOCX, HTML, MARKDOWN, PDF, READERS, TEXT
from tracker.reading.sniff import sniff

PAGE = b"<!doctype html><html><body><p>Text.</p></body></html>"


def zipped(*names: str, mimetype: bytes = b"") -> bytes:
    """A zip with files of these names."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        if mimetype:
            archive.writestr("mimetype", mimetype)
        for name in names:
            archive.writestr(name, "<x/>")
    return out.getvalue()


def sniffed(content: bytes, source: str = "file", media_type: str | None = None) -> str:
    """What a document of these bytes is taken for."""
    return sniff(Document(content=content, source=source, media_type=media_type))


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"%PDF-1.7\n...", PDF),
        (b"\r\n\r\n%PDF-1.4", PDF),
        (zipped("[Content_Types].xml", "word/document.xml"), DOCX),
        (PAGE, HTML),
        (b"\xef\xbb\xbf  " + PAGE, HTML),
        (b'<?xml version="1.0"?>\n<!-- saved -->\n' + PAGE, HTML),
        (PAGE.decode().encode("utf-16"), HTML),
        (PAGE.decode().encode("utf-16-le"), HTML),
        (b"<p>A fragment.</p>", HTML),
        (b"Section 1. Text <p> with a tag named in it", TEXT),
        ("Текст доклада".encode("utf-16"), TEXT),
        ("Текст доклада".encode("cp1251"), TEXT),
        (b"BMW built cars. ID3 is no report.", TEXT),
        (b"BM is how this line begins", TEXT),
    ],
)
def test_bytes_decide(content: bytes, expected: str) -> None:
    """What the bytes are beats what header and suffix say."""
    assert expected == sniffed(content)
    assert expected == sniffed(
        content, source="https://example.org/report.zip", media_type="application/x-unknown"
    )


@pytest.mark.parametrize(
    ("source", "media_type", "expected"),
    [
        ("report.md", None, MARKDOWN),
        ("report.md", "text/plain", MARKDOWN),
        ("https://example.org/a/report.markdown?x=1#y", None, MARKDOWN),
        ("report", "text/markdown", MARKDOWN),
        ("report.txt", "text/html", HTML),
        ("report.htm", None, HTML),
        ("report.htm", "text/plain", TEXT),
        ("report.txt", None, TEXT),
        ("report", None, TEXT),
        ("report.pdf", None, TEXT),
    ],
)
def test_header_then_suffix_decide_among_texts(source: str, media_type: str | None, expected: str) -> None:
    """Where the bytes are plain text the header says what it is, else the suffix."""
    assert expected == sniffed(b"# Title\n\nText.\n", source=source, media_type=media_type)


@pytest.mark.parametrize(
    ("content", "named"),
    [
        (b"", "empty"),
        (b" \r\n\t\n", "empty"),
        (b"\x89PNG\r\n\x1a\n....", "PNG image"),
        (b"\xff\xd8\xff\xe0..JFIF", "JPEG image"),
        (b"RIFF\x00\x00\x00\x00WEBPVP8 ", "WebP image"),
        (zipped("xl/workbook.xml"), "Excel"),
        (zipped("ppt/presentation.xml"), "PowerPoint"),
        (zipped("content.xml", mimetype=b"application/vnd.oasis.opendocument.text"), "OpenDocument"),
        (zipped("OEBPS/x.html", mimetype=b"application/epub+zip"), "EPUB"),
        (zipped("a.txt"), "zip archive"),
        (zipped("word/document.xml")[:60], "damaged zip"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(100), "old Word"),
        (b"{\\rtf1 text}", "RTF"),
        (b"\x1f\x8b\x08\x00data", "gzip"),
        (b"SQLite format 3\x00", "SQLite"),
        (b"\x7fELF\x02\x01", "program"),
        (b'<?xml version="1.0"?><rss version="2.0"></rss>', "feed"),
        (b'<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"/>', "feed"),
        (b'<svg xmlns="http://www.w3.org/2000/svg"/>', "SVG"),
        (b'<?xml version="1.0"?><catalog/>', "<catalog>"),
        (bytes(range(256)) * 20, "binary"),
    ],
)
def test_what_is_no_edition_is_named(content: bytes, named: str) -> None:
    """Rubbish is refused with one line that says where and what it is."""
    with pytest.raises(InputError, match=named) as refused:
        sniffed(content, source="where.bin")
    assert str(refused.value).startswith("where.bin: ")
    assert "\n" not in str(refused.value)


def test_json_is_refused_by_its_header() -> None:
    """An answer of a programming interface is no edition."""
    with pytest.raises(InputError, match="JSON"):
        sniffed(b'{"error": "not found"}', media_type="application/json")


@settings(max_examples=100)
@given(st.binary(max_size=300), st.sampled_from([None, "text/html", "application/json", "Text/Markdown"]))
def test_any_bytes_are_a_format_or_refused(content: bytes, media_type: str | None) -> None:
    """Whatever comes, the answer is one of the formats or an `InputError`."""
    try:
        found = sniffed(content, media_type=media_type)
    except InputError:
        return
    assert found in READERS
