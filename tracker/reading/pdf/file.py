"""A PDF as a whole: opened or refused, its pages one by one, its own outline and title."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pypdfium2

from tracker.errors import InputError
from tracker.naming import counted
from tracker.reading.pdf.words import PageWords, read_page

if TYPE_CHECKING:
    from collections.abc import Iterator

# Letters that a font does not name come out as these; a PDF full of them cannot be read.
_UNNAMED = re.compile("[\x00-\x1f\x7f\ue000-\uf8ff\ufffd]")
_UNREADABLE_SHARE = 0.5
_ENCRYPTED = "password"
_DEEPEST_BOOKMARK = 10


@dataclass(frozen=True, slots=True)
class Bookmark:
    """An entry of the PDF's own outline."""

    title: str
    level: int
    page: int | None


class Pdf:
    """An open PDF."""

    def __init__(self, content: bytes, *, source: str) -> None:
        """Open a PDF.

        Raises:
            InputError: The PDF is damaged or encrypted.
        """
        self.source = source
        try:
            self._document = pypdfium2.PdfDocument(content)
        except pypdfium2.PdfiumError as error:
            if _ENCRYPTED in str(error).lower():
                raise InputError(
                    f"{source}: an encrypted PDF; save a copy of it without a password"
                ) from error
            raise InputError(f"{source}: a damaged PDF ({error}); fetch it again") from error

    @property
    def title(self) -> str | None:
        """As the metadata has it."""
        try:
            return self._document.get_metadata_value("Title").strip() or None
        except (pypdfium2.PdfiumError, UnicodeError):
            return None

    def pages(self) -> Iterator[PageWords]:
        """The words of each page; one at a time, for a page takes much memory.

        Raises:
            InputError: After the last page: there was no text, or none that can be read.
        """
        letters = unnamed = pictures = 0
        count = len(self._document)
        for number in range(count):
            page = self.page_at(number)
            text = "".join(word.text for word in page.words)
            letters += len(text)
            unnamed += len(_UNNAMED.findall(text))
            pictures += page.pictures
            yield page
        if not letters and pictures:
            raise InputError(
                f"{self.source}: a PDF of pictures only (scanned, {counted(count, 'page')}); "
                "run text recognition on it first (OCRmyPDF, for one)"
            )
        if not letters:
            raise InputError(
                f"{self.source}: a PDF without any text ({counted(count, 'page')}); nothing to read"
            )
        if unnamed > letters * _UNREADABLE_SHARE:
            raise InputError(
                f"{self.source}: a PDF whose fonts do not say which letters they print; "
                "run text recognition on it first (OCRmyPDF --force-ocr, for one)"
            )

    def page_at(self, index: int) -> PageWords:
        """The words of one page; none where it is damaged."""
        try:
            return read_page(self._document, index)
        except pypdfium2.PdfiumError:
            return PageWords(number=index + 1, width=0, height=0)

    def bookmarks(self) -> Iterator[Bookmark]:
        """The PDF's own outline, as far as it can be read."""
        try:
            for entry in self._document.get_toc(max_depth=_DEEPEST_BOOKMARK):
                target = entry.get_dest()
                page = target.get_index() if target else None
                title = " ".join(entry.get_title().split())
                if title:
                    yield Bookmark(title=title, level=entry.level, page=None if page is None else page + 1)
        except (pypdfium2.PdfiumError, UnicodeError, RecursionError):
            return
