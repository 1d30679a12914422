"""Changes as rows: passages with their words marked, places, marks, the nearest passage."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from tracker.model import Kind
from tracker.rendering.context.parts import Mark, NearestPassage, Passage, Piece, Place, Row
from tracker.rendering.pinpoints import paragraph_said, under_said
from tracker.rendering.shares import nearest_said
from tracker.rendering.verdicts import SIGNALS_EXPLAINED, SYMBOLS, UNTITLED, doubt, signals_said
from tracker.rendering.visible import opening, visible

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from tracker.model import Change, Comparison, Edition, Finding, Span
    from tracker.rendering.context.chapters import Chapters
    from tracker.rendering.verdicts import Verdicts

UNMARKED = frozenset({Kind.UNCHANGED, Kind.ADDED, Kind.REMOVED})
"""Kinds in which no words are marked: nothing differs, or all of it is on one side."""
CLOSE_ENOUGH = 0.2
"""Likeness from which a nearest passage is quoted in full; below it (four in five of the seeds' removed
findings) only common words are shared, and the first words and the link to its row are enough to see that."""
GLIMPSE_LENGTH = 60
"""Characters of a nearest passage that is not close."""


def place_of(edition: Edition, finding: Finding) -> Place:
    """Say where `finding` stands in `edition`."""
    section = edition.sections[finding.section]
    return Place(
        section=section.index,
        title=visible(section.title) or UNTITLED,
        path=tuple(visible(title) for title in section.path),
        label=visible(finding.label) if finding.label else None,
        under=under_said(finding),
        paragraph=paragraph_said(edition, finding),
        page=finding.page,
        characters=f"{finding.start}–{finding.end}",
    )


class RowMaker:
    """Makes the rows of one comparison."""

    def __init__(
        self,
        comparison: Comparison,
        verdicts: Verdicts,
        themes: Mapping[str, tuple[int, ...]],
        shown: Sequence[Change],
        chapters: Chapters,
    ) -> None:
        """Take the comparison, its words, the numbers of each change's themes (by id), and what is shown."""
        self._comparison = comparison
        self._verdicts = verdicts
        self._themes = themes
        self._chapters = chapters
        self._row_of_old = {f.start: change.number for change in shown for f in change.old}
        self._row_of_new = {f.start: change.number for change in shown for f in change.new}

    def row(self, change: Change) -> Row:
        """Show `change`."""
        verdicts = self._verdicts
        moved = self._chapters.moved(change)
        return Row(
            number=change.number,
            id=change.id,
            kind=str(change.kind),
            symbol=SYMBOLS[change.kind],
            verdict=verdicts.kind(change.kind),
            flags=tuple(
                Mark(name=str(flag), words=verdicts.flag(flag), explained=verdicts.flag_explained(flag))
                for flag in change.flags
            ),
            signals=tuple(
                Mark(
                    name=str(signal.type),
                    words=words,
                    explained=SIGNALS_EXPLAINED[signal.type],
                )
                for signal, words in zip(change.signals, signals_said(self._comparison, change), strict=True)
            ),
            doubt=doubt(change, verdicts),
            nature=str(change.nature) if change.nature else None,
            old=self._passages(change, 1),
            new=self._passages(change, 2),
            lost=tuple(visible(span.text.strip()) for span in change.lost),
            gained=tuple(visible(span.text.strip()) for span in change.gained),
            nearest=self._nearest(change),
            moved_from=place_of(self._comparison.old, moved) if moved else None,
            weight=change.weight,
            themes=self._themes.get(change.id, ()),
        )

    def _passages(self, change: Change, side: int) -> tuple[Passage, ...]:
        edition = self._comparison.old if side == 1 else self._comparison.new
        findings = change.old if side == 1 else change.new
        alone = change.lost if side == 1 else change.gained
        texts = [finding.text for finding in findings]
        marked = bool(change.words) and change.kind not in UNMARKED
        home = self._chapters.sections_of(change.number)[side - 1]
        cut = side_pieces([(op, (a, b)[side - 1]) for op, a, b in change.words], texts) if marked else None
        return tuple(
            Passage(
                pieces=_pieces(cut[i] if cut else [("=", finding.text)], finding, alone),
                place=place_of(edition, finding),
                elsewhere=None
                if finding.section == home
                else visible(edition.sections[finding.section].title) or UNTITLED,
            )
            for i, finding in enumerate(findings)
        )

    def _nearest(self, change: Change) -> NearestPassage | None:
        if change.nearest is None:
            return None
        finding = change.nearest.finding
        gone = change.kind is Kind.REMOVED
        rows = self._row_of_new if gone else self._row_of_old
        row = rows.get(finding.start)
        whole = change.nearest.similarity >= CLOSE_ENOUGH or row is None
        return NearestPassage(
            text=visible(finding.text),
            quoted=visible(finding.text if whole else opening(finding.text, GLIMPSE_LENGTH)),
            place=place_of(self._comparison.new if gone else self._comparison.old, finding),
            row=row,
            said=nearest_said(change, self._comparison),
        )


def side_pieces(pieces: Sequence[tuple[str, str]], texts: Sequence[str]) -> list[list[tuple[str, str]]]:
    """Deal one side's word pieces out to its findings.

    `pieces` are `(op, text)` and concatenate to `texts` joined by one blank; the blanks between are dropped.
    Where they do not concatenate so, each finding is given back as one unmarked piece.
    """
    if "".join(text for _, text in pieces) != " ".join(texts):
        return [[("=", text)] for text in texts]
    dealt: list[list[tuple[str, str]]] = []
    queue = [piece for piece in reversed(pieces) if piece[1]]
    for text in texts:
        if dealt and queue:  # the blank that joins two findings
            op, rest = queue.pop()
            if len(rest) > 1:
                queue.append((op, rest[1:]))
        mine: list[tuple[str, str]] = []
        wanted = len(text)
        while wanted > 0:
            op, piece = queue.pop()
            if len(piece) > wanted:
                queue.append((op, piece[wanted:]))
                piece = piece[:wanted]
            wanted -= len(piece)
            mine.append((op, piece))
        dealt.append(mine)
    return dealt


def blanks_outside(pieces: Iterable[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """Cut blanks off the ends of marked pieces: a mark on a blank shows as a speck at the end of a line."""
    for op, text in pieces:
        core = text.strip()
        if op not in "-+" or core == text:
            yield op, text
            continue
        before, _, after = text.partition(core) if core else (text, "", "")
        yield from ((each, part) for each, part in (("=", before), (op, core), ("=", after)) if part)


def _pieces(pieces: Sequence[tuple[str, str]], finding: Finding, alone: Sequence[Span]) -> tuple[Piece, ...]:
    """Make typography unmarked, join neighbours, and cut at the ends of what has no counterpart."""
    spans = [
        (span.start, span.end) for span in alone if span.start < finding.end and span.end > finding.start
    ]
    bounds = sorted({bound for span in spans for bound in span})
    made: list[Piece] = []
    at = finding.start
    for op, text in blanks_outside(pieces):
        cuts = [at, *(bound for bound in bounds if at < bound < at + len(text)), at + len(text)]
        for start, end in pairwise(cuts):
            shown_op = op if op in "-+" else "="
            inside = any(a <= start and end <= b for a, b in spans)
            words = visible(text[start - at : end - at])
            if made and made[-1].op == shown_op and made[-1].alone == inside:
                words = made.pop().text + words
            made.append(Piece(shown_op, words, inside))
        at += len(text)
    return tuple(made)
