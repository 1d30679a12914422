"""PDF, through pypdfium2, in a process of its own: pdfium is native code that takes others' files apart."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tracker.reading.blocks import Reading


def blocks(content: bytes, *, source: str, charset: str | None = None) -> Reading:
    """Read a PDF in a child process with limits on time and memory.

    Args:
        content: The bytes of the file.
        source: Where from, for messages.
        charset: Without meaning for a PDF.

    Raises:
        InputError: The PDF is damaged, encrypted, holds no text, or is over a limit.
    """
    from tracker.reading.child import read_in_child  # noqa: PLC0415 (subprocess costs time at start-up)

    del charset
    return read_in_child("pdf", content, source=source)


def parse(content: bytes, *, source: str) -> Reading:
    """Read a PDF in this process.

    Raises:
        InputError: The PDF is damaged, encrypted, or holds no text.
    """
    from tracker.reading.pdf.file import Pdf  # noqa: PLC0415 (only the child needs pdfium)
    from tracker.reading.pdf.text import read_text  # noqa: PLC0415

    return read_text(Pdf(content, source=source))
