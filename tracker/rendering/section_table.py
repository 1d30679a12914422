"""The table by section: which section became which, and how many changes of each kind it holds."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from tracker.model import Flag, Kind, Relation
from tracker.rendering.filtering import changed, is_of, sections_holding, sections_named
from tracker.rendering.section_order import placed_rows, titled, where
from tracker.rendering.styled import Line, Piece, Style
from tracker.rendering.verdicts import SYMBOLS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from tracker.model import Change, Comparison, CrosswalkRow
    from tracker.rendering.section_order import PlacedRow
    from tracker.rendering.verdicts import Verdicts

_COLUMNS: tuple[tuple[str, str], ...] = (
    *((kind.value, SYMBOLS[kind]) for kind in Kind),
    (Flag.MOVED.value, "moved"),
)
_COUNT_WIDTH = 6
_LEAST_TITLE_WIDTH = 24
"""In a narrower column no heading can be told from the next."""

_STEP = 2
"""Columns that a section stands further right than the one above it."""


_ALL_ROWS = "A change counts once in each section that it touches, so the sections add up to more."
_SOME_ROWS = "Only sections that hold something shown; the figures count all changes in them."
_CHANGED_ROWS = "Only sections in which something changed: the others stand as they did."


def section_table(
    comparison: Comparison,
    verdicts: Verdicts,
    width: int,
    *,
    section: str | None = None,
    holding: Iterable[Change] | None = None,
) -> Iterator[Line]:
    """The table, no wider than `width` columns; where they are few, without the column of moved ones.

    Where they are too few for any table, each section has its figures in a line below it. Where most sections
    stand as they did (a revision), only the others are shown.

    Args:
        comparison: what was compared.
        verdicts: the words for it.
        width: columns that the table may take.
        section: only rows of sections that this names.
        holding: only rows of sections in which one of these changes stands.
    """
    foot = _ALL_ROWS
    if holding is not None:
        foot = _SOME_ROWS
    elif not section and (few := _few_that_changed(comparison)):
        holding, foot = few, _CHANGED_ROWS
    stacked = width < _LEAST_TITLE_WIDTH + _COUNT_WIDTH * len(_COLUMNS[:-1])
    fits = width >= _LEAST_TITLE_WIDTH + _COUNT_WIDTH * len(_COLUMNS)
    columns = _COLUMNS if fits else _COLUMNS[:-1]
    room = max(_LEAST_TITLE_WIDTH, width - _COUNT_WIDTH * len(columns))
    head = "".join(f"{sign:>{_COUNT_WIDTH}}" for _, sign in columns)
    if not stacked:
        yield Line(Piece(f"{'Section':<{room}}{head}", Style.STRONG))
    limits = [] if holding is None else [sections_holding(holding)]
    if section:
        limits.append(sections_named(section, comparison.old, comparison.new))

    def wanted(row: CrosswalkRow) -> bool:
        return all(is_of(row, old, new) for old, new in limits)

    rows = list(placed_rows(comparison, wanted=wanted))
    titles = _titles(comparison, rows)
    for placed in rows:
        title = titles(placed)
        yield from (
            _stacked(placed, verdicts, title) if stacked else _row(placed, verdicts, title, room, columns)
        )
    total = "Whole report" if limits else "All"
    if stacked:
        yield Line(Piece(total, Style.STRONG))
        yield Line(Piece(_figures(comparison.counts)), indent=_STEP, hang=_STEP)
    else:
        yield Line(Piece(f"{total:<{room}}{_counts(comparison.counts, columns)}", Style.STRONG))
    if foot is not _ALL_ROWS or (len(rows) > 1 and _counts_some_twice(comparison)):
        yield Line(Piece(foot, Style.DIM))


def _counts_some_twice(comparison: Comparison) -> bool:
    """Whether a change touches several sections."""
    counts = comparison.counts
    return any(
        sum(row.counts.get(name, 0) for row in comparison.crosswalk) > counts[name] for name, _ in _COLUMNS
    )


def _few_that_changed(comparison: Comparison) -> list[Change]:
    """What changed, where that leaves most sections as they were; else nothing."""
    few = changed(comparison)
    old, new = sections_holding(few)
    rows = comparison.crosswalk
    touched = [row for row in rows if is_of(row, old, new)]
    rebuilt = any(row.relation is not Relation.SAME for row in rows)
    return few if not rebuilt and 2 * len(touched) < len(rows) else []


def _titles(comparison: Comparison, rows: Sequence[PlacedRow]) -> Callable[[PlacedRow], str]:
    """Give titles as they are shown: with the heading above, where that is not, and others have the same."""
    editions = {True: comparison.new, False: comparison.old}
    times = {
        is_new: Counter(section.title.casefold() for section in edition.sections)
        for is_new, edition in editions.items()
    }
    shown = {
        (is_new, section.index)
        for placed in rows
        for is_new, section in ((True, placed.row.new), (False, placed.row.old))
        if section is not None
    }

    def title_of(placed: PlacedRow) -> str:
        section = placed.row.new or placed.row.old
        assert section is not None  # noqa: S101 - a crosswalk row has at least one side
        is_new = placed.row.new is not None
        title = titled(section.title)
        if (
            not section.parent
            or (is_new, section.parent) in shown
            or times[is_new][section.title.casefold()] == 1
        ):
            return title
        return f"{titled(editions[is_new].sections[section.parent].title)} > {title}"

    return title_of


def _row(
    placed: PlacedRow, verdicts: Verdicts, title: str, room: int, columns: Sequence[tuple[str, str]]
) -> Iterator[Line]:
    row = placed.row
    style = {Relation.ADDED: Style.NEW_KIND, Relation.REMOVED: Style.OLD_KIND}.get(row.relation, Style.PLAIN)
    indent = _STEP * max(0, placed.depth - 1)
    title = _cut(" " * indent + title, room - 1)
    yield Line(Piece(f"{title:<{room}}", style), Piece(_counts(row.counts, columns)))
    note = _note(row, verdicts)
    if placed.under is not None:
        yield Line(Piece(_elsewhere(placed, verdicts), Style.DIM), indent=indent + _STEP, hang=_STEP)
    elif note:
        width = room + _COUNT_WIDTH * len(columns) - indent - _STEP
        yield Line(Piece(_cut(note, width), Style.DIM), indent=indent + _STEP)


def _stacked(placed: PlacedRow, verdicts: Verdicts, title: str) -> Iterator[Line]:
    """A section, what became of it, and its figures: each on lines of their own."""
    indent = _STEP * max(0, placed.depth - 1)
    yield Line(Piece(title), indent=indent, hang=_STEP)
    if note := _elsewhere(placed, verdicts):
        yield Line(Piece(note, Style.DIM), indent=indent + _STEP, hang=_STEP)
    if figures := _figures(placed.row.counts):
        yield Line(Piece(figures), indent=indent + _STEP, hang=_STEP)


def _figures(counts: Mapping[str, int]) -> str:
    """The figures of a row that are not nought, each with its sign."""
    return "  ".join(f"{sign} {counts[name]:,}" for name, sign in _COLUMNS if counts.get(name))


def _elsewhere(placed: PlacedRow, verdicts: Verdicts) -> str:
    """What became of the section, and where it stood, if that is not where it is shown."""
    row = placed.row
    note = _note(row, verdicts) or ""
    section = row.new or row.old
    if placed.under is None or section is None:
        return note
    joint = f"; in {verdicts.old} " if row.new is None else ", "
    return f"{note or f'← {verdicts.old}: {titled(section.title)}'}{joint}{where(placed.under)}"


def _note(row: CrosswalkRow, verdicts: Verdicts) -> str | None:
    """What became of the section, unless it only stayed."""
    if row.relation is Relation.REMOVED:
        return f"no counterpart in {verdicts.new}"
    if row.relation is Relation.ADDED:
        return f"no counterpart in {verdicts.old}"
    if row.old is None or row.new is None:
        return None
    if row.relation is Relation.SAME and row.old.title.casefold() == row.new.title.casefold():
        return None
    said = "" if row.relation in (Relation.SAME, Relation.RENAMED) else f"{row.relation} "
    return f"← {said}{verdicts.old}: {titled(row.old.title)}"


def _cut(text: str, width: int) -> str:
    return text if len(text) <= width else text[: width - 1] + "…"


def _counts(counts: Mapping[str, int], columns: Sequence[tuple[str, str]]) -> str:
    said = (f"{counts[name]:,}" if counts.get(name) else "·" for name, _ in columns)
    return "".join(f"{each:>{_COUNT_WIDTH}}" for each in said)
