"""Makes small comparisons by hand, so that what a report shows does not hang on what the differ decides."""

from __future__ import annotations

import difflib
import re
from collections import Counter
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import Any

from tracker.model import (
    Authority,
    Change,
    Comparison,
    CrosswalkRow,
    Edition,
    Finding,
    Flag,
    Kind,
    Nearest,
    Provenance,
    Relation,
    Section,
    Signal,
    Span,
    WordPiece,
)

Outline = list[tuple[int, str, list[list[str]]]]
"""Level, title, and paragraphs of findings."""


def edition(label: str, outline: Outline, **provenance: Any) -> Edition:
    """Make an edition; a title's label ends at its first full stop, a run-in label at its colon."""
    text = ""
    sections: list[Section] = []
    findings: list[Finding] = []
    for index, (level, title, paragraphs) in enumerate(outline):
        text += ("\n\n" if text else "") + title
        above = [section for section in sections if section.level < level]
        parent = above[-1] if above else None
        sections.append(
            Section(
                index=index,
                title=title,
                label=match[0] if (match := re.match(r"(?:Section )?\w+\.", title)) else None,
                level=level,
                path=(*(parent.path if parent else ()), title) if level else (),
                parent=parent.index if parent else None,
                start=len(text) - len(title),
                end=len(text),
            )
        )
        for number, sentences in enumerate(paragraphs, 1):
            text += "\n\n"
            for place, sentence in enumerate(sentences):
                text += " " if place else ""
                findings.append(
                    Finding(
                        text=sentence,
                        section=index,
                        paragraph=number,
                        start=len(text),
                        end=len(text) + len(sentence),
                        label=match[1] if (match := re.match(r"([A-Z][a-z]+): ", sentences[0])) else None,
                        page=provenance.get("page"),
                    )
                )
                text += sentence
    facts: dict[str, Any] = {
        "report": "ruritania",
        "title": f"Ruritania {label}",
        "sha256": f"{sum(text.encode(errors='surrogatepass')):064x}",
        "source": f"{label}.txt",
        "publisher": "Office of Reports",
        "authority": Authority.OFFICIAL,
        "retrieved_at": datetime(2024, 5, 2, 9, 14, tzinfo=UTC),
        "published": date(2024, 4, 22),
        "revision": 1,
        "reader": "1",
    }
    facts.update({key: value for key, value in provenance.items() if key != "page"})
    return Edition(
        provenance=Provenance(edition=label, **facts),
        text=text,
        sections=tuple(sections),
        findings=tuple(findings),
    )


@dataclass
class Row:
    """A change by the indexes of its findings."""

    kind: Kind
    old: list[int] = field(default_factory=list)
    new: list[int] = field(default_factory=list)
    flags: tuple[Flag, ...] = ()
    signals: tuple[Signal, ...] = ()
    lost: str | None = None
    facts: dict[str, Any] = field(default_factory=dict)


def word_pieces(old: str, new: str) -> tuple[WordPiece, ...]:
    """Mark words plainly, by difflib."""
    a, b = re.findall(r"\w+|\W", old), re.findall(r"\w+|\W", new)
    made: list[WordPiece] = []
    for op, i, j, k, m in difflib.SequenceMatcher(None, a, b, autojunk=False).get_opcodes():
        x, y = "".join(a[i:j]), "".join(b[k:m])
        if op == "equal":
            made.append(("=", x, y))
            continue
        made += [("-", x, "")] if x else []
        made += [("+", "", y)] if y else []
    return tuple(made)


def comparison(
    old: Edition, new: Edition, rows: list[Row], pairs: list[tuple[Relation, int | None, int | None]]
) -> Comparison:
    """Make a comparison of the rows, its crosswalk of pairs of section indexes."""
    changes = []
    for number, row in enumerate(rows, 1):
        olds = tuple(old.findings[i] for i in row.old)
        news = tuple(new.findings[i] for i in row.new)
        lost: tuple[Span, ...] = ()
        if row.lost:
            start = olds[0].start + olds[0].text.index(row.lost)
            lost = (Span(row.lost, start, start + len(row.lost)),)
        one_sided = not olds or not news
        other = (new if olds else old).findings
        changes.append(
            Change(
                id=f"c{number:07d}",
                number=number,
                kind=row.kind,
                flags=row.flags,
                old=olds,
                new=news,
                similarity=None if one_sided else 0.8,
                words=()
                if one_sided
                else word_pieces(" ".join(f.text for f in olds), " ".join(f.text for f in news)),
                signals=row.signals,
                lost=lost,
                nearest=Nearest(other[0], 0.31) if one_sided and other else None,
                **{"weight": 0.5, **row.facts},
            )
        )
    crosswalk = tuple(
        CrosswalkRow(
            relation=relation,
            old=None if a is None else old.sections[a],
            new=None if b is None else new.sections[b],
            counts=Counter(
                str(change.kind)
                for change in changes
                if any(f.section == a for f in change.old) or any(f.section == b for f in change.new)
            ),
            old_words=None if a is None else _words(old, a),
            new_words=None if b is None else _words(new, b),
        )
        for relation, a, b in pairs
    )
    return Comparison(old=old, new=new, changes=tuple(changes), crosswalk=crosswalk, version="0.1.0")


def _words(of: Edition, section: int) -> int:
    return sum(len(finding.text.split()) for finding in of.findings if finding.section == section)
