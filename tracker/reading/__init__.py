"""Bytes to Edition: a reader for each format gives blocks, the same steps follow for all.

    sniff -> blocks -> furniture -> reflow -> outline -> findings -> Edition

What a format reader is (`formats` lists them): a module with one public function

    def blocks(content: bytes, *, source: str, charset: str | None = None) -> Reading

`source` is for messages, `charset` is what was declared (a hint). It raises `InputError` where the bytes
cannot be read. What it gives in `Reading.blocks`, in reading order:

* `HEADING`: the format says that this is a heading. `level` as the format numbers it (`h1` is 1, `Heading 2`
  is 2; 0 is a title style); gaps in the numbers do no harm, only the order counts. The first heading of the
  lowest number is taken for the report's title. Leave `level` None where only the looks speak (bold, size).
* `PARAGRAPH`: a whole paragraph, never to be joined to its neighbours. `lead` is its run-in heading where the
  format marks one; `bold=True` on a short paragraph makes it a candidate for a heading.
* `ITEM`, `ROW`: a list item, a table row.
* `LINE`: a printed line as it stands on the page (text, PDF), with `gap_before`, and `page`, `size`, `bold`
  where they are known. Running headers, footers and page numbers may be left in: lines are searched for them;
  lines are joined to paragraphs, hyphens at line ends are resolved, headings are found. Blanks within and at
  the ends of `text` do no harm.

Kinds may be mixed. Nothing is to be left out silently: what a reader drops goes to `Reading.set_aside`.
`tracker.reading.assemble.edition_from_blocks` does all that follows, the same for every format.
"""

from __future__ import annotations

import importlib
from pathlib import Path
from typing import TYPE_CHECKING

from tracker.errors import InputError, NotFoundError
from tracker.model import Authority, Document, Provenance
from tracker.reading.formats import HTML, READERS, TAKEN

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from tracker.model import Edition
    from tracker.reading.blocks import Reading

__all__ = ["DEFAULT_MAX_BYTES", "READER_VERSION", "read", "read_edition", "receive_file"]

READER_VERSION = "21"
"""Raised whenever the same bytes may give another edition."""

DEFAULT_MAX_BYTES = 50_000_000
"""Larger than any report (the longest yearly ones have some 5 MB of text, 30 MB as PDF with pictures)."""


def read_edition(
    path: str | Path,
    *,
    language: str = "en",
    report: str | None = None,
    edition: str | None = None,
    title: str | None = None,
    publisher: str | None = None,
    max_bytes: int = DEFAULT_MAX_BYTES,
) -> Edition:
    """Read the edition in a file: text, Markdown, HTML, PDF or DOCX, as its bytes say.

    Args:
        path: The file.
        language: ISO 639-1 code of the text, for finding the ends of sentences.
        report: Slug of the report that it belongs to, if any.
        edition: Its label; the file's name where none is given.
        title: How to name it; the title that it prints where none is given.
        publisher: Who published it.
        max_bytes: Files above this size are refused.

    Raises:
        NotFoundError: There is no such file.
        InputError: The file cannot be read, or is no edition.
    """
    path = Path(path)
    return read(
        receive_file(path, max_bytes=max_bytes),
        language=language,
        report=report,
        edition=edition or path.name,
        title=title,
        publisher=publisher,
        max_bytes=max_bytes,
    )


def receive_file(path: str | Path, *, max_bytes: int = DEFAULT_MAX_BYTES) -> Document:
    """The bytes of a file, where they are no more than an edition has.

    Args:
        path: The file.
        max_bytes: Files above this size are refused, before they are read.

    Raises:
        NotFoundError: There is no such file.
        InputError: It is a folder, empty, too large, or cannot be read.
    """
    path = Path(path)
    try:
        if path.is_dir():
            raise InputError(f"{path}: a folder; name the edition's file in it")
        if path.is_fifo():  # `<(…)` in a shell: how much comes is known when it has come
            with path.open("rb") as pipe:
                content = pipe.read(max_bytes + 1)
            _check_size(len(content), str(path), max_bytes)
        else:
            _check_size(path.stat().st_size, str(path), max_bytes)
            content = path.read_bytes()
    except FileNotFoundError as error:
        raise NotFoundError(f"{path}: no such file") from error
    except OSError as error:
        raise InputError(f"{path}: cannot be read: {error.strerror or error}") from error
    return Document(content=content, source=str(path))


def read(
    document: Document,
    *,
    language: str = "en",
    report: str | None = None,
    edition: str = "",
    title: str | None = None,
    publisher: str | None = None,
    published: date | None = None,
    period: str | None = None,
    authority: Authority = Authority.UNKNOWN,
    revision: int | None = None,
    media_type: str | None = None,
    selector: str | None = None,
    max_bytes: int = DEFAULT_MAX_BYTES,
) -> Edition:
    """Read the edition in bytes as received.

    Pure: the same document and options give the same edition. All options but `language`, `media_type`,
    `selector` and `max_bytes` only go into `Edition.provenance`.

    Args:
        document: The bytes, where from, and what was said about them.
        language: ISO 639-1 code of the text.
        report: Slug of the report.
        edition: Label of the edition.
        title: How to name it; the title that it prints where none is given.
        publisher: Who published it.
        published: When.
        period: What time it speaks of.
        authority: Whose copy it is.
        revision: Number of the stored snapshot.
        media_type: What to read it as; by its bytes, header and name where none is given.
        selector: CSS selector of the element that holds the report, for HTML; other formats ignore it.
        max_bytes: Documents above this size are refused.

    Raises:
        InputError: The document cannot be read, or is no edition.
    """
    _check_size(len(document.content), document.source, max_bytes)
    from tracker.reading.assemble import edition_from_blocks  # noqa: PLC0415 (sentencex costs time to import)

    found = media_type or _sniff(document)
    options = {"selector": selector} if selector and found == HTML else {}
    reading = _reader(found)(document.content, source=document.source, charset=document.charset, **options)
    return edition_from_blocks(
        reading,
        provenance=Provenance(
            report=report,
            edition=edition,
            title=title or "",
            sha256=document.sha256,
            source=document.source,
            publisher=publisher,
            published=published,
            period=period,
            language=language,
            authority=authority,
            retrieved_at=document.retrieved_at,
            revision=revision,
            reader=READER_VERSION,
            media_type=found,
            encoding=reading.encoding,
        ),
    )


def _sniff(document: Document) -> str:
    """Media type of `document`; the module that knows is imported when it is needed."""
    from tracker.reading.sniff import sniff  # noqa: PLC0415 (zipfile and io cost time at start-up)

    return sniff(document)


def _reader(media_type: str) -> Callable[..., Reading]:
    """The `blocks` function for a media type; its module is imported when it is needed."""
    try:
        module = importlib.import_module(READERS[media_type])
    except KeyError as error:
        raise InputError(f"no reader for {media_type}; {TAKEN}") from error
    reader: Callable[..., Reading] = module.blocks
    return reader


def _check_size(size: int, source: str, max_bytes: int) -> None:
    """Refuse what is empty or too large."""
    if size == 0:
        raise InputError(f"{source}: empty; nothing to read")
    if size > max_bytes:
        raise InputError(
            f"{source}: {_megabytes(size)} is over the limit of {_megabytes(max_bytes)}; "
            "raise the limit (--max-size, or max_bytes in Python) to read it all the same"
        )


def _megabytes(size: int) -> str:
    return f"{size / 10**6:.1f} MB" if size >= 10**5 else f"{size} bytes"
