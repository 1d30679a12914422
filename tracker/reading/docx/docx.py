"""DOCX, through python-docx, in a process of its own: zipped XML can be made to explode."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING, Any

from tracker.errors import InputError
from tracker.model import SetAside
from tracker.reading.blocks import Reading
from tracker.reading.furniture.marks import settle
from tracker.reading.reasons import COMMENT, ENDNOTE, FOOTER, FOOTNOTE, HEADER

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tracker.reading.docx.styles import Styles

# Unpacked, the longest reports take some 20 MB; a file that unpacks to more than this is a trap.
_MAX_UNPACKED = 300 * 2**20

_NOTES = {"footnotes": FOOTNOTE, "endnotes": ENDNOTE, "comments": COMMENT}
_RUNNING = {"header": HEADER, "footer": FOOTER}


def blocks(content: bytes, *, source: str, charset: str | None = None) -> Reading:
    """Read a DOCX in a child process with limits on time and memory.

    Args:
        content: The bytes of the file.
        source: Where from, for messages.
        charset: Without meaning for a DOCX.

    Raises:
        InputError: The file is damaged or encrypted, or is over a limit.
    """
    from tracker.reading.child import read_in_child  # noqa: PLC0415 (subprocess costs time at start-up)

    del charset
    return read_in_child("docx", content, source=source)


def parse(content: bytes, *, source: str) -> Reading:
    """Read a DOCX in this process.

    Raises:
        InputError: The file is damaged.
    """
    import docx  # noqa: PLC0415 (only the child needs it)

    from tracker.reading.docx.numbering import Numbering  # noqa: PLC0415
    from tracker.reading.docx.styles import Styles  # noqa: PLC0415
    from tracker.reading.docx.text import Walk  # noqa: PLC0415

    _check_size(content, source)
    try:
        document = docx.Document(io.BytesIO(content))
        related = {relation.reltype.rsplit("/", 1)[-1]: relation for relation in document.part.rels.values()}
        # where a file brings no styles of its own, python-docx has Word's
        known = related["styles"].target_part if "styles" in related else document.styles
        styles = Styles(_root(known, source))
        numbering = Numbering(
            _root(related["numbering"].target_part, source) if "numbering" in related else None
        )
        walk = Walk(styles, numbering)
        walk.run(_body(document, source))
        walk.finish()
        found, marks = settle(walk.blocks)
        aside = [*walk.set_aside, *marks, *_beside(document, styles)]
        title = (document.core_properties.title or "").strip() or None
    except (MemoryError, InputError):
        raise
    except Exception as error:
        # lxml, zipfile, zlib and python-docx each raise errors of their own for damaged files
        raise InputError(f"{source}: a damaged Word file ({type(error).__name__}); fetch it again") from error
    notices = [f"{walk.embedded} embedded documents were not read"] if walk.embedded else []
    return Reading(blocks=tuple(found), set_aside=tuple(aside), title=title, notices=tuple(notices))


def _check_size(content: bytes, source: str) -> None:
    """Refuse what unpacks to more than any report does."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            unpacked = sum(item.file_size for item in archive.infolist())
    except Exception as error:
        raise InputError(f"{source}: a damaged Word file; fetch it again") from error
    if unpacked > _MAX_UNPACKED:
        raise InputError(
            f"{source}: a Word file that unpacks to {unpacked // 10**6} MB, over the limit of "
            f"{_MAX_UNPACKED // 10**6} MB; save it again without what is embedded in it"
        )


def _root(part: Any, source: str) -> Any:
    """The XML of a part; one that the archive declares as something else cannot be relied on."""
    element = getattr(part, "element", None)
    if element is None:
        raise InputError(f"{source}: a damaged Word file (a part of an unknown type); fetch it again")
    return element


def _body(document: Any, source: str) -> Any:
    """The paragraphs and tables of a document."""
    body = getattr(document.element, "body", None)
    if body is None:
        raise InputError(f"{source}: a damaged Word file (it has no body); fetch it again")
    return body


def _beside(document: Any, styles: Styles) -> Iterator[SetAside]:
    """Notes, comments, running headers and footers."""
    from docx.oxml.parser import parse_xml  # noqa: PLC0415

    from tracker.reading.docx.numbering import W  # noqa: PLC0415
    from tracker.reading.docx.text import text_of_part  # noqa: PLC0415

    for relation in document.part.rels.values():
        kind = relation.reltype.rsplit("/", 1)[-1]
        if relation.is_external or kind not in {*_NOTES, *_RUNNING}:
            continue
        root = parse_xml(relation.target_part.blob)
        if kind in _RUNNING:
            if text := text_of_part(root, styles):
                yield SetAside(text=text, reason=_RUNNING[kind], place=kind)
            continue
        for note in root:
            name = note.get(f"{W}id", "?")
            # separators between text and notes are kept as notes of a type
            if note.get(f"{W}type", "normal") == "normal" and (text := text_of_part(note, styles)):
                yield SetAside(text=text, reason=_NOTES[kind], place=f"{_NOTES[kind]} {name}")
