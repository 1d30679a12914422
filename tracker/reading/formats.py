"""The formats that an edition may be in, and the module that reads each.

To add one: its name, media type and reader here; in `sniff` what its bytes look like; the reader itself,
which `tracker.reading` describes, in a process of its own (`child`) where a library takes the file apart. The
tests ask for a file of it that reads as the seed does (`tests/fixtures/make_formats.py`) and for what a
damaged one may have in it (`tests/fuzz/fuzz_readers.py`).
"""

from __future__ import annotations

from enum import StrEnum

TEXT = "text/plain"
MARKDOWN = "text/markdown"
HTML = "text/html"
PDF = "application/pdf"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


class Format(StrEnum):
    """A format by its short name, as tracker.toml and `--format` give it."""

    TEXT = "text"
    MARKDOWN = "markdown"
    HTML = "html"
    PDF = "pdf"
    DOCX = "docx"

    @property
    def media_type(self) -> str:
        """What documents of it are declared as, and what the store calls them."""
        return _MEDIA_TYPES[self]


_MEDIA_TYPES = {
    Format.TEXT: TEXT,
    Format.MARKDOWN: MARKDOWN,
    Format.HTML: HTML,
    Format.PDF: PDF,
    Format.DOCX: DOCX,
}

READERS = {
    TEXT: "tracker.reading.text.text",
    MARKDOWN: "tracker.reading.text.markdown",
    HTML: "tracker.reading.html.html",
    PDF: "tracker.reading.pdf.pdf",
    DOCX: "tracker.reading.docx.docx",
}
"""Media type to the module whose `blocks` reads it; imported when one comes."""

TAKEN = "an edition is text, Markdown, HTML, PDF or DOCX"
"""Ends the refusal of anything else."""
