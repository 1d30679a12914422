"""Comparisons kept for the next time they are asked for.

A comparison depends on two editions and the differ alone, and people ask for the same one many times: with
another filter, as a page, in a digest. What is kept is found by the texts, the sections and findings read
from them, and the differ that made it; a change of any of these and it is made anew. It can be thrown away
at any time.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import zlib
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import tracker
from tracker.errors import StoreError
from tracker.model import (
    Change,
    Comparison,
    CrosswalkRow,
    Flag,
    Kind,
    Nature,
    Nearest,
    Relation,
    Signal,
    SignalType,
    Span,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tracker.model import Edition, Finding, Section
    from tracker.store.store import Store

KEPT = 50
"""Comparisons kept, and twice as many as there are editions: digests may tell of each beside the one before
it, and of revisions, to every subscriber. The oldest give way. One of the seeds takes about 100 kB."""


def compared(store: Store, old: Edition, new: Edition) -> Comparison:
    """The comparison of two editions, from the store where it was made before; else made now and kept.

    A database that cannot be written to is no hindrance: the comparison is then made every time.

    Raises:
        StoreError: the database cannot be read; or, inside a transaction, not be written.
    """
    key = _key(old, new)
    row = store.connection.execute("SELECT body FROM kept_comparisons WHERE key = ?", (key,)).fetchone()
    if row is not None:
        with contextlib.suppress(zlib.error, ValueError):  # damaged: made anew, and the damage overwritten
            return _unpacked(row["body"], old, new)
    from tracker.diffing import diff_editions  # noqa: PLC0415 - only where it is made

    comparison = diff_editions(old, new)
    # Not kept, it is slower the next time, no more; but a transaction around it may be undone by then.
    passed_over = () if store.connection.in_transaction else (StoreError,)
    with contextlib.suppress(*passed_over), store.transaction():
        store.connection.execute(
            "INSERT OR REPLACE INTO kept_comparisons (key, made_at, body) VALUES (?, ?, ?)",
            (key, datetime.now(UTC).isoformat(), _packed(comparison)),
        )
        store.connection.execute(
            "DELETE FROM kept_comparisons WHERE key NOT IN"
            " (SELECT key FROM kept_comparisons ORDER BY made_at DESC"
            " LIMIT ? + 2 * (SELECT count(*) FROM editions))",
            (KEPT,),
        )
    return comparison


def _key(old: Edition, new: Edition) -> str:
    """What the comparison depends on, as a hash."""
    digest = hashlib.sha256(_differ().encode())
    for edition in (old, new):
        places = [
            (f.start, f.end, f.section, f.paragraph, f.label, f.page, str(f.form), f.under)
            for f in edition.findings
        ]
        outline = [(s.title, s.label, s.level, s.parent) for s in edition.sections]
        aside = [(piece.text, piece.reason, piece.place) for piece in edition.set_aside]
        described = repr((edition.provenance.language, outline, places, aside))
        digest.update(edition.text.encode("utf-8", "surrogatepass") + b"\0")
        digest.update(described.encode("utf-8", "surrogatepass") + b"\0")
    return digest.hexdigest()


SHARED = ("footnotes.py", "model.py", "scripts.py")
"""What the differ uses beside its own modules."""


@cache
def _differ() -> str:
    """The version of the differ; its files tell where they were edited without a new version.

    As they are when it is first asked for: to look at them takes a fifth as long as to unpack a comparison.
    """
    package = Path(tracker.__file__).parent
    files = sorted([*(package / name for name in SHARED), *(package / "diffing").rglob("*.py")])
    stamps = [
        (str(file.relative_to(package)), file.stat().st_size, file.stat().st_mtime_ns) for file in files
    ]
    return repr((tracker.__version__, stamps))


def _packed(comparison: Comparison) -> bytes:
    at_old = {finding.start: k for k, finding in enumerate(comparison.old.findings)}
    at_new = {finding.start: k for k, finding in enumerate(comparison.new.findings)}

    def change(one: Change) -> list[Any]:
        other = at_new if one.old else at_old
        return [
            one.id,
            one.kind,
            one.flags,
            one.nature,
            [at_old[finding.start] for finding in one.old],
            [at_new[finding.start] for finding in one.new],
            one.similarity,
            one.words if one.old and one.new else None,
            [(signal.type, signal.old, signal.new) for signal in one.signals],
            [(span.start, span.end) for span in one.lost],
            [(span.start, span.end) for span in one.gained],
            one.nearest and (other[one.nearest.finding.start], one.nearest.similarity),
            one.set_aside and (comparison.new if one.old else comparison.old).set_aside.index(one.set_aside),
            one.weight,
        ]

    rows = [
        (row.relation, _index(row.old), _index(row.new), dict(row.counts), row.old_words, row.new_words)
        for row in comparison.crosswalk
    ]
    body = {"changes": list(map(change, comparison.changes)), "rows": rows, "version": comparison.version}
    return zlib.compress(json.dumps(body, separators=(",", ":")).encode("ascii"), 6)


def _index(section: Section | None) -> int | None:
    return None if section is None else section.index


def _unpacked(packed: bytes, old: Edition, new: Edition) -> Comparison:
    body = json.loads(zlib.decompress(packed))
    return Comparison(
        old=old,
        new=new,
        changes=tuple(_change(number, fields, old, new) for number, fields in enumerate(body["changes"], 1)),
        crosswalk=tuple(
            CrosswalkRow(
                relation=Relation(relation),
                old=None if a is None else old.sections[a],
                new=None if b is None else new.sections[b],
                counts=counts,
                old_words=old_words,
                new_words=new_words,
            )
            for relation, a, b, counts, old_words, new_words in body["rows"]
        ),
        version=body["version"],
    )


def _change(number: int, fields: Sequence[Any], old: Edition, new: Edition) -> Change:
    (
        identity,
        kind,
        flags,
        nature,
        olds,
        news,
        similarity,
        words,
        signals,
        lost,
        gained,
        nearest,
        aside,
        weight,
    ) = fields
    old_findings = tuple(old.findings[k] for k in olds)
    new_findings = tuple(new.findings[k] for k in news)
    return Change(
        id=identity,
        number=number,
        kind=Kind(kind),
        flags=tuple(map(Flag, flags)),
        nature=None if nature is None else Nature(nature),
        old=old_findings,
        new=new_findings,
        similarity=similarity,
        words=_lonely(old_findings, new_findings) if words is None else tuple(map(tuple, words)),
        signals=tuple(Signal(SignalType(type_), *values) for type_, *values in signals),
        lost=tuple(Span(old.text[start:end], start, end) for start, end in lost),
        gained=tuple(Span(new.text[start:end], start, end) for start, end in gained),
        nearest=nearest and Nearest((new if olds else old).findings[nearest[0]], nearest[1]),
        set_aside=None if aside is None else (new if olds else old).set_aside[aside],
        weight=weight,
    )


def _lonely(old: Sequence[Finding], new: Sequence[Finding]) -> tuple[tuple[str, str, str], ...]:
    """The words of a finding without counterpart, which are all of its own."""
    return (("-", old[0].text, ""),) if old else (("+", "", new[0].text),)
