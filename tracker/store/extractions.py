"""An Edition as rows, and back: one compressed canonical text, sections and findings as spans into it."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from tracker.model import Finding, Form, Section, SetAside, text_hash
from tracker.store.connection import insert_row
from tracker.store.packing import pack_text, unpack_text

if TYPE_CHECKING:
    import sqlite3

    from tracker.model import Edition

_FORMS = {form.value: form for form in Form}


def save_extraction(connection: sqlite3.Connection, snapshot: int, edition: Edition) -> int:
    """Store what a reader made of `snapshot`; gives the row's id. Belongs inside a transaction."""
    remarks = {
        "set_aside": [[piece.text, piece.reason, piece.place] for piece in edition.set_aside],
        "notices": edition.notices,
    }
    provenance = edition.provenance
    extraction = insert_row(
        connection,
        "extractions",
        {
            "snapshot": snapshot,
            "reader": provenance.reader,
            "media_type": provenance.media_type,
            "encoding": provenance.encoding,
            "title": provenance.title,
            "text_sha256": text_hash(edition.text),
            "text": pack_text(edition.text),
            "remarks": pack_text(json.dumps(remarks, ensure_ascii=False)),
            "extracted_at": datetime.now(UTC).isoformat(timespec="seconds"),
        },
    )
    connection.executemany(
        'INSERT INTO sections (extraction, number, title, label, level, parent, start, "end", page)'
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            (
                extraction,
                section.index,
                section.title,
                section.label,
                section.level,
                section.parent,
                section.start,
                section.end,
                section.page,
            )
            for section in edition.sections
        ),
    )
    connection.executemany(
        "INSERT INTO findings"
        ' (extraction, number, section, paragraph, start, "end", label, page, form, paragraph_number, under)'
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            (
                extraction,
                number,
                finding.section,
                finding.paragraph,
                finding.start,
                finding.end,
                finding.label,
                finding.page,
                None if finding.form is Form.SENTENCE else finding.form.value,
                finding.paragraph_number,
                finding.under,
            )
            for number, finding in enumerate(edition.findings)
        ),
    )
    return extraction


def drop_extraction(connection: sqlite3.Connection, snapshot: int, reader: str) -> None:
    """Forget what `reader` made of `snapshot`: it can be made again. Belongs inside a transaction."""
    which = (snapshot, reader)
    extraction = "(SELECT id FROM extractions WHERE snapshot = ? AND reader = ?)"
    connection.execute(f"DELETE FROM findings WHERE extraction = {extraction}", which)  # noqa: S608 - constant
    connection.execute(f"DELETE FROM sections WHERE extraction = {extraction}", which)  # noqa: S608 - constant
    connection.execute("DELETE FROM extractions WHERE snapshot = ? AND reader = ?", which)


def load_sections(connection: sqlite3.Connection, extraction: int) -> tuple[Section, ...]:
    """The outline; a section's path is that of the one above and its own title."""
    sections: list[Section] = []
    for number, title, label, level, parent, start, end, page in connection.execute(
        'SELECT number, title, label, level, parent, start, "end", page FROM sections'
        " WHERE extraction = ? ORDER BY number",
        (extraction,),
    ):
        above = sections[parent].path if parent is not None else ()
        sections.append(
            Section(
                index=number,
                title=title,
                label=label,
                level=level,
                path=(*above, title) if level else (),
                parent=parent,
                start=start,
                end=end,
                page=page,
            )
        )
    return tuple(sections)


def load_findings(connection: sqlite3.Connection, extraction: int, text: str) -> tuple[Finding, ...]:
    """The findings in reading order, cut from the canonical text."""
    return tuple(
        Finding(
            text=text[start:end],
            section=section,
            paragraph=paragraph,
            start=start,
            end=end,
            label=label,
            page=page,
            form=_FORMS[form] if form else Form.SENTENCE,
            paragraph_number=printed,
            under=under,
        )
        for section, paragraph, start, end, label, page, form, printed, under in connection.execute(
            'SELECT section, paragraph, start, "end", label, page, form, paragraph_number, under'
            " FROM findings WHERE extraction = ? ORDER BY number",
            (extraction,),
        )
    )


def load_remarks(data: bytes) -> tuple[tuple[SetAside, ...], tuple[str, ...]]:
    """What was set aside, and the reader's notices."""
    remarks = json.loads(unpack_text(data))
    return (
        tuple(
            SetAside(text=text, reason=reason, place=place) for text, reason, place in remarks["set_aside"]
        ),
        tuple(remarks["notices"]),
    )
